"""Days that stand out of the order of the others: misread ones are read again, like sums that do not add up."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from checks.facts import Order
from checks.order import longest_run
from intake_cli.statements.direction import Direction
from intake_cli.statements.entries import RawEntry

Span = tuple[date, date]
MOSTLY = 0.6
"""Share of the days that are in order where days are in order at all."""


def out_of_order(entries: list[RawEntry], direction: Direction) -> dict[int, Span]:
    """Indexes of entries whose day is not in the order of the others of their account or is not known, with the days
    between which it is: the nearest before and after it that are in order."""
    found: dict[int, Span] = {}
    for chain in dict.fromkeys(direction.chains):
        own = [index for index, each in enumerate(direction.chains) if each == chain]
        found |= _astray(entries, own if direction.order is not Order.DESCENDING else own[::-1])
    return found


def _astray(entries: list[RawEntry], indexes: list[int]) -> dict[int, Span]:
    """The same of the ``indexes`` of one account, oldest first."""
    dated = [(place, day) for place, index in enumerate(indexes) if (day := entries[index].date.value.day) is not None]
    run = [dated[at] for at in longest_run([day.toordinal() for _, day in dated])]
    if len(run) < MOSTLY * len(indexes):
        return {}
    places = [place for place, _ in run]
    found = {}
    for place in sorted(set(range(len(indexes))) - set(places)):
        after = bisect_left(places, place)
        if 0 < after < len(run):
            found[indexes[place]] = (run[after - 1][1], run[after][1])
    return found
