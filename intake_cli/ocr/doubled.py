"""Figures of a text layer that stand in the place of other figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.facts import Box
from intake_cli.distrust import Unseen
from intake_cli.ocr.doubted_words import FIGURE
from intake_cli.words import Word

SAME_PLACE = 0.5
"""Share of the smaller of two figures that the other covers."""
SLACK = 0.5
"""Points by which a piece of a figure may begin or end beyond another."""
_PIECE = re.compile(r"[\d.,]*\d[\d.,]*")
LIKE_SIZE = 1.5
"""How many times as large one of two figures may be, for one to stand for the other."""


def doubled(words: Sequence[Word]) -> Iterator[Unseen]:
    """Figures that stand in the place of another figure, and what is left of figures there: of two signs alike in one
    place PDFium names one only."""
    numbers = [word for word in words if _is_figure(word) or _PIECE.fullmatch(word.text)]
    levels: dict[int, list[Word]] = {}
    for word in numbers:
        levels.setdefault(round(word.box.top / 4), []).append(word)
    near = [[*levels[level], *levels.get(level + 1, ())] for level in levels]
    seen: set[int] = set()
    for group in near:
        for first, second in _overlapping(group):
            figure, other = (first, second) if _is_figure(first) else (second, first)
            alike = max(first.size, second.size) <= LIKE_SIZE * min(first.size, second.size)
            if {id(first), id(second)} & seen or not alike:
                continue
            if _is_another(figure, other):
                seen |= {id(first), id(second)}
                yield Unseen("doubled", first.text, second.text, figure.box)


def _is_another(figure: Word, other: Word) -> bool:
    """Whether ``other`` is another figure in the place of ``figure``, or a piece of one: it lies within it and says
    what that does not."""
    if not _is_figure(figure) or figure.text == other.text or not shares(figure.box, other.box):
        return False
    within = figure.box.left - SLACK <= other.box.left and other.box.right <= figure.box.right + SLACK
    return _is_figure(other) or (within and other.text != _beneath(figure, other.box))


def _beneath(figure: Word, box: Box) -> str:
    """What a figure says where ``box`` lies on it."""
    middles = ((left + right) / 2 for left, right in pairwise(figure.edges))
    return "".join([char for char, x in zip(figure.text, middles, strict=True) if box.left <= x <= box.right])


def _is_figure(word: Word) -> bool:
    """A sum or a day; some banks set a star before a sum, so that nothing can be written there."""
    return FIGURE.fullmatch(word.text.lstrip("*")) is not None


def _overlapping(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Those of ``words`` that overlap from left to right, in pairs, by their order."""
    order = sorted(range(len(words)), key=lambda place: words[place].box.left)
    pairs = []
    for number, place in enumerate(order):
        for other in order[number + 1:]:
            if words[other].box.left >= words[place].box.right:
                break
            pairs.append((min(place, other), max(place, other)))
    return [(words[first], words[second]) for first, second in sorted(pairs)]


def shares(one: Box, other: Box) -> bool:
    """Whether two places are the same for a good part."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across > 0 and down > 0 and across * down >= SAME_PLACE * smaller
