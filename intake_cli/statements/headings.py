"""Finding the heading of the table by the meaning of its words."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from checks.facts import Box
from intake_cli.layout.lines import Line, around, cut_word, joined, to_lines
from intake_cli.layout.values import begins_date, looks_like_amount, normal
from intake_cli.statements.vocabulary import KNOWN_TITLES, Role, role_of, split_title
from intake_cli.words import Word

DEEPEST_HEADING = 3
"""Lines that one heading may take: wrapped Chinese titles, or Chinese above English."""
BELOW = 12
"""Lines under a heading by which titles that touch are parted."""
FEWEST_BOTH = 2
"""Lines of them that must fill both columns: many leave one empty."""
DIRT = 0.4
"""Confidence below which a word in a heading is none."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column title: its role, text and place."""

    role: Role
    title: str
    box: Box


@dataclass(frozen=True, slots=True)
class TableHead:
    """The heading of a table: titles from left to right, and the lines they take (first to last index)."""

    headings: tuple[Heading, ...]
    first: int
    last: int

    @property
    def bottom(self) -> float:
        return max(heading.box.bottom for heading in self.headings)


def find_head(lines: list[Line]) -> TableHead | None:
    """The best heading among ``lines``, or None: titles of a date and of money, three roles at least.

    Of several candidates the one with most known titles wins, then the one with fewest lines, then the upper.
    """
    best: tuple[tuple[int, int], TableHead] | None = None
    for first in range(len(lines)):
        for depth in range(1, DEEPEST_HEADING + 1):
            window = lines[first:first + depth]
            if len(window) < depth or not _could_be_heading(window):
                break
            head = _head(window, first, lines[first + depth:first + depth + BELOW])
            score = (_known(head), -depth) if head is not None else (0, 0)
            if head is not None and (best is None or score > best[0]):
                best = (score, head)
    return None if best is None else _with_translation(best[1], lines)


def _could_be_heading(window: list[Line]) -> bool:
    words = [word.text for line in window for word in line.words]
    if any(begins_date(text) or looks_like_amount(text) or ":" in normal(text) for text in words):
        return False
    pitch = max(line.bottom - line.top for line in window)
    return all(lower.top - upper.bottom < 1.2 * pitch for upper, lower in itertools.pairwise(window))


def _head(window: list[Line], first: int, below: list[Line]) -> TableHead | None:
    cells = _stacked([part for line in window for word in _phrases(line) if _is_title(word)
                      for half in _unglued(word) for part in _halved(half, below)])
    headings = tuple(Heading(role_of(_title(cell)) or Role.OTHER, _title(cell), around(cell)) for cell in cells)
    roles = {heading.role for heading in headings}
    dated = Role.DATE in roles or Role.TIME in roles
    paid = bool(roles & {Role.AMOUNT, Role.BALANCE}) or {Role.DEBIT, Role.CREDIT} <= roles
    known = sum(role_of(heading.title) is not None for heading in headings)
    if not (dated and paid) or len(roles) < 3 or known < 0.5 * len(headings):
        return None
    return TableHead(_with_date(headings), first, first + len(window) - 1)


def _phrases(line: Line) -> list[Word]:
    """Latin words a blank apart are one phrase (Transaction Date), whatever role either has alone."""
    phrases: list[Word] = []
    for word in line.words:
        before = phrases[-1] if phrases else None
        if before is not None and before.text.isascii() and word.text.isascii() and \
                word.box.left - before.box.right < 0.6 * (word.box.bottom - word.box.top):
            sure = min(before.confidence, word.confidence)
            phrases[-1] = Word(f"{before.text} {word.text}", around([before, word]), sure)
        else:
            phrases.append(word)
    return phrases


def _is_title(word: Word) -> bool:
    """False for what shading and rules leave on a scanned heading: signs, and single strokes read as letters."""
    lone = len(word.text) == 1 and word.text.isascii()
    return word.confidence >= DIRT and not lone and any(character.isalpha() for character in word.text)


def _unglued(word: Word) -> list[Word]:
    cuts = split_title(word.text)
    return cut_word(word, cuts) if cuts else [word]


