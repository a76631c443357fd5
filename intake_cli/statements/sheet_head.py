"""The heading of a sheet: cells as words on a grid, so that one finder of headings serves paper and sheets."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.sheet_cells import CELL_HEIGHT, CELL_WIDTH
from intake_cli.statements.headings import find_head
from intake_cli.statements.sheet_values import lost_digits
from intake_cli.statements.titles import Heading, TableHead
from intake_cli.statements.vocabulary import Role, role_of
from intake_cli.words import Word

HEAD_ROWS = 200
"""The heading of a table stands within so many rows."""

SEPARATORS = ",\t;|"

LOST = 0.5
"""Confidence of a number whose last digits a spreadsheet dropped: below every policy's limit."""
COLUMN, ROW = CELL_WIDTH, CELL_HEIGHT
"""Pitch of the grid: neighbours neither touch nor join."""


def line_of(row: Sequence[str], index: int) -> Line | None:
    """A row of cells as a line of words, None for a blank one. ``index`` counts rows from 0."""
    top = index * ROW
    words = [Word(text, Box(column * COLUMN, top, (column + 0.5) * COLUMN, top + ROW / 2),
                  LOST if lost_digits(text) else 1.0, size=ROW / 2)
             for column, text in enumerate(row) if text]
    return Line(tuple(words)) if words else None


def column_of(box: Box) -> int:
    """The column in which a word of the grid begins."""
    return int(box.left / COLUMN)


def lines_of(rows: Sequence[Sequence[str]]) -> list[Line]:
    """The rows that are not blank."""
    lines = (line_of(row, index) for index, row in enumerate(rows))
    return [line for line in lines if line is not None]


def head_of(lines: list[Line]) -> TableHead | None:
    """The heading among the first lines, or None."""
    head = find_head(lines[:HEAD_ROWS])
    if head is None:
        return None
    headings = {column_of(heading.box): heading for heading in head.headings}
    for upper, lower in itertools.pairwise(lines[head.first:head.last + 1]):
        headings |= {column_of(heading.box): heading for heading in _under(upper, lower)}
    return replace(head, headings=tuple(headings[column] for column in sorted(headings)))


def _under(upper: Line, lower: Line) -> Iterator[Heading]:
    """Titles of ``lower`` that stand under one that spans several columns: a sheet holds it in the first of them, with
    blanks to its right. 账号 below 对方信息 is the account of 对方."""
    above = {column_of(word.box): word.text for word in upper.words}
    for before, word in itertools.pairwise(lower.words):
        column = column_of(word.box)
        if column not in above and column - 1 in above and column_of(before.box) == column - 1:
            above[column] = above[column - 1]
            title = above[column].removesuffix("信息") + word.text
            yield Heading(role_of(title) or role_of(word.text) or Role.OTHER, title, word.box)


def known_titles(rows: Sequence[Sequence[str]]) -> int:
    """How many titles of the heading among ``rows`` are known, 0 where there is no heading. A title that holds a
    separator was cut by another one."""
    head = head_of(lines_of(rows))
    titles = [heading.title for heading in head.headings] if head is not None else []
    return sum(role_of(title) is not None and not set(SEPARATORS) & set(title) for title in titles)
