"""CAL-06."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from checks.calendars import Calendar, DayType, day_type, is_public_holiday
from checks.facts import BankStatement, Entry
from checks.figures import row_list
from checks.findings import Finding, Level, not_applicable, review
from checks.periods import add_months, month_end
from checks.policy import Statement
from checks.rule import Context, rule
from checks.vocabulary import is_money_in, is_reversal, is_salary, speaks_of

_MONTHS = range(3, 25, 3)
"""Months by which papers are moved on: by whole quarters, or their interest would be booked in other months."""
_RESTING = 2
"""Wages on days off, one of them on another day than the others, that are no chance."""
_LATEST_PAYDAY = 31
_SATURDAY, _SUNDAY = 5, 6
Rests = Callable[[date], bool]
"""Whether nobody pays on a day."""
CODES = ("business", "wages")


@rule("CAL-06", Level.WARNING, BankStatement)
def moved_days(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Business and paydays keep the weekends and holidays of their own months, not those of months before.

    Why: Who makes an old statement new moves its days on by a quarter or a year and leaves the order of the week
        behind: wages paid on a Friday because of the weekend are now paid on a Saturday, and a firm rests on Mondays.
    Innocent: A firm that rests on other days than offices do, above all on Sundays and Mondays; wages without a rule.
    Source: State Council holiday notices; drawn histories with a week of their own, of which 1 % of irregular paydays
        and 14 % of firms at rest on Sundays and Mondays were asked about, 1 in 1,000 of others; policy
        statement.moved_days.
    """
    demand, calendar = context.policy.statement, context.policy.calendar
    firm = statement.account_type == "corporate"
    rows = [entry for entry in statement.entries if _tells(entry, firm, calendar)]
    rows = rows if firm else _largest_of_months(rows)
    days = sorted({entry.day for entry in rows if entry.day is not None})
    if len(days) < (demand.moved_days if firm else demand.moved_wages):
        yield not_applicable("few-days", statement.evidence)
        return
    resting = [day for day in days if _is_off(day, calendar)]
    months = _firm_moved(days, resting, demand, calendar) if firm else _wages_moved(days, resting, calendar)
    if months:
        accused = [entry for entry in rows if entry.day in resting]
        yield review(CODES[not firm], *(entry.booking_date.evidence for entry in accused), months=months,
                     days=len(days), count=len(resting), rows=row_list(entry.row for entry in accused))


def _tells(entry: Entry, firm: bool, calendar: Calendar) -> bool:
    """Whether an entry is made on working days: a firm's business but for what the bank's system books by itself, a
    person's wages."""
    if firm:
        tells = entry.summary is None or not speaks_of("batch", entry.summary.value)
    else:
        tells = is_salary(entry) and is_money_in(entry)
    return tells and entry.day is not None and not is_reversal(entry) \
        and day_type(entry.day, calendar) is not DayType.UNKNOWN


def _largest_of_months(wages: Sequence[Entry]) -> list[Entry]:
    """The wage of each month, without bonuses."""
    found: dict[str, Entry] = {}
    for entry in sorted(wages, key=lambda entry: entry.amount.value if entry.amount is not None else 0):
        found[f"{entry.day:%Y-%m}"] = entry
    return list(found.values())


def _firm_moved(days: Sequence[date], resting: Sequence[date], demand: Statement, calendar: Calendar) -> int:
    """The months by which the days of a firm look moved on: many of them are days off, hardly any of those so many
    months before. 0 for none."""
    if len(resting) < demand.moved_rest_days:
        return 0
    return next((months for months in _MONTHS
                 if sum(_is_off(add_months(day, -months), calendar) for day in days)
                 <= demand.moved_share * len(resting)), 0)


def _wages_moved(days: Sequence[date], resting: Sequence[date], calendar: Calendar) -> int:
    """The months by which paydays look moved on: some that lie on days off, not all on the usual day, and all of which
    are that day or the working day next to it so many months before. 0 for none, and where the week of their own year
    explains them: some pay on Saturdays too, or on holidays."""
    def is_off(day: date) -> bool:
        return _is_off(day, calendar)

    def is_off_but_saturday(day: date) -> bool:
        return is_off(day) and (day.weekday() != _SATURDAY or is_public_holiday(day, calendar))

    if len(resting) < _RESTING or any(_payday(days, rests) for rests in (is_off_but_saturday, _is_sunday)):
        return 0
    return next((months for months in _MONTHS
                 if (payday := _payday([add_months(day, -months) for day in days], is_off))
                 and any(day.day != payday for day in resting)), 0)


def _payday(days: Sequence[date], rests: Rests) -> int:
    """The day of the month on which wages are due that came on these ``days``, all of them on it or on the next day
    before it, or after it, on which nobody ``rests``; 0 where there is none."""
    return next((payday for payday in range(1, _LATEST_PAYDAY + 1) for step in (-1, 1)
                 if all(_paid(payday, day, step, rests) == day for day in days)), 0)


def _paid(payday: int, month: date, step: int, rests: Rests) -> date:
    day = month.replace(day=min(payday, month_end(month).day))
    while rests(day):
        day += timedelta(days=step)
    return day


def _is_sunday(day: date) -> bool:
    return day.weekday() == _SUNDAY


def _is_off(day: date, calendar: Calendar) -> bool:
    return day_type(day, calendar) is DayType.OFF
