"""What is left of pale level lines beside the pieces of them that were found: a reader takes it for characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from intake_cli.ocr.dashed import ALIGNED, FEWEST_WHOLE, WHOLE, Line
from intake_cli.ocr.long_runs import rimmed
from intake_cli.ocr.parts import Outlines
from intake_cli.words import Rule

SHOWN = 0.25
"""Share of its length of which pieces of a line are found at least: what lies at its height is of it then."""
THICKEST, FLAT = 6, 2
"""Pixels that a rest is high at most, and how many times wider it is at least: a point is not."""
HIGHEST = 90
"""Pixels that a figure or a character is high at most."""
CRUMBLED, CRUMB = 5, 2
"""Rests of a line from which it crumbled, and pixels that a crumb is high at most, which may be as wide."""


def take_off(ink: np.ndarray, rules: Sequence[Rule]) -> tuple[np.ndarray | None, np.ndarray]:
    """Take the rests of level ``rules`` off ``ink`` (uint8), in place. What of the page is to be painted over (bool),
    them with their rims, None where there are none; and how high each part of the ink is that stays."""
    parts = Outlines(ink)
    rests = rests_of(parts.boxes, rules)
    gone = None
    if rests.any():
        gone = parts.drawn(rests).view(bool)
        ink[gone] = 0
        gone |= rimmed(gone.view(np.uint8)).view(bool) & (ink == 0)
    return gone, parts.boxes[~rests, 3]


def rests_of(boxes: np.ndarray, rules: Sequence[Rule]) -> np.ndarray:
    """Which parts of a page's ink (bool), whose ``boxes`` are left, top, width and height (n, 4), are flat, or crumbs,
    and lie at the height of a level line, between its ends or the sides of its table. Of a line ``rules`` hold the
    pieces that were found. A sign beside a figure is none: a cell that no line parts may have its words there."""
    level = [(rule.position, rule.start, rule.end) for rule in rules if not rule.vertical]
    left, top, width, height = boxes.T
    flat, crumbs = (height <= THICKEST) & (width >= FLAT * height), height <= CRUMB
    xs, ys, kept = left + width / 2, top + height / 2, np.zeros(len(flat), bool)
    sides = _sides(level)
    for pieces in _lines(level):
        start, end = _ends(pieces, sides)
        if sum(piece[2] - piece[1] for piece in pieces) >= SHOWN * (end - start):
            course = np.interp(xs, [(piece[1] + piece[2]) / 2 for piece in pieces], [y for y, _, _ in pieces])
            there = (np.abs(ys - course) <= ALIGNED) & (start <= xs) & (xs <= end)
            kept |= there & (flat | crumbs if np.count_nonzero(there & flat) >= CRUMBLED else flat)
    kept[kept] = ~_beside(boxes[kept], boxes[(height > THICKEST) & (height <= HIGHEST)])
    return kept


def _beside(flat: np.ndarray, tall: np.ndarray) -> np.ndarray:
    """Which of the ``flat`` boxes stand no farther from a ``tall`` one than it is high, between its head and its
    foot."""
    left, top, width, height = flat.T[:, :, None]
    other_left, other_top, other_width, other_height = tall.T
    middle = top + height / 2
    apart = np.maximum(other_left - left - width, left - other_left - other_width)
    beside = (other_top < middle) & (middle < other_top + other_height) & (apart < other_height)
    return np.asarray(beside.any(axis=1))


def _sides(level: Sequence[Line]) -> tuple[float, float] | None:
    """Where the lines that run through a whole table begin and end; None where too few do."""
    longest = max((end - start for _, start, end in level), default=0.0)
    whole = [line for line in level if line[2] - line[1] >= WHOLE * longest]
    if len(whole) < FEWEST_WHOLE:
        return None
    return float(np.median([line[1] for line in whole])), float(np.median([line[2] for line in whole]))


def _ends(pieces: Sequence[Line], sides: tuple[float, float] | None) -> tuple[float, float]:
    """Where the line of some pieces begins and ends: at the ``sides`` of the table that it is in."""
    start, end = min(piece[1] for piece in pieces), max(piece[2] for piece in pieces)
    if sides is not None and sides[0] < end and start < sides[1]:
        return min(start, sides[0]), max(end, sides[1])
    return start, end


def _lines(level: Sequence[Line]) -> list[list[Line]]:
    """The pieces of each line, from left to right."""
    begun: list[list[Line]] = []
    for piece in sorted(level, key=lambda line: line[1]):
        beside = min(begun, key=lambda pieces: abs(pieces[-1][0] - piece[0]), default=None)
        if beside is not None and abs(beside[-1][0] - piece[0]) <= ALIGNED:
            beside.append(piece)
        else:
            begun.append([piece])
    return begun
