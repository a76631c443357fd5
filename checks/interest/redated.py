"""Interest at the rates of years before: an old statement whose days were moved on. Part of INT-04."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.facts import BankStatement
from checks.figures import row_list
from checks.findings import Finding, review
from checks.interest.accrual import Candidate, candidates
from checks.interest.credits import Credit
from checks.interest.due import Due
from checks.periods import add_months
from checks.vocabulary import speaks_of

_YEARS = (12, 24, 36)
"""Months by which days are moved on: a bank may follow others a quarter late, but not by years."""
_ROUNDING = Decimal("0.02")
_LEAST = Decimal("0.50")
"""Yuan of interest from which an amount tells the rate it was paid at."""

Told = tuple[Credit, Candidate]


def redated(statement: BankStatement, judged: Sequence[tuple[Credit, Due]]) -> Iterator[Finding]:
    """Who makes an old statement new moves its days on and leaves its interest: all of it is what the rates of years
    before give, with the very steps that they took, and not what those of its own days do. A bank whose rates are its
    own may pay one rate of before for long, but does not take the others' steps years later, unless it is small,
    and then hardly two."""
    telling = [(credit, owed) for credit, owed in judged if credit.printed >= _LEAST]
    margins = {owed.margin(credit.printed) for credit, owed in telling}
    if all(owed.fits(credit.printed) for credit, owed in telling) or len(margins) == 1 < len(telling):
        return  # by the rates of now, or by always as much more
    small = statement.bank is not None and speaks_of("small_bank", statement.bank.value)
    for months in _YEARS:
        told = [(credit, way) for credit, owed in telling if (way := _way(owed, credit.printed, months)) is not None]
        rates = dict.fromkeys(f"{percent}%" for _, way in told for percent in _rates(way))
        if len(told) == len(telling) and len(rates) > 1 + small:
            yield review("redated", *(place for credit, _ in told for place in credit.places), months=months,
                         rows=row_list(entry.row for credit, _ in told for entry in credit.rows),
                         rates=", ".join(rates), sum="; ".join(way.sum for _, way in told))
            return


def _way(owed: Due, printed: Decimal, months: int) -> Candidate | None:
    """How an amount comes of the rates of so many ``months`` before, if it does: by one day more or less where a leap
    year makes the quarter longer."""
    quarter = owed.quarter
    lag = (quarter.settlement - add_months(quarter.settlement, -months)).days
    leap = abs((add_months(quarter.settlement, -months) - add_months(quarter.first, -months)).days + 1 - quarter.days)
    ways = candidates(owed.balances, quarter, owed.policy.rates, lag)
    return next((way for way in ways
                 if abs(way.amount - printed) <= _ROUNDING + way.amount * leap / quarter.days), None)


def _rates(way: Candidate) -> Iterator[Decimal]:
    return (percent for _, percent in way.parts)
