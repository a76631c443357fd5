"""Neighbours in time: which equation of the balances each row takes part in, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checks.facts import Order
from intake_cli.statements.direction import Direction
from intake_cli.statements.entries import RawEntry


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Indexes (printed order) of the entry before and after each one in time, within its chain."""

    before: dict[int, int]
    after: dict[int, int]


def neighbours(direction: Direction) -> Neighbours:
    """Who stands beside whom in time."""
    indexes = range(len(direction.chains))
    if direction.order is Order.DESCENDING:
        indexes = range(len(direction.chains) - 1, -1, -1)
    last: dict[str, int] = {}
    before: dict[int, int] = {}
    for index in indexes:
        chain = direction.chains[index]
        if chain in last:
            before[index] = last[chain]
        last[chain] = index
    return Neighbours(before, {earlier: later for later, earlier in before.items()})


def holds(before: Decimal | None, amount: Decimal | None, balance: Decimal | None) -> bool | None:
    """Whether ``balance`` follows from ``before`` by ``amount`` in either direction; None when a part is unread."""
    if before is None or amount is None or balance is None:
        return None
    return abs(balance - before) == abs(amount)


def equations(entries: list[RawEntry], beside: Neighbours, index: int, amount: Decimal | None,
              balance: Decimal | None) -> tuple[int, int]:
    """Equations around entry ``index`` that hold and that break, were its figures ``amount`` and ``balance``."""
    results = both_sides(entries, beside, index, amount, balance)
    return results.count(True), results.count(False)


def both_sides(entries: list[RawEntry], beside: Neighbours, index: int, amount: Decimal | None,
               balance: Decimal | None) -> tuple[bool | None, bool | None]:
    """Whether the equation with the entry before ``index`` holds and the one with the entry after it, were its figures
    ``amount`` and ``balance``; None where there is none, or a part is unread."""
    earlier, later = beside.before.get(index), beside.after.get(index)
    before = None if earlier is None else holds(_balance(entries[earlier]), amount, balance)
    after = None if later is None else holds(balance, _amount(entries[later]), _balance(entries[later]))
    return before, after


def _amount(entry: RawEntry) -> Decimal | None:
    return None if entry.amount is None else entry.amount.value


def _balance(entry: RawEntry) -> Decimal | None:
    return None if entry.balance is None else entry.balance.value
