"""Sums of rows up to each row: what any run of them adds up to is then a difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from checks.facts import Entry

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class RunningSums:
    """For each side (``in``, ``out``): how many rows moved money so, their sum, and the sums in which a row that takes
    another one back lessens its side instead of adding to the other, and how many rows stand on a side then. ``idle``
    counts the rows that moved nothing, a tax of 0.00 for one: those printed on a side, and all of them. All begin with
    zero, before the first row."""

    counts: dict[str, list[int]]
    idle: dict[str, list[int]]
    sums: dict[str, list[Decimal]]
    lessened: dict[str, list[list[Decimal]]]
    standing: dict[str, list[list[int]]]

    def options(self, of: str, start: int, end: int) -> Iterator[Decimal]:
        """What a printed total of the rows from ``start`` to before ``end`` may be, the plain sum first."""
        if of == "count":
            for left_out in (0, self.idle[""][end] - self.idle[""][start]):
                yield Decimal(end - start - left_out)
        elif of.startswith("count-"):
            counts = self.counts[of.removeprefix("count-")]
            yield Decimal(counts[end] - counts[start])
            for idle in (self.idle[of.removeprefix("count-")], self.idle[""]):
                yield Decimal(counts[end] - counts[start] + idle[end] - idle[start])
            for standing in self.standing[of.removeprefix("count-")]:
                yield Decimal(standing[end] - standing[start])
        else:
            for known in (self.sums[of], *self.lessened[of]):
                yield known[end] - known[start]


def running_sums(rows: Sequence[Entry], turned: frozenset[int], backs: Sequence[frozenset[int]]) -> RunningSums:
    """The sums of ``rows``; those numbered in ``turned`` count on the other side, each of ``backs`` numbers those that
    may take another one back."""
    read = [(entry.row, _ZERO if entry.amount is None else entry.amount.value) for entry in rows]
    amounts = [-amount if row in turned else amount for row, amount in read]
    idle = [entry.amount is not None and entry.amount.value == 0 for entry in rows]
    made = RunningSums({}, {"": list(accumulate(idle, initial=0))}, {}, {}, {})
    for side in ("in", "out"):
        moved = amounts if side == "in" else [-amount for amount in amounts]
        made.counts[side] = list(accumulate((amount > 0 for amount in moved), initial=0))
        made.idle[side] = list(accumulate((none and entry.side is not None and entry.side.value == side
                                           for none, entry in zip(idle, rows, strict=True)), initial=0))
        made.sums[side] = list(accumulate((max(amount, _ZERO) for amount in moved), initial=_ZERO))
        made.lessened[side] = [
            list(accumulate((amount if (amount > 0) != (entry.row in back) else _ZERO
                             for amount, entry in zip(moved, rows, strict=True)), initial=_ZERO)) for back in backs]
        made.standing[side] = [
            list(accumulate((bool(amount) and (amount > 0) != (entry.row in back)
                             for amount, entry in zip(moved, rows, strict=True)), initial=0)) for back in backs if back]
    return made
