"""How a document writes its days: 05/03/2025 is the fifth of March where that order fits the document, the third of May
where that one does, and no day at all where both do. Nothing is guessed: the calendar, the order of the rows and
the days of the head are asked."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from intake_cli.layout.days import all_dates, date_range, numbered, printed_date, yearless
from intake_cli.layout.dialect import DayForm, speaking, spoken
from intake_cli.words import PageText

Placed = tuple[int, str]
"""A cell or word: the column in which it begins, and its text."""
Figures = tuple[int, ...]
COLUMNS = 60
"""Columns into which a page is parted to tell words that stand below one another."""
ELSEWHERE = -1
"""Instead of a column, where a day stands inside other text: in the head, or in a remark."""
FEWEST = 3
"""Days without a year below one another that make a column of them: page numbers look the same."""
LEAP = 2024


@contextmanager
def dated_as(words: Sequence[Placed]) -> Iterator[None]:
    """Read a document in the form in which its ``words`` write days."""
    with speaking(replace(spoken(), days=day_form(words))):
        yield


def words_of(pages: Sequence[PageText]) -> list[Placed]:
    """The words of all pages, in reading order as far as their readers keep it."""
    return [(int(word.box.left / page.width * COLUMNS), word.text)
            for page in pages for word in sorted(page.words, key=lambda word: word.box.top)]


def day_form(words: Sequence[Placed]) -> DayForm | None:
    """The form, None where years come first. ``words`` are in reading order."""
    whole = [(ELSEWHERE if start else column, figures) for column, text in words for start, figures in numbered(text)]
    if whole:
        return DayForm(_order(whole, lambda figures: date(figures[2], figures[1], figures[0])))
    bare = [(column, short) for column, text in words if (short := yearless(text)) is not None]
    if len(_below(bare)) < FEWEST or sum(printed_date(text) is not None for _, text in words) >= len(_below(bare)):
        return None
    first, last = _period([text for _, text in words])
    form = DayForm("", True, first, last)
    return replace(form, order=_order(bare, lambda figures: _of_year(figures, form)))


def _order(found: Sequence[tuple[int, Figures]], day_first: Callable[[Figures], date]) -> str:
    """The order with fewer contradictions, empty where both have as many. ``day_first`` makes a day of figures whose
    first is the day."""
    swapped = {"dmy": found, "mdy": [(column, (one[1], one[0], *one[2:])) for column, one in found]}
    faults = {order: _faults(places, day_first) for order, places in swapped.items()}
    return "" if faults["dmy"] == faults["mdy"] else min(faults, key=lambda order: faults[order])


def _faults(found: Sequence[tuple[int, Figures]], day_first: Callable[[Figures], date]) -> int:
    """How many days do not exist, how many rows step back in time, how many lie outside the days of the head."""
    rows = _below(found)
    known = [day for figures in rows if (day := _day(figures, day_first)) is not None]
    others = [day for _, figures in found if figures not in rows and (day := _day(figures, day_first)) is not None]
    absent = sum(_day(figures, day_first) is None for _, figures in found)
    steps = list(itertools.pairwise(known))
    back = min(sum(later < earlier for earlier, later in steps), sum(later > earlier for earlier, later in steps))
    outside = sum(not min(others) <= day <= max(others) for day in known) if len(others) > 1 else 0
    return absent + back + outside


def _below(found: Sequence[tuple[int, Figures]]) -> list[Figures]:
    """The figures in the column where most of them begin."""
    columns = Counter(column for column, _ in found if column != ELSEWHERE)
    most = max(columns, key=lambda column: columns[column], default=0)
    return [figures for column, figures in found if column == most]


def _day(figures: Figures, day_first: Callable[[Figures], date]) -> date | None:
    try:
        return day_first(figures)
    except ValueError:
        return None


def _of_year(figures: Figures, form: DayForm) -> date:
    """The day in the one year of the period in which it lies; raises ValueError where there is none."""
    if form.first is None or form.last is None:
        return date(LEAP, figures[1], figures[0])
    years = range(form.first.year, form.last.year + 1)
    days = (_day((*figures, year), lambda one: date(one[2], one[1], one[0])) for year in years)
    inside = [day for day in days if day is not None and form.first <= day <= form.last]
    if len(inside) != 1:
        raise ValueError("no such day in the period")
    return inside[0]


def _period(texts: Sequence[str]) -> tuple[date | None, date | None]:
    """The period that the head names in one place, else the span of all whole days of the document."""
    for text in (*texts, " ".join(texts)):
        period = date_range(text)
        if period is not None and period[0].day is not None and period[1].day is not None:
            return period[0].day, period[1].day
    days = [printed.day for text in texts for printed in all_dates(text) if printed.day is not None]
    return (min(days), max(days)) if len(days) > 1 else (None, None)
