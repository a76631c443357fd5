"""A table of entries over pages, and what else its pages hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import TableRow
from intake_cli.words import PageText


@dataclass(frozen=True, slots=True)
class PageTable:
    """A page's lines parted into what stands above its table, total lines, what stands below and headings, and the
    columns of the table. Rows and unplaced lines are the :class:`Table`'s: together they are every word of the page."""

    page: PageText
    above: list[Line]
    totals: list[Line]
    below: list[Line]
    headings: list[Line] = field(default_factory=list)
    bands: tuple[Band, ...] = ()


@dataclass(slots=True)
class Table:
    """All entry rows of a document in printed order. ``unplaced`` holds lines inside the table that no row took.
    ``listed`` tells that entries take lines of their own instead of standing in columns."""

    rows: list[TableRow] = field(default_factory=list)
    bands: tuple[Band, ...] = ()
    pages: list[PageTable] = field(default_factory=list)
    unplaced: list[tuple[PageText, Line]] = field(default_factory=list)
    listed: bool = False
