"""The ink that tells how level a page lies: that of its print, neither the glass around it nor a stamp upon it."""

from __future__ import annotations

import cv2
import numpy as np

EDGE, DARK = 0.05, 0.5
"""Share of the page's height that the glass of a scanner may show beyond a paper's edge, and of such a row that is
dark."""
FRAME = 0.05
"""Share of the page's width by which a frame is wide and high at least."""
FEWEST = 200
"""Pixels of ink that must be left beside frames."""


def without_dark_edges(ink: np.ndarray) -> np.ndarray:
    """``ink`` without rows along the head and the foot that are mostly dark: they are level however the paper lies."""
    reach = max(1, round(EDGE * len(ink)))
    edges = np.r_[0:reach, len(ink) - reach:len(ink)]
    dark = edges[ink[edges].mean(axis=1) > DARK]
    return np.delete(ink, dark, axis=0) if dark.size else ink


def without_frames(ink: np.ndarray) -> np.ndarray:
    """``ink`` without what is both wide and high and holds together; all of it where hardly any other is left."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    gone = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].min(axis=1) > FRAME * ink.shape[1]
    gone[0] = True  # the paper
    left = np.asarray(~gone[labels])
    return left if np.count_nonzero(left) >= FEWEST else ink
