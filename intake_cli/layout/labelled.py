"""Labelled values outside the table: ``户名: 张样例   卡号: 6222…`` found by label, colon and gaps."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.layout.grid_labels import words_under
from intake_cli.layout.labels import Flat, Label, labels_on
from intake_cli.layout.lines import Line, around, sureness
from intake_cli.layout.values import normal
from intake_cli.words import Word

_BROKEN, _REST, _DAY = re.compile(r"\d[-/.]$"), re.compile(r"[\d./-]+"), re.compile(r"\d[\d./年月日-]{5,}")
"""A value broken behind a dash, what it may go on with, and a whole day."""
_WIDE = 2.2
"""A gap of this many text heights ends a value."""
_LARGER = 1.45
"""Times the height of a label and its value from which a word beside them is another's, a title's above all."""
FLUSH = 0.3
"""Text heights by which the next line of a cell may begin left of the first."""
_LATIN_WIDTH = 0.5
"""Width of a figure or Latin letter, in heights of a Chinese character."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value beside its label. ``coloned`` is False where no colon was read between the two; ``left`` is where the
    label begins, minus infinity where that is not told."""

    name: str
    value: str
    box: Box
    confidence: float
    page: int
    coloned: bool = True
    left: float = -math.inf


def labelled(pattern: re.Pattern[str], page: int, lines: Iterable[Line], glued: bool = False) -> list[Labelled]:
    """All values that ``pattern`` labels on ``lines`` of one page, top to bottom. Labels named ``other`` only end
    the value before them. ``glued`` is for cards, where label and value stand without colon or gap."""
    stack = list(lines)
    return [value for line, below in zip(stack, [*stack[1:], None], strict=False)
            for value in _on_line(pattern, page, line, below, glued)]


def _on_line(pattern: re.Pattern[str], page: int, line: Line, below: Line | None, glued: bool) -> Iterator[Labelled]:
    flat = Flat(line)
    labels = labels_on(pattern, flat, glued)
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        if following is not None and (label.name, label.end) == (following.name, following.start):
            continue  # its translation: Account Name 户名: …
        indexes = _until_gap(flat, label.end, following.start if following is not None else len(flat.text))
        if indexes:
            right = flat.word(following.start).box.left if following is not None else math.inf
            yield _run_on(_value(page, label, flat, indexes), right, line, below)
        elif below is not None and (under := words_under(pattern, flat, label, labels, below)):
            yield _from_words(page, label.name, under)
        elif following is None and label.coloned and (first := _next_line(line, below, _DAY)):
            yield _from_words(page, label.name, [first])


def _run_on(value: Labelled, right: float, line: Line, below: Line | None) -> Labelled:
    """``value`` with the figures below it where it was broken behind a dash: ``2025-02-`` above ``11``; at the end of
    its ``line`` with those that the next one begins with, as running text goes on."""
    if below is None or not _BROKEN.search(value.value):
        return value
    slack = FLUSH * (value.box.bottom - value.box.top)
    words = [word for word in below.words if value.left - slack <= word.box.left < right - slack]
    if not words and right == math.inf and (first := _next_line(line, below, _REST)):
        words = [first]
    if not words or not all(_REST.fullmatch(normal(word.text)) for word in words):
        return value
    sure = min(value.confidence, sureness(words))
    return replace(value, value=value.value + "".join(normal(word.text) for word in words), confidence=sure)


def _next_line(line: Line, below: Line | None, form: re.Pattern[str]) -> Word | None:
    """The first word of the next line where that begins below this one's beginning, closely, and is of a ``form``."""
    if below is None or not below.words or below.top - line.bottom > _height(line.words[0]):
        return None
    first, slack = below.words[0], FLUSH * _height(line.words[0])
    flush = abs(first.box.left - line.words[0].box.left) <= slack
    return first if flush and form.fullmatch(normal(first.text)) else None


def _until_gap(flat: Flat, start: int, stop: int) -> list[int]:
    """The characters from ``start`` on that stand close together and are of one size."""
    highest = _height(flat.word(start - 1))
    for index in range(start, stop):
        if index > start and flat.begins_word(index):
            before, word = flat.word(index - 1), flat.word(index)
            highest = max(highest, _height(before))
            if word.box.left - before.box.right > _WIDE * _height(word) or _size(word) > _LARGER * highest:
                return list(range(start, index))
    return list(range(start, stop))


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _size(word: Word) -> float:
    """Height of a word, or of characters as wide as its own: dirt that touches one makes its box higher."""
    wide = sum(1.0 if char >= CHINESE else _LATIN_WIDTH for char in word.text)
    return min(_height(word), (word.box.right - word.box.left) / max(wide, 1.0))


def _value(page: int, label: Label, flat: Flat, indexes: list[int]) -> Labelled:
    words = [flat.line.words[i] for i in sorted({flat.owners[index] for index in indexes})]
    words[0] = _without(words[0], indexes[0] - flat.owners.index(flat.owners[indexes[0]]))
    left = flat.word(label.start).box.left
    return Labelled(label.name, _spaced(flat, indexes), around(words), sureness(words), page, label.coloned, left)


def _without(word: Word, label: int) -> Word:
    """``word`` without the ``label`` characters before a value that is read in one with them."""
    if not label or len(word.edges) != len(normal(word.text)) + 1:
        return word
    return replace(word, box=replace(word.box, left=word.edges[label]))


def _spaced(flat: Flat, indexes: list[int]) -> str:
    """The characters at ``indexes``, with a blank between two words of Latin letters or figures."""
    value = ""
    for index in indexes:
        apart = value and flat.begins_word(index) and flat.text[index - 1].isascii() and flat.text[index].isascii()
        value += f" {flat.text[index]}" if apart else flat.text[index]
    return value


def _from_words(page: int, name: str, words: list[Word]) -> Labelled:
    text = "".join(normal(word.text) for word in words)
    return Labelled(name, text, around(words), sureness(words), page)
