"""How well a scan of our own sheets and stickers decodes, symbol by symbol: for a station that is being set up.

The cascade stops at the first certain tag; here every stage looks at the whole page, and each print is listed with
the stage that read it first and with how many pixels a module has.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from reportlab.graphics.barcode.code128 import Code128

from barcodes.payload import Tag, Use, parse
from barcodes.reader import read_all
from barcodes.sheets import LABEL_CODE128, LABEL_QR, SHEET_CODE128, SHEET_QR
from barcodes.symbols import Probe, Symbol, Symbology

SIZES = {(Use.SHEET, Symbology.QR): SHEET_QR, (Use.SHEET, Symbology.CODE128): SHEET_CODE128,
         (Use.STICKER, Symbology.QR): LABEL_QR, (Use.STICKER, Symbology.CODE128): LABEL_CODE128}
"""Longest side of each as drawn, in points."""
PRINTED = {Use.SHEET: {Symbology.QR: 2, Symbology.CODE128: 2}, Use.STICKER: {Symbology.QR: 1, Symbology.CODE128: 1}}
"""How many of each a sheet and a sticker carry."""
QR_MODULES = 25
"""Modules along a side of version 2, which holds a payload at level H."""


def probe(image: np.ndarray, dpi: float | None = None) -> list[Probe]:
    """The symbols of every tag on a page of about 200 dpi, BGR or grey, (height, width[, 3]) uint8; a symbol that
    should be there and was not read comes without a stage."""
    height, width = image.shape[:2]
    read: dict[str, list[Symbol]] = {}
    uses: dict[str, Use] = {}
    for symbol in read_all(image):
        meaning = parse(symbol.payload)
        if isinstance(meaning, Tag):
            read.setdefault(symbol.payload, []).append(symbol)
            uses[symbol.payload] = meaning.use
    found: list[Probe] = []
    for payload, symbols in read.items():
        found += [Probe(payload, symbol.symbology, symbol.stage, round(module_width(symbol), 2),
                        _place(symbol, width, height), _scale(symbol, uses[payload], dpi)) for symbol in symbols]
        counts = Counter(symbol.symbology for symbol in symbols)
        found += [Probe(payload, symbology) for symbology, count in PRINTED[uses[payload]].items()
                  for _ in range(count - counts[symbology])]
    return found


def module_width(symbol: Symbol) -> float:
    """Pixels of a module, from the longest side of the symbol's box."""
    modules = QR_MODULES if symbol.symbology is Symbology.QR else Code128(symbol.payload, barWidth=1, quiet=0).width
    return _longest(symbol) / float(modules)


def _longest(symbol: Symbol) -> float:
    left, top, right, bottom = symbol.box
    return max(right - left, bottom - top)


def _scale(symbol: Symbol, use: Use, dpi: float | None) -> float | None:
    return round(_longest(symbol) * 72 / dpi / SIZES[use, symbol.symbology], 3) if dpi else None


def _place(symbol: Symbol, width: float, height: float) -> str:
    left, top, right, bottom = symbol.box
    return f"{'top' if top + bottom < height else 'bottom'}-{'left' if left + right < width else 'right'}"
