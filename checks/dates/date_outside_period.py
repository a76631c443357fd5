"""CAL-02."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.dates.after_printing import booked_after_printing
from checks.facts import BankStatement, Entry, Field, PrintedDate
from checks.figures import row_list
from checks.findings import Finding, Level, fail, review, unknown
from checks.periods import printed_day
from checks.rule import Context, rule

CODES = ("future", "after-print", "after-end", "before-start")
_SEPARATE_AT_MOST = 20


@rule("CAL-02", Level.ERROR, BankStatement)
def date_outside_period(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Every entry lies inside the declared period, none after the print date, none in the future.

    Why: A bank prints what it had booked in the period asked for; a row outside it was put there by another hand.
    Innocent: The day of judgement (--as-of) was set too early, or a figure of the period was misread. Times after that
        of the print may come from another clock.
    Source: Statement forgery signals, dates; camt.053 FrToDt.
    """
    limits = _limits(statement, context.as_of)
    found: dict[str, list[Entry]] = {}
    for entry in statement.entries:
        code = _trouble(entry.day, limits)
        if code:
            found.setdefault(code, []).append(entry)
    for code, entries in found.items():
        limit, place = limits[code]
        groups = [[entry] for entry in entries] if len(entries) <= _SEPARATE_AT_MOST else [entries]
        for group in groups:
            yield fail(code, *(entry.booking_date.evidence for entry in group), *([place.evidence] if place else []),
                       rows=row_list(entry.row for entry in group), date=group[0].booking_date.value.text, limit=limit)
    yield from booked_after_printing(statement, context.policy.reading.weak_below)
    yield from _head(statement, context.as_of)
    yield from _not_judged(statement)


Limit = tuple[date, Field[PrintedDate] | None]


def _limits(statement: BankStatement, as_of: date) -> dict[str, Limit]:
    limits: dict[str, Limit] = {"future": (as_of, None)}
    heads = {"after-print": statement.printed_on}
    if not _runs_backwards(statement):
        heads |= {"after-end": statement.end, "before-start": statement.start}
    for code, head in heads.items():
        day = printed_day(head)
        if day is not None:
            limits[code] = (day, head)
    return limits


def _trouble(day: date | None, limits: dict[str, Limit]) -> str | None:
    """The gravest trouble of a day; one that could not be read has none."""
    if day is None:
        return None
    for code, (limit, _) in limits.items():
        if day < limit if code == "before-start" else day > limit:
            return code
    return None


def _runs_backwards(statement: BankStatement) -> bool:
    start, end = printed_day(statement.start), printed_day(statement.end)
    return start is not None and end is not None and start > end


def _head(statement: BankStatement, as_of: date) -> Iterator[Finding]:
    """The dates in the head: whether they agree with each other and with the day of judgement."""
    if statement.start is not None and statement.end is not None and _runs_backwards(statement):
        yield review("backwards", statement.start.evidence, statement.end.evidence,
                     start=statement.start.value.day, end=statement.end.value.day)
    printed = printed_day(statement.printed_on)
    if statement.printed_on is not None and printed is not None and printed > as_of:
        yield review("print-later", statement.printed_on.evidence, date=printed, limit=as_of)


def _not_judged(statement: BankStatement) -> Iterator[Finding]:
    if all(printed_day(head) is None for head in (statement.start, statement.end, statement.printed_on)):
        yield unknown("no-period", statement.evidence)
    unread = [entry for entry in statement.entries if entry.day is None and not entry.booking_date.value.impossible]
    if unread:
        yield unknown("unread", *(entry.booking_date.evidence for entry in unread),
                      rows=row_list(entry.row for entry in unread))
