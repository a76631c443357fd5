"""Characters that the edge of a picture cuts through: what stood beyond it is lost."""

from __future__ import annotations

import cv2
import numpy as np

DPI = 100.0
"""Resolution at which ink is looked at."""
DEPTH_MM = 9.0
"""How far in from an edge a part of ink may reach: what reaches further is a line, a bar or a black border."""
SIZE_MM = (1.0, 6.0)
"""Extents of a piece of a character, along the edge and away from it: the larger of the two."""
NEAR_MM = 0.3
"""How near the edge a piece must come to run into it."""
EDGES = ("left", "top", "right", "bottom")


def cut_characters(ink: np.ndarray) -> dict[str, int]:
    """Pieces of characters that run into each edge, from the ink of a page at 100 dpi (bool)."""
    turned = zip(EDGES, (ink.T, ink, ink[:, ::-1].T, ink[::-1]), strict=True)
    return {edge: _cut_above(plane) for edge, plane in turned}


def _cut_above(ink: np.ndarray) -> int:
    """Pieces at the upper edge."""
    unit = DPI / 25.4
    strip = np.ascontiguousarray(ink[:round(DEPTH_MM * unit)]).view(np.uint8)
    near = max(1, round(NEAR_MM * unit))
    if not strip[:near].any():
        return 0
    outlines, _ = cv2.findContours(strip, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = (cv2.boundingRect(outline) for outline in outlines)
    least, most = (size * unit for size in SIZE_MM)
    return sum(top < near and least <= max(width, height) <= most for _, top, width, height in boxes)
