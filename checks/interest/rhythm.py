"""How a bank credits interest, and to which accounts, as far as the statement shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from checks.facts import BankStatement, Entry
from checks.interest.accrual import SETTLEMENT_MONTHS
from checks.policy import Interest
from checks.vocabulary import normalised, speaks_of

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


def booking_days(statement: BankStatement, policy: Interest) -> tuple[int, ...]:
    """Days of a settlement month on which this bank may book interest."""
    bank = normalised(statement.bank.value) if statement.bank else ""
    return next((days for name, days in policy.exceptions.items() if normalised(name) in bank), policy.booking_days)


def is_foreign(currency: str) -> bool:
    """A currency, or the name of an account that tells one, other than renminbi; a list of several is none."""
    return speaks_of("foreign_currency", currency) and not speaks_of("renminbi", currency)


def demand_accounts(statement: BankStatement) -> dict[str, tuple[Entry, ...]]:
    """Rows, oldest first, of each demand account in renminbi: a term deposit or a foreign-currency account beside it
    settles otherwise."""
    return {name: rows for name, rows in statement.chains().items()
            if not is_foreign(name) and not speaks_of("other_interest", name)}


def opening_of(statement: BankStatement) -> Decimal | None:
    """The balance before the first row, where it is printed and belongs to the only account there is."""
    alone = len(statement.chains()) == 1
    return statement.opening.value if statement.opening is not None and alone else None
