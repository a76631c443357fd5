"""Holes that a punch or a binder made: round, solid and dark on a scan, far larger than any full stop."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from intake_cli.ocr.parts import parts_of
from intake_cli.ocr.shrink import shrunk_by
from intake_cli.ocr.straighten import known_dpi

LEAST_MM, MOST_MM = 4.0, 9.0
"""Width of a hole."""
DARK = 0.6
"""Share of the paper's lightness around it below which a hole is."""
RIM_MM = 0.3
"""How far the shade of a hole's rim reaches beyond it."""
CORE = 0.6
"""Share of a hole's width that a disc is wide which fits into nothing that touches it: no stroke is so broad."""
ROUND = 0.1
"""Share by which a hole's sides differ at most, and its area from that of a disc."""


def without_holes(grey: np.ndarray, dpi: float | None) -> np.ndarray:
    """The page with its holes as light as the paper around them; the page itself where it has none. They are looked for
    on a grid of millimetres."""
    mm = known_dpi(grey.shape, dpi) / 25.4
    grid, least, most = max(1, round(mm)), LEAST_MM * mm, MOST_MM * mm
    small = shrunk_by(grey, 1 / grid)
    paper = cv2.dilate(small, np.ones((2 * round(MOST_MM) + 1,) * 2, np.uint8))
    filled = grey
    for part in parts_of((small < DARK * paper).view(np.uint8), lambda widths, heights: (
            np.maximum(widths, heights) <= MOST_MM) & (np.minimum(widths, heights) >= LEAST_MM - 2)):
        y, x, reach = part.top + part.height // 2, part.left + part.width // 2, round(most)
        light = int(paper[y, x])
        around = np.s_[max(0, y * grid - reach):y * grid + reach, max(0, x * grid - reach):x * grid + reach]
        for disc in _discs((grey[around] < DARK * light).view(np.uint8), least, most):
            filled = filled.copy() if filled is grey else filled
            filled[around][cv2.dilate(disc, _disc(2 * round(RIM_MM * mm) + 1)) > 0] = light
    return filled


def _discs(ink: np.ndarray, least: float, most: float) -> Iterator[np.ndarray]:
    """What is round and solid in ``ink``, without what touches it. A square that lies in the disc of a core is looked
    for first: that costs a fraction, and where it fits nowhere, as in print, the disc does not."""
    side = round(CORE * least)
    if not cv2.erode(ink, np.ones((max(1, side // 2),) * 2, np.uint8)).any():
        return
    core = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _disc(side))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(core, connectivity=8)
    for label, (_, _, width, height, area) in enumerate(stats[1:].tolist(), 1):
        full = np.pi / 4 * width * height
        if least <= min(width, height) and max(width, height) <= most and abs(width - height) <= ROUND * width \
                and abs(area - full) <= ROUND * full:
            yield (labels == label).view(np.uint8)


def _disc(side: int) -> np.ndarray:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
