"""Greys that a scanner in black and white, or a printer, made of dots: blurred until they are greys again."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from intake_cli.ocr.shrink import shrunk, shrunk_by

BAND, PACE = 64, 512
"""Rows that are looked at, and from the first of them to the first of the next."""
CELL, AROUND = 8, (31, 3)
"""Pixels of the page to a side of the cells in which dots are counted, and how many cells across and down tell whether
the ground there is made of dots: the heading of a table, or every other row, is that high and at least as wide."""
_BESIDE = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.uint8)


class Screen(NamedTuple):
    """Dots of one size: the ``size`` at which the page shows them as single pixels, darker by ``levels`` than the four
    beside them; the ``share`` of its pixels that are such from which greys are made of them; and the ``blur`` that
    makes them greys, in pixels."""

    size: float
    levels: int
    share: float
    blur: float


SCREENS = (Screen(1.0, 60, 0.008, 1.2), Screen(0.5, 32, 0.02, 1.8))
"""Dots of scanners in black and white, and coarser ones of printers. On pages without any a share of 0.0015 and 0.009
was seen at most; at least 0.025 and 0.035 where paper hardly off white was made of dots."""


def unscreened(pixels: np.ndarray) -> np.ndarray:
    """BGR ``pixels`` with the dots that greys were made of blurred; the same array where there are none."""
    bands = _bands(pixels)
    for screen in SCREENS:
        if _shows(bands, screen):
            return cv2.GaussianBlur(pixels, (0, 0), screen.blur)
    return pixels


SHADES = (Screen(1.0, 20, 0.035, 1.2), Screen(0.5, 20, 0.085, 1.8))
"""The same of dots around a place, with which a printer shaded a part of a page, on pages as fine as they are read.
Print alone showed a share of 0.024 and 0.06 at most, shades of 60 to 141 lines to the inch that a scan shows at all
0.036 or 0.1 at least."""


def unshaded(pixels: np.ndarray) -> np.ndarray:
    """BGR ``pixels`` with the dots blurred that shade parts of the page, as headings and every other row are; the same
    array where there are none."""
    grey = cv2.extractChannel(pixels, 1)
    for shade in SHADES:
        marks = _shaded(grey, shade)
        left, top, width, height = (CELL * side for side in cv2.boundingRect(marks))
        if width:
            part = pixels[top:top + height, left:left + width]
            there = marks.repeat(CELL, axis=0).repeat(CELL, axis=1)[top:top + height, left:left + width, None]
            pixels = pixels.copy()
            pixels[top:top + height, left:left + width] = np.where(
                there[:len(part), :part.shape[1]] > 0, cv2.GaussianBlur(part, (0, 0), shade.blur), part)
            return pixels
    return pixels


def _shaded(grey: np.ndarray, shade: Screen) -> np.ndarray:
    """Which cells (uint8, 0 or 1) of a page lie in a part that is shaded by dots."""
    dots = _dots(shrunk_by(grey, shade.size), shade.levels)
    shares = shrunk(dots, -(-grey.shape[1] // CELL), -(-grey.shape[0] // CELL))
    full = cv2.blur(shares.astype(np.float32), AROUND) >= 255 * shade.share
    return cv2.dilate(full.view(np.uint8), np.ones(AROUND[::-1], np.uint8))


def _dots(grey: np.ndarray, levels: int) -> np.ndarray:
    """Which pixels (uint8, 0 or 255) are darker than the four beside them by so many ``levels``."""
    darker = cv2.subtract(cv2.erode(grey, _BESIDE), grey)
    return np.asarray(cv2.threshold(darker, levels - 1, 255, cv2.THRESH_BINARY)[1])


def _bands(pixels: np.ndarray) -> list[np.ndarray]:
    """Some rows of the green plane of BGR ``pixels``."""
    starts = range(0, max(1, len(pixels) - BAND), PACE)
    return [np.ascontiguousarray(pixels[start:start + BAND, :, 1]) for start in starts]


def _shows(bands: list[np.ndarray], screen: Screen) -> bool:
    """Whether greys in the ``bands`` of a page are made of the dots of ``screen``."""
    dots = total = 0
    for band in bands:
        small = shrunk_by(band, screen.size)
        dots += int(np.count_nonzero(_dots(small, screen.levels)))
        total += small.size
    return dots > screen.share * total
