"""Titles of columns: what a heading is made of, and which lines can be one."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.currency import CURRENCY
from intake_cli.layout.cuts import as_one
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.statements.account_kinds import names_kind
from intake_cli.statements.latin_titles import BLANK, goes_on
from intake_cli.statements.vocabulary import Role, role_of
from intake_cli.words import Word


@dataclass(frozen=True, slots=True)
class Heading:
    """One column title: its role, text and place. ``level`` counts from 0 the titles that stand above each other over
    one column, each that of a line of its own in every row; all of them have the box around them."""

    role: Role
    title: str
    box: Box
    level: int = 0


@dataclass(frozen=True, slots=True)
class TableHead:
    """The heading of a table: titles from left to right, and the lines they take (first to last index)."""

    headings: tuple[Heading, ...]
    first: int
    last: int

    @property
    def bottom(self) -> float:
        return max(heading.box.bottom for heading in self.headings)


YEAR = re.compile(r"((?:19|20)\d{2})年度?")
"""A year that stands alone, as a title of ledgers does."""
NUMBER = re.compile(r"[0-9]{6}")
"""Figures of a number or of a day that goes on below: no title has as many, nor has a hotline."""
_UNIT = re.compile(r"\(?(币值)?单位:[^():]{0,4}\)?|^单?位?:[^():]{0,4}\)$")
"""The unit of sums behind their title, whole or a half of it (增加(单位:元), of which :元) may stand in the next line):
no label of a value that follows."""
_CURRENCY = re.compile(CURRENCY)
"""A currency alone is the value of a label."""
LARGER = 1.35
"""How many times higher than titles the name of the paper is set, at least; boxes of one type vary by less."""


def could_be_heading(window: list[Line]) -> bool:
    """True for lines without dates, figures and labels that follow each other closely, none of which says the kind of
    an account; a year alone is a title."""
    if any(_is_no_title(word.text) for line in window for word in line.words) or any(
            names_kind(line.text) for line in window):
        return False
    pitch = max(line.bottom - line.top for line in window)
    close = all(lower.top - upper.bottom < 1.2 * pitch for upper, lower in itertools.pairwise(window))
    return close and not _of_two_sizes(window)


def _is_no_title(text: str) -> bool:
    said = normal(text)
    figures = begins_date(text) or looks_like_amount(text) or NUMBER.search(said) or ":" in _UNIT.sub("", said) or \
        _CURRENCY.fullmatch(said)
    return bool(figures) and not YEAR.fullmatch(text.strip())


def _of_two_sizes(window: list[Line]) -> bool:
    """Whether the Chinese of one line is set in larger type than that of another: the name of the paper over the
    titles. Each character counts, for pieces of one that fell apart are low; a dot of dirt is none."""
    sizes = [median(heights) for line in window if (heights := [
        word.box.bottom - word.box.top for word in line.words for sign in word.text if sign >= CHINESE])]
    return len(sizes) > 1 and max(sizes) > LARGER * min(sizes)


def phrases_of(line: Line) -> list[Word]:
    """Latin words a blank apart are one phrase (Transaction Date), whatever role either has alone; what ends one title
    and what begins another are two (Date, Counterparty Name)."""
    phrases: list[Word] = []
    for word in line.words:
        before = phrases[-1] if phrases else None
        if before is not None and goes_on(before, word):
            phrases[-1] = as_one(before, word)
        else:
            phrases.append(word)
    return phrases


def with_translations(words: list[Word]) -> list[Word]:
    """The ``words`` of a line of titles with each Chinese one and the Latin one a blank behind it, or before it, that
    says the same as one: 金额 Amount."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and _translates(word, before):
            found[-1] = as_one(before, word)
        else:
            found.append(word)
    return found


def _translates(word: Word, before: Word) -> bool:
    near = word.box.left - before.box.right < BLANK * (word.box.bottom - word.box.top)
    latin_after = word.text.isascii() and before.text[-1:] >= CHINESE
    if not near or not (latin_after or (before.text.isascii() and not word.text.isascii())):
        return False
    role = role_of(before.text)
    return role is not None and role is role_of(word.text)


def known_in(head: TableHead) -> int:
    """How many titles of ``head`` are known."""
    return sum(role_of(heading.title) is not None for heading in head.headings)


def columns_of(head: TableHead) -> list[list[Heading]]:
    """The titles of a heading by the columns over which they stand, from left to right."""
    columns: list[list[Heading]] = []
    for title in sorted(head.headings, key=lambda heading: heading.box.left):
        if title.level and columns:
            columns[-1].append(title)
        else:
            columns.append([title])
    return columns
