"""Upright lines of a table that a copy in black and white broke into strokes and dots, told by the strokes taller than
any word that stand over one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import cv2
import numpy as np

from intake_cli.ocr.dashed import ALIGNED, CROWDED, DASH, Line
from intake_cli.ocr.parts import Part, parts_of

SLIM = 4
"""How many times higher than wide a stroke is at least; slant and dots beside it make it wider."""
FEWEST, PIECES = 3, 120
"""Tall strokes of no line that was found, and lines no longer than these pixels, from which a page is looked at for
broken ones."""
SHOWN = 0.15
"""Share of its length that a broken line shows strokes on, at least."""
HALF = 3
"""Columns on both sides of a line's middle that its ink lies in."""
BESIDE = 6
"""Columns beside those that a line keeps from words on most of its length."""


def is_tall(width: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Whether parts of ink may be strokes of a line: taller than words, and slim."""
    tall: np.ndarray = (height > DASH) & (height >= SLIM * width)
    return tall


def loose(strokes: Iterable[Part], found: np.ndarray) -> list[Part]:
    """``strokes`` of no line that was ``found`` (bool)."""
    return [part for part in strokes
            if not found[part.top + part.height // 2, part.left:part.left + part.width].any()]


def broken_lines(ink: np.ndarray, level: Sequence[Line], across: np.ndarray) -> tuple[list[Line], np.ndarray]:
    """Broken upright lines as (x, start, end), and the mask of their ink. ``level`` are the level lines of the page,
    between which those of a table run; ``across`` marks their ink, which holds strokes together."""
    lines: list[Line] = []
    mask = np.zeros(ink.shape, bool)
    alone = np.where(across, 0, ink).astype(np.uint8)
    for group in sorted(_over_one_another(parts_of(alone, is_tall)), key=len, reverse=True):
        top, end = _ends(alone, group, level)
        columns = _course(group, top, end)
        beside_another = any(abs(x - np.median(columns)) <= BESIDE for x, _, _ in lines)
        if not beside_another and _is_line(*_strip(alone, columns, top)):
            rows = np.arange(top, end)
            for aside in range(-HALF, HALF + 1):
                place = rows, np.clip(columns + aside, 0, ink.shape[1] - 1)
                mask[place] |= ink[place] > 0
            lines.append((float(np.median(columns)) + 0.5, float(top), float(end)))
    return lines, mask


def _over_one_another(strokes: Sequence[Part]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    for stroke in sorted(strokes, key=_middle):
        if groups and _middle(stroke) - _middle(groups[-1][-1]) <= ALIGNED:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _middle(stroke: Part) -> float:
    return stroke.left + (stroke.width - 1) / 2


def _ends(ink: np.ndarray, strokes: Sequence[Part], level: Sequence[Line]) -> tuple[int, int]:
    """From where to where a line runs: over its strokes, and on to level lines that reach it."""
    x = float(np.median([_middle(stroke) for stroke in strokes]))
    heights = {round(y) for y, start, end in level if start - BESIDE <= x <= end + BESIDE}
    top, end = min(stroke.top for stroke in strokes), max(stroke.top + stroke.height for stroke in strokes)
    above = [top, *sorted((y for y in heights if y < top), reverse=True)]
    below = [end, *sorted(y for y in heights if y > end)]
    return _led_to(ink, strokes, above), _led_to(ink, strokes, below)


def _led_to(ink: np.ndarray, strokes: Sequence[Part], heights: Sequence[int]) -> int:
    """The farthest of ``heights``, ordered from a line's strokes outwards, that it runs on to: through words only where
    it shows beyond them, for level lines farther off may be of a box in the head whose words stand elsewhere."""
    reached = heights[0]
    for inner, outer in pairwise(heights):
        top, end = sorted((inner, outer))
        own, beside = _strip(ink, _course(strokes, top, end), top)
        if _is_line(own, beside) or (reached == inner and _is_free(own, beside)):
            reached = outer
    return reached


def _course(strokes: Sequence[Part], top: int, end: int) -> np.ndarray:
    """The column of a line's middle, row by row: where the strokes of a line stand one over another tells its slope, no
    farther from them than they reach themselves."""
    heights = np.array([stroke.top + stroke.height / 2 for stroke in strokes])
    middles = np.array([_middle(stroke) for stroke in strokes])
    rows = np.arange(top, end)
    if np.ptp(heights) < (max(end, heights.max()) - min(top, heights.min())) / 2:
        return np.full(rows.size, round(float(np.median(middles))))
    return np.rint(np.polyval(np.polyfit(heights, middles, 1), rows)).astype(int)


def _strip(ink: np.ndarray, columns: np.ndarray, top: int) -> tuple[np.ndarray, np.ndarray]:
    """On which rows of a course ink lies, and on which beside it (bool)."""
    reach = HALF + BESIDE
    around = cv2.copyMakeBorder(ink[top:top + columns.size], 0, 0, reach, reach, cv2.BORDER_CONSTANT, value=0)
    within = np.clip(columns, 0, ink.shape[1] - 1)[:, None]
    strip = np.take_along_axis(around, within + np.arange(2 * reach + 1), axis=1) > 0
    middle = np.abs(np.arange(2 * reach + 1) - reach)
    own = np.asarray(strip[:, middle <= HALF].any(axis=1))
    beside = np.asarray(strip[:, middle > HALF + 1].any(axis=1))
    return own, beside


def _is_line(own: np.ndarray, beside: np.ndarray) -> bool:
    """Whether ink lies on enough rows of a course and words keep from it."""
    return bool(own.mean() >= SHOWN) and _is_free(own, beside)


def _is_free(own: np.ndarray, beside: np.ndarray) -> bool:
    """Whether words keep from a course: figures that touch it are few."""
    return bool((own & beside).mean() <= CROWDED * own.mean())
