"""Greys that a scanner in black and white, or a printer, made of dots: blurred until they are greys again."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from intake_cli.ocr.shrink import shrunk_by

BAND, PACE = 64, 512
"""Rows that are looked at, and from the first of them to the first of the next."""
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


def _bands(pixels: np.ndarray) -> list[np.ndarray]:
    """Some rows of the green plane of BGR ``pixels``."""
    starts = range(0, max(1, len(pixels) - BAND), PACE)
    return [np.ascontiguousarray(pixels[start:start + BAND, :, 1]) for start in starts]


def _shows(bands: list[np.ndarray], screen: Screen) -> bool:
    """Whether greys in the ``bands`` of a page are made of the dots of ``screen``."""
    dots = total = 0
    for band in bands:
        small = shrunk_by(band, screen.size)
        dots += int(np.count_nonzero(cv2.subtract(cv2.erode(small, _BESIDE), small) >= screen.levels))
        total += small.size
    return dots > screen.share * total
