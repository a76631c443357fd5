"""Printed lines of a scanned table: found, kept as rules, and erased without eating the strokes that cross them."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.words import Rule

SHORTEST_LEVEL, SHORTEST_UPRIGHT = (0.08, 100), (0.045, 40)
"""Share of the page's shorter side, and pixels, that a line must run on at least: words are wider than high."""
THICKEST = 0.004
"""Share of the page's width beyond which a bar is a drawing, not a line."""
PIECE, ALIGNED = 40, 3.0
"""Pixels of the shortest piece of a line, and how far it may lie from the height of a long one."""
BREAK = 5
"""Pixels of a break in a line that noise makes."""
UNBROKEN = 0.88
"""Share of its length on which a line must show ink: the feet of a row of figures show less."""
HAIRLINE, FULL = 4, 0.6
"""Pixels beyond which a line is thick enough to be filled with ink, and by what share: small letters in a row, blurred
together, are not."""
CLEAR, CROWDED = 3, 0.45
"""Rows beside a line, and the share of its length on which they may hold ink: beside the feet of figures they hold
more."""
DASH, DASH_GAP = 40, 14
"""Pixels that a dash of a dashed line is long at most, and that it keeps from the next."""
DASHES, SHORTEST_DASHED = 0.15, 200
"""Share of the page's shorter side, and pixels, that a dashed line runs on at least: a cell full of hyphens is
shorter."""


def erase(grey: np.ndarray, threshold: int) -> tuple[tuple[Rule, ...], np.ndarray]:
    """Rules in pixels of ``grey``, and ``grey`` without them."""
    ink = (grey < threshold).astype(np.uint8)
    level, across = _lines(ink, grey.shape, *SHORTEST_LEVEL)
    upright, down = _lines(np.ascontiguousarray(ink.T), grey.shape, *SHORTEST_UPRIGHT)
    rules = [Rule(False, *each) for each in level] + [Rule(True, *each) for each in upright]
    cleaned = grey.copy()
    outside = (ink > 0) & ~across & ~down.T  # of either direction: where lines cross, none is a stroke
    for mask, strokes, page in ((across, outside, cleaned), (down, outside.T, cleaned.T)):
        if mask.any():
            _paint_over(page, mask, strokes)
    return tuple(rules), cleaned


def _lines(ink: np.ndarray, shape: tuple[int, ...], share: float,
           least: int) -> tuple[list[tuple[float, float, float]], np.ndarray]:
    """Level lines of ``ink``, solid and dashed, as (y, start, end), and their mask. ``shape`` is the page's."""
    side = min(shape)
    found, mask = _level_lines(ink, max(least, round(share * side)), max(4, round(THICKEST * side)))
    dashed, dashes = _dashed_lines(ink, max(SHORTEST_DASHED, round(DASHES * side)))
    return sorted(found + dashed), mask | dashes


def _level_lines(ink: np.ndarray, length: int, thickest: int) -> tuple[list[tuple[float, float, float]], np.ndarray]:
    """Level lines as (y, start, end), and their mask: long ones, and shorter pieces that continue them."""
    bridged = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, BREAK), np.uint8))
    opened = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones((1, min(length, PIECE)), np.uint8))
    joined = cv2.dilate(opened, np.ones((3, 2 * BREAK + 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    bare = [label for label in range(1, count) if _is_line(ink, stats[label].tolist(), thickest)]
    middles = {label: float(stats[label][1] + stats[label][3] / 2) for label in bare}
    heights = [middles[label] for label in bare if stats[label][2] - 2 * BREAK >= length]
    chosen = [label for label in bare if any(abs(middles[label] - height) <= ALIGNED for height in heights)]
    keep = np.zeros(count, bool)
    keep[chosen] = True
    found = [(middles[label], float(stats[label][0] + BREAK), float(stats[label][0] + stats[label][2] - BREAK))
             for label in chosen]
    return sorted(found), keep[labels] & (cv2.dilate(opened, np.ones((3, 3), np.uint8)) > 0)


def _dashed_lines(ink: np.ndarray, length: int) -> tuple[list[tuple[float, float, float]], np.ndarray]:
    """Level lines of dashes or dots as (y, start, end), and the mask of their dashes: flat bits of ink in a row, so
    near to one another that words cannot stand between."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] <= HAIRLINE) & (stats[:, cv2.CC_STAT_WIDTH] <= DASH)
    flat[0] = False
    bits = flat[labels].astype(np.uint8)
    chained = cv2.morphologyEx(cv2.dilate(bits, np.ones((3, 1), np.uint8)), cv2.MORPH_CLOSE,
                               np.ones((1, DASH_GAP + 1), np.uint8))
    lines = cv2.dilate(cv2.morphologyEx(chained, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)),
                       np.ones((3, 3), np.uint8))
    _, _, runs, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    found = [(top + height / 2, float(left), float(left + width)) for left, top, width, height, _ in runs[1:].tolist()]
    return found, (bits & lines) > 0


def _is_line(ink: np.ndarray, stat: list[int], thickest: int) -> bool:
    """Whether a piece is thin, full, unbroken, and bare of ink beside it."""
    left, top, width, height, _ = stat
    if height - 2 > HAIRLINE and ink[top + 1:top + height - 1, left:left + width].mean() < FULL:
        return False
    sides = slice(left + BREAK, left + width - BREAK)
    beside = max(_covered(ink[max(0, top - CLEAR):top, sides]), _covered(ink[top + height:, sides][:CLEAR]))
    return height - 2 <= thickest and beside <= CROWDED and _covered(ink[top:top + height, sides]) >= UNBROKEN


def _covered(strip: np.ndarray) -> float:
    return float(strip.any(axis=0).mean()) if strip.size else 0.0


def _paint_over(grey: np.ndarray, mask: np.ndarray, outside: np.ndarray) -> None:
    """White where ``mask``, but not where a stroke goes through: ink ``outside``, above and below the line."""
    thickness = int(mask.sum(axis=0).max(initial=0) and _run_height(mask)) + 2
    reach = np.ones((thickness + 2, 1), np.uint8)
    anchor_up, anchor_down = (0, 0), (0, thickness + 1)
    source = outside.astype(np.uint8)
    above = cv2.dilate(source, reach, anchor=anchor_down) > 0
    below = cv2.dilate(source, reach, anchor=anchor_up) > 0
    grey[mask & ~(above & below)] = 255


def _run_height(mask: np.ndarray) -> int:
    """Typical thickness of the lines in ``mask``."""
    columns = mask[:, ::16]
    starts = np.count_nonzero(columns[1:] & ~columns[:-1], axis=0)
    totals = columns.sum(axis=0)
    heights = totals[starts > 0] / starts[starts > 0]
    return round(float(np.median(heights))) if heights.size else 1
