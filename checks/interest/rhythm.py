"""How a bank credits interest, as far as the statement shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checks.facts import BankStatement
from checks.interest.accrual import SETTLEMENT_MONTHS
from checks.periods import month_end
from checks.policy import Interest
from checks.vocabulary import normalised

_DAILY = 4


def other_months(days: Iterable[date]) -> int:
    """Months outside March, June, September and December that hold interest entries."""
    return len({(day.year, day.month) for day in days if day.month not in SETTLEMENT_MONTHS})


def is_daily(days: Iterable[date]) -> bool:
    """Interest entries on several days of one month: credited daily or weekly."""
    months: dict[tuple[int, int], set[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), set()).add(day)
    return any(len(found) >= _DAILY for found in months.values())


def last_booking_day(settled: date, statement: BankStatement, policy: Interest) -> date:
    """The last day on which interest settled on a day may be booked; a day that the month does not have is its last."""
    return settled.replace(day=min(max(booking_days(statement, policy)), month_end(settled).day))


def booking_days(statement: BankStatement, policy: Interest) -> tuple[int, ...]:
    """Days of a settlement month on which this bank may book interest."""
    bank = normalised(statement.bank.value) if statement.bank else ""
    return next((days for name, days in policy.exceptions.items() if normalised(name) in bank), policy.booking_days)
