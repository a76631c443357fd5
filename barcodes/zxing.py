"""The first reader: zxing-cpp, QR and Code 128 only."""

from __future__ import annotations

import math

import numpy as np
import zxingcpp

from barcodes.symbols import Symbol, Symbology

_FORMATS = {zxingcpp.BarcodeFormat.QRCode: Symbology.QR, zxingcpp.BarcodeFormat.Code128: Symbology.CODE128}
SQUARE = 1.25
"""Longest side over shortest, and diagonal over diagonal, of what can be a QR code under a scanner."""
SAMPLES, INKED = 40, 0.3
"""Points to a side at which it is looked at, and the share of them that is dark at least: about half of a QR code is,
and a tenth of a ruled page."""
_WANTED = zxingcpp.BarcodeFormats(tuple(_FORMATS))


def decode(grey: np.ndarray, *, downscale: bool = False) -> tuple[list[Symbol], bool]:
    """Symbols of a (height, width) uint8 image at any quarter turn, and whether something was found that looks like
    a symbol but did not decode. Inverted symbols are not looked for: nobody prints them."""
    found = zxingcpp.read_barcodes(grey, formats=_WANTED, try_rotate=True, try_downscale=downscale, try_invert=False,
                                   text_mode=zxingcpp.TextMode.Plain, return_errors=True)
    symbols = [Symbol(_FORMATS[code.format], code.text, _box(code.position), turns=_turns(code.position))
               for code in found if code.valid and code.format in _FORMATS]
    return symbols, any(not code.valid and _looks_real(code, grey) for code in found)


def _looks_real(code: zxingcpp.Barcode, grey: np.ndarray) -> bool:
    """Whether what did not decode may be a damaged symbol: corners of a ruled grid that pass for a QR code make no
    square, or one with little ink in it."""
    if code.format != zxingcpp.BarcodeFormat.QRCode:
        return True
    place = code.position
    corners = [(float(c.x), float(c.y)) for c in (place.top_left, place.top_right, place.bottom_right,
                                                  place.bottom_left)]
    sides = [math.dist(corners[index], corners[index - 1]) for index in range(4)]
    diagonals = [math.dist(corners[0], corners[2]), math.dist(corners[1], corners[3])]
    is_square = max(sides) <= SQUARE * min(sides) and max(diagonals) <= SQUARE * min(diagonals)
    return is_square and _dark_share(grey, np.array(corners)) >= INKED


def _dark_share(grey: np.ndarray, corners: np.ndarray) -> float:
    """Share of what lies within ``corners`` (4, 2) that is darker than halfway between its paper and its ink."""
    across, down = (way[..., None] for way in np.meshgrid(*(np.linspace(0.02, 0.98, SAMPLES),) * 2))
    top_left, top_right, bottom_right, bottom_left = corners
    places = (1 - down) * ((1 - across) * top_left + across * top_right) + \
        down * ((1 - across) * bottom_left + across * bottom_right)
    x, y = np.round(places).astype(int).T
    levels = grey[y.clip(0, grey.shape[0] - 1), x.clip(0, grey.shape[1] - 1)]
    low, high = np.percentile(levels, (2, 98))
    return float(np.mean(levels < (low + high) / 2))


def _turns(position: zxingcpp.Position) -> int:
    """Clockwise quarter turns that bring a symbol upright."""
    start, end = position.top_left, position.top_right
    return -round(math.atan2(end.y - start.y, end.x - start.x) / (math.pi / 2)) % 4


def _box(position: zxingcpp.Position) -> tuple[float, float, float, float]:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across, down = [float(corner.x) for corner in corners], [float(corner.y) for corner in corners]
    return min(across), min(down), max(across), max(down)
