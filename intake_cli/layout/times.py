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
    form = plain(text)
    if (stamp := STAMP.fullmatch(form.strip())) is not None:
        form = stamp[4]
    rest = NUMBERED.sub(" ", DATE.sub(" ", form))
    days = spoken().days
    if days is not None and days.short is not None:
        rest = SHORT.sub(" ", rest)
    match = _TIME.search(rest)
    if match is None:
        return None
    hour, minute, second = (match[1], match[2], match[3] or "0") if match[1] else (match[4], match[5], match[6])
    try:
        return time(int(hour), int(minute), int(second))
    except ValueError:
        return None
