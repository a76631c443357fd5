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
INSIDE, MOSTLY = 0.7, 0.5
"""Share of a word that lies in the box of such a reading, and how many of its characters words there have at least:
beside one sign, which dirt may be, it is more than another reading of that."""


def read_once(words: list[Word]) -> list[Word]:
    """``words`` without weak readings of what others among them read surely by themselves. What else was read in the
    same piece stands level with those."""
    sure = [word for word in words if word.confidence >= SURE]
    boxes = [word.box for word in sure]
    sides = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).reshape(-1, 4).T
    pieces: defaultdict[tuple[float, float], list[Word]] = defaultdict(list)
    for word in words:
        if word.confidence < WEAK:
            pieces[word.box.top, word.box.bottom].append(word)
    left: dict[int, Word | None] = {}
    for piece in pieces.values():
        held = {id(word): _said(word, [sure[place] for place in np.flatnonzero(_inside(sides, word.box)).tolist()])
                for word in piece}
        level = [one.box for inside in held.values() for one in inside]
        for word in piece if level else ():
            left[id(word)] = None if held[id(word)] else replace(word, box=replace(
                word.box, top=median(box.top for box in level), bottom=median(box.bottom for box in level)))
    return [kept for word in words if (kept := left.get(id(word), word)) is not None]


def _said(weak: Word, inside: list[Word]) -> list[Word]:
    """The words ``inside`` the box of a weak reading, of which it may be another; none where it says far more."""
    return inside if sum(len(word.text) for word in inside) >= MOSTLY * len(weak.text) else []


def _inside(sides: np.ndarray, around: Box) -> np.ndarray:
    """Which of the boxes with these ``sides`` (left, top, right, bottom) lie mostly in the one ``around`` them."""
    left, top, right, bottom = sides
    width = np.minimum(right, around.right) - np.maximum(left, around.left)
    height = np.minimum(bottom, around.bottom) - np.maximum(top, around.top)
    inside: np.ndarray = (np.minimum(width, height) > 0) & (
        width * height >= INSIDE * (right - left) * (bottom - top))
    return inside
