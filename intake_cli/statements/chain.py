"""Neighbours in time: which equation of the balances each row takes part in, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checks.facts import Order, Side
from intake_cli.statements.direction import Direction
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Indexes (printed order) of the entry before and after each one in time, within its chain; and whether the bank's
    words and signs for in and out mean the opposite (``flipped``)."""

    before: dict[int, int]
    after: dict[int, int]
    flipped: bool = False


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
    return Neighbours(before, {earlier: later for later, earlier in before.items()}, direction.flipped)


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


def proves(value: object, role: Role, index: int, entries: list[RawEntry], beside: Neighbours) -> bool:
    """True when ``value`` in this place makes an equation hold that it is part of. One proves it, though another
    breaks: the figure next to it may be forged. An amount may also be proven past its own balance."""
    if role is Role.DATE or not isinstance(value, Decimal):
        return False
    if role is Role.BALANCE:
        return True in both_sides(entries, beside, index, _amount(entries[index]), value)
    return both_sides(entries, beside, index, value, _balance(entries[index]))[0] is True or \
        _past_a_balance(entries, beside, index, value)


def _past_a_balance(entries: list[RawEntry], beside: Neighbours, index: int, amount: Decimal) -> bool:
    """Whether ``amount`` with that of the entry after ``index``, or before it, leads from the balance before the two to
    the one after them: then only the balance between them is off."""
    earlier, later = beside.before.get(index), beside.after.get(index)
    spans = [(earlier, later, later)] if earlier is not None and later is not None else []
    if earlier is not None and earlier in beside.before:
        spans.append((beside.before[earlier], earlier, index))
    for start, other, end in spans:
        before, beyond, second = _balance(entries[start]), _balance(entries[end]), _amount(entries[other])
        if before is not None and beyond is not None and second is not None and \
                abs(beyond - before) in (abs(amount) + abs(second), abs(abs(amount) - abs(second))):
            return True
    return False


def implied(role: Role, index: int, entries: list[RawEntry], beside: Neighbours) -> set[Decimal]:
    """The sums that the balances around entry ``index`` ask for in this place: a balance that follows from the one
    before it and leads to the one after it where there is one, the amount between two balances."""
    earlier = beside.before.get(index)
    before = None if earlier is None else _balance(entries[earlier])
    amount, balance = _amount(entries[index]), _balance(entries[index])
    if role is not Role.BALANCE:
        return set() if before is None or balance is None else {abs(balance - before)}
    asked = set() if before is None or amount is None else {before + amount, before - amount}
    wanted = (True, True if index in beside.after else None)
    return {each for each in asked if both_sides(entries, beside, index, amount, each) == wanted}


def asked_beside_breaks(entries: list[RawEntry], beside: Neighbours) -> dict[int, set[Decimal]]:
    """For each entry whose balance does not follow, or is not followed, the balances that the broken side asks for."""
    asked: dict[int, set[Decimal]] = {}
    for index in breaks(entries, beside):
        earlier, amount = beside.before[index], _amount(entries[index])
        for place, other in ((index, _balance(entries[earlier])), (earlier, _balance(entries[index]))):
            asked.setdefault(place, set()).update({other + amount, other - amount} if other is not None and
                                                  amount is not None else ())
    return asked


def unbalanced(entries: list[RawEntry], beside: Neighbours) -> set[int]:
    """Entries on either side of an equation that does not hold or cannot be formed."""
    broken: set[int] = set()
    for index, entry in enumerate(entries):
        held, wrong = equations(entries, beside, index, _amount(entry), _balance(entry))
        expected = (index in beside.before) + (index in beside.after)
        if wrong or held < expected:
            broken.add(index)
    return broken


def breaks(entries: list[RawEntry], beside: Neighbours) -> list[int]:
    """Entries whose balance was read and does not follow from that of the entry before them by their amount."""
    return [index for index, earlier in beside.before.items()
            if holds(_balance(entries[earlier]), _amount(entries[index]), _balance(entries[index])) is False]


def contrary(entries: list[RawEntry], beside: Neighbours) -> set[int]:
    """Entries whose printed direction is not the one their balances prove: a minus may have been overlooked."""
    return {index for index, entry in enumerate(entries)
            if entry.side is not None and goes_along(entry.side.value, index, entries, beside) is False}


def goes_along(side: Side, index: int, entries: list[RawEntry], beside: Neighbours) -> bool | None:
    """Whether the balance of entry ``index`` moved as its printed ``side`` says; None where no balances tell."""
    before = _balance(entries[beside.before[index]]) if index in beside.before else None
    balance = _balance(entries[index])
    if before is None or balance is None or balance == before:
        return None
    return (balance > before) == ((side is Side.IN) is not beside.flipped)


def _amount(entry: RawEntry) -> Decimal | None:
    return None if entry.amount is None else entry.amount.value


def _balance(entry: RawEntry) -> Decimal | None:
    return None if entry.balance is None else entry.balance.value
