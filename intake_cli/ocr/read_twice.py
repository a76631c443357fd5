"""Words read once for themselves and once more in a piece that reaches around them, as the dashes of rules above and
below a line do where they hold together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import median

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
    pieces: defaultdict[tuple[float, float], list[Word]] = defaultdict(list)
    for word in words:
        if word.confidence < WEAK:
            pieces[word.box.top, word.box.bottom].append(word)
    left: dict[int, Word | None] = {}
    for piece in pieces.values():
        held = {id(word): [box for box in sure if _inside(box, word.box)] for word in piece}
        level = [box for boxes in held.values() for box in boxes]
        for word in piece if level else ():
            left[id(word)] = None if held[id(word)] else replace(word, box=replace(
                word.box, top=median(box.top for box in level), bottom=median(box.bottom for box in level)))
    return [kept for word in words if (kept := left.get(id(word), word)) is not None]


def _inside(box: Box, around: Box) -> bool:
    """Whether most of ``box`` lies in the one ``around`` it."""
    width = min(box.right, around.right) - max(box.left, around.left)
    height = min(box.bottom, around.bottom) - max(box.top, around.top)
    return min(width, height) > 0 and width * height >= INSIDE * (box.right - box.left) * (box.bottom - box.top)
