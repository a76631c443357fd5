"""Paper to white: shade, folds and grounds divided away."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.long_runs import spread
from intake_cli.ocr.shrink import shrunk_by

SMALL = 4
"""Grounds are found on the page at a quarter of its size."""
GROUND_INCHES = 0.16
"""Ink is narrower than this one way or the other; a ground, a fold, a shaded row is not."""
FOLD_INCHES = 1.2
"""Print has gaps within this length; a fold or a shadow's edge has none."""
STEP = 12
"""Levels by which a ground differs from that beside it where it is the edge of a tinted band."""
GRAIN, ALONG = 1.08, 25
"""Of a tint, how light its grain is; and pixels along an edge that are looked at: print leaves paper free in them."""
USUAL_DPI = 200.0


def flatten(grey: np.ndarray, dpi: float | None = None) -> np.ndarray:
    """The page divided by its own background: what is left when all that is narrower than a ground, or shorter than a
    fold, is filled up."""
    cells = (dpi or USUAL_DPI) / SMALL
    small = shrunk_by(grey, 1 / SMALL)
    ground, fold = odd(GROUND_INCHES * cells), odd(FOLD_INCHES * cells)
    filled = [cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones(size, np.uint8))
              for size in ((ground, ground), (1, fold), (fold, 1))]
    lowest = cv2.min(filled[0], cv2.min(filled[1], filled[2]))
    background = cv2.resize(cv2.blur(lowest, (3, 3)), (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(_with_tints(background, lowest, grey), 1), scale=255)


def _with_tints(background: np.ndarray, ground: np.ndarray, grey: np.ndarray) -> np.ndarray:
    """``background`` with the tint of bands up to their edges: ``ground``, the same before it was smoothed, small, is
    neither tint nor white there, and a line of the tint would be left as a rule, and be erased with the print that it
    runs through. A pixel lies on the tint where along the edge to one side, level or upright, none is lighter:
    to both sides there is paper at the corners of a band."""
    around = np.ones((3, 3), np.uint8)
    dark = cv2.erode(ground, around)
    steep = cv2.subtract(cv2.dilate(ground, around), dark) > STEP
    if not steep.any():
        return background
    beside = cv2.dilate(steep.view(np.uint8), around) > 0
    tint = cv2.resize(np.where(beside, dark, 0), grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    for start, end in _stretches(tint, 1):
        for left, right in _stretches(tint[start:end], 0):
            part = np.s_[max(0, start - ALONG):end + ALONG, max(0, left - ALONG):right + ALONG]
            tinted = _tinted(grey[part], tint[part])
            background[part][tinted] = tint[part][tinted]
    return background


def _stretches(tint: np.ndarray, axis: int) -> list[tuple[int, int]]:
    """From where to where rows (``axis`` 1) or columns (0) hold some tint, so far apart that none sees another."""
    held = np.flatnonzero(tint.max(axis=axis))
    runs = np.split(held, np.flatnonzero(np.diff(held) > 2 * ALONG) + 1) if held.size else []
    return [(int(run[0]), int(run[-1]) + 1) for run in runs]


def _tinted(grey: np.ndarray, tint: np.ndarray) -> np.ndarray:
    """Which pixels (bool) lie on ``tint``, where there is some."""
    lowest = np.minimum(_lightest(grey, 0), _lightest(grey, 1))
    return (tint > 0) & (lowest <= cv2.convertScaleAbs(tint, alpha=GRAIN))


def _lightest(grey: np.ndarray, axis: int) -> np.ndarray:
    """The lightest of the pixels to one side of each and that of those to the other: the darker of the two."""
    margins = [(0, 0), (0, 0)]
    margins[axis] = ALONG - 1, ALONG - 1
    lightest = np.moveaxis(spread(np.pad(grey, margins), ALONG, np.maximum, axis), axis, 0)
    return np.moveaxis(np.minimum(lightest[ALONG - 1:], lightest[:1 - ALONG]), 0, axis)


def odd(size: float) -> int:
    """An odd number of about ``size``, 3 at least: a window so wide has a middle."""
    return 2 * max(1, round(size / 2)) + 1
