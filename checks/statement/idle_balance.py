"""STM-09."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.accounts import demand_accounts
from checks.day_ends import Balances, account_balances
from checks.facts import BankStatement, Entry
from checks.figures import money, plain, row_list
from checks.findings import Finding, Level, fail, not_applicable, unknown
from checks.periods import Span, covered_end, lacks_pages, may_hide_rows, printed_day, row_days
from checks.policy import Statement
from checks.rule import Context, rule
from checks.vocabulary import is_income

_CENT = Decimal("0.01")
_MONTH = Decimal(30)
_CORPORATE = "corporate"


@rule("STM-09", Level.NOTE, BankStatement)
def idle_balance(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """A high balance is explained by the income that is seen to come in.

    Why: Money that lies idle beside a small income was lent for the statement, or is written and not there; and who
        owns it hardly needs the loan.
    Innocent: Savings of years, a house sold, a deposit that fell due, an inheritance: ask where the money comes from.
    Source: Intake training deck (余额高而收入低); policy statement.idle_*.
    """
    if not statement.is_deposit:
        yield not_applicable("no-balance", statement.evidence)
    elif statement.filtered is not None:
        yield unknown("filtered", statement.filtered.evidence, text=statement.filtered.value)
    elif lacks_pages(statement) or may_hide_rows(statement):
        yield unknown("pages-missing", statement.evidence)
    else:
        span, demand = _span(statement, context), context.policy.statement
        if span is None or (span.last - span.first).days + 1 < demand.idle_days:
            yield not_applicable("short", statement.evidence)
            return
        balances = account_balances(statement)
        for name, rows in demand_accounts(statement).items():
            yield from _judge(rows, balances[name], span, statement, demand)


def _span(statement: BankStatement, context: Context) -> Span | None:
    days, end = row_days(statement), covered_end(statement, context.as_of)
    return None if end is None or not days else Span(printed_day(statement.start) or days[0], end)


def _judge(rows: tuple[Entry, ...], balances: Balances, span: Span, statement: BankStatement,
           demand: Statement) -> Iterator[Finding]:
    daily = balances.daily(span.first, span.last)
    if not daily:
        yield unknown("balances-unread", statement.evidence)
        return
    days, total = len(daily), sum(daily, Decimal(0))
    average = (total / days).quantize(_CENT)
    holder = statement.holder.value if statement.holder else ""
    incomes = [entry.amount.value for entry in rows if entry.amount is not None and is_income(entry, holder)]
    income = sum(incomes, Decimal(0))
    monthly = (income * _MONTH / days).quantize(_CENT)
    least = demand.idle_company_least if statement.account_type == _CORPORATE else demand.idle_least
    highest = max((entry.balance for entry in rows if entry.balance is not None), key=lambda cell: cell.value,
                  default=None)
    if highest is None or average < least or average <= demand.idle_months * monthly:
        return
    broken = [end.rows[-1].row for end in balances.within(span.first, span.last) if not end.sure]
    if broken:
        yield unknown("balances-broken", highest.evidence, rows=row_list(broken))
    else:
        yield fail("idle", highest.evidence, average=plain(average), days=days, income=plain(income),
                   incomes=len(incomes), monthly=plain(monthly), months=demand.idle_months,
                   highest=plain(highest.value), row=highest.evidence.row or "-",
                   sum=f"{money(total)} ÷ {days} = {money(average)}")
