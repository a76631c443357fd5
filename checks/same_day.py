"""The order of rows within one day: banks print rows of one moment in any order, and only the balances know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise, zip_longest

from checks.facts import Entry

Step = tuple[Decimal, Decimal]
"""The balance before a row and the one behind it."""


def proven_order(entries: tuple[Entry, ...], before: Decimal | None) -> tuple[Entry, ...]:
    """``entries``, oldest first, with the rows of each day put in the order their balances prove where the printed
    order does not hold. ``before`` is the balance that the first row follows."""
    days = [tuple(rows) for _, rows in groupby(entries, lambda entry: entry.day or entry.booking_date.value.text)]
    ordered: list[Entry] = []
    for rows, following in zip_longest(days, days[1:], fillvalue=()):
        ordered += _proven_day(rows, before, following)
        last = ordered[-1].balance
        before = last.value if last is not None else None
    return tuple(ordered)


def _proven_day(entries: tuple[Entry, ...], before: Decimal | None, following: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The rows of one day between the balance ``before`` and those of the next. Another order than the printed one
    counts only where it meets one of the two: rows with a contrary sign make a trail as well, to nowhere."""
    steps = _steps(entries)
    if len(steps) < len(entries):
        return entries
    circle = steps[0][0] == steps[-1][1]
    if all(one[1] == other[0] for one, other in pairwise(steps)) and not (circle and steps[0][0] != before):
        return entries
    ends = set(_starts(_steps(following)))
    order = list(_trail(steps, ends if before is None else {before}))
    if len(order) < len(entries):
        return entries
    meets = steps[order[0]][0] == before or steps[order[-1]][1] in ends or (before is None and not ends)
    return tuple(entries[index] for index in order) if meets else entries


def _steps(entries: tuple[Entry, ...]) -> list[Step]:
    return [(entry.balance.value - entry.amount.value, entry.balance.value)
            for entry in entries if entry.balance is not None and entry.amount is not None]


def _starts(steps: list[Step]) -> list[Decimal]:
    """The balances at which a trail through ``steps`` may begin: where one more leaves than arrives, or any of a
    circle. More than one of the first kind, and there is no trail."""
    surplus = Counter(begin for begin, _ in steps)
    surplus.subtract(end for _, end in steps)
    return [balance for balance, count in surplus.items() for _ in range(count)] or [begin for begin, _ in steps]


def _trail(steps: list[Step], meeting: set[Decimal]) -> Iterator[int]:
    """Indices of ``steps`` as one unbroken trail (Hierholzer); shorter when none is. A trail that ends where it begins
    does so at a balance of ``meeting`` if it passes one."""
    starts = _starts(steps)
    circle = Counter(begin for begin, _ in steps) == Counter(end for _, end in steps)
    if len(starts) > 1 and not circle:
        return iter(())
    leaving: dict[Decimal, list[int]] = {}
    for index in reversed(range(len(steps))):
        leaving.setdefault(steps[index][0], []).append(index)
    path: list[tuple[Decimal, int]] = [(next((start for start in starts if start in meeting), starts[0]), -1)]
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
