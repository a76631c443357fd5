"""Arithmetic of months and of the period that a statement covers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checks.facts import BankStatement, Field, PrintedDate
from checks.once import once

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def meets(self, other: Span) -> bool:
        """Whether a day is in both."""
        return self.first <= other.last and other.first <= self.last

    def months(self) -> Iterator[tuple[int, int]]:
        """Calendar months touched, as (year, month)."""
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            yield year, month
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last day of the month where it has no such day.

    >>> add_months(date(2024, 8, 31), -6), add_months(date(2025, 11, 30), 3)
    (datetime.date(2024, 2, 29), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def printed_day(field: Field[PrintedDate] | None) -> date | None:
    """The day that a field of a statement's head names, if it could be read and exists."""
    return None if field is None else field.value.day


@once
def row_days(statement: BankStatement) -> list[date]:
    """Booking days of all rows that have one, sorted."""
    return sorted(entry.day for entry in statement.entries if entry.day is not None)


def covered_end(statement: BankStatement, as_of: date) -> date | None:
    """The last day the statement can speak about: the declared end (else the last row's day), but no day after
    the print or the day of judgement, for a bank accepts a period that ends in the future."""
    days = row_days(statement)
    end = printed_day(statement.end) or (days[-1] if days else None)
    limits = [day for day in (printed_day(statement.printed_on), as_of) if day is not None]
    return None if end is None else min(end, *limits)


@once
def row_pages(statement: BankStatement) -> dict[int | None, int]:
    """Of each page that shows further columns of a table the page on which their rows begin."""
    return {mark.page: mark.rows_on for mark in statement.pages if mark.rows_on is not None}


def pages_without_rows(statement: BankStatement) -> list[int]:
    """Pages on which no entry was read. One at the end holds totals or conditions."""
    with_rows, beside = {entry.evidence.page for entry in statement.entries}, row_pages(statement)
    return sorted({mark.page for mark in statement.pages if beside.get(mark.page, mark.page) not in with_rows})


@once
def may_hide_rows(statement: BankStatement) -> bool:
    """True when pages without an entry are more than the last one: their rows may not have been read."""
    found = pages_without_rows(statement)
    last = max((mark.page for mark in statement.pages), default=0)
    return bool(statement.entries) and found not in ([], [last])


def pages_cut_off(statement: BankStatement) -> list[int]:
    """Pages of the file that look cut off."""
    return sorted({place.page for place in statement.cut if place.page is not None})


def pages_overlooked(statement: BankStatement) -> list[int]:
    """Pages on which no entry was read although lines with figures stand there: a speck read as a letter is none."""
    return sorted({place.page for place in statement.unplaced
                   if place.page is not None and any(map(str.isdigit, place.quote))}
                  & set(pages_without_rows(statement)))


@once
def lacks_pages(statement: BankStatement) -> bool:
    """True when the printed page numbers show that a page between the first and the printed count is not there."""
    numbers: dict[int, set[int]] = {}
    for mark in statement.pages:
        if mark.number is not None and mark.count is not None:
            numbers.setdefault(mark.count, set()).add(mark.number)
    lone = {mark.number for mark in statement.pages if mark.number is not None and mark.count is None}
    unread = sum(mark.number is None for mark in statement.pages)
    return any(count - len(found | {number for number in lone if number <= count}) > unread
               for count, found in numbers.items())
