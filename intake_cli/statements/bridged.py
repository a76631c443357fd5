"""Which way money went in two rows with a balance between them that was not read, or misread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from intake_cli.statements.entries import RawEntry

SIGNS = (1, -1)


def changes_past(chain: Sequence[RawEntry]) -> Iterator[tuple[RawEntry, Decimal]]:
    """Rows of a ``chain``, oldest first, astride a balance that fits neither of them, with what each moves where but
    one choice of their signs leads from the balance before both to the one behind both."""
    for before, entry, after in zip(chain, chain[1:], chain[2:], strict=False):
        if before.balance is None or after.balance is None or entry.amount is None or after.amount is None:
            continue
        sizes = entry.amount.value, after.amount.value
        between = None if entry.balance is None else entry.balance.value
        if between is not None and (abs(between - before.balance.value) == sizes[0] or
                                    abs(after.balance.value - between) == sizes[1]):
            continue
        total = after.balance.value - before.balance.value
        ways = {(one * sizes[0], other * sizes[1]) for one, other in product(SIGNS, SIGNS)
                if one * sizes[0] + other * sizes[1] == total}
        if len(ways) == 1:
            yield from zip((entry, after), ways.pop(), strict=True)
