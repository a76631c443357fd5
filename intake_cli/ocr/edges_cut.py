"""Characters and ruled lines that the edge of a picture cuts through: what stood beyond it is lost."""

from __future__ import annotations

import math
from collections.abc import Iterator

import cv2
import numpy as np

UNIT = 100.0 / 25.4
"""Dots to a millimetre where ink is looked at."""
DEPTH_MM = 9.0
"""How far in from an edge a part of ink may reach: what reaches further is a line, a bar or a black border."""
SIZE_MM = (1.0, 6.0)
"""Extents of a piece of a character, along the edge and away from it: the larger of the two."""
NEAR_MM = 0.3
"""How near the edge a piece must come to run into it."""
RULE_MM, THIN_MM, GAP_MM = 5.0, 0.9, 1.3
"""How far in from an edge a ruled line runs at least, how thick it is at most, and the gaps of a dashed one."""
EDGES = ("left", "top", "right", "bottom")
SLOPES = (-1, 1, 1, -1)
"""Which way each edge of a sheet that lies askew runs away from that of the picture, seen with that edge above."""
FED = 4.0
"""Degrees: a feeder seldom draws a sheet in by more, and a larger skew is oftener one measured wrongly."""
WHITE, BLURRED = 0.02, 2
"""Share of what lies beyond the edge of a sheet that is ink at most: else that is the black bed of a scanner, or the
page does not lie so. And dots by which what is cut there may reach across."""


def cut_pieces(ink: np.ndarray, raw: np.ndarray, skew: float = 0.0) -> dict[str, int]:
    """Pieces of characters and ruled lines that run into each edge, from the ink of a page at 100 dpi (bool); ``raw``
    is the same with the lines that are one dot thick.

    What a scanner or its driver turned by ``skew`` degrees ends at the edge of the sheet, through the middle of the
    picture's own, and white lies beyond: there that edge is meant. Lines are counted as far as there are more of them
    than at the edge across: streaks of a scanner and the lines of ruled paper run from edge to edge, those of a table
    that was cut begin on the page.
    """
    skew = skew if abs(skew) <= FED else 0.0
    pieces = [_pieces(strip) for strip in _strips(ink, skew)]
    rules = [_rules(strip) for strip in _strips(raw, skew)]
    return {edge: pieces[place] + max(0, rules[place] - rules[(place + 2) % 4]) for place, edge in enumerate(EDGES)}


def _strips(ink: np.ndarray, skew: float) -> Iterator[np.ndarray]:
    """The ink along each edge of the sheet, (:data:`DEPTH_MM`, along), with that edge above."""
    for plane, slope in zip((ink.T, ink, ink[:, ::-1].T, ink[::-1]), SLOPES, strict=True):
        height, width = plane.shape
        along = np.arange(width)
        beyond = np.maximum(0, np.round((along - width / 2) * slope * math.tan(math.radians(skew)))).astype(int)
        outside = np.arange(beyond.max() + 1)[:, None] < beyond - BLURRED
        if np.count_nonzero(plane[:len(outside)] & outside) > WHITE * np.count_nonzero(outside):
            beyond[:] = 0
        rows = np.arange(min(height, round(DEPTH_MM * UNIT)))[:, None] + beyond
        yield np.ascontiguousarray(plane[np.minimum(rows, height - 1), along])


def _rules(strip: np.ndarray) -> int:
    """Thin lines that lead straight into the upper edge."""
    near = max(1, round(NEAR_MM * UNIT))
    inner = strip[:round(RULE_MM * UNIT)].view(np.uint8)
    closed = cv2.morphologyEx(inner, cv2.MORPH_CLOSE, np.ones((round(GAP_MM * UNIT), 1), np.uint8))
    lines = inner[:near].any(axis=0) & (closed[near:].min(axis=0) > 0)
    ends = np.flatnonzero(np.diff(np.concatenate([[0], lines.view(np.uint8), [0]]).astype(np.int8)))
    return int(np.sum(ends[1::2] - ends[::2] <= THIN_MM * UNIT))


def _pieces(strip: np.ndarray) -> int:
    """Pieces of characters at the upper edge."""
    near = max(1, round(NEAR_MM * UNIT))
    if not strip[:near].any():
        return 0
    outlines, _ = cv2.findContours(strip.view(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = (cv2.boundingRect(outline) for outline in outlines)
    least, most = (size * UNIT for size in SIZE_MM)
    return sum(top < near and least <= max(width, height) <= most for _, top, width, height in boxes)
