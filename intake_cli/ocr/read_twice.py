"""Words read once for themselves and once more in a piece that reaches around them, as the dashes of rules above and
below a line do where they hold together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import median

import numpy as np

from checks.facts import Box
from intake_cli.words import Word

WEAK, SURE = 0.5, 0.8
"""Confidence below which a reading of several words at once is none beside theirs, and that of theirs at least."""
INSIDE = 0.7
"""Share of a word that lies in the box of such a reading."""


def read_once(words: list[Word]) -> list[Word]:
    """``words`` without weak readings of what others among them read surely by themselves. What else was read in the
    same piece stands level with those."""
    sure = [word.box for word in words if word.confidence >= SURE]
    sides = np.array([(box.left, box.top, box.right, box.bottom) for box in sure]).reshape(-1, 4).T
    pieces: defaultdict[tuple[float, float], list[Word]] = defaultdict(list)
    for word in words:
        if word.confidence < WEAK:
            pieces[word.box.top, word.box.bottom].append(word)
    left: dict[int, Word | None] = {}
    for piece in pieces.values():
        held = {id(word): np.flatnonzero(_inside(sides, word.box)).tolist() for word in piece}
        level = [sure[place] for places in held.values() for place in places]
        for word in piece if level else ():
            left[id(word)] = None if held[id(word)] else replace(word, box=replace(
                word.box, top=median(box.top for box in level), bottom=median(box.bottom for box in level)))
    return [kept for word in words if (kept := left.get(id(word), word)) is not None]


def _inside(sides: np.ndarray, around: Box) -> np.ndarray:
    """Which of the boxes with these ``sides`` (left, top, right, bottom) lie mostly in the one ``around`` them."""
    left, top, right, bottom = sides
    width = np.minimum(right, around.right) - np.maximum(left, around.left)
    height = np.minimum(bottom, around.bottom) - np.maximum(top, around.top)
    inside: np.ndarray = (np.minimum(width, height) > 0) & (
        width * height >= INSIDE * (right - left) * (bottom - top))
    return inside
