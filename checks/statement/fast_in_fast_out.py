"""STM-17."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from checks.facts import BankStatement, Entry, Field
from checks.figures import plain, row_list
from checks.findings import Finding, Level, fail
from checks.names import bare
from checks.periods import ONE_DAY
from checks.policy import Statement
from checks.rule import Context, rule
from checks.vocabulary import is_income

_QUARTER_MONTHS = (3, 6, 9, 12)
_SETTLEMENT_DAY = 20
_CORPORATE = "corporate"


@rule("STM-17", Level.NOTE, BankStatement)
def fast_in_fast_out(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Income stays longer than a day, and no large sum comes for the interest day only.

    Why: Money that is lent for a statement goes back at once; it makes turnover and balances, and no income.
    Innocent: A price paid on with what came in for it, rent collected for others, a loan paid back on the day.
    Source: Domain notes on fast in and out and on window dressing; policy statement.fast_*, window_days.
    """
    demand = context.policy.statement
    holder = statement.holder.value if statement.holder else ""
    rows = [_Row(entry, entry.day, entry.amount) for entry in statement.chronological()
            if entry.day is not None and entry.amount is not None]
    company = statement.account_type == _CORPORATE
    least = demand.fast_company_least if company else demand.fast_least
    for place, row in enumerate(rows):
        if row.amount.value >= least and is_income(row.entry, holder):
            settled = _settlement_after(row.day, demand.window_days)
            until = row.day + ONE_DAY if settled is None else settled + timedelta(days=demand.window_days)
            spent = [each for each in _spent(rows[place + 1:], until)
                     if not company or _same_partner(each.entry, row.entry)]  # a firm's money is there to go round
            yield from _judge(row, spent, settled, demand)


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    day: date
    amount: Field[Decimal]


def _spent(rows: list[_Row], until: date) -> Iterator[_Row]:
    for row in rows:
        if row.day > until:
            return
        if row.amount.value < 0:
            yield row


def _judge(income: _Row, spent: list[_Row], settled: date | None, demand: Statement) -> Iterator[Finding]:
    """``spent`` are the rows after the income by which money went out, ``settled`` the settlement day near it."""
    wanted = demand.fast_share * income.amount.value
    gone = [row for row in spent if income.day <= row.day <= income.day + ONE_DAY]
    total = -sum((row.amount.value for row in gone), Decimal(0))
    if total >= wanted:
        yield fail("gone-next-day", income.amount.evidence, *(row.amount.evidence for row in gone),
                   row=income.entry.row, amount=plain(income.amount.value), date=income.day, gone=plain(total),
                   rows=row_list(row.entry.row for row in gone))
        return
    back = next((row for row in spent if settled is not None and row.day >= settled and -row.amount.value >= wanted
                 and _same_partner(row.entry, income.entry)), None)
    if back is not None:
        yield fail("window", income.amount.evidence, back.amount.evidence, row=income.entry.row, date=income.day,
                   amount=plain(income.amount.value), settled=settled, back_row=back.entry.row, back_date=back.day,
                   gone=plain(-back.amount.value))


def _settlement_after(day: date, within: int) -> date | None:
    """The settlement day of interest that follows ``day`` within so many days."""
    settled = day.replace(day=_SETTLEMENT_DAY)
    near = day.month in _QUARTER_MONTHS and timedelta(0) <= settled - day <= timedelta(days=within)
    return settled if near else None


def _same_partner(one: Entry, other: Entry) -> bool:
    return (one.counterparty is not None and other.counterparty is not None
            and bare(one.counterparty.value) == bare(other.counterparty.value))
