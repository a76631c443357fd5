"""Bookings whose number stands at an equal sum again, on another day, at another time or in other words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.facts import BankStatement, Entry, Field
from checks.figures import plain, row_list
from checks.findings import Finding, review
from checks.vocabulary import is_interest_settlement, is_reversal, speaks_of

_SHORTEST_LOG = 7
"""Figures from which a number is that of a booking; shorter ones count the rows of a print."""
_MOSTLY = 0.9
"""Share of numbers that stand once, where they are those of single bookings and not of batches, orders or contracts."""
_COUNTED = 4
"""Figures behind noughts that may as well count the bookings of a day."""


def may_repeat(entry: Entry) -> bool:
    """Whether a bank itself books a row of this kind twice."""
    return is_reversal(entry) or is_interest_settlement(entry)


def log_of(entry: Entry) -> Field[str] | None:
    """The number of the booking; a short one counts the rows of a print, and noughts are none."""
    return next((cell for cell in (entry.number, entry.serial) if cell is not None and len(cell.value) >= _SHORTEST_LOG
                 and set(cell.value) != {"0"}), None)


def numbers_again(statement: BankStatement, known: set[int]) -> Iterator[Finding]:
    """Of money that comes in, in rows that are not ``known`` for twins. Who moves a copied row to another day forgets
    its number; money paid back in parts keeps that of its payment."""
    groups: dict[tuple[str, str, Decimal], list[Entry]] = {}
    numbers: list[str] = []
    for entry in statement.entries:
        log = log_of(entry)
        if log is not None and len(log.value.lstrip("0")) > _COUNTED:
            numbers.append(log.value)
            if entry.amount is not None and entry.amount.value > 0 and not _goes_back(entry):
                groups.setdefault((entry.chain, log.value, entry.amount.value), []).append(entry)
    if len(set(numbers)) < _MOSTLY * len(numbers):
        return
    for (_, number, amount), rows in groups.items():
        if len(rows) > 1 and not known.issuperset(entry.row for entry in rows):
            places = [cell.evidence for entry in reversed(rows) for cell in (entry.amount, log_of(entry)) if cell]
            yield review("number-again", *places, rows=row_list(entry.row for entry in rows), number=number,
                         amount=plain(amount), dates=", ".join(entry.booking_date.value.text for entry in rows))


def _goes_back(entry: Entry) -> bool:
    return may_repeat(entry) or speaks_of("refund", entry.words)
