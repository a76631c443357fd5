"""PAY-03."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checks.calendars import Calendar, DayType, day_type
from checks.cards import as_digits, is_card
from checks.facts import Application, BankStatement, Entry
from checks.figures import plain, row_list
from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.policy import Salary
from checks.rule import Context, rule
from checks.salary.payers import payers_of
from checks.salary.wages import (
    PAID_BY_BANK,
    Month,
    by_month,
    claimed_incomes,
    spread_of,
    statements_of,
    wages_of,
    wages_of_case,
    yuan,
)

_PAYROLL = "personal_statement"


@rule("PAY-03", Level.WARNING, BankStatement)
def salary_pattern(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Amount and day of salaries vary as they do in life, and the claimed income fits what is credited.

    Why: Attendance, insurance and tax move a wage, weekends move the payday; and a claim is easily made too high.
    Innocent: A fixed wage below the tax threshold, a payroll run by a machine, a part of the wage paid in cash.
    Source: Domain notes on salary day and amount; policy salary.*, whose figures are assumptions.
    """
    if statement.account_type != "personal":
        yield not_applicable("not-personal", statement.evidence)
        return
    demand, application = context.policy.salary, context.application
    rows = wages_of(statement, application)
    if not rows:
        yield _without_wages(statement, application)
        return
    months, of_case = by_month(rows), by_month(wages_of_case(application))
    if len(of_case) < demand.months:
        yield unknown("few-months", *(entry.evidence for entry in rows), months=len(of_case), least=demand.months)
        return
    if len(months) >= demand.months:
        yield from _pattern(rows, demand, context.policy.calendar)
    if statement is [other for other in statements_of(application) if wages_of(other, application)][-1]:
        yield from _income(of_case, application, demand)


def _without_wages(statement: BankStatement, application: Application) -> Finding:
    """Who is paid by transfer has a statement with wages on it; this one of several need not be it. One that prints
    no holder and is no card's may be the company's."""
    kinds = {document.kind for document in application.documents if document.statement is statement}
    paid = any(wages_of(other, application) for other in statements_of(application))
    if application.loose or application.pay_method != PAID_BY_BANK or _PAYROLL not in kinds or paid:
        return not_applicable("no-salary-rows", statement.evidence)
    card = statement.account is not None and is_card(as_digits(statement.account.value))
    if statement.holder is None and not card:
        return unknown("no-holder", statement.evidence)
    return review("no-wages", statement.evidence)


def _pattern(rows: list[Entry], demand: Salary, calendar: Calendar) -> Iterator[Finding]:
    months = by_month(rows)
    yield from _same_sums(rows, months, demand, calendar)
    wages = [month.main for month in months]
    days = [entry.day for entry in wages if entry.day is not None]
    spread = spread_of([day.day for day in days])
    if spread > demand.day_spread:
        yield fail("days-apart", *(entry.booking_date.evidence for entry in wages), level=Level.NOTE, spread=spread,
                   days=", ".join(f"{day:%m-%d}" for day in days), rows=row_list(entry.row for entry in wages))


def _same_sums(rows: list[Entry], months: list[Month], demand: Salary, calendar: Calendar) -> Iterator[Finding]:
    """Of all wages; or of one payer's, which was put in beside the true one's. What is less than half of the wages may
    be an allowance, which a machine pays."""
    found = _same_sum(months, demand, calendar)
    if found is not None:
        yield found
        return
    totals = {month.name: month.total for month in months}
    for payer in payers_of(rows):
        own = by_month(list(payer.rows))
        even = _same_sum(own, demand, calendar)
        if even is not None and even.level is None and all(2 * month.total >= totals[month.name] for month in own):
            yield even


def _same_sum(months: list[Month], demand: Salary, calendar: Calendar) -> Finding | None:
    wages = [month.main for month in months]
    amounts = {entry.amount.value for entry in wages if entry.amount is not None}
    if len(wages) < demand.same_months or len(amounts) != 1:
        return None
    days = [entry.day for entry in wages if entry.day is not None]
    places = [entry.amount.evidence for entry in wages if entry.amount is not None]
    amount, rows = plain(next(iter(amounts))), row_list(entry.row for entry in wages)
    if not _never_moves(days, calendar):
        return fail("same-sum", *places, level=Level.NOTE, amount=amount, count=len(wages), rows=rows)
    places += [entry.booking_date.evidence for entry in wages]
    return fail("same-sum-and-day", *places, amount=amount, day=days[0].day, count=len(wages), rows=rows)


def _never_moves(days: list[date], calendar: Calendar) -> bool:
    """One day of every month, days off among them: where people pay, the payday gives way to weekends."""
    return len({day.day for day in days}) == 1 and any(day_type(day, calendar) is DayType.OFF for day in days)


def _income(months: list[Month], application: Application, demand: Salary) -> Iterator[Finding]:
    """The claim is before tax and what comes in is after it, so only a gap that deductions cannot explain counts."""
    mean = sum((month.total for month in months), Decimal(0)) / len(months)
    sums = ", ".join(f"{month.name} {plain(month.total)}" for month in months)
    places = [entry.amount.evidence for month in months for entry in month.rows if entry.amount is not None]
    for claim in claimed_incomes(application):
        income = yuan(claim.value)
        if not income:
            yield unknown("claim-unread", claim.evidence, text=claim.value)
        elif mean < demand.income_share * income:
            yield fail("income-short", *places, claim.evidence, claimed=plain(income), mean=plain(_cents(mean)),
                       share=f"{100 * mean / income:.0f}", least=f"{100 * demand.income_share:.0f}", sums=sums)
        elif mean > demand.income_over * income:
            yield fail("income-over", *places, claim.evidence, level=Level.NOTE, claimed=plain(income),
                       mean=plain(_cents(mean)), sums=sums)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))
