"""Interest of a quarter that begins before the statement does. Part of INT-04."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from checks.facts import BankStatement
from checks.figures import plain, row_list
from checks.findings import Finding, Kind, unknown
from checks.interest.accrual import Quarter, least_interest
from checks.interest.credits import Credit
from checks.rule import Context


def begun_before(statement: BankStatement, credit: Credit, balances: Sequence[Decimal], first: date,
                 context: Context) -> Iterator[Finding]:
    """The statement begins within the quarter: what its days earned is the least that may be credited."""
    known = Quarter(first, credit.quarter.settlement)
    least = least_interest(balances, known, context.policy.interest.rates)
    if least is None:
        yield unknown("no-rate", *credit.places, quarter=credit.quarter)
        return
    low = credit.printed < least.amount * context.policy.interest.low_share - context.policy.interest.tolerance
    start = (statement.start.evidence,) if statement.start is not None else ()
    yield Finding("partial-low" if low else "partial", (*credit.places, *start), {
        "quarter": str(credit.quarter), "known": str(known), "days": str(known.days), "sum": least.sum,
        "expected": plain(least.amount), "printed": plain(credit.printed),
        "rows": row_list(entry.row for entry in credit.rows)}, Kind.REVIEW if low else Kind.UNKNOWN)
