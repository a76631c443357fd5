"""Rows that somebody went over with a marker: its colour is lifted to paper, and black print under it stays."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.light import SMALL, USUAL_DPI, odd
from intake_cli.ocr.parts import Part, drawn, parts_of
from intake_cli.ocr.seals import RED

BRIGHT, TINTED = 0.85, 0.85
"""Share of the paper's lightness that the lightest channel of a marked place has at least, and share of that channel
that its red has at most: of yellow, pink and orange markers nothing is seen in the red, which is what is read."""
BLACK = 0.6
"""Share of the paper's lightness below which a pixel is print in every channel."""
PRINT_INCHES, MARK_INCHES = 0.12, 0.2
"""Gaps that print leaves in a mark at most; and how long a mark is at least, one way or the other."""
PAPER_INCHES = 1.2
"""Within this lies paper."""
SOLID, RIM = 3, 5
"""Pixels of the small page that a mark covers without any print in it, and within which its colour fades."""


def unmarked(grey: np.ndarray, pixels: np.ndarray, small: np.ndarray, dpi: float | None = None) -> np.ndarray:
    """``grey`` (the red channel of ``pixels``, BGR) as light as the lightest channel where a bright green or blue lies
    under print that is black; white print on such a ground is left. ``small`` is the page at a quarter of its size."""
    cells = (dpi or USUAL_DPI) / SMALL
    lightest = cv2.max(cv2.max(small[:, :, 0], small[:, :, 1]), small[:, :, RED])
    bright = (lightest > cv2.convertScaleAbs(small[:, :, RED], alpha=1 / TINTED)).astype(np.uint8)
    solid = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((SOLID, SOLID), np.uint8)) > 0
    if not solid.any():
        return grey
    near, gap, least = odd(PAPER_INCHES * cells), odd(PRINT_INCHES * cells), MARK_INCHES * cells
    paper = cv2.dilate(lightest, np.ones((near, near), np.uint8))
    bright &= (lightest >= BRIGHT * paper).astype(np.uint8)
    for part in parts_of(bright, lambda widths, heights: np.maximum(widths, heights) >= least):
        if solid[part.top:part.top + part.height, part.left:part.left + part.width].any():
            light = paper[part.top + part.height // 2, part.left + part.width // 2]
            _lift(grey, pixels, part, gap, float(light))
    return grey


def _lift(grey: np.ndarray, pixels: np.ndarray, part: Part, gap: int, paper: float) -> None:
    """Lift one mark with its rim and the print in its gaps, where that is black rather than white."""
    left, top = max(0, part.left - RIM), max(0, part.top - RIM)
    high, wide = (side // SMALL for side in grey.shape)
    right, bottom = min(wide, part.left + part.width + RIM), min(high, part.top + part.height + RIM)
    inside = cv2.morphologyEx(drawn([part], (bottom - top, right - left), (left, top)), cv2.MORPH_CLOSE,
                              np.ones((gap, gap), np.uint8))
    place = np.s_[top * SMALL:bottom * SMALL, left * SMALL:right * SMALL]
    here = pixels[place]
    lightest, red = here.max(axis=2), here[:, :, RED]
    core = _enlarged(cv2.erode(inside, np.ones((3, 3), np.uint8)), lightest.shape)
    black = np.count_nonzero(core & (lightest < BLACK * paper))
    white = np.count_nonzero(core & (red > BRIGHT * paper))
    if black >= white:
        around = _enlarged(cv2.dilate(inside, np.ones((RIM, RIM), np.uint8)), lightest.shape)
        grey[place][around] = np.maximum(grey[place], lightest)[around]


def _enlarged(mask: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """A small ``mask`` as one (bool) of ``shape``."""
    return np.asarray(cv2.resize(mask, shape[::-1], interpolation=cv2.INTER_NEAREST) > 0)
