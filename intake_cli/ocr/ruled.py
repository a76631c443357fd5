"""Printed lines of a scanned table: found, kept as rules, and erased without eating the strokes that cross them."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.broken import FEWEST, PIECES, broken_lines, is_tall, loose
from intake_cli.ocr.dashed import ALIGNED, CLEAR, DASH, Line, dashed_lines, run_height
from intake_cli.ocr.level_lines import PIECE, level_lines
from intake_cli.ocr.long_runs import turned_over
from intake_cli.ocr.pale_rules import with_pale_lines
from intake_cli.ocr.parts import Outlines, Part
from intake_cli.ocr.speckled import speckled_lines, without_known
from intake_cli.words import Rule

SHORTEST_LEVEL, SHORTEST_UPRIGHT = (0.08, 100), (0.045, 40)
"""Share of the page's shorter side, and pixels, that a line must run on at least: words are wider than high."""
THICKEST = 0.004
"""Share of the page's width beyond which a bar is a drawing, not a line."""
HAIRLINE = 6
"""Pixels that a dash is thick at most."""
ROOM = 6
"""Columns that a dashed upright line keeps from words: figures stand closer to each other."""
TOUCHING = 2
"""Pixels from a line within which the ink of a stroke that goes through it lies; words beside it keep farther off."""
DARKER = 30
"""Grey levels by which print is darker than a streak it lies under."""
BESIDE, WORD, STREAK = 4, 21, 0.1
"""Pixels beside an upright line in which a stroke that goes through it shows; pixels that a word with such a stroke is
high; and the share of its length above which it goes through words: then it is no line of a table but dirt on the
scanner's glass."""


def find(grey: np.ndarray, threshold: int, fine: int = 1) -> tuple[tuple[Rule, ...], np.ndarray]:
    """Rules in pixels of ``grey``, each of which is ``fine`` of the page's wide, and the mask of their ink without the
    strokes that cross them."""
    _, ink = cv2.threshold(grey, threshold - 1, 1, cv2.THRESH_BINARY_INV)
    turned, side = turned_over(ink), min(grey.shape)
    flat, thin, tall = _bits(ink)
    level, across = _lines(ink, flat, side, *SHORTEST_LEVEL, CLEAR)
    specked, specks = speckled_lines(ink, flat, side)
    level = sorted(level + without_known(specked, level))
    across |= specks
    upright, turned_down = _lines(turned, turned_over(thin), side, *SHORTEST_UPRIGHT, ROOM)
    down = _turned(turned_down)
    if len(loose(tall, across | down)) + sum(end - start <= PIECES for _, start, end in upright) >= FEWEST:
        broken, pieces = broken_lines(ink, level, across)
        upright = broken + [line for line in upright if not any(_goes_on(line, whole) for whole in broken)]
        down |= pieces  # their strokes held dashes of level lines
        turned_down = _turned(down)
        across |= dashed_lines(ink, _bits(np.where(pieces, 0, ink).astype(np.uint8))[0], side, CLEAR)[1]
    level = with_pale_lines(grey, level, upright, across)
    upright = with_pale_lines(turned_over(grey), upright, level, turned_down)
    down = _turned(turned_down)
    rules = [Rule(False, *each) for each in level] + [Rule(True, *each) for each in upright]
    if not rules:
        return (), across
    outside = (ink > 0) & ~(across | down)  # of either direction: where lines cross, none is a stroke
    level_gone = _uncrossed(across, outside)
    gone = level_gone | _turned(_uncrossed(turned_down, _turned(outside)))
    ink &= (~gone).view(np.uint8)
    streaks = [rule for rule in rules if rule.vertical and _through_words(ink, rule, fine) > STREAK]
    for streak in streaks:
        _spare_print(grey, gone, streak, threshold)
    gone |= level_gone  # a line is as dark as print
    return tuple(rule for rule in rules if rule not in streaks), gone


