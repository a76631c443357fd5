"""Entries of the day of printing whose time comes after that of the print. Part of CAL-02."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from checks.facts import BankStatement, Entry
from checks.figures import row_list
from checks.findings import Finding, review

_CLOCK = re.compile(r"(?:(?<![\d:：])|(?<=\d{4}[-/.]\d\d[-/.]\d\d)|(?<=\d{4}年\d\d月\d\d日)|(?<=(?<!\d)\d{8}))"
                    r"([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?!\d)")
"""A time of day, which a scan may show right behind its day: never the last of its figures."""
_SLACK = timedelta(minutes=10)
"""By how much the clocks of a bank's programs may differ."""
_END_OF_HOUR = (59, 59)
"""Minutes and seconds of times that stand for the end of a day or of a batch."""


def booked_after_printing(statement: BankStatement, weak_below: float) -> Iterator[Finding]:
    """No bank prints what it has not booked yet. A clock may show the time of elsewhere, so a person looks. A wallet's
    bill is made some time after it was asked for, which is what it prints."""
    printed = statement.printed_on if statement.account_type != "wallet" else None
    if printed is None or printed.value.day is None or printed.evidence.is_weak(weak_below):
        return
    clock = _clock(printed.evidence.quote)
    late = [entry for entry in statement.entries if clock is not None
            and entry.day == printed.value.day and _is_later(entry, printed.value.day, clock, weak_below)]
    if late:
        yield review("after-print-time", *(entry.booking_time.evidence for entry in late if entry.booking_time),
                     printed.evidence, rows=row_list(entry.row for entry in late), date=printed.value.day,
                     time=max(entry.booking_time.value for entry in late if entry.booking_time), limit=clock)


def _clock(text: str) -> time | None:
    """The time that is printed beside a day."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    return time(hour, minute, second)


def _is_later(entry: Entry, day: date, clock: time, weak_below: float) -> bool:
    booked = entry.booking_time
    if booked is None or booked.evidence.is_weak(weak_below):
        return False
    if (booked.value.minute, booked.value.second) == _END_OF_HOUR:
        return False
    return datetime.combine(day, booked.value) > datetime.combine(day, clock) + _SLACK
