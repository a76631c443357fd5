"""The table as it stands on paper, every column by its printed title: for exports, and for pictures of what was found.

Rules compute with :class:`~checks.facts.BankStatement`; this is what people compare with the page. Together its cells
and lines are every word of the document. Who shows it need not know how it was read: see
:mod:`intake_cli.statements.as_printed`.
"""

from __future__ import annotations

from dataclasses import dataclass

from intake_cli.statements.vocabulary import Role

Place = tuple[float, float, float, float]
"""Left, top, right, bottom on the straightened page, in its unit."""

PARTS = ("outside", "heading", "total", "unplaced")
"""What a line is that holds no entry: text around the table, its headings, sums, and what found no cell."""


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: its title, empty where none is printed, and what it holds."""

    title: str
    role: Role


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell: ``column`` counts the table's columns from 0, ``text`` is the reading that counted and ``second`` one
    that disagreed. A cell of a spreadsheet has no place; ``page`` is that of a cell on another page than its row."""

    column: int
    text: str
    confidence: float
    second: str | None = None
    place: Place | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The cells of an entry, empty ones left out. Rows stand in the order of the statement's entries."""

    page: int
    cells: tuple[PrintedCell, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line that is no entry: one of PARTS."""

    part: str
    text: str
    confidence: float
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's columns as (column, left, right) and its lines that are no entries."""

    number: int
    bands: tuple[tuple[int, float, float], ...]
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A document's table. Columns of several headings that have one title are one column."""

    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]
    pages: tuple[PrintedPage, ...]
