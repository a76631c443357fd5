"""Words to lines, and words cut where a column ends."""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from statistics import median

from checks.facts import Box
from intake_cli.layout.values import is_empty
from intake_cli.words import Word

CLOSE, LEVEL = 0.12, 0.38
"""Heights of a word within which others stand on its very height; within which the middles of a line's words lie."""
SMALL = 0.6
"""Share of a line's height below which a word is a mark."""
GROUND = 3.0
"""Heights of an ordinary word from which one lies over several lines, as a watermark does."""
_LEFT = attrgetter("box.left")


@dataclass(frozen=True)
class Line:
    """Words that stand on one height, left to right. Heights are asked for again and again: they are kept, for which a
    line has no slots."""

    words: tuple[Word, ...]

    @cached_property
    def top(self) -> float:
        return min([word.box.top for word in self.words])

    @cached_property
    def bottom(self) -> float:
        return max([word.box.bottom for word in self.words])

    @cached_property
    def middle(self) -> float:
        """Height of the tallest word's middle: marks and commas do not pull it."""
        tallest = max(self.words, key=lambda word: word.box.bottom - word.box.top)
        return (tallest.box.top + tallest.box.bottom) / 2

    @cached_property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])


def to_lines(words: Iterable[Word]) -> list[Line]:
    """Group words into lines, top to bottom.

    Lines grow from the heights at which most words stand: text of wrapped cells, which stands between two lines,
    makes a line of its own instead of drawing the words of both together. Small marks and commas go to the line
    they lie in, and so do marks of empty cells, raised stars among them: they begin a line where there is none.
    What is so large that it lies over several lines is of none of them.
    """
    ordered = sorted(words, key=_middle)
    if len(ordered) < 2:
        return [Line((word,)) for word in ordered]
    heights = [word.box.bottom - word.box.top for word in ordered]
    highest = max(heights)
    if highest > GROUND * min(heights) and highest > (large := GROUND * median(heights)):
        apart = [[word for word in ordered if (_height(word) > large) is above] for above in (False, True)]
        return sorted((line for part in apart for line in _grown(part)), key=lambda line: line.middle)
    return _grown(ordered)


def _grown(ordered: list[Word]) -> list[Line]:
    """Lines of words of ordinary height, which stand in the order of their middles."""
    middles, marks = list(map(_middle, ordered)), [is_empty(word.text) for word in ordered]
    company = [0 if mark else _company(middles, middle, _height(word))
               for word, middle, mark in zip(ordered, middles, marks, strict=True)]
    heights: list[float] = []
    lines: dict[float, list[Word]] = {}
    for index in sorted(range(len(ordered)), key=company.__getitem__, reverse=True):  # of equals the upper first
        word, middle = ordered[index], middles[index]
        place = bisect.bisect(heights, middle)
        home = _nearest(heights, place, middle)
        if home is not None and _on_line(_height(word), marks[index], abs(home - middle), _height(lines[home][0])):
            lines[home].append(word)
        else:
            heights.insert(place, middle)
            lines[middle] = [word]
    return [Line(tuple(sorted(lines[height], key=_LEFT))) for height in heights]


def _nearest(heights: list[float], place: int, middle: float) -> float | None:
    """The one of the ``heights`` around ``place``, where ``middle`` would stand in their order, that lies nearer; the
    upper where both do."""
    if place == len(heights):
        return heights[-1] if heights else None
    above = heights[place - 1] if place else math.inf
    return above if abs(above - middle) <= abs(heights[place] - middle) else heights[place]


def _middle(word: Word) -> float:
    box = word.box
    return (box.top + box.bottom) / 2


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _company(middles: list[float], middle: float, height: float) -> int:
    """How many words stand on the very height of this one."""
    reach = CLOSE * height
    return bisect.bisect(middles, middle + reach) - bisect.bisect(middles, middle - reach)


def _on_line(own: float, mark: bool, distance: float, height: float) -> bool:
    """Whether a word of its ``own`` height, or a ``mark``, so far from the middle of a line of that ``height`` belongs
    to it."""
    return distance <= LEVEL * max(own, height) or (distance <= height / 2 and (mark or own < SMALL * height))


def joined(words: Iterable[Word]) -> str:
    """Text of words in reading order, with a blank only between two runs of Latin letters or figures."""
    text = ""
    for word in words:
        piece = word.text.strip()
        if text and piece and text[-1].isascii() and piece[0].isascii():
            text += " "
        text += piece
    return text


def sureness(words: Iterable[Word]) -> float:
    """Confidence of the least sure word. Where the reading in figures gives the same figures it counts as well:
    a dash or a lost blank must not set the confidence of a date."""
    return min((max(word.confidence, word.numeric_confidence if _same_figures(word) else 0.0) for word in words),
               default=1.0)


def _same_figures(word: Word) -> bool:
    if not word.numeric or re.search(r"[^\W\d_]", word.text):
        return False
    return re.sub(r"\D", "", word.text) == re.sub(r"\D", "", word.numeric)


def aside(one: Box, other: Box) -> float:
    """How far two boxes are from standing flush below one another, at a side or in the middle."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right))


def around(words: Iterable[Word]) -> Box:
    """The smallest box that holds all words."""
    boxes = [word.box for word in words]
    if len(boxes) == 1:
        return boxes[0]
    return Box(min([b.left for b in boxes]), min([b.top for b in boxes]), max([b.right for b in boxes]),
               max([b.bottom for b in boxes]))
