"""Times that run backwards within a day, where the balances say that the rows follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from checks.chain import Link, chains_of
from checks.facts import BankStatement, Entry, Evidence
from checks.findings import Finding, Level, fail

_LEAST_PAIRS, _FEW = 30, 0.02
"""Neighbours of one day from which a bank is seen to book in the order of time, and the share of them that may not."""


def times_backwards(statement: BankStatement) -> Iterator[Finding]:
    """A row put between others, or given another day, keeps its time. Never more than a note: what is booked later may
    bear the time at which it was ordered."""
    pairs = [link for chain in chains_of(statement) for link in chain.links if _of_one_day(link)]
    back = [link for link in pairs if _time(link.entry) < _time(link.previous)]
    if len(pairs) < _LEAST_PAIRS or len(back) > max(2, _FEW * len(pairs)):
        return
    for link in back:
        if link.previous is not None:
            yield fail("time-back", *_places(link.entry), *_places(link.previous), level=Level.NOTE, row=link.entry.row,
                       time=_time(link.entry), previous_row=link.previous.row, previous=_time(link.previous),
                       date=link.entry.day, count=len(pairs) - len(back), pairs=len(pairs))


def _of_one_day(link: Link) -> bool:
    before = link.previous
    return before is not None and not link.across and not link.difference and before.day == link.entry.day \
        and before.booking_time is not None and link.entry.booking_time is not None


def _time(entry: Entry | None) -> time:
    return time.min if entry is None or entry.booking_time is None else entry.booking_time.value


def _places(entry: Entry) -> Iterator[Evidence]:
    if entry.booking_time is not None:
        yield entry.booking_time.evidence
