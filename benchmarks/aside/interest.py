"""Demand-deposit interest as a bank computes it: sum of day-end balances x rate / 360, credited on the 21st."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.aside.model import CENT

# Listed demand rate of the large banks, percent a year, from this day on (domain.md 3.4).
RATES = ((date(2024, 10, 18), Decimal("0.10")), (date(2025, 5, 20), Decimal("0.05")))
QUARTER_ENDS = (3, 6, 9, 12)
Balance = Callable[[date], Decimal]


def rate_on(day: date) -> Decimal:
    return [rate for since, rate in RATES if since <= day][-1]


def is_credit_day(day: date) -> bool:
    return day.day == 21 and day.month in QUARTER_ENDS


def quarter_before(credit: date) -> list[date]:
    """The days that count for the interest credited on ``credit``: from the 21st a quarter ago to the 20th."""
    year, month = (credit.year - 1, 12) if credit.month == 3 else (credit.year, credit.month - 3)
    first = date(year, month, 21)
    return [first + timedelta(days=n) for n in range((credit - first).days)]


def interest(credit: date, balance_at: Balance, segmented: bool) -> Decimal:
    """Interest credited on ``credit``; companies by the rate of each day, persons by that of the settlement day."""
    settlement = rate_on(credit - timedelta(days=1))
    total = sum((balance_at(day) * (rate_on(day) if segmented else settlement) for day in quarter_before(credit)),
                Decimal(0))
    return (total / 100 / 360).quantize(CENT, ROUND_HALF_UP)
