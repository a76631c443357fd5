"""Long runs of ink along the rows of a mask, on its packed bits: eight rows are looked at with one step."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np


def long_runs(turned: np.ndarray, gap: int, length: int) -> np.ndarray:
    """Where ink (0 or 1) runs on for ``length`` pixels of a row or more, closed over gaps shorter than ``gap``:
    cv2.MORPH_CLOSE with the one and cv2.MORPH_OPEN with the other, for a third of the time. ``turned`` is the ink
    (uint8, 0 or 1) with its rows as columns."""
    columns = np.packbits(turned, axis=1)
    closed = _eroded(_dilated(columns, gap), gap)
    opened = _dilated(_eroded(closed, length), length)
    return np.asarray(cv2.transpose(np.unpackbits(opened, axis=1, count=turned.shape[1])), np.uint8)


def _dilated(columns: np.ndarray, reach: int) -> np.ndarray:
    return _spread(columns, reach, np.bitwise_or, 0)


def _eroded(columns: np.ndarray, reach: int) -> np.ndarray:
    return _spread(columns, reach, np.bitwise_and, 255)


def _spread(columns: np.ndarray, reach: int, together: Callable[[np.ndarray, np.ndarray], np.ndarray],
            outside: int) -> np.ndarray:
    """Each of ``columns`` ``together`` with those around it, ``reach`` in all, with twice as many at each step."""
    spread, taken = np.pad(columns, ((reach // 2, (reach - 1) // 2), (0, 0)), constant_values=outside), 1
    while taken < reach:
        step = min(taken, reach - taken)
        spread, taken = together(spread[:-step], spread[step:]), taken + step
    return spread
