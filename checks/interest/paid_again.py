"""Interest that is booked more than once. Part of INT-04."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.chain import Proven
from checks.figures import money, plain, row_list
from checks.findings import Finding, review
from checks.interest.credits import Account, Credit
from checks.interest.due import Due

_WHOLE = Decimal("0.50")
"""Yuan from which an amount that fits the whole of what is due is no part of it."""


def paid_again(account: Account, credit: Credit, owed: Due, known: Proven) -> Iterator[Finding]:
    """The amount that is due, which the balance took in more than once: a bank may print it on two lines, but pays it
    once, or takes it back. Parts that happen to be equal are not the whole but by a few cents."""
    amount = credit.cells[0].value
    whole = owed.fits(amount) and (amount >= _WHOLE or not owed.fits(credit.printed))
    if credit.is_twice(known) and whole and not account.took_back(amount):
        yield review("twice", *credit.places, rows=row_list(entry.row for entry in credit.rows), quarter=owed.quarter,
                     count=len(credit.rows), printed=plain(amount), total=plain(credit.printed),
                     days=owed.quarter.days, sum=f"{owed.first.sum} ≠ {money(credit.printed)}")
