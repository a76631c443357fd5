"""CAL-01."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from checks.facts import BankStatement, Entry, Field, PrintedDate
from checks.figures import row_list
from checks.findings import Finding, Kind, Level, fail, review, unknown
from checks.names import read_from_pixels
from checks.rule import Context, rule

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:(\d\d)(\d\d)(?:\d{4}(?:\d\d)?)?|\D+(\d{1,2})\D+(\d{1,2}))(?!\d)")
"""Year, month and day; a time may follow without a blank (``20250230093015``)."""
_MOST_UNREAD = 0.5
"""Share of the rows without a day from which the column of days was not read."""
LAST_MONTH, SHORTEST_MONTH, LONGEST_MONTH = 12, 28, 31


@rule("CAL-01", Level.ERROR, BankStatement)
def impossible_date(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Every printed date exists in the calendar, and every time on the clock.

    Why: A bank's system cannot book on 30 February or at 25:61; a hand that makes up rows can.
    Innocent: None on a text layer. On a scan a digit may be misread: compare with the paper. Figures that stand for the
        time in several rows alike are a bank's sign for none.
    Source: Intake training deck, month lengths (大小月); the calendar.
    """
    usual, scraps = _usual_form(statement), _are_scraps(statement.entries)
    for entry in statement.entries:
        if entry.booking_date.value.impossible and not scraps:
            found = _impossible(entry.booking_date, str(entry.row))
            misread = read_from_pixels(entry.booking_date.evidence) and (
                _form(entry.booking_date.value.text) not in usual or _in_no_month(entry.booking_date.value.text))
            yield replace(found, kind=Kind.REVIEW) if misread else found
    for name in ("start", "end", "printed_on"):
        head: Field[PrintedDate] | None = getattr(statement, name)
        if head is not None and head.value.impossible:
            yield fail("header", head.evidence, field=name, text=head.value.text)
    yield from _unread(statement.entries, scraps)
    yield from _times(statement, context.policy.reading.weak_below)


def _are_scraps(entries: Sequence[Entry]) -> bool:
    """Whether pixels show a day in few of the rows: what a copy left of the others is no impossible one."""
    unread = [entry for entry in entries if entry.day is None and read_from_pixels(entry.booking_date.evidence)]
    return len(unread) > _MOST_UNREAD * len(entries)


def _unread(entries: Sequence[Entry], scraps: bool) -> Iterator[Finding]:
    """Days of which a figure cannot be read: a person looks, unless month and day were and fit between the days of the
    rows beside. Where days are ``scraps``, impossible ones are among them."""
    unread = [index for index, entry in enumerate(entries)
              if entry.day is None and (scraps or not entry.booking_date.value.impossible)]
    fitting = {index for index in unread if _fits(entries, index)}
    for say, rows in ((review, [entries[index] for index in unread if index not in fitting]),
                      (unknown, [entries[index] for index in unread if index in fitting])):
        if rows:
            yield say("unread", *(entry.booking_date.evidence for entry in rows),
                      rows=row_list(entry.row for entry in rows))


def _fits(entries: Sequence[Entry], index: int) -> bool:
    """Whether the last four figures are month and day of one day from that of the row before to that of the row behind,
    whichever is earlier."""
    end = re.sub(r"\D", "", entries[index].booking_date.value.text)[-4:]
    beside = [entry.day for entry in (*entries[max(0, index - 1):index], *entries[index + 1:index + 2])]
    days = sorted(day for day in beside if day is not None)
    return len(days) > 1 and sum(f"{days[0] + timedelta(step):%m%d}" == end
                                 for step in range((days[1] - days[0]).days + 1)) == 1


def _usual_form(statement: BankStatement) -> set[str]:
    """How most rows write their day; figures that pixels show in another form may be no date at all. A reading of
    nothing but figures leaves out the signs between them (20250431 of 2025年04月31日)."""
    texts = Counter(entry.booking_date.value.text for entry in statement.entries)
    counts: Counter[str] = Counter()
    for text, often in texts.items():
        counts[_signs(text)] += often
    usual = max(counts, key=counts.__getitem__, default="")
    return {form for text in texts if _signs(text) == usual
            for form in (_form(text), _form(re.sub("[年月日]", "", text)))}


def _signs(text: str) -> str:
    """What stands between the figures of a day."""
    return re.sub(r"\d+", "9", text)


def _form(text: str) -> str:
    """The signs between figures, or how many there are where none stands between them."""
    return "0" * len(text) if text.isdecimal() else _signs(text)


def _in_no_month(text: str) -> bool:
    """Whether figures name a 36th day or a 15th month: a hand that makes up rows forgets which months are short, but
    not that."""
    parts = _YEAR_FIRST.search(text)
    _, month, day = (int(part) for part in parts.groups() if part is not None) if parts else (0, 1, 1)
    return not 1 <= month <= LAST_MONTH or day > LONGEST_MONTH


def _times(statement: BankStatement, weak_below: float) -> Iterator[Finding]:
    """Times that no clock shows, beside others that are; a reading in doubt is none."""
    shown = Counter(entry.odd_time.value for entry in statement.entries if entry.odd_time is not None)
    if len(shown) > sum(entry.booking_time is not None for entry in statement.entries):
        return
    for entry in statement.entries:
        odd = entry.odd_time
        if odd is None or shown[odd.value] > 1 or odd.evidence.confidence < weak_below:
            continue
        found = fail("no-such-time", odd.evidence, row=entry.row, text=odd.value)
        yield replace(found, kind=Kind.REVIEW) if read_from_pixels(odd.evidence) else found


def _impossible(printed: Field[PrintedDate], row: str) -> Finding:
    text = printed.value.text
    parts = _YEAR_FIRST.search(text)
    if parts:
        year, month, day = (int(part) for part in parts.groups() if part is not None)
        if 1 <= month <= LAST_MONTH and day > SHORTEST_MONTH:
            return fail("no-such-day", printed.evidence, row=row, text=text, month=f"{year:04}-{month:02}",
                        days=monthrange(year, month)[1])
    return fail("no-such-date", printed.evidence, row=row, text=text)
