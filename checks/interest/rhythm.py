"""How a bank credits interest, as far as the statement shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from checks.accounts import demand_accounts
from checks.day_ends import Balances, account_balances
from checks.facts import BankStatement, Entry
from checks.interest.accrual import SETTLEMENT_DAY, SETTLEMENT_MONTHS, Quarter, candidates
from checks.interest.term_deposits import settlements_of
from checks.once import once
from checks.periods import ONE_DAY, add_months, month_end, printed_day, row_days
from checks.policy import Interest
from checks.vocabulary import normalised

_DAILY = 4
_MONTHS = 2
_WEEK = 7
"""Days by which a bank may follow a change of rates."""
_ROUNDING = Decimal("0.01")


def other_months(days: Iterable[date]) -> int:
    """Months outside March, June, September and December that hold interest entries."""
    return len({(day.year, day.month) for day in days if day.month not in SETTLEMENT_MONTHS})


@once
def settles_monthly(statement: BankStatement) -> bool:
    """Whether there is interest outside those months, and each month of the statement has its row or one is what the
    balances of its month alone earned."""
    accounts = demand_accounts(statement)
    credits = [(entry.chain, entry) for entry in settlements_of(statement)
               if entry.day is not None and entry.chain in accounts]
    if not other_months(entry.day for _, entry in credits if entry.day is not None):
        return False
    balances, begin = account_balances(statement), printed_day(statement.start)
    return _every_month(statement) or any(_earned_in_a_month(entry, balances[name], begin) for name, entry in credits)


def _every_month(statement: BankStatement) -> bool:
    """Two months besides the quarters' are no chance where no month that is whole lacks its row."""
    days = row_days(statement)
    credited = {(entry.day.year, entry.day.month) for entry in settlements_of(statement) if entry.day is not None}
    whole = {(day.year, day.month) for day in days} - {(day.year, day.month) for day in (*days[:1], *days[-1:])}
    return sum(month not in SETTLEMENT_MONTHS for _, month in credited) >= _MONTHS and whole <= credited


def _earned_in_a_month(entry: Entry, balances: Balances, begin: date | None) -> bool:
    """``begin`` is the first day of the period: before it and the first row no balance is known."""
    day = entry.day
    if day is None or entry.amount is None or day.day < SETTLEMENT_DAY:
        return False
    month = Quarter(add_months(day.replace(day=SETTLEMENT_DAY), -1) + ONE_DAY, day.replace(day=SETTLEMENT_DAY))
    known = min(end.day for end in balances.ends) if begin is None else begin
    daily = balances.daily(month.first, month.settlement) if known <= month.first else None
    return daily is not None and any(
        abs(way.amount - entry.amount.value) <= _ROUNDING < way.amount
        for lag in range(_WEEK + 1) for way in candidates(daily, month, lag=lag))


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
