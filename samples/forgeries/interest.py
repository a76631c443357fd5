"""Forgeries of the interest rows, all on a quarter that lies whole inside the period: of another nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

from samples.events import CENT
from samples.forgeries.forged import (
    CannotForgeError,
    Forged,
    moved,
    printed_row,
    renumbered,
    rows_of,
    with_line,
    without_line,
)
from samples.layouts import Layout
from samples.ledger import Ledger, Line, previous_credit_day, rebalance, round_cent

LATE = timedelta(days=5)
GROWTH = (15, 60)
"""Tenths: by how much a forger makes money more."""
TAX = Decimal("0.05")


def interest_removed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The row is taken out and the balances stay, so that the next row does not follow either."""
    index = _interest(ledger)
    forged = renumbered(without_line(ledger, index))
    return Forged(forged, {"INT-01": (printed_row(forged, layout, index - 1),),
                           "STM-01": (printed_row(forged, layout, index),)})


def interest_removed_redone(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The row is taken out and every balance after it is worked out again."""
    index = _interest(ledger)
    forged = rebalance(renumbered(without_line(ledger, index)))
    return Forged(forged, {"INT-01": (printed_row(forged, layout, index - 1),)})


def interest_moved(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The row stands five days late; order and balances are right."""
    index = _interest(ledger)
    forged, place = moved(ledger, index, ledger.lines[index].day + LATE)
    return Forged(forged, {"INT-02": (printed_row(forged, layout, place),)}, explained=("INT-04",))


def income_inflated(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Whatever comes in grows and every balance is worked out again; the old interest stays as it was."""
    return _inflated(ledger, layout, ledger.opening, _growth(rng), lambda line: line.amount > 0)


def all_inflated(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The whole account grows by one factor, the balance it opens with too, but for the interest. Where many amounts
    tell the factor, STM-08 names it."""
    growth = _growth(rng)
    forged = _inflated(ledger, layout, round_cent(ledger.opening * growth), growth, lambda line: True)
    return replace(forged, explained=(*forged.explained, "STM-08"))


def _growth(rng: Random) -> Decimal:
    return Decimal(rng.randint(*GROWTH)) / 10


def _inflated(ledger: Ledger, layout: Layout, opening: Decimal, growth: Decimal,
              grows: Callable[[Line], bool]) -> Forged:
    lines = tuple(replace(line, amount=round_cent(line.amount * growth)) if line.kind != "interest" and grows(line)
                  else line for line in ledger.lines)
    forged = rebalance(replace(ledger, lines=lines, opening=opening))
    betrayed = [index for index, line in enumerate(lines) if line.kind == "interest"
                and ledger.start <= previous_credit_day(line.day)]
    if not betrayed:
        raise CannotForgeError("no quarter lies whole inside the period")
    return Forged(forged, {"INT-04": rows_of(forged, layout, betrayed)}, explained=("INT-04",))


def interest_negative(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Interest is taken instead of given, and every balance after it is worked out again."""
    index = _interest(ledger)
    forged = rebalance(with_line(ledger, index, replace(ledger.lines[index], amount=-ledger.lines[index].amount)))
    return Forged(forged, {"INT-03": (printed_row(forged, layout, index),)}, explained=("INT-01", "INT-04"))


def interest_taxed(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Five per cent of tax follow the interest, as they did until 2008; balances are worked out again."""
    index = _interest(ledger)
    line = ledger.lines[index]
    tax = replace(line, amount=-max((line.amount * TAX).quantize(CENT), CENT), summary="利息税", kind="tax")
    forged = rebalance(renumbered(replace(ledger, lines=(*ledger.lines[:index + 1], tax, *ledger.lines[index + 1:]))))
    return Forged(forged, {"INT-05": (printed_row(forged, layout, index + 1),)})


def _interest(ledger: Ledger) -> int:
    """Index of an interest row with rows around it whose quarter began inside the period."""
    for index, line in enumerate(ledger.lines[:-1]):
        if index and line.kind == "interest" and ledger.start <= previous_credit_day(line.day) and (
                line.day + LATE <= ledger.end):
            return index
    raise CannotForgeError("no quarter lies whole inside the period")
