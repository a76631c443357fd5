"""The first reader: zxing-cpp, QR and Code 128 only."""

from __future__ import annotations

import math

import cv2
import numpy as np
import zxingcpp

from barcodes.symbols import Found, Symbol, Symbology

_FORMATS = {zxingcpp.BarcodeFormat.QRCode: Symbology.QR, zxingcpp.BarcodeFormat.Code128: Symbology.CODE128}
SQUARE = 1.25
"""Longest side over shortest, and diagonal over diagonal, of what can be a QR code under a scanner."""
SAMPLES, INKED = 40, 0.3
"""Points to a side at which it is looked at, and the share of them that is dark at least: about half of a QR code is,
and a tenth of a ruled page."""
_QR, _CODE128 = _FORMATS


def decode(grey: np.ndarray, *, step: int = 1, downscale: bool = False) -> Found:
    """Symbols of a (height, width) uint8 image at any quarter turn, and whether something was found that looks like
    a symbol but did not decode; of Code 128 every ``step``-th row and column is looked at. Inverted symbols are not
    looked for: nobody prints them.

    Columns are read as rows of a picture of their own: dot by dot out of one row after another they cost twice that.
    """
    rows, columns = np.ascontiguousarray(grey[::step]), cv2.transpose(np.ascontiguousarray(grey[:, ::step]))
    codes = [(code, _corners(code)) for code in _read(grey, _QR, downscale)]
    codes += [(code, _corners(code) * (1, step)) for code in _read(rows, _CODE128, downscale)]
    codes += [(code, _corners(code)[:, ::-1] * (step, 1)) for code in _read(columns, _CODE128, downscale)]
    return _found(codes, grey)


def _read(grey: np.ndarray, form: zxingcpp.BarcodeFormat, downscale: bool) -> list[zxingcpp.Barcode]:
    """The codes of one form, of Code 128 those that lie along the rows."""
    formats = zxingcpp.BarcodeFormats((form,))
    return zxingcpp.read_barcodes(grey, formats=formats, try_rotate=False, try_downscale=downscale, try_invert=False,
                                  text_mode=zxingcpp.TextMode.Plain, return_errors=True)


def _found(codes: list[tuple[zxingcpp.Barcode, np.ndarray]], grey: np.ndarray) -> Found:
    """What the codes say, each with its corners (4, 2) on the page."""
    symbols = [Symbol(_FORMATS[code.format], code.text, _box(corners), turns=_turns(corners))
               for code, corners in codes if code.valid and code.format in _FORMATS]
    return symbols, any(not code.valid and _looks_real(code.format, corners, grey) for code, corners in codes)


def _looks_real(form: zxingcpp.BarcodeFormat, corners: np.ndarray, grey: np.ndarray) -> bool:
    """Whether what did not decode may be a damaged symbol: corners of a ruled grid that pass for a QR code make no
    square, or one with little ink in it."""
    if form != _QR:
        return True
    sides = [math.dist(corners[index], corners[index - 1]) for index in range(4)]
    diagonals = [math.dist(corners[0], corners[2]), math.dist(corners[1], corners[3])]
    is_square = max(sides) <= SQUARE * min(sides) and max(diagonals) <= SQUARE * min(diagonals)
    return is_square and _dark_share(grey, corners) >= INKED


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


def _corners(code: zxingcpp.Barcode) -> np.ndarray:
    """The corners (4, 2; x, y in pixels) of a code that was read: those of its own top left, right, bottom right and
    left."""
    place = code.position
    return np.array([(corner.x, corner.y) for corner in (place.top_left, place.top_right, place.bottom_right,
                                                         place.bottom_left)], dtype=np.float64)


def _turns(corners: np.ndarray) -> int:
    """Clockwise quarter turns that bring a symbol upright."""
    along = corners[1] - corners[0]
    return -round(math.atan2(along[1], along[0]) / (math.pi / 2)) % 4


def _box(corners: np.ndarray) -> tuple[float, float, float, float]:
    across, down = corners[:, 0].tolist(), corners[:, 1].tolist()
    return min(across), min(down), max(across), max(down)
