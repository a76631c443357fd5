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
