"""Bookings whose number stands at an equal sum again, on another day, at another time or in other words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.booking_numbers import log_of, may_repeat
from checks.facts import BankStatement, Entry
from checks.figures import plain, row_list
from checks.findings import Finding, review
from checks.vocabulary import speaks_of

_MOSTLY = 0.9
"""Share of numbers that stand once, where they are those of single bookings and not of batches, orders or contracts."""
_COUNTED = 4
"""Figures behind noughts that may as well count the bookings of a day."""


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
