"""Times that run backwards within a day, where the balances say that the rows follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from itertools import groupby

from checks.booking_numbers import may_repeat
from checks.chain import Link, chains_of
from checks.facts import BankStatement, Entry, Evidence
from checks.findings import Finding, Kind, Level
from checks.names import read_from_pixels
from checks.order import longest_run
from checks.vocabulary import is_money_in, speaks_of

_LEAST_PAIRS, _FEW = 30, 0.02
"""Neighbours of one day from which a bank is seen to book in the order of time, and the share of them that may not."""
_LATE = timedelta(minutes=30)
"""By which a batch or the way from another bank may be late at most."""


def times_backwards(statement: BankStatement) -> Iterator[Finding]:
    """A row put between others, or given another day, keeps its time. What is booked later may bear the time at which
    it was ordered, so it is only noted; but what comes in has the time at which it did."""
    chains = [chain.links for chain in chains_of(statement)]
    pairs = [link for links in chains for link in links if _of_one_day(link)]
    back = [link for link in pairs if _time(link.entry) < _time(link.previous)]
    if len(pairs) < _LEAST_PAIRS or len(back) > max(2, _FEW * len(pairs)):
        return
    strays = {row for links in chains for row in _strays(links)}
    for link in back:
        before = link.previous
        if before is not None:
            odd = link.entry if link.entry.row in strays else before
            asked = odd.row in strays and _comes_in(odd) and _apart(link) >= _LATE and not _from_pixels(link)
            kind, level = (Kind.REVIEW, None) if asked else (Kind.FAIL, Level.NOTE)
            yield Finding("time-back", (*_places(link.entry), *_places(before)), {
                "row": str(link.entry.row), "time": str(_time(link.entry)), "previous_row": str(before.row),
                "previous": str(_time(before)), "date": str(link.entry.day), "count": str(len(pairs) - len(back)),
                "pairs": str(len(pairs))}, kind, level)


def _strays(links: Sequence[Link]) -> set[int]:
    """The rows that stand apart from the times of their day: either of two, and of more those that leave the longest
    run of others."""
    found: set[int] = set()
    for _, day in groupby((link.entry for link in links if link.entry.booking_time is not None),
                          key=lambda entry: entry.day):
        rows = list(day)
        kept = set(longest_run([_seconds(entry) for entry in rows])) if len(rows) > 2 else set()
        found.update(entry.row for place, entry in enumerate(rows) if place not in kept)
    return found


def _comes_in(entry: Entry) -> bool:
    return is_money_in(entry) and not may_repeat(entry) and not any(
        speaks_of(words, entry.words) for words in ("refund", "batch"))


def _from_pixels(link: Link) -> bool:
    return any(map(read_from_pixels, (*_places(link.entry), *_places(link.previous))))


def _apart(link: Link) -> timedelta:
    return timedelta(seconds=_seconds(link.previous) - _seconds(link.entry))


def _seconds(entry: Entry | None) -> int:
    at = _time(entry)
    return 3600 * at.hour + 60 * at.minute + at.second


def _of_one_day(link: Link) -> bool:
    before = link.previous
    return before is not None and not link.across and not link.difference and before.day == link.entry.day \
        and before.booking_time is not None and link.entry.booking_time is not None


def _time(entry: Entry | None) -> time:
    return time.min if entry is None or entry.booking_time is None else entry.booking_time.value


def _places(entry: Entry | None) -> Iterator[Evidence]:
    if entry is not None and entry.booking_time is not None:
        yield entry.booking_time.evidence
