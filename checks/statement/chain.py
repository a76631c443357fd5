"""The chain of balances of one account: which balance follows from which, and where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from checks.facts import BankStatement, Entry, Field


@dataclass(frozen=True, slots=True)
class Link:
    """A row whose balance and amount were read, behind a known balance. ``previous`` is None behind the opening
    balance; ``across`` lists rows between the two whose balance was not read, ``through`` is their sum."""

    entry: Entry
    amount: Field[Decimal]
    balance: Field[Decimal]
    before: Field[Decimal]
    previous: Entry | None = None
    across: tuple[Entry, ...] = ()
    through: Decimal = Decimal(0)

    @property
    def expected(self) -> Decimal:
        """The balance that should be printed."""
        return self.before.value + self.through + self.amount.value

    @property
    def difference(self) -> Decimal:
        """Printed minus expected balance; zero when the link holds."""
        return self.balance.value - self.expected

    @property
    def moved(self) -> Decimal:
        """By how much the balance really moved."""
        return self.balance.value - self.before.value

    @property
    def sides_differ(self) -> bool:
        """The sum is right and only its direction is not: what the row prints against what the balances prove."""
        return not self.across and self.amount.value != 0 and self.moved == -self.amount.value


@dataclass(frozen=True, slots=True)
class Chain:
    """Links of one account, oldest first, and the rows with a cell that was not read."""

    links: tuple[Link, ...]
    unread: tuple[Entry, ...]
    last: Entry | None


def chains_of(statement: BankStatement) -> tuple[Chain, ...]:
    """The chains of a statement. Opening and closing balances belong to one account, so they count only where
    the statement has one chain."""
    groups = statement.chains()
    opening = statement.opening if len(groups) == 1 else None
    return tuple(_chain(_proven_order(entries), opening) for entries in groups.values())


def _chain(entries: tuple[Entry, ...], before: Field[Decimal] | None) -> Chain:
    links: list[Link] = []
    unread: list[Entry] = []
    across: list[Entry] = []
    through: Decimal | None = Decimal(0)
    previous: Entry | None = None
    for entry in entries:
        if entry.amount is None or entry.balance is None:
            unread.append(entry)
        if entry.balance is None:
            across.append(entry)
            through = None if through is None or entry.amount is None else through + entry.amount.value
            continue
        if entry.amount is not None and before is not None and through is not None:
            links.append(Link(entry, entry.amount, entry.balance, before, previous, tuple(across), through))
        before, previous, across, through = entry.balance, entry, [], Decimal(0)
    last = entries[-1] if entries and entries[-1].balance is not None else None
    return Chain(tuple(links), tuple(unread), last)


def _proven_order(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Rows of one day put in the order their balances prove, where the printed order does not hold: banks print
    rows of one moment in any order."""
    return tuple(entry for _, day in groupby(entries, lambda e: e.booking_date.value.text)
                 for entry in _proven_day(tuple(day)))


def _proven_day(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    steps = [(e.balance.value - e.amount.value, e.balance.value)
             for e in entries if e.balance is not None and e.amount is not None]
    if len(steps) < len(entries) or all(a[1] == b[0] for a, b in pairwise(steps)):
        return entries
    order = list(_trail(steps))
    return tuple(entries[index] for index in order) if len(order) == len(entries) else entries


def _trail(steps: list[tuple[Decimal, Decimal]]) -> Iterator[int]:
    """Indices of ``steps`` (from balance, to balance) as one unbroken trail (Hierholzer); shorter when none is."""
    leaving: dict[Decimal, list[int]] = {}
    surplus: dict[Decimal, int] = {}
    for index in reversed(range(len(steps))):
        begin, end = steps[index]
        leaving.setdefault(begin, []).append(index)
        surplus[begin] = surplus.get(begin, 0) + 1
        surplus[end] = surplus.get(end, 0) - 1
    starts = [balance for balance, count in surplus.items() if count > 0]
    if len(starts) > 1 or any(count > 1 for count in surplus.values()):
        return iter(())
    path: list[tuple[Decimal, int]] = [(starts[0] if starts else steps[0][0], -1)]
    trail: list[int] = []
    while path:
        balance, index = path[-1]
        if leaving.get(balance):
            step = leaving[balance].pop()
            path.append((steps[step][1], step))
        else:
            path.pop()
            trail.append(index)
    return reversed(trail[:-1])
