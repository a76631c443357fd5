"""Numbers of bookings that do not rise with the rows, where the bank counts on from one booking to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from checks.booking_numbers import log_of, may_repeat
from checks.facts import BankStatement, Entry, Field
from checks.findings import Finding, Kind, Level
from checks.names import read_from_pixels
from checks.order import longest_run
from checks.vocabulary import is_money_in, speaks_of

_LEAST_ROWS, _FEW = 30, 0.02
"""Numbers from which a bank is seen to count on, and the share of them that may stand elsewhere."""
_MANY, _OWN_SERIES = 0.1, 0.75
"""The share of rows of money in that may all have been put in: the wages of each month are no more; and the part of
their numbers from which these rise where they are a series of their own, as a payroll's may be: of four made-up numbers
all rise in one case of twenty-four."""


class _Counted(NamedTuple):
    entry: Entry
    number: Field[str]
    day: date


def numbers_out_of_order(statement: BankStatement, known: Collection[int]) -> Iterator[Finding]:
    """Rows, none of those ``known``, whose number is smaller than one before it or greater than one behind it. Who puts
    in a row makes up a number, and who moves one leaves it. What is paid may bear the number of its order, so that is
    only noted; what comes in is numbered when it does."""
    for entries in statement.chains().values():
        rows = _counted([entry for entry in entries if entry.row not in known])
        run = _in_order(rows)
        for place in sorted(set(range(len(rows))) - set(run)) if run else ():
            yield _finding(rows[place], [rows[each] for each in _around(place, run)], len(run), len(rows))


def _in_order(rows: Sequence[_Counted]) -> list[int]:
    """The places of rows whose numbers rise from row to row, or of a bank that begins anew each day within their days;
    none where the bank is not seen to count so."""
    of_one_day = sum(one.day == other.day for one, other in pairwise(rows))
    for keys, shown in ((_numbers(rows), len(rows)), (_numbers_by_day(rows), of_one_day)):
        run = longest_run(keys)
        if shown >= _LEAST_ROWS and _is_counted_on(rows, keys, set(run), shown):
            return run
    return []


def _is_counted_on(rows: Sequence[_Counted], keys: Sequence[int], run: Collection[int], shown: int) -> bool:
    """Whether all rows but a few are in the ``run``, or but more of what comes in that do not rise among themselves."""
    few = max(1, _FEW * shown)
    strays = [place for place in range(len(rows)) if place not in run]
    came = [keys[place] for place in strays if is_money_in(rows[place].entry)]
    if len(strays) - len(came) > few or len(came) > max(few, _MANY * shown):
        return False
    return len(strays) <= few or len(longest_run(came)) <= _OWN_SERIES * len(came)


def _counted(entries: Sequence[Entry]) -> list[_Counted]:
    """Rows with a number of the usual length, but for what the bank books by itself and what goes back."""
    rows = [_Counted(entry, number, entry.day) for entry in entries
            if (number := log_of(entry)) is not None and entry.day is not None and number.value.isdecimal()
            and not read_from_pixels(number.evidence) and not _apart(entry)]
    length = Counter(len(row.number.value) for row in rows).most_common(1)
    return [row for row in rows if len(row.number.value) == length[0][0]]


def _apart(entry: Entry) -> bool:
    return may_repeat(entry) or speaks_of("refund", entry.words) or speaks_of("batch", entry.words)


def _numbers(rows: Sequence[_Counted]) -> list[int]:
    return [int(row.number.value) for row in rows]


def _numbers_by_day(rows: Sequence[_Counted]) -> list[int]:
    """The numbers behind their days, as of a bank that begins anew each day."""
    return [int(f"{row.day:%Y%m%d}{row.number.value}") for row in rows]


def _around(place: int, run: Sequence[int]) -> list[int]:
    """The rows in order before a row and behind it."""
    before, behind = [each for each in run if each < place], [each for each in run if each > place]
    return [*before[-1:], *behind[:1]]


def _finding(odd: _Counted, around: Sequence[_Counted], count: int, rows: int) -> Finding:
    comes_in = is_money_in(odd.entry)
    places = (odd.number.evidence, *(each.number.evidence for each in around))
    return Finding("number-order", places, {
        "row": str(odd.entry.row), "number": odd.number.value, "date": str(odd.day),
        "around": ", ".join(str(each.entry.row) for each in around),
        "numbers": " … ".join(each.number.value for each in around), "count": str(count), "rows": str(rows)},
        Kind.REVIEW if comes_in else Kind.FAIL, None if comes_in else Level.NOTE)
