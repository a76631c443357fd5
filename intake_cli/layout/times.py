"""Times of day beside days, in every form that statements print them."""

from __future__ import annotations

import re
from datetime import time

from intake_cli.characters import plain
from intake_cli.layout.day_figures import DATE, NUMBERED, SHORT
from intake_cli.layout.days import STAMP
from intake_cli.layout.dialect import spoken

_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)|(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)")


def printed_time(text: str) -> time | None:
    """The time of day in ``text``, or None.

    >>> printed_time("2025-03-01 09:05:07"), printed_time("20250301235959"), printed_time("2025-03-01")
    (datetime.time(9, 5, 7), datetime.time(23, 59, 59), None)
    """
    match = _found(text)
    if match is None:
        return None
    hour, minute, second = _figures(match)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def impossible_time(text: str) -> str | None:
    """The figures in ``text`` that stand where a time does and are none that a clock shows, or None. Midnight may be
    written as the end of its day.

    >>> impossible_time("2025-03-01 25:61:00"), impossible_time("091267"), impossible_time("24:00:00")
    ('25:61:00', '091267', None)
    """
    match = _found(text)
    if match is None or printed_time(text) is not None or _figures(match) == (24, 0, 0):
        return None
    return match[0]


def _figures(match: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = (match[1], match[2], match[3] or "0") if match[1] else (match[4], match[5], match[6])
    return int(hour), int(minute), int(second)


def _found(text: str) -> re.Match[str] | None:
    """Figures in the form of a time, apart from those of a day."""
    form = plain(text)
    if (stamp := STAMP.fullmatch(form.strip())) is not None:
        form = stamp[4]
    rest = NUMBERED.sub(" ", DATE.sub(" ", form))
    days = spoken().days
    if days is not None and days.short is not None:
        rest = SHORT.sub(lambda day: day[0] if days.clocks and day[2] == "." else " ", rest)
    return _TIME.search(rest)
