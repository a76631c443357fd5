"""The heading of a sheet: cells as words on a grid, so that one finder of headings serves paper and sheets."""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.statements.headings import TableHead, find_head
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import Word

HEAD_ROWS = 200
"""The heading of a table stands within so many rows."""

SEPARATORS = ",\t;|"

COLUMN, ROW = 100.0, 20.0
"""Pitch of the grid. A word takes half of its cell either way, so that neighbours neither touch nor join."""


def line_of(row: Sequence[str], index: int) -> Line | None:
    """A row of cells as a line of words, None for a blank one. ``index`` counts rows from 0."""
    top = index * ROW
    words = [Word(text, Box(column * COLUMN, top, (column + 0.5) * COLUMN, top + ROW / 2), size=ROW / 2)
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
    return find_head(lines[:HEAD_ROWS])


def known_titles(rows: Sequence[Sequence[str]]) -> int:
    """How many titles of the heading among ``rows`` are known, 0 where there is no heading. A title that holds a
    separator was cut by another one."""
    head = head_of(lines_of(rows))
    titles = [heading.title for heading in head.headings] if head is not None else []
    return sum(role_of(title) is not None and not set(SEPARATORS) & set(title) for title in titles)
