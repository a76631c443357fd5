"""Headings whose titles and translations narrow columns broke into many lines: where borders are known, what stands
between two of them is one title."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.lines import Line, around, joined, to_lines
from intake_cli.statements.grouped_titles import groups_of
from intake_cli.statements.heading_ends import DEEP, stand_above
from intake_cli.statements.heading_translations import end_in_latin
from intake_cli.statements.known_titles import as_printed, untranslated
from intake_cli.statements.titles import could_be_heading
from intake_cli.statements.touching_titles import titles_in
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, role_of
from intake_cli.words import Word

DEEPEST = 14
"""Lines of such a heading at most: where a cell has several, those of others stand between them."""
FEWEST = 3
"""Titles of a heading at least."""
OVER = 0.3
"""Text heights by which a word may reach over a border."""
BELOW = 12
"""Lines under a heading by which titles that touch are told apart."""
BESIDE = 0.5
"""Heights of a text from which words beside each other are two titles, not one that is read in two."""

_LETTER = re.compile("[A-Za-z]|/$")
"""What shows that a title has its translation, or goes on with it."""

Borders = Callable[[list[Line]], Sequence[float]]
"""Where the columns of a heading part."""


def with_whole_titles(lines: list[Line], borders: Borders) -> list[Line]:
    """``lines`` with those of a heading as three at most: what columns have in common, each title as one word, and
    their translation. Where titles stand beside or above each other between ``borders``, they stay as they are."""
    best: tuple[int, int, list[Line]] | None = None
    known = 0
    for first, last in _blocks(lines):
        titles = _titles(lines[first:last + 1], borders, lines[last + 1:last + 1 + BELOW])
        if titles and (told := max(map(_known, titles))) > known:
            best, known = (first, last, titles), told
    if best is None:
        return lines
    first, last, titles = best
    translated = [word.box for line in titles for word in line.words if _LETTER.search(word.text)]
    end = end_in_latin(lines, first, last, translated)
    if end > last:
        titles = _titles(lines[first:end + 1], borders, lines[end + 1:end + 1 + BELOW]) or titles
    return [*lines[:first], *titles, *lines[end + 1:]]


def _blocks(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The first and last index of lines that may be a heading, the shorter ones first: all that reach into each
    other, and all that are titles."""
    for first in range(len(lines)):
        for last in range(first + 1, min(first + DEEPEST, len(lines))):
            if not could_be_heading(lines[last - 1:last + 1]):
                break
            if not (_goes_on(lines, first, last, first - 1) or _goes_on(lines, first, last, last + 1)):
                yield first, last


def _goes_on(lines: list[Line], first: int, last: int, beside: int) -> bool:
    """Whether a heading from line ``first`` to ``last`` has more lines: the one ``beside`` it reaches into it, or is
    one of titles."""
    if not 0 <= beside < len(lines):
        return False
    line, deep = lines[beside], DEEP * (lines[beside].bottom - lines[beside].top)
    top, bottom = lines[first].top + deep, max(each.bottom for each in lines[first:last + 1]) - deep
    return (line.top < bottom and line.bottom > top) or any(as_printed(word.text) for word in line.words)


def _titles(block: list[Line], borders: Borders, below: list[Line]) -> list[Line]:
    """The lines of a heading with whole titles, none where its columns do not hold one each. Titles that touch are told
    apart by their names, and by the lines ``below``."""
    shown = [word for line in block for word in line.words]
    words = [part for line in block for word in line.words for half in _halves(word, shown)
             for part in titles_in(half, list(line.words), below)]
    common = [title for title, _ in groups_of([word for word in words if not word.text.isascii()])]
    cells = _cells([word for word in words if word not in common], borders)
    if cells is None:
        return []
    top = block[0].top + sum(word.box.bottom - word.box.top for word in common[:1])
    above = [replace(word, box=replace(word.box, top=block[0].top, bottom=top)) for word in common]
    parts = [(cell, *_of_two_languages(cell)) for cell in cells]
    foot = max((word.box.top for _, _, latin in parts for word in latin), default=0.0)
    upper = [_as_one(title, cell, top) for cell, title, _ in parts]
    lower = [_as_one(latin, cell, foot) for cell, _, latin in parts if latin]
    return [Line(tuple(line)) for line in (above, upper, lower) if line]


def _halves(word: Word, words: Sequence[Word]) -> list[Word]:
    """The first half of a title and another that it touches, where the rest of the first stands below it: 交易时摘要
    over 间."""
    for cut in range(1, len(word.text)):
        if as_printed(untranslated(word.text[cut:])) and not as_printed(word.text):
            first, second = cut_word(word, [cut])
            rests = [other.text for other in words
                     if other.box.top > word.box.top and stand_above(other.box, first.box)]
            if any(as_printed(untranslated(first.text + rest)) for rest in rests):
                return [first, second]
    return [word]


def _of_two_languages(cell: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a title and those of its translation; all of a title that is of one language, or has its
    translation behind a stroke (支出/Withd over rawal)."""
    latin = [word for word in cell if word.text.isascii()]
    title = [word for word in cell if not word.text.isascii()]
    whole = not title or any(_LETTER.search(word.text) for word in title)
    return (cell, []) if whole else (title, latin)


def _cells(words: Sequence[Word], borders: Borders) -> list[list[Word]] | None:
    """The words of each column of a heading in reading order, or None where the columns do not hold one title each."""
    places = borders(to_lines(words))
    if any(_is_cut(word, places) for word in words):
        return None
    columns: dict[int, list[Word]] = {}
    for word in words:
        columns.setdefault(bisect(places, (word.box.left + word.box.right) / 2), []).append(word)
    cells = [[line.words for line in to_lines(own)] for _, own in sorted(columns.items())]
    if len(cells) < FEWEST or any(map(_holds_several, cells)):
        return None
    return [[word for line in cell for word in line] for cell in cells]


def _is_cut(word: Word, borders: Sequence[float]) -> bool:
    over = OVER * (word.box.bottom - word.box.top)
    return any(word.box.left + over < x < word.box.right - over for x in borders)


def _holds_several(cell: Sequence[Sequence[Word]]) -> bool:
    """Whether titles stand beside each other in a column, or above each other without being one."""
    chinese = [[word for word in line if not word.text.isascii()] for line in cell]
    beside = any(after.box.left - before.box.right > BESIDE * (before.box.bottom - before.box.top)
                 for line in chinese for before, after in pairwise(line))
    texts = [joined(line) for line in chinese if line]
    whole = as_printed("".join(texts))
    return beside or (not whole and sum(map(as_printed, texts)) > 1)


def _as_one(words: Sequence[Word], cell: Sequence[Word], top: float) -> Word:
    """The title that ``words`` of a cell make, as wide as all of it and one line high from ``top`` on."""
    box = replace(around(cell), top=top, bottom=top + median(word.box.bottom - word.box.top for word in words))
    return replace(words[0], text=joined(words), box=box, edges=(), ends=(), parts=(), numeric=None,
                   numeric_confidence=0.0, confidence=min(word.confidence for word in words),
                   lines=tuple(word.box for word in words))


def _known(line: Line) -> int:
    """How many titles of a line are known, those twice that banks print; none where it names no day or no sum."""
    roles = [role_of(word.text) for word in line.words]
    if {Role.DATE, Role.TIME, Role.VALUE_DATE}.isdisjoint(roles) or set(MONEY_ROLES).isdisjoint(roles):
        return 0
    return sum(role is not None for role in roles) + sum(as_printed(untranslated(word.text)) for word in line.words)
