"""PAY-01."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.calendars import Calendar, DayType, day_type, is_public_holiday
from checks.facts import BankStatement, Entry, Side
from checks.figures import row_list
from checks.findings import Finding, Level, not_applicable, unknown
from checks.names import bare
from checks.rule import Context, rule
from checks.vocabulary import is_money_in, is_reversal, is_salary

_SUNDAY = 6
_SATURDAY = 5
_BY_THE_WEEK = 9
"""Days from one payday to the next, on average, up to which wages come by the day or the week: riders, helpers. Parts
of a monthly wage come on three days of a month at most."""
CODES = ("sunday", "holiday")


@rule("PAY-01", Level.WARNING, BankStatement)
def salary_on_rest_day(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Salaries are not paid on Sundays or public holidays in two or more months.

    Why: An employer's staff release the payroll on working days; made-up salary rows keep one day of every month.
    Innocent: Automatic payment on a fixed day, or a Sunday that the company works; in one month alone it is a note,
        and where wages come by the day or the week.
    Source: Intake training deck (工资一般不在周日发放); domain notes HOL-02 (a warning from two months on);
        State Council holiday notices with make-up workdays; policy salary.rest_day_months.
    """
    rows = [entry for entry in statement.entries if is_salary(entry) and _comes_in(entry) and not is_reversal(entry)]
    if not rows:
        yield not_applicable("no-salary-rows", statement.evidence)
        return
    calendar = context.policy.calendar
    resting = [(entry, code) for entry in rows if (code := _rest(entry.day, calendar))]
    months = {f"{entry.day:%Y-%m}" for entry, _ in resting}
    rare = len(months) < context.policy.salary.rest_day_months
    level = Level.NOTE if rare or _come_weekly(_payouts(rows, statement)) else None
    for entry, code in resting:
        yield _finding(entry, code, level)
    unsure = [entry for entry in rows if _is_unsure(entry, calendar)]
    if unsure:
        yield unknown("no-calendar", *(entry.booking_date.evidence for entry in unsure),
                      rows=row_list(entry.row for entry in unsure))


def _payouts(rows: list[Entry], statement: BankStatement) -> list[Entry]:
    """Wages, and all else that came from who pays them: a platform calls a week's money one thing or another."""
    payers = {bare(entry.counterparty.value) for entry in rows if entry.counterparty is not None}
    return [*rows, *(entry for entry in statement.entries if entry.counterparty is not None
                     and bare(entry.counterparty.value) in payers and _comes_in(entry) and not is_reversal(entry))]


def _come_weekly(rows: list[Entry]) -> bool:
    days = {entry.day for entry in rows if entry.day is not None}
    return len(days) > 1 and (max(days) - min(days)).days <= _BY_THE_WEEK * (len(days) - 1)


def _comes_in(entry: Entry) -> bool:
    if entry.amount is None:
        return entry.side is not None and entry.side.value is Side.IN
    return is_money_in(entry)


def _rest(day: date | None, calendar: Calendar) -> str:
    """Which kind of day off a day is on which nobody pays; empty for any other day, plain Saturdays among them."""
    if day is None or day_type(day, calendar) is not DayType.OFF:
        return ""
    if is_public_holiday(day, calendar):
        return "holiday"
    return "sunday" if day.weekday() == _SUNDAY else ""


def _finding(entry: Entry, code: str, level: Level | None) -> Finding:
    places = [entry.booking_date.evidence, *([entry.summary.evidence] if entry.summary else [])]
    words = entry.summary.value if entry.summary else "-"
    return Finding(code, tuple(places), {"row": str(entry.row), "date": str(entry.day), "words": words}, level=level)


def _is_unsure(entry: Entry, calendar: Calendar) -> bool:
    if entry.day is None:
        return not entry.booking_date.value.impossible
    return day_type(entry.day, calendar) is DayType.UNKNOWN and entry.day.weekday() != _SATURDAY
