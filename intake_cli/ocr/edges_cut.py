"""Characters and ruled lines that the edge of a picture cuts through: what stood beyond it is lost."""

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
RULE_MM, THIN_MM, GAP_MM = 5.0, 0.9, 1.3
"""How far in from an edge a ruled line runs at least, how thick it is at most, and the gaps of a dashed one."""
EDGES = ("left", "top", "right", "bottom")


def cut_pieces(ink: np.ndarray) -> dict[str, int]:
    """Pieces of characters and ruled lines that run into each edge, from the ink of a page at 100 dpi (bool).

    Lines are counted as far as there are more of them than at the edge across: streaks of a scanner and the lines of
    ruled paper run from edge to edge, those of a table that was cut begin on the page.
    """
    turned = (ink.T, ink, ink[:, ::-1].T, ink[::-1])
    rules = [_rules_above(plane) for plane in turned]
    return {edge: _cut_above(plane) + max(0, rules[place] - rules[(place + 2) % 4])
            for place, (edge, plane) in enumerate(zip(EDGES, turned, strict=True))}


def _rules_above(ink: np.ndarray) -> int:
    """Thin lines that lead straight into the upper edge."""
    unit = DPI / 25.4
    near = max(1, round(NEAR_MM * unit))
    strip = np.ascontiguousarray(ink[:round(RULE_MM * unit)]).view(np.uint8)
    closed = cv2.morphologyEx(strip, cv2.MORPH_CLOSE, np.ones((round(GAP_MM * unit), 1), np.uint8))
    lines = strip[:near].any(axis=0) & (closed[near:].min(axis=0) > 0)
    ends = np.flatnonzero(np.diff(np.concatenate([[0], lines.view(np.uint8), [0]]).astype(np.int8)))
    return int(np.sum(ends[1::2] - ends[::2] <= THIN_MM * unit))


def _cut_above(ink: np.ndarray) -> int:
    """Pieces of characters at the upper edge."""
    unit = DPI / 25.4
    strip = np.ascontiguousarray(ink[:round(DEPTH_MM * unit)]).view(np.uint8)
    near = max(1, round(NEAR_MM * unit))
    if not strip[:near].any():
        return 0
    outlines, _ = cv2.findContours(strip, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = (cv2.boundingRect(outline) for outline in outlines)
    least, most = (size * unit for size in SIZE_MM)
    return sum(top < near and least <= max(width, height) <= most for _, top, width, height in boxes)
