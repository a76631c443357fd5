"""Balances at the end of each day, from the rows of one account, whatever order a day's rows are printed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from checks.accounts import demand_accounts, opening_of
from checks.facts import BankStatement, Entry
from checks.once import once
from checks.periods import ONE_DAY


@dataclass(frozen=True, slots=True)
class DayEnd:
    """The rows of a day and the balance they leave behind; None where it was not read and does not follow. ``sure`` is
    False where the amounts do not lead from the balance before to this one, or a day is not known for certain;
    ``ordered`` where a row is dated before the rows above it, so that no day says anything. ``least`` is the lowest
    balance that may hold from the day on, whichever of the figures that do not fit together is wrong."""

    day: date
    rows: tuple[Entry, ...]
    balance: Decimal | None
    sure: bool
    ordered: bool = True
    least: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Balances:
    """End-of-day balances of one account: ``before`` holds until the first of ``ends``."""

    before: Decimal | None
    ends: tuple[DayEnd, ...]

    @property
    def lowest(self) -> Balances:
        """The same where every figure in doubt is the lowest it may be."""
        before, first = self.before, next(iter(self.ends), None)
        moved = None if first is None else _moved(first.rows)
        if before is not None and first is not None and first.least is not None and moved is not None:
            before = min(before, first.least - moved)
        return Balances(before, tuple(replace(end, balance=end.least) for end in self.ends))

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


@once
def account_balances(statement: BankStatement) -> dict[str, Balances]:
    """Balances of each demand account of a statement."""
    return {name: balances_of(rows, opening_of(statement)) for name, rows in demand_accounts(statement).items()}


def balances_of(entries: Sequence[Entry], opening: Decimal | None) -> Balances:
    """Balances of one account from its rows, oldest first; ``opening`` is the balance before them, if it is printed."""
    days = list(_days(entries))
    before = opening if opening is not None or not days else _started(days[0][1])
    ends: list[DayEnd] = []
    balance = before
    for day, rows, dated, ordered in days:
        moved = _moved(rows)
        follows = None if balance is None or moved is None else balance + moved
        after = _ended(rows, balance, follows)
        if after is not None and moved is not None and ends and ends[-1].least is not None:
            ends[-1] = replace(ends[-1], least=min(ends[-1].least, after - moved))
        least = after if after is None or follows is None else min(after, follows)
        ends.append(DayEnd(day, rows, after, dated and (follows is None or follows == after), ordered, least))
        balance = after
    return Balances(before, tuple(ends))


def _days(entries: Sequence[Entry]) -> Iterator[tuple[date, tuple[Entry, ...], bool, bool]]:
    """Day, its rows, whether the day is certain, and whether no row of it is dated before those above. Such a row
    counts on the day of those; one without a usable day on the day of the neighbour that gives the lower balance."""
    latest = min((entry.day for entry in entries if entry.day is not None), default=None)
    if latest is None:
        return
    placed: list[tuple[date, Entry]] = []
    for entry, following in zip(entries, _days_after(entries), strict=True):
        if entry.day is None:
            latest = max(latest, following) if entry.amount is not None and entry.amount.value > 0 else latest
        else:
            latest = max(latest, entry.day)
        placed.append((latest, entry))
    for day, group in groupby(placed, key=lambda place: place[0]):
        rows = tuple(entry for _, entry in group)
        yield (day, rows, all(entry.day == day for entry in rows),
               all(entry.day is None or entry.day == day for entry in rows))


def _days_after(entries: Sequence[Entry]) -> list[date]:
    """For each row the day of the next one that has a day; the end of days behind the last."""
    found, following = [], date.max
    for entry in reversed(entries):
        found.append(following)
        following = entry.day or following
    return found[::-1]


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
        if starts[1:] == after[:-1] and after[-1] != starts[0]:  # nearly all
            return after[-1]
        left = list((Counter(after) - Counter(starts)).elements())
        if len(left) == 1:
            return left[0]
        if not left and before in after:
            return before
    return last.value if last is not None else follows
