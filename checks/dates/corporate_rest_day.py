"""CAL-04."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from checks.calendars import Calendar, DayType, day_type
from checks.facts import BankStatement, Entry
from checks.figures import row_list
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.rule import Context, rule
from checks.vocabulary import Channel, channel_of, is_large_value

_EVENING = time(20, 30)


@rule("CAL-04", Level.WARNING, BankStatement)
def corporate_rest_day(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """A corporate account has no counter entries on public holidays and weekends.

    Why: Corporate counters and the large-value payment system rest with the banks; a made-up row forgets the calendar.
    Innocent: The branch opens on Saturdays, or the channel is electronic and the wording hides it.
    Source: Intake training deck, corporate statements; State Council holiday notices; PBOC payment system hours.
    """
    if statement.account_type != "corporate":
        yield not_applicable("not-corporate", statement.evidence)
        return
    calendar = context.policy.calendar
    off = [entry for entry in statement.entries
           if entry.day is not None and day_type(entry.day, calendar) is DayType.OFF]
    below = context.policy.reading.weak_below
    unread = [entry for entry in off if _is_unread(entry, below)]
    untold = {entry.row for entry in unread}
    read = [entry for entry in off if entry.row not in untold]
    others = [entry for entry in read if not _needs_open_bank(entry, calendar)]
    for entry in read:
        if _needs_open_bank(entry, calendar):
            yield fail("counter", entry.booking_date.evidence, row=entry.row, date=entry.day, words=_words(entry))
    if others:
        yield fail("electronic", *(entry.booking_date.evidence for entry in others), level=Level.NOTE,
                   rows=row_list(entry.row for entry in others), count=len(others))
    if unread:
        yield unknown("unread", *(entry.summary.evidence for entry in unread if entry.summary is not None),
                      rows=row_list(entry.row for entry in unread))
    yield from _undated(statement, calendar, below)
    yield from _uncovered(statement, calendar)


def _is_unread(entry: Entry, below: float) -> bool:
    """Whether nothing tells the kind of an entry whose words were read in doubt."""
    doubtful = entry.summary is not None and entry.summary.evidence.is_weak(below)
    return doubtful and channel_of(entry) is Channel.UNCLEAR


def _undated(statement: BankStatement, calendar: Calendar, below: float) -> Iterator[Finding]:
    """Counter entries whose day was read in doubt as one on which banks work, or not read."""
    entries = [entry for entry in statement.entries
               if channel_of(entry) is Channel.COUNTER and (entry.day is None or (
                   entry.booking_date.evidence.is_weak(below) and day_type(entry.day, calendar) is DayType.WORKDAY))]
    if entries:
        yield unknown("day-unread", *(entry.booking_date.evidence for entry in entries),
                      rows=row_list(entry.row for entry in entries))


def _words(entry: Entry) -> str:
    """The printed kind of the entry, without the counterparty's name."""
    return " ".join(part.value for part in (entry.summary, entry.channel) if part is not None) or "-"


def _needs_open_bank(entry: Entry, calendar: Calendar) -> bool:
    if channel_of(entry) is not Channel.COUNTER:
        return False
    return not (is_large_value(entry) and _evening_before_workday(entry, calendar))


def _evening_before_workday(entry: Entry, calendar: Calendar) -> bool:
    """The large-value system opens at 20:30 for the next workday; a row without a time may stand in those hours."""
    evening = entry.booking_time is None or entry.booking_time.value >= _EVENING
    return (evening and entry.day is not None
            and day_type(entry.day + timedelta(days=1), calendar) is DayType.WORKDAY)


def _uncovered(statement: BankStatement, calendar: Calendar) -> Iterator[Finding]:
    years: dict[int, list[Entry]] = {}
    for entry in statement.entries:
        if entry.day is not None and day_type(entry.day, calendar) is DayType.UNKNOWN:
            years.setdefault(entry.day.year, []).append(entry)
    for year, entries in years.items():
        yield unknown("no-calendar", *(entry.booking_date.evidence for entry in entries), year=year,
                      rows=row_list(entry.row for entry in entries))
