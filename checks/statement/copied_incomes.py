"""Incomes that come again to the fen within days, more than one of them. Part of STM-10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from checks.booking_numbers import may_repeat
from checks.facts import BankStatement, Entry, Evidence
from checks.figures import plain, row_list
from checks.findings import Finding, review
from checks.names import bare
from checks.vocabulary import is_income, settles_for_many

_WITHIN = timedelta(days=10)
"""A month's payment comes again a month later, a week's comes more than twice."""
_LEAST_PAIRS = 2
"""One payment may be made again as it was, but not two different ones."""


class _Income(NamedTuple):
    entry: Entry
    day: date
    place: Evidence


def copied_incomes(statement: BankStatement, least: Decimal) -> Iterator[Finding]:
    """Who copies rows to other days where no numbers are printed leaves their sums. Of persons only: firms sell at
    prices, and so do shops whose takings come through others."""
    if statement.account_type != "personal":
        return
    sent = {-entry.amount.value for entry in statement.entries if entry.amount is not None and entry.amount.value < 0}
    found = [(amount, rows) for (_, _, amount), rows in _alike(statement, least).items()
             if len(rows) == 2 and amount not in sent and _come_soon_again(rows)]
    if len(found) < _LEAST_PAIRS:
        return
    for amount, rows in found:
        yield review("income-again", *(row.place for row in reversed(rows)), amount=plain(amount),
                     rows=row_list(sorted(row.entry.row for row in rows)), pairs=len(found),
                     dates=", ".join(str(row.day) for row in rows))


def _alike(statement: BankStatement, least: Decimal) -> dict[tuple[str, str, Decimal], list[_Income]]:
    """Uneven incomes of at least so much, by account, payer and sum, oldest first."""
    holder = statement.holder.value if statement.holder else ""
    found: dict[tuple[str, str, Decimal], list[_Income]] = {}
    for entry in statement.chronological():
        amount = entry.amount
        if amount is None or entry.day is None or amount.value < least or not amount.value % 1 or may_repeat(entry) \
                or not is_income(entry, holder) or settles_for_many(entry):
            continue
        payer = bare(entry.counterparty.value) if entry.counterparty is not None else ""
        found.setdefault((entry.chain, payer, amount.value), []).append(_Income(entry, entry.day, amount.evidence))
    return found


def _come_soon_again(rows: Sequence[_Income]) -> bool:
    earlier, later = rows
    return timedelta(0) < later.day - earlier.day <= _WITHIN
