"""Balances at the end of each day, from the rows of one account, whatever order a day's rows are printed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from checks.facts import Entry
from checks.periods import ONE_DAY


@dataclass(frozen=True, slots=True)
class DayEnd:
    """The rows of a day and the balance they leave behind; None where it was not read and does not follow. ``sure`` is
    False where the amounts do not lead from the balance before to this one, or a day is not known for certain."""

    day: date
    rows: tuple[Entry, ...]
    balance: Decimal | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Balances:
    """End-of-day balances of one account: ``before`` holds until the first of ``ends``."""

    before: Decimal | None
    ends: tuple[DayEnd, ...]

    def daily(self, first: date, last: date) -> list[Decimal] | None:
        """One balance for each day from ``first`` to ``last``; None when one of them is not known."""
        found: list[Decimal] = []
        balance, day = self.before, first
        for end in self.ends:
            while day < end.day and day <= last:
                if balance is None:
                    return None
                found.append(balance)
                day += ONE_DAY
            balance = end.balance
        rest = (last - day).days + 1
        if rest > 0 and balance is None:
            return None
        return found + ([balance] * rest if balance is not None else [])

    def within(self, first: date, last: date) -> tuple[DayEnd, ...]:
        """The days with rows that decide the balances from ``first`` to ``last``: the last one before them too."""
        earlier = [end for end in self.ends if end.day < first][-1:]
        return (*earlier, *(end for end in self.ends if first <= end.day <= last))


def balances_of(entries: Sequence[Entry], opening: Decimal | None) -> Balances:
    """Balances of one account from its rows, oldest first; ``opening`` is the balance before them, if it is printed."""
    days = list(_days(entries))
    before = opening if opening is not None or not days else _started(days[0][1])
    ends: list[DayEnd] = []
    balance = before
    for day, rows, dated in days:
        moved = _moved(rows)
        follows = None if balance is None or moved is None else balance + moved
        after = _ended(rows, balance, follows)
        ends.append(DayEnd(day, rows, after, dated and (follows is None or follows == after)))
        balance = after
    return Balances(before, tuple(ends))


def _days(entries: Sequence[Entry]) -> Iterator[tuple[date, tuple[Entry, ...], bool]]:
    """Day, its rows, and whether the day is certain. A row without a usable day, or with one before the rows above it,
    counts on the day of those."""
    latest = min((entry.day for entry in entries if entry.day is not None), default=None)
    if latest is None:
        return
    placed: list[tuple[date, Entry, bool]] = []
    for entry in entries:
        certain = entry.day is not None and entry.day >= latest
        latest = entry.day if entry.day is not None and certain else latest
        placed.append((latest, entry, certain))
    for day, group in groupby(placed, key=lambda place: place[0]):
        rows = list(group)
        yield day, tuple(entry for _, entry, _ in rows), all(certain for _, _, certain in rows)


def _moved(rows: Sequence[Entry]) -> Decimal | None:
    amounts = [entry.amount.value for entry in rows if entry.amount is not None]
    return sum(amounts, Decimal(0)) if len(amounts) == len(rows) else None


def _steps(rows: Sequence[Entry]) -> tuple[list[Decimal], list[Decimal]]:
    """Balances before and after the rows of which both figures were read."""
    whole = [(entry.balance.value - entry.amount.value, entry.balance.value) for entry in rows
             if entry.balance is not None and entry.amount is not None]
    return [before for before, _ in whole], [after for _, after in whole]


def _started(rows: Sequence[Entry]) -> Decimal | None:
    """The balance before a day: the one that no row of the day leaves behind."""
    before, after = _steps(rows)
    if len(before) < len(rows):
        first = rows[0]
        return first.balance.value - first.amount.value if first.balance and first.amount else None
    left = list((Counter(before) - Counter(after)).elements())
    return left[0] if len(left) == 1 else before[0]


def _ended(rows: Sequence[Entry], before: Decimal | None, follows: Decimal | None) -> Decimal | None:
    """The balance after a day: the one from which no row of the day goes on, else the last one printed."""
    starts, after = _steps(rows)
    last = rows[-1].balance
    if len(starts) == len(rows):
        left = list((Counter(after) - Counter(starts)).elements())
        if len(left) == 1:
            return left[0]
        if not left and before in after:
            return before
    return last.value if last is not None else follows