def _bits(ink: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[Part]]:
    """Small flat and small thin parts of ``ink``, which may be dashes, and its tall strokes."""
    outlines = Outlines(ink)
    width, height = outlines.boxes[:, 2:].T
    small = np.maximum(width, height) <= DASH  # the scanner makes a dot a pixel longer than wide
    return (outlines.drawn(small & (height <= np.minimum(HAIRLINE, width + 1))),
            outlines.drawn(small & (width <= np.minimum(HAIRLINE, height + 1))),
            outlines.parts(is_tall(width, height)))


def _goes_on(line: Line, whole: Line) -> bool:
    """Whether ``line`` is a piece of a ``whole`` one."""
    return abs(line[0] - whole[0]) <= ALIGNED and whole[1] - PIECE <= line[1] and line[2] <= whole[2] + PIECE


def _turned(mask: np.ndarray) -> np.ndarray:
    """Rows of ``mask`` (bool) as columns."""
    return turned_over(mask.view(np.uint8)).view(bool)


def _spare_print(grey: np.ndarray, gone: np.ndarray, streak: Rule, threshold: int) -> None:
    """Take print under a streak, ink that is darker than the streak, off the mask of what is to go. How dark the streak
    is each column tells by itself: its core, its rims, and the paper beside it."""
    at, start, end = round(streak.position), max(0, int(streak.start)), int(streak.end) + 1
    part = np.s_[start:end, max(0, at - BESIDE):at + BESIDE + 1]
    streaked = np.median(grey[part], axis=0) - DARKER
    gone[part][grey[part] < np.minimum(streaked, threshold)] = False


def _through_words(ink: np.ndarray, rule: Rule, fine: int) -> float:
    """Share of an upright line's length on which it goes through words."""
    rows = crossings(ink, rule, BESIDE // fine).astype(np.uint8)[:, None]
    return float(cv2.dilate(rows, np.ones((WORD // fine, 1), np.uint8)).mean())


def crossings(ink: np.ndarray, rule: Rule, beside: int = BESIDE) -> np.ndarray:
    """In which rows of an upright line strokes go through it: ink so close by on both sides, the line itself erased."""
    at, start, end = round(rule.position), max(0, int(rule.start)), int(rule.end) + 1
    left, right = ink[start:end, max(0, at - beside):at], ink[start:end, at + 1:at + 1 + beside]
    through: np.ndarray = np.logical_and(left.any(axis=1), right.any(axis=1))
    return through


def _lines(ink: np.ndarray, bits: np.ndarray, side: int, share: float, least: int,
           room: int) -> tuple[list[Line], np.ndarray]:
    """Level lines of ``ink``, solid and dashed, as (y, start, end), and their mask. ``bits`` are the small flat parts
    of ink, ``side`` is the page's shorter side, ``room`` what dashes keep from words."""
    found, mask = level_lines(ink, max(least, round(share * side)), max(4, round(THICKEST * side)))
    dashed, dashes = dashed_lines(ink, bits, side, room)
    return sorted(found + dashed), mask | dashes


def _uncrossed(mask: np.ndarray, outside: np.ndarray) -> np.ndarray:
    """``mask`` but where a stroke goes through it: ink ``outside`` that touches the line, above and below."""
    thickness = run_height(mask) + 2
    reach = np.ones((thickness + 2, 1), np.uint8)
    uncrossed = mask.copy()
    for rows in _bands(mask, thickness + 2 + TOUCHING):
        near = cv2.dilate(mask[rows].view(np.uint8), np.ones((2 * TOUCHING + 1, 1), np.uint8)) > 0
        source = (outside[rows] & near).view(np.uint8)
        above = cv2.dilate(source, reach, anchor=(0, thickness + 1)) > 0
        below = cv2.dilate(source, reach, anchor=(0, 0)) > 0
        uncrossed[rows] &= ~(above & below)
    return uncrossed


def _bands(mask: np.ndarray, margin: int) -> list[slice]:
    """The rows in which ``mask`` marks something, and ``margin`` rows around."""
    marked = np.asarray(mask.any(axis=1, keepdims=True), np.uint8)
    rows = np.flatnonzero(cv2.dilate(marked, np.ones((2 * margin + 1, 1), np.uint8)))
    return [slice(int(run[0]), int(run[-1]) + 1) for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
            if run.size]
