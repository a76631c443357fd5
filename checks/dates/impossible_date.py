"""CAL-01."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from checks.facts import BankStatement, Field, PrintedDate
from checks.figures import row_list
from checks.findings import Finding, Level, fail, review
from checks.rule import Context, rule

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:(\d\d)(\d\d)(?:\d{4}(?:\d\d)?)?|\D+(\d{1,2})\D+(\d{1,2}))(?!\d)")
"""Year, month and day; a time may follow without a blank (``20250230093015``)."""


@rule("CAL-01", Level.ERROR, BankStatement)
def impossible_date(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Every printed date exists in the calendar.

    Why: A bank's system cannot book on 30 February or 31 June; a hand that makes up rows can.
    Innocent: None on a text layer. On a scan a digit may be misread: compare with the paper.
    Source: Intake training deck, month lengths (大小月); the calendar.
    """
    for entry in statement.entries:
        if entry.booking_date.value.impossible:
            yield _impossible(entry.booking_date, str(entry.row))
    for name in ("start", "end", "printed_on"):
        head: Field[PrintedDate] | None = getattr(statement, name)
        if head is not None and head.value.impossible:
            yield fail("header", head.evidence, field=name, text=head.value.text)
    unread = [entry for entry in statement.entries if entry.day is None and not entry.booking_date.value.impossible]
    if unread:
        yield review("unread", *(entry.booking_date.evidence for entry in unread),
                     rows=row_list(entry.row for entry in unread))


def _impossible(printed: Field[PrintedDate], row: str) -> Finding:
    text = printed.value.text
    parts = _YEAR_FIRST.search(text)
    if parts:
        year, month, day = (int(part) for part in parts.groups() if part is not None)
        if 1 <= month <= 12 and day > 28:
            return fail("no-such-day", printed.evidence, row=row, text=text, month=f"{year:04}-{month:02}",
                        days=monthrange(year, month)[1])
    return fail("no-such-date", printed.evidence, row=row, text=text)
