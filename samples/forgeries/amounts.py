"""Forgeries of amounts, balances and sides."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from random import Random

from samples.forgeries.forged import CannotForgeError, Forged, choose, is_everyday, printed_row, rows_of, with_line
from samples.layouts import Layout
from samples.ledger import Ledger, Line, rebalance

THOUSAND = Decimal(1000)


def amount_changed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """An amount grows and no balance follows."""
    index = choose(ledger, rng, is_everyday)
    line = ledger.lines[index]
    more = Decimal(rng.randint(100_00, 9_999_99)) / 100
    forged = with_line(ledger, index, replace(line, amount=line.amount + more.copy_sign(line.amount)))
    return Forged(forged, {"STM-01": (printed_row(forged, layout, index),)})


def balance_changed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A balance grows, and neither the row nor the next explains it."""
    index = choose(ledger, rng, is_everyday)
    line = ledger.lines[index]
    more = Decimal(rng.randint(1_000_00, 50_000_00)) / 100
    forged = with_line(ledger, index, replace(line, balance=line.balance + more))
    return Forged(forged, {"STM-01": (printed_row(forged, layout, index),)}, explained=("INT-04", "STM-02"))


def side_turned(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Spending is printed as income (column, sign or flag), and the balances still say spending."""
    index = choose(ledger, rng, lambda line: is_everyday(line) and line.amount < 0)
    forged = with_line(ledger, index, replace(ledger.lines[index], flipped=True))
    return Forged(forged, {"STM-07": (printed_row(forged, layout, index),)})


def round_incomes(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Whatever comes in becomes whole thousands; balances are worked out again."""
    lines = tuple(replace(line, amount=_round_up(line.amount)) if _is_income(line) else line for line in ledger.lines)
    rounded = [index for index, line in enumerate(lines) if _is_income(line)]
    if not rounded:
        raise CannotForgeError("no income")
    forged = rebalance(replace(ledger, lines=lines))
    return Forged(forged, {"STM-08": rows_of(forged, layout, rounded)}, explained=("INT-04",))


def _is_income(line: Line) -> bool:
    return line.amount > 0 and line.kind not in ("interest", "neutral")


def _round_up(amount: Decimal) -> Decimal:
    return ((amount / THOUSAND).to_integral_value(ROUND_CEILING) * THOUSAND).quantize(Decimal("0.01"))
