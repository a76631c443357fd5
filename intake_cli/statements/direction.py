"""Which way money went, and in which order the rows run: proven by the balances, not believed from words.

Banks print debit for money in, leave signs away, or list the newest entry first; the chain of balances knows.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from checks.facts import Field, Order, Side
from intake_cli.layout.dialect import spoken
from intake_cli.statements.accounts import Keys, balanced, healed, named_accounts, with_kinds
from intake_cli.statements.bridged import changes_past
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.entry_sides import opposite
from intake_cli.statements.vocabulary import Role

_FEW = 0.05
"""Share of rows up to which sign and flag may speak against each other where they mean the same; banks to which they
do not have many."""
_TELLING = 5
"""Steps from one day to another that all go one way, from which they tell the order."""


class Way(NamedTuple):
    """How rows may be taken, as in :class:`Direction`."""

    order: Order
    flipped: bool
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Direction:
    """How the rows are to be taken: their order, the chain of each row, whether the bank's words for in and out mean
    the opposite, and whether the rows of each day run against the days."""

    order: Order
    chains: tuple[str, ...]
    flipped: bool
    turned: bool = False


def find_direction(entries: list[RawEntry]) -> Direction:
    """The order, grouping and meaning of sides that leave the fewest breaks in the balances."""
    groups = dict.fromkeys([("",) * len(entries), named_accounts(entries),
                            named_accounts(entries, [Role.CURRENCY])])  # numbers are misread, currencies hardly
    flips = (False, True) if spoken().opposite is None else (spoken().opposite is True,)
    ways = [Way(order, flipped) for order in _orders(entries) for flipped in flips]
    options = [(_breaks(entries, keys, way), place, way.flipped, keys, way)
               for place, keys in enumerate(groups) for way in ways]
    breaks, _, _, keys, way = min(options, key=lambda option: option[:3])
    if not breaks:
        return Direction(way.order, with_kinds(entries, keys), way.flipped)
    ways += [way._replace(turned=True) for way in ways]

    def fewest(keys: Keys) -> int:
        return min(_breaks(entries, keys, way) for way in ways)

    finer = healed(entries, balanced(entries, keys, fewest), fewest)
    way = min(ways, key=lambda way: _breaks(entries, finer, way))
    return Direction(way.order, with_kinds(entries, finer), way.flipped, way.turned)


def _orders(entries: list[RawEntry]) -> tuple[Order, ...]:
    """Both orders, the one that the dates suggest first; the only one that a bank's layout allows, or that all dates
    agree on: rows of one day may run the other way."""
    only = spoken().order
    if only is not None:
        return (Order(only),)
    days = [entry.date.value.day for entry in entries if entry.date.value.day is not None]
    falls = sum(later < earlier for earlier, later in itertools.pairwise(days))
    rises = sum(later > earlier for earlier, later in itertools.pairwise(days))
    if min(rises, falls) == 0 and max(rises, falls) >= _TELLING:
        return (Order.DESCENDING,) if falls else (Order.ASCENDING,)
    return (Order.DESCENDING, Order.ASCENDING) if falls > rises else (Order.ASCENDING, Order.DESCENDING)


def _breaks(entries: list[RawEntry], keys: Keys, way: Way) -> int:
    breaks = 0
    for chain in _chains(entries, keys, way.order, way.turned):
        for before, entry in itertools.pairwise(chain):
            change = _change(before, entry)
            if change is None or entry.amount is None:
                continue
            breaks += not _fits(entry, change, way.flipped)
    return breaks


def _chains(entries: list[RawEntry], keys: tuple[str, ...], order: Order, turned: bool) -> Iterable[list[RawEntry]]:
    pairs = list(zip(entries, keys, strict=True))
    if order is Order.DESCENDING:
        pairs.reverse()
    if turned:
        days = [list(own) for _, own in itertools.groupby(pairs, lambda pair: pair[0].date.value.text)]
        pairs = [pair for own in days for pair in reversed(own)]
    groups: dict[str, list[RawEntry]] = {}
    for entry, key in pairs:
        groups.setdefault(key, []).append(entry)
    return groups.values()


def _change(before: RawEntry, entry: RawEntry) -> Decimal | None:
    if before.balance is None or entry.balance is None:
        return None
    return entry.balance.value - before.balance.value


def _fits(entry: RawEntry, change: Decimal, flipped: bool) -> bool:
    assert entry.amount is not None
    if entry.side is None:
        return abs(change) == entry.amount.value
    money_in = (entry.side.value is Side.IN) is not flipped
    return change == (entry.amount.value if money_in else -entry.amount.value)


@dataclass(frozen=True, slots=True)
class Directed:
    """An entry with its amount signed from the holder's side; None where no amount is read or nothing signs it."""

    raw: RawEntry
    amount: Field[Decimal] | None
    side: Field[Side] | None
    chain: str


def directed(entries: list[RawEntry], direction: Direction, opening: Decimal | None,
             whole: bool = True) -> list[Directed]:
    """Entries in printed order with signed amounts. ``opening`` is the balance before the first one in time. Of a
    print that is not ``whole`` balances move by what it leaves out too, and tell a side only if by the very amount."""
    changes: dict[int, Decimal] = {}
    for chain in _chains(entries, direction.chains, direction.order, direction.turned):
        if opening is not None and chain[0].balance is not None and len(set(direction.chains)) == 1:
            changes[id(chain[0])] = chain[0].balance.value - opening
        for before, entry in itertools.pairwise(chain):
            change = _change(before, entry)
            if change is not None:
                changes[id(entry)] = change
        changes |= {id(entry): change for entry, change in changes_past(chain)}
    odd = sum(entry.against is not None for entry in entries) <= max(1, _FEW * len(entries))
    if not whole:
        changes = {id(entry): change for entry in entries if (change := changes.get(id(entry))) is not None
                   and entry.amount is not None and abs(change) == entry.amount.value}
    return [_signed(entry, changes.get(id(entry)), direction.flipped, key, odd)
            for entry, key in zip(entries, direction.chains, strict=True)]


def _printed(entry: RawEntry, change: Decimal | None, flipped: bool, odd: bool) -> Field[Side] | None:
    """The direction that a row prints; where it prints both, as few rows do, the one that its balance is against."""
    side, against = (opposite(each) if each is not None and flipped else each for each in (entry.side, entry.against))
    if against is None or side is None or entry.amount is None or not odd:
        return side
    told = change if side.value is Side.IN else -(change or 0)
    return against if told == entry.amount.value else side


def _signed(entry: RawEntry, change: Decimal | None, flipped: bool, chain: str, odd: bool) -> Directed:
    side = _printed(entry, change, flipped, odd)
    if entry.amount is None:
        return Directed(entry, None, side, chain)
    size, evidence = entry.amount.value, entry.amount.evidence
    if change is not None and abs(change) == size:
        return Directed(entry, Field(change, evidence), side, chain)
    if side is not None:
        return Directed(entry, Field(size if side.value is Side.IN else -size, evidence), side, chain)
    if entry.neutral:
        return Directed(entry, Field(size, evidence), None, chain)
    if change:
        return Directed(entry, Field(size if change > 0 else -size, evidence), None, chain)
    return Directed(entry, None, None, chain)
