"""Rows of sheets to a table of entries. Cells are known, so nothing is measured: only what a row is, is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake_cli.layout.lines import Line
from intake_cli.layout.values import is_empty, money, normal
from intake_cli.statements.bands import MOST_SUMS, Band
from intake_cli.statements.cells import Row, finish
from intake_cli.statements.header_account import account_beside
from intake_cli.statements.other_lines import is_label_line, repeats_heading
from intake_cli.statements.placed import Placed, placed
from intake_cli.statements.sheet_files import Sheet
from intake_cli.statements.sheet_head import COLUMN, column_of, head_of, lines_of
from intake_cli.statements.sheet_pages import page_of
from intake_cli.statements.sheet_values import in_column
from intake_cli.statements.table import PageTable, Table
from intake_cli.statements.titles import TableHead
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText

_COUNTS = re.compile(r"[笔条行次]数$")
FILLED = 4
"""Cells that a row without a date or without an amount must fill to be an entry all the same."""


@dataclass(frozen=True, slots=True)
class _Found:
    sheet: Sheet
    page: PageText
    lines: list[Line]
    head: TableHead | None


def sheet_table(sheets: Sequence[Sheet]) -> Table | None:
    """The entries of all sheets, or None when none has a table heading."""
    found = []
    for sheet in sheets:
        lines = lines_of(sheet.rows)
        found.append(_Found(sheet, page_of(sheet), lines, head_of(lines)))
    if all(one.head is None for one in found):
        return None
    table = Table()
    several = sum(one.head is not None for one in found) > 1
    for one in found:
        if one.head is None:
            table.pages.append(PageTable(one.page, one.lines, [], []))
        else:
            _take(table, one, one.head, one.sheet.name if several else "")
    return table


def _take(table: Table, found: _Found, head: TableHead, section: str) -> None:
    """Add the rows of a sheet to ``table``. ``section`` names the chain that they may belong to."""
    bands = _bands(head, int(found.page.width), found.lines[head.last + 1:])
    table.bands = table.bands or bands
    above = found.lines[:head.first]
    body = [_meant(line, bands, found.sheet.typed) for line in found.lines[head.last + 1:]]
    marks = [placed(line, bands) for line in body]
    entries = {index for index, mark in enumerate(marks) if _is_entry(mark)}
    last = max(entries, default=-1)
    totals: list[Line] = []
    below: list[Line] = []
    headings = found.lines[head.first:head.last + 1]
    first = {account_beside(line) for line in above}
    for index, mark in enumerate(marks):
        if index in entries:
            table.rows.append(finish(Row(found.page.number, mark.words, section=section), bands))
        elif mark.total and not is_label_line(mark):
            totals.append(mark.line)
        elif index > last:
            below.append(mark.line)
        elif is_label_line(mark):
            above.append(mark.line)
            section = normal(mark.line.text)
        elif repeats_heading(mark, bands):
            headings.append(mark.line)
        elif account := account_beside(mark.line):
            above.append(mark.line)
            section = account if account not in first else ""
        else:
            table.unplaced.append((found.page, mark.line))
    table.pages.append(PageTable(found.page, above, totals, below, headings, bands))


def _meant(line: Line, bands: tuple[Band, ...], typed: bool) -> Line:
    """``line`` with each cell as its column means it; a number beside the label of a count (总收入笔数) is no sum."""
    labels = ("", *(normal(word.text).rstrip(":") for word in line.words))
    return Line(tuple(word if _COUNTS.search(label) else
                      replace(word, text=in_column(word.text, bands[column_of(word.box)].role, typed))
                      for label, word in zip(labels, line.words, strict=False)))


def _bands(head: TableHead, width: int, body: list[Line]) -> tuple[Band, ...]:
    """One band per column; a column without a title holds nothing that is asked for, and one of both sides sums or
    flags, as its cells say (支出或存入)."""
    titles = {column_of(heading.box): heading for heading in reversed(head.headings)}
    cells: dict[int, list[str]] = {}
    for word in (word for line in body for word in line.words if not is_empty(word.text)):
        cells.setdefault(column_of(word.box), []).append(word.text)

    def role(column: int) -> Role:
        told = titles[column].role if column in titles else Role.OTHER
        own = cells.get(column, [])
        of_sums = told is Role.FLAG and sum(map(_is_sum, own)) > MOST_SUMS * len(own)
        return Role.AMOUNT if of_sums else told

    return tuple(Band(role(column), titles[column].title if column in titles else "", column * COLUMN,
                      (column + 1) * COLUMN) for column in range(width))


def _is_sum(text: str) -> bool:
    """Whether a cell holds a sum, and not the code of a side (借贷标志(1收2付)), which is one figure."""
    value = money(text)
    return value is not None and ("." in text or abs(value) > 9)


def _is_entry(mark: Placed) -> bool:
    """A dated amount, or a row with one of the two that is too full to be anything else."""
    if mark.total or is_label_line(mark):
        return False
    return mark.begins or ((mark.dated or mark.paid) and len(mark.words) >= FILLED)
