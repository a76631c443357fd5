"""Forgeries of days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import chinese_calendar

from samples.forgeries.forged import (
    CannotForgeError,
    Forged,
    choose,
    is_everyday,
    is_public_holiday,
    moved,
    printed_row,
    public_holidays,
    renumbered,
    rows_of,
    with_line,
    without_line,
)
from samples.layouts import Layout
from samples.ledger import ONE_DAY, Ledger, Line, rebalance

SUNDAY = 6
LEAST_WAGES = 6
"""Months of wages from which they tell of a payday."""


def impossible_date(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The last row of a short month is given the day after the last: 31 June, 29 or 30 February."""
    lines = ledger.lines
    last_of_month = {(line.day.year, line.day.month): index for index, line in enumerate(lines)}
    short = [index for (year, month), index in last_of_month.items()
             if monthrange(year, month)[1] < 31 and index < len(lines) - 1 and is_everyday(lines[index])]
    if not short:
        raise CannotForgeError("no short month ends inside the period")
    index = rng.choice(short)
    day = lines[index].day
    figures = (day.year, day.month, monthrange(day.year, day.month)[1] + 1)
    forged = with_line(ledger, index, replace(lines[index], figures=figures))
    return Forged(forged, {"CAL-01": (printed_row(forged, layout, index),)})


def before_start(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The first row is older than the period."""
    return _outside(ledger, layout, 0, ledger.start - ONE_DAY, -ONE_DAY)


def after_print(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The last row is younger than the print."""
    return _outside(ledger, layout, len(ledger.lines) - 1, ledger.printed_at.date() + ONE_DAY, ONE_DAY)


def _outside(ledger: Ledger, layout: Layout, index: int, day: date, step: timedelta) -> Forged:
    """Moves the row on to a workday, on which any kind of entry may stand."""
    while not chinese_calendar.is_workday(day):
        day += step
    forged = with_line(ledger, index, replace(ledger.lines[index], day=day))
    return Forged(forged, {"CAL-02": (printed_row(forged, layout, index),)})


def day_moved(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A row is given a day three weeks off and stays where it stands."""
    off = timedelta(days=21)
    index = choose(ledger, rng, lambda line: is_everyday(line) and ledger.start < line.day - off
                   and chinese_calendar.is_workday(line.day - off))
    line = ledger.lines[index]
    forged = with_line(ledger, index, replace(line, day=line.day - off))
    return Forged(forged, {"CAL-03": (printed_row(forged, layout, index),)}, explained=("INT-04",))


def salary_on_sunday(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Wages of two months that came on workdays are said to have come on the Sunday before."""
    def days_for(line: Line) -> list[date]:
        sunday = line.day - timedelta(days=(line.day.weekday() - SUNDAY) % 7)
        return [] if is_public_holiday(sunday) or not chinese_calendar.is_holiday(sunday) else [sunday]
    return _salary(ledger, layout, rng, days_for)


def salary_on_holiday(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Wages of two months are said to have come on a public holiday of their month."""
    holidays = public_holidays(ledger.start, ledger.end)
    return _salary(ledger, layout, rng, lambda line: [day for day in holidays if day.month == line.day.month])


def _salary(ledger: Ledger, layout: Layout, rng: Random, days_for: Callable[[Line], list[date]]) -> Forged:
    found = [(index, day) for index, line in enumerate(ledger.lines) if line.kind == "salary"
             for day in days_for(line) if ledger.start < day < ledger.end and day != line.day]
    rng.shuffle(found)
    forged, months = ledger, dict[tuple[int, int], date]()
    for index, day in found:
        if (day.year, day.month) not in months and len(months) < 2:
            tried, _ = moved(forged, _place_of(forged, ledger.lines[index]), day)
            if min(line.balance for line in tried.lines) >= 0:
                forged, months[day.year, day.month] = tried, day
    if len(months) < 2:
        raise CannotForgeError("wages of two months cannot be moved to such days")
    places = [place for place, line in enumerate(forged.lines)
              if line.kind == "salary" and line.day in months.values()]
    return Forged(forged, {"PAY-01": rows_of(forged, layout, places)}, explained=("INT-04",))


def paydays_of_last_year(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Last year's wages are made this year's: they come when weekends and holidays of that year let them. One that then
    came before the period is left out."""
    wages = [line for line in ledger.lines if line.kind == "salary"]
    payday = max((line.day.day for line in wages), default=0)
    forged = ledger
    for line in wages:
        day = line.day.replace(day=_worked_before(line.day.replace(year=line.day.year - 1, day=payday)).day)
        place = _place_of(forged, line)
        forged = moved(forged, place, day)[0] if day >= ledger.start else \
            rebalance(renumbered(without_line(forged, place)))
    kept = [(place, line.day) for place, line in enumerate(forged.lines) if line.kind == "salary"]
    off = [(place, day) for place, day in kept if chinese_calendar.is_holiday(day)]
    poor = min(line.balance for line in forged.lines) < 0
    if poor or len(kept) < LEAST_WAGES or len(off) < 2 or {day.day for _, day in off} == {payday}:
        raise CannotForgeError("last year's paydays are no days off this year")
    rows = rows_of(forged, layout, [place for place, _ in off])
    return Forged(forged, {"CAL-06": rows}, explained=("PAY-01", "INT-04"))


def _worked_before(day: date) -> date:
    """The day, or the last one before it on which people worked."""
    while chinese_calendar.is_holiday(day):
        day -= ONE_DAY
    return day


def _place_of(ledger: Ledger, wanted: Line) -> int:
    """Where a line stands in a ledger whose lines were moved about."""
    return next(place for place, line in enumerate(ledger.lines)
                if (line.kind, line.day, line.amount) == (wanted.kind, wanted.day, wanted.amount))


def counter_on_holiday(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """A firm's entry over the counter is said to have been made on a public holiday."""
    holidays = public_holidays(ledger.start + ONE_DAY, ledger.end - ONE_DAY)
    index = choose(ledger, rng, lambda line: line.kind == "counter" and line.amount > 0 and bool(holidays))
    day = min(holidays, key=lambda day: abs(day - ledger.lines[index].day))
    forged, place = moved(ledger, index, day)
    return Forged(forged, {"CAL-04": (printed_row(forged, layout, place),)}, explained=("INT-04",))
