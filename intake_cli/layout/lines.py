"""Words to lines, and words cut where a column ends."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, replace

from checks.facts import Box
from intake_cli.words import Word

NEARER = 0.15
"""Heights of a word by which another line must be nearer than its own to take it over."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one height, left to right."""

    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(word.box.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.box.bottom for word in self.words)

    @property
    def middle(self) -> float:
        """Height of the tallest word's middle: marks and commas do not pull it."""
        tallest = max(self.words, key=lambda word: word.box.bottom - word.box.top)
        return (tallest.box.top + tallest.box.bottom) / 2

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def to_lines(words: Iterable[Word]) -> list[Line]:
    """Group words into lines, top to bottom. A word joins a line when their heights overlap by half of the
    lower of the two, so that small marks and superscripts stay on their line; where lines of wrapped cells reach
    into the lines between them it joins the nearer one."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if groups and _same_height(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    for upper, lower in itertools.pairwise(groups):
        if around(upper).bottom > around(lower).top:
            _settle(upper, lower)
    return [Line(tuple(sorted(group, key=lambda w: w.box.left))) for group in groups if group]


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _settle(upper: list[Word], lower: list[Word]) -> None:
    """Move words of two lines that overlap to the line whose other words stand nearer to them."""
    moving = [(word, own, other) for own, other in ((upper, lower), (lower, upper)) for word in own
              if len(own) > 1 and _same_height(other, word) and _nearer(word, other, own)]
    for word, own, other in moving:
        own.remove(word)
        other.append(word)


def _nearer(word: Word, other: list[Word], own: list[Word]) -> bool:
    here = statistics.median(_middle(each) for each in own if each is not word)
    there = statistics.median(map(_middle, other))
    spare = NEARER * (word.box.bottom - word.box.top)
    return abs(there - _middle(word)) + spare < abs(here - _middle(word))


def _same_height(group: list[Word], word: Word) -> bool:
    tallest = max(group, key=lambda w: w.box.bottom - w.box.top).box
    overlap = min(tallest.bottom, word.box.bottom) - max(tallest.top, word.box.top)
    smaller = min(tallest.bottom - tallest.top, word.box.bottom - word.box.top)
    return overlap > 0.5 * max(smaller, 1e-6)


def cut_word(word: Word, positions: Iterable[int]) -> list[Word]:
    """The parts of ``word`` when it is cut before the characters at ``positions``. A part of a word read from
    pixels loses its figure reading, which belonged to the whole."""
    bounds = [0, *sorted(set(positions)), len(word.text)]
    edges = word.edges or _even_edges(word)
    parts = []
    for start, end in itertools.pairwise(bounds):
        text = word.text[start:end]
        if not text.strip():
            continue
        box = Box(edges[start], word.box.top, edges[end], word.box.bottom)
        parts.append(replace(word, text=text, box=box, edges=tuple(edges[start:end + 1]), numeric=None,
                             numeric_confidence=0.0))
    return parts


def _even_edges(word: Word) -> list[float]:
    step = (word.box.right - word.box.left) / max(1, len(word.text))
    return [word.box.left + step * index for index in range(len(word.text) + 1)]


_AMOUNT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}")


def unglued(word: Word) -> list[Word]:
    """``word`` parted where an amount ends or begins inside it: readers glue narrow columns together.

    >>> [part.text for part in unglued(Word("5,858.43柜面", Box(0, 0, 80, 10)))]
    ['5,858.43', '柜面']
    """
    cuts = [place for match in _AMOUNT.finditer(word.text) for place in match.span()]
    cuts = [place for place in cuts if 0 < place < len(word.text) and word.text[place:].strip("元.,;")]
    return cut_word(word, cuts) if cuts else [word]


def cut_at(word: Word, x: float) -> list[Word]:
    """``word`` cut at the character border nearest to ``x``, whole when ``x`` lies at its ends."""
    edges = word.edges or _even_edges(word)
    index = min(range(len(edges)), key=lambda i: abs(edges[i] - x))
    return [word] if index in (0, len(word.text)) else cut_word(word, [index])


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


def around(words: Iterable[Word]) -> Box:
    """The smallest box that holds all words."""
    boxes = [word.box for word in words]
    return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes),
               max(b.bottom for b in boxes))
