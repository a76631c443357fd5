"""Forgeries of the interest rows, all on a quarter that lies whole inside the period: of another nothing is known."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from samples.forgeries.forged import CannotForgeError, Forged, moved, printed_row, renumbered, without_line
from samples.layouts import Layout
from samples.ledger import Ledger, previous_credit_day, rebalance

LATE = timedelta(days=5)


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


def _interest(ledger: Ledger) -> int:
    """Index of an interest row with rows around it whose quarter began inside the period."""
    for index, line in enumerate(ledger.lines[:-1]):
        if index and line.kind == "interest" and ledger.start <= previous_credit_day(line.day) and (
                line.day + LATE <= ledger.end):
            return index
    raise CannotForgeError("no quarter lies whole inside the period")
