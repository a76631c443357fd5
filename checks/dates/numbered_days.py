"""Days inside the numbers of bookings: most systems begin them with the day, and who moves a row forgets it there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from checks.facts import BankStatement, Entry, Field
from checks.findings import Finding, review
from checks.names import read_from_pixels
from checks.vocabulary import is_reversal, speaks_of

_LEAST_ROWS, _MOSTLY, _FEW = 20, 0.9, 0.05
"""Rows with numbers, the share of them whose number holds their own day, and that which may hold another one."""
_NEAR = timedelta(days=1)
"""Bookings about midnight."""
_DAY = re.compile(r"20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


class _Numbered(NamedTuple):
    entry: Entry
    number: Field[str]
    day: date


def moved_days(statement: BankStatement) -> Iterator[Finding]:
    """Rows of which the number holds another day than the one printed, where nearly all hold their own. Money that goes
    back may keep the number of its payment. Of numbers so long as these pixels show some figure wrongly too often."""
    rows = [_Numbered(entry, entry.number, entry.day) for entry in statement.entries
            if entry.number is not None and entry.day is not None and not read_from_pixels(entry.number.evidence)]
    found = [_places_of(row.number.value, row.day) for row in rows]
    places = Counter(place for own in found for place in own)
    if len(rows) < _LEAST_ROWS or not places:
        return
    usual = [place for place, _ in places.most_common()]
    odd = [(row, told) for row, own in zip(rows, found, strict=True)
           if not own and (told := _told(row, usual)) is not None]
    count = sum(map(bool, found))
    if count < _MOSTLY * len(rows) or len(odd) > max(1, _FEW * len(rows)):
        return
    for row, told in odd:
        if abs(told - row.day) > _NEAR and not _goes_back(row.entry):
            yield review("number-day", row.entry.booking_date.evidence, row.number.evidence, row=row.entry.row,
                         date=row.day, number=row.number.value, told=told, count=count, rows=len(rows))


def _goes_back(entry: Entry) -> bool:
    return is_reversal(entry) or speaks_of("refund", entry.words)


def _places_of(number: str, day: date) -> list[int]:
    """Where in a number its day stands."""
    told = f"{day.year:04}{day.month:02}{day.day:02}"
    return [found.start() for found in re.finditer(told, number)] if told in number else []


def _told(row: _Numbered, places: Sequence[int]) -> date | None:
    """The day that stands in the number where those of other rows do."""
    for place in places:
        found = _DAY.match(row.number.value, place)
        if found is not None:
            try:
                return date(int(found[0][:4]), int(found[0][4:6]), int(found[0][6:]))
            except ValueError:
                return None
    return None
