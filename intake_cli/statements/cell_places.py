"""Where a cell is read again on its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf

from checks.facts import Box
from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import around, to_lines
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.figure_runs import DAY
from intake_cli.statements.torn_sums import torn_place
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

TALL = 1.6
"""Heights of another sum of the row from which a cell is more than its line."""


def broken_lines(cell: Cell, role: Role) -> tuple[Box, ...]:
    """The places of the lines that make a day or sum which is broken between its figures; none for others."""
    told = next((word.lines for word in cell.words if word.lines and (
        role is not Role.DATE or printed_date(word.text) is not None)), ())
    return told or (day_lines(cell) if role is Role.DATE else ())


def day_lines(cell: Cell) -> tuple[Box, ...]:
    """The places of the lines that make a day of several words, one below the other; none for others."""
    lines = to_lines(cell.words)
    texts = ["".join(word.numeric or word.text for word in line.words) for line in lines]
    broken = len(lines) > 1 and not any(printed_date(text, short=True) for text in texts)
    day = printed_date("".join(texts), short=True) if broken else None
    return () if day is None or day.day is None else tuple(around(line.words) for line in lines)


def told_place(row: TableRow, cell: Cell, role: Role) -> Box:
    """Where a cell tells its day or sum: a time below the day is another line, which no look reads along with it, and
    what a seal prints beside, over or under a sum is none of it. A day that was misread may have fallen apart; six
    figures behind it are its time, not a day of two figures for the year."""
    if role is Role.DATE:
        whole = next((word.box for place, word in enumerate(cell.words)
                      if printed_date(word.text, short=not place) is not None), None)
        misread = next((word.box for word in cell.words if sum(map(str.isdigit, word.text)) >= DAY), cell.box)
        beside = [word for word in cell.words if _level(word.box, misread)]
        return whole or (around(beside) if beside else cell.box)
    torn = torn_place(row, cell, role)
    if torn is not None:
        return torn
    sums = [word.box for word in cell.words if looks_like_amount(word.numeric or word.text)]
    alone = len(sums) == 1 and sum(_level(word.box, sums[0]) for word in cell.words) == 1
    box = sums[0] if alone else cell.box
    line = next((other.box for each, other in row.cells.items() if each in MONEY_ROLES and each is not role and
                 looks_like_amount(other.text) and TALL * _height(other.box) < _height(box)), None)
    return box if line is None else replace(box, top=line.top, bottom=line.bottom)


def _height(box: Box) -> float:
    return box.bottom - box.top


def _level(one: Box, other: Box) -> bool:
    """Whether two words stand in one line: parts of a sum that fell apart do."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > _height(other) / 2


def is_of_another(place: Box, rows: Sequence[TableRow], index: int) -> bool:
    """Whether what stands in an empty cell's place is told by the row above or below: where paper bends, half of a row
    was taken for one of its own, and its neighbour's sum is not its own."""
    beside = [row for row in (*rows[max(0, index - 1):index], *rows[index + 1:index + 2])
              if row.page == rows[index].page]
    return any(_level(place, cell.box) and cell.box.left < place.right and cell.box.right > place.left
               for row in beside for cell in row.cells.values())


def empty_place(row: TableRow, role: Role, days: Mapping[int, tuple[float, float]]) -> Box:
    """The place of a cell in which nothing was read: that of a day no wider than its page's other ``days`` are."""
    band = next(band for band in row.bands if band.role is role)
    left, right = days.get(row.page, (band.left, band.right)) if role is Role.DATE else (band.left, band.right)
    return Box(max(left, band.left), row.box.top, min(right, band.right), row.box.bottom)


def days_across(rows: Sequence[TableRow]) -> dict[int, tuple[float, float]]:
    """From where to where days reach by page, and a character more: the first column begins at the edge of the sheet,
    of which something may be left."""
    found: dict[int, tuple[float, float]] = {}
    for row in rows:
        if (cell := row.cells.get(Role.DATE)) is not None:
            left, right = found.get(row.page, (inf, -inf))
            spare = cell.box.bottom - cell.box.top
            found[row.page] = min(left, cell.box.left - spare), max(right, cell.box.right + spare)
    return found
