"""Sheets of day books that keep month and day in two cells beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.values import normal
from intake_cli.statements.month_days import DAY, FEWEST, MONTH
from intake_cli.statements.sheet_files import Sheet

HEAD_ROWS = 200
"""The titles stand within so many rows."""
_MONTH, _DAY = re.compile(r"0?[1-9]|1[0-2]"), re.compile(r"0?[1-9]|[12]\d|3[01]")


def with_days_joined(sheet: Sheet) -> Sheet:
    """``sheet`` with the day of each row (``3月5日``) in the cell of its month, below one title; as it is where no 月
    has a 日 beside it, or hardly any figures stand below them."""
    place = next(((index, column) for index, row in enumerate(sheet.rows[:HEAD_ROWS]) for column in range(len(row) - 1)
                  if (normal(row[column]), normal(row[column + 1])) == (MONTH, DAY)), None)
    if place is None:
        return sheet
    head, column = place
    rows = [_joined(row, column) if index > head else row for index, row in enumerate(sheet.rows)]
    if sum(row is not own for row, own in zip(rows, sheet.rows, strict=True)) < FEWEST:
        return sheet
    rows[head] = _with(rows[head], column, MONTH + DAY)
    return replace(sheet, rows=rows)


def _joined(row: Sequence[str], column: int) -> Sequence[str]:
    month, day = (normal(text) for text in (*row[column:column + 2], "", "")[:2])
    whole = _MONTH.fullmatch(month) and _DAY.fullmatch(day)
    return _with(row, column, f"{month}{MONTH}{day}{DAY}") if whole else row


def _with(row: Sequence[str], column: int, text: str) -> Sequence[str]:
    return [*row[:column], text, "", *row[column + 2:]]
