"""The numbers that bookings have in the bank's system."""

from __future__ import annotations

from checks.facts import Entry, Field
from checks.vocabulary import is_interest_settlement, is_reversal

_SHORTEST_LOG = 7
"""Figures from which a number is that of a booking; shorter ones count the rows of a print."""


def may_repeat(entry: Entry) -> bool:
    """Whether a bank itself books a row of this kind twice."""
    return is_reversal(entry) or is_interest_settlement(entry)


def log_of(entry: Entry) -> Field[str] | None:
    """The number of the booking; a short one counts the rows of a print, and noughts are none."""
    return next((cell for cell in (entry.number, entry.serial) if cell is not None and len(cell.value) >= _SHORTEST_LOG
                 and set(cell.value) != {"0"}), None)
