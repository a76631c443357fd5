"""In which order days have their day, month and year: the one that contradicts the calendar, the order of the rows and
the days of the head least."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from intake_cli.layout.day_figures import ORDERS, dated_in
from intake_cli.layout.dialect import DayForm

Figures = tuple[int, ...]
ELSEWHERE = -1
"""Instead of a column, where a day stands inside other text: in the head, or in a remark."""
MOST = 0.5
"""Share of the days outside the period in every order from which it is that of others."""
LEAP = 2024
CLOSER = 4
"""How many times closer together days must lie in one order than in another to be meant in it."""


def short_order(found: Sequence[tuple[int, Figures]], period: tuple[date | None, date | None]) -> str:
    """The order of dates with two figures for their year: the one with fewest contradictions, or of several the one
    whose days lie much closer together. Empty where neither tells, and never one in which there is no such day. Where
    most days lie outside the ``period`` in every order it is none of theirs: two days of prints make one too."""
    scores = [(*faults, order) for order in ORDERS if (faults := _short_faults(found, order, period))[1]]
    if not scores:
        return ""
    fewest = min(faults for faults, _, _ in scores)
    if None not in period and all(faults - _short_faults(found, order, (None, None))[0] > MOST * len(below(found))
                                  for faults, _, order in scores):
        return short_order(found, (None, None))
    (span, order), *others = sorted((span, order) for faults, span, order in scores if faults == fewest)
    return order if all(span * CLOSER <= other for other, _ in others) else ""


def _short_faults(found: Sequence[tuple[int, Figures]], order: str,
                  period: tuple[date | None, date | None]) -> tuple[int, int]:
    """How many contradictions there are in an order, and how many days it spans. ``period`` is that of the head where
    whole days name it."""
    rows = below(found)
    read = {figures: dated_in("", figures, order).day for _, figures in found}
    known = [day for figures in rows if (day := read[figures]) is not None]
    head = [day for figures, day in read.items() if figures not in rows and day is not None]
    first, last = period if None not in period else (min(head), max(head)) if len(head) > 1 else (None, None)
    outside = sum(not first <= day <= last for day in known) if first is not None and last is not None else 0
    absent = sum(read[figures] is None for _, figures in found)
    return absent + _back(known) + outside, (max(known) - min(known)).days + 1 if known else 0


def order_of(found: Sequence[tuple[int, Figures]], day_first: Callable[[Figures], date],
             span: tuple[date | None, date | None] = (None, None)) -> str:
    """The order with fewer contradictions, empty where both have as many. ``day_first`` makes a day of figures whose
    first is the day; ``span`` is the period that the head names in days of another form."""
    swapped = {"dmy": found, "mdy": [(column, (one[1], one[0], *one[2:])) for column, one in found]}
    faults = {order: _faults(places, day_first, span) for order, places in swapped.items()}
    return "" if faults["dmy"] == faults["mdy"] else min(faults, key=lambda order: faults[order])


def _faults(found: Sequence[tuple[int, Figures]], day_first: Callable[[Figures], date],
            span: tuple[date | None, date | None]) -> int:
    """How many days do not exist, how many rows step back in time, how many lie outside the days of the head."""
    rows = below(found)
    known = [day for figures in rows if (day := _day(figures, day_first)) is not None]
    others = [day for _, figures in found if figures not in rows and (day := _day(figures, day_first)) is not None]
    absent = sum(_day(figures, day_first) is None for _, figures in found)
    first, last = (min(others), max(others)) if len(others) > 1 else span
    outside = sum(not first <= day <= last for day in known) if first is not None and last is not None else 0
    return absent + _back(known) + outside


def _back(days: Sequence[date]) -> int:
    """How many step back in time, in the direction in which fewer do."""
    steps = list(itertools.pairwise(days))
    return min(sum(later < earlier for earlier, later in steps), sum(later > earlier for earlier, later in steps))


def below(found: Sequence[tuple[int, Figures]]) -> list[Figures]:
    """The figures in the column where most of them begin, or in that and the next: pages do not lie alike."""
    most = fullest(found)
    return [figures for column, figures in found if column in (most, most + 1)]


def fullest(found: Sequence[tuple[int, Figures]]) -> int:
    """The column in which, together with the next one, most of the ``found`` begin."""
    columns = Counter(column for column, _ in found if column != ELSEWHERE)
    return max(columns, key=lambda column: (columns[column] + columns[column + 1], columns[column]), default=0)


def _day(figures: Figures, day_first: Callable[[Figures], date]) -> date | None:
    try:
        return day_first(figures)
    except ValueError:
        return None


def of_year(figures: Figures, form: DayForm) -> date:
    """The day in the one year of the period in which it lies; raises ValueError where there is none."""
    if form.first is None or form.last is None:
        return date(LEAP, figures[1], figures[0])
    years = range(form.first.year, form.last.year + 1)
    days = (_day((*figures, year), lambda one: date(one[2], one[1], one[0])) for year in years)
    inside = [day for day in days if day is not None and form.first <= day <= form.last]
    if len(inside) != 1:
        raise ValueError("no such day in the period")
    return inside[0]