def _halved(word: Word, below: list[Line]) -> list[Word]:
    """``word`` as the titles of two columns that touch, where both halves are titles and the lines below keep apart
    what stands under them."""
    edges = word.edges
    for cut in range(2, len(word.text) - 1 if edges else 0):
        roles = role_of(word.text[:cut]), role_of(word.text[cut:])
        known = any(normal(half) in KNOWN_TITLES for half in (word.text[:cut], word.text[cut:]))
        if known and None not in roles and roles[0] is not roles[1] and _kept_apart(word, edges[cut], below):
            return cut_word(word, [cut])
    return [word]


def _kept_apart(title: Word, x: float, below: list[Line]) -> bool:
    """Whether lines have words of their own on both sides of ``x`` under ``title``, and hardly any across it."""
    slack = 0.5 * (title.box.bottom - title.box.top)
    both = crossed = 0
    for line in below:
        under = [word for word in line.words if word.box.right > title.box.left and word.box.left < title.box.right]
        crossed += any(word.box.left < x - slack and x + slack < word.box.right for word in under)
        both += any(word.box.right <= x + slack for word in under) and any(word.box.left >= x - slack for word in under)
    return both >= FEWEST_BOTH and crossed < 0.2 * len(below)


def _stacked(words: list[Word]) -> list[list[Word]]:
    """Words in columns: those that share width stand above each other; letters set wide apart (日 志 号) join."""
    columns: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.left):
        if columns and _belongs(columns[-1], word):
            columns[-1].append(word)
        else:
            columns.append([word])
    return [[word for line in to_lines(column) for word in line.words] for column in columns]


def _belongs(column: list[Word], word: Word) -> bool:
    box = around(column)
    overlap = min(box.right, word.box.right) - max(box.left, word.box.left)
    if overlap > 0.3 * min(box.right - box.left, word.box.right - word.box.left):
        return True
    beside = column[-1]
    near = word.box.left - beside.box.right < 1.5 * (word.box.bottom - word.box.top)
    if not near or not _level(beside, word):
        return False
    letters = len(word.text) == 1 and len(beside.text) == 1
    open_ended = role_of(_title(column)) is None or role_of(_title([*column, word])) is not None  # 日 of 日 志 号
    return word.text[0] in "(（" or (letters and open_ended)


def _level(one: Word, other: Word) -> bool:
    return abs(one.box.top - other.box.top) < 0.5 * (one.box.bottom - one.box.top)


def _title(cell: list[Word]) -> str:
    return joined(cell)


def _known(head: TableHead) -> int:
    return sum(role_of(heading.title) is not None for heading in head.headings)


def _with_date(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """交易时间 names the date where no other column does."""
    if any(heading.role is Role.DATE for heading in headings):
        return headings
    index = next(i for i, heading in enumerate(headings) if heading.role is Role.TIME)
    dated = Heading(Role.DATE, headings[index].title, headings[index].box)
    return (*headings[:index], dated, *headings[index + 1:])


def _with_translation(head: TableHead, lines: list[Line]) -> TableHead:
    """Take in further lines of titles (English under Chinese, wrapped): text under the titles, without figures."""
    last = head.last
    for below in range(head.last + 1, min(head.last + 1 + DEEPEST_HEADING, len(lines))):
        if not _could_be_heading(lines[below - 1:below + 1]):
            break
        phrases = _phrases(lines[below])
        under = [word for word in phrases if any(_overlaps(word.box, heading.box) for heading in head.headings)]
        titled = sum(role_of(normal(word.text)) is not None for word in phrases)
        figures = any(character.isdigit() for word in phrases for character in word.text)
        alike = titled >= 2 and titled >= 0.5 * len(phrases)
        if figures or len(under) < 0.7 * len(phrases) or not (alike or _close_above(lines, below)):
            break
        last = below
    return TableHead(head.headings, head.first, last)


def _close_above(lines: list[Line], index: int) -> bool:
    """True for a line of Latin words that stands nearer to the heading above it than to the entries below."""
    line = lines[index]
    if index + 1 >= len(lines) or not line.text.isascii():
        return False
    return line.top - lines[index - 1].bottom < lines[index + 1].top - line.bottom


def _overlaps(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)
