"""Days as people key them, and years added to days."""

from __future__ import annotations

import re
from datetime import date

from checks.facts import PrintedDate

LONG_TERM = "20500101"
"""How a card without an end is keyed."""
_DAY = re.compile(r"(\d{4})(?:(\d\d)(\d\d)|\D+(\d{1,2})\D+(\d{1,2})\D*)")


def keyed_day(text: str) -> PrintedDate:
    """A keyed date, with or without signs between its parts.

    >>> keyed_day("20150302").day, keyed_day("2015-02-30").impossible, keyed_day("?").day
    (datetime.date(2015, 3, 2), True, None)
    """
    parts = _DAY.fullmatch(text.strip())
    if parts is None:
        return PrintedDate(text, None)
    year, month, day = (int(part) for part in parts.groups() if part is not None)
    try:
        return PrintedDate(text, date(year, month, day))
    except ValueError:
        return PrintedDate(text, None, impossible=True)


def years_after(day: date, years: int) -> tuple[date, ...]:
    """The same day some years on. The 29 February of a year without one is the day before or after.

    >>> years_after(date(2020, 2, 29), 10)
    (datetime.date(2030, 2, 28), datetime.date(2030, 3, 1))
    """
    year = day.year + years
    try:
        return (day.replace(year=year),)
    except ValueError:
        return date(year, 2, 28), date(year, 3, 1)
