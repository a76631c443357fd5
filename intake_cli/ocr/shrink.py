"""Pictures made smaller by the means of their pixels."""

from __future__ import annotations

import cv2
import numpy as np


def shrunk(pixels: np.ndarray, width: int, height: int) -> np.ndarray:
    """``pixels`` at another size, as (height, width, ...). Halved as long as half or more is to go, an odd row or
    column left out: OpenCV does that several times as fast per pixel as any other step."""
    while pixels.shape[0] >= 2 * height and pixels.shape[1] >= 2 * width:
        even = pixels[:pixels.shape[0] // 2 * 2, :pixels.shape[1] // 2 * 2]
        pixels = cv2.resize(even, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    near = pixels.shape[0] < 2 * height and pixels.shape[1] < 2 * width
    return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_LINEAR if near else cv2.INTER_AREA)


def shrunk_by(pixels: np.ndarray, factor: float) -> np.ndarray:
    """``pixels`` at ``factor`` of their size; they themselves at all of it."""
    if factor == 1:
        return pixels
    height, width = (max(1, int(side * factor)) for side in pixels.shape[:2])
    return shrunk(pixels, width, height)


def shares_of(ink: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Of each of few cells of a page how much of it ``ink`` (bool) covers, all of it being 255: what cv2.INTER_AREA
    says, which looks at one pixel after the other."""
    covered = cells_of(ink.shape[0], rows) @ ink.astype(np.float32) @ cells_of(ink.shape[1], columns).T
    return np.asarray(np.rint(255 * covered).astype(np.uint8))


def cells_of(size: int, count: int) -> np.ndarray:
    """Shares (count, size) that pixels have in the cells into which a side is parted."""
    ends, pixels = np.linspace(0, size, count + 1)[:, None], np.arange(size)
    within = np.minimum(ends[1:], pixels + 1) - np.maximum(ends[:-1], pixels)
    return np.asarray((within.clip(0) * (count / size)).astype(np.float32))
