"""How a document writes its days: 05/03/2025 is the fifth of March where that order fits the document, the third of May
where that one does, and no day at all where both do. Nothing is guessed: the calendar, the order of the rows and
the days of the head are asked."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from intake_cli.layout.day_figures import (
    CLOCK,
    ORDERS,
    SHORT,
    YEAR_ALONE,
    dated_in,
    numbered,
    shortened,
    without_clocks,
    yearless,
)
from intake_cli.layout.days import STAMP, printed_date
from intake_cli.layout.dialect import DayForm, speaking, spoken
from intake_cli.layout.glued import unglued
from intake_cli.layout.values import has_figure, normal
from intake_cli.statements.bare_days import bare_columns, bare_form
from intake_cli.statements.named_days import with_days_whole
from intake_cli.statements.named_span import printed_by, span_of, year_named
from intake_cli.statements.past_december import past_december
from intake_cli.words import PageText, Word

Placed = tuple[int, str]
"""A cell or word: the column in which it begins, and its text."""
Figures = tuple[int, ...]
COLUMNS = 60
"""Columns into which a page is parted to tell words that stand below one another."""
ELSEWHERE = -1
"""Instead of a column, where a day stands inside other text: in the head, or in a remark."""
FEWEST = 3
"""Days without a year below one another that make a column of them: page numbers look the same."""
BESIDE = 0.8
"""Share of the whole days of a document from which a column of marked ones with short years stands beside another."""
LEVEL = 0.5
"""Share of a word's height by which others of its line begin lower at most."""
BROKEN = 0.5
"""Share of the days without a year that broken ones may make up: so many years alone are their other halves."""
_YEAR = re.compile(r"(?:19|20)\d{2}[-/.年]?")
MANY = 0.5
"""Share of what may be times with points of which days are days in their order; of times one in four is at most."""
_TIMED = re.compile(r":|[/日]\d{0,2}\d{6}$")
"""What may be a day that runs into its time, with marks or in six figures."""
LEAP = 2024
CLOSER = 4
"""How many times closer together days must lie in one order than in another to be meant in it."""


@contextmanager
def dated_as(words: Sequence[Placed]) -> Iterator[None]:
    """Read a document in the form in which its ``words`` write days."""
    with speaking(replace(spoken(), days=day_form(words))):
        yield


def words_of(pages: Sequence[PageText]) -> list[Placed]:
    """The words of all pages, in reading order; a time that a reader of pixels glued to its day stands apart."""
    return [(int(part.box.left / page.width * COLUMNS), part.text)
            for page in pages for word in with_days_whole(_in_order(page.words))
            for part in (unglued(word) if _TIMED.search(word.text) else (word,))]


def _in_order(words: Sequence[Word]) -> Iterator[Word]:
    """``words`` line by line, from left to right: those of one line do not begin at the very same height."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: word.box.top):
        if line and word.box.top > line[0].box.top + LEVEL * (line[0].box.bottom - line[0].box.top):
            yield from sorted(line, key=lambda word: word.box.left)
            line = []
        line.append(word)
    yield from sorted(line, key=lambda word: word.box.left)


def day_form(words: Sequence[Placed]) -> DayForm | None:
    """The form, None where whole years come first. ``words`` are in reading order."""
    figured = [each for each in words if has_figure(each[1])]
    clocks = _has_clocks(figured)
    days = [(column, without_clocks(text, DayForm(clocks=True))) for column, text in figured] if clocks else figured
    form, short = _long_form(words, figured), _short_ones(days)
    marked = any(SHORT.match(text.strip()) for _, text in days)
    texts = [text for _, text in words]
    bare = bare_columns(figured) if form is None and not marked else {}
    if bare and (found := bare_form(bare, span_of(texts), _whole_below(words))) is not None:
        return found
    if not _in_a_column(short, words, BESIDE if marked else 1.0):
        return form
    order = _short_order(short, span_of(texts))
    order = order or (form.order if form is not None else "")
    return replace(form or DayForm(), short=order, clocks=clocks)


def _short_ones(words: Sequence[Placed]) -> list[tuple[int, Figures]]:
    """The days with two figures for their year: those with marks where a column of them has some, for six figures may
    be a time (25-03-18 210942). Without marks those of one column, and of none that are no day in any order: another
    column of six figures is one of numbers, as of tellers."""
    marked = _placed([each for each in words if SHORT.match(each[1].strip())], shortened)
    if len(_below(marked)) >= FEWEST:
        return marked
    days = [found for found in _placed(words, shortened)
            if any(dated_in("", found[1], order).day is not None for order in ORDERS)]
    columns, most = Counter(column for column, _ in days), _fullest(days)
    return [found for found in days if found[0] in (ELSEWHERE, most, most + 1) or columns[found[0]] < FEWEST]


def _has_clocks(words: Sequence[Placed]) -> bool:
    """Whether times have points: what looks like them is mostly no day in any order of year, month and day."""
    timed = [tuple(map(int, match[0].split("."))) for _, text in words if (match := CLOCK.search(text)) is not None]
    days = (sum(dated_in("", figures, order).day is not None for figures in timed) for order in ORDERS)
    return len(timed) >= FEWEST and max(days) < MANY * len(timed)


def _in_a_column(found: Sequence[tuple[int, Figures]], words: Sequence[Placed], share: float = 1.0) -> bool:
    """Whether so many of the ``found`` dates stand below one another, more than a ``share`` of those with whole years
    that do, that they are those of the entries. The number of a booking may begin with a day."""
    count = len(_below(found))
    return count >= FEWEST and count > share * _whole_below(words)


def _whole_below(words: Sequence[Placed]) -> int:
    """How many whole days stand below one another; those of the head stand apart, however many pages repeat them."""
    printed = ((column, text, printed_date(text)) for column, text in words if STAMP.fullmatch(text.strip()) is None)
    return len(_below([(column if normal(text).startswith(normal(found.text)) else ELSEWHERE, ())
                       for column, text, found in printed if found is not None]))


def _short_order(found: Sequence[tuple[int, Figures]], period: tuple[date | None, date | None]) -> str:
    """The order of dates with two figures for their year: the one with fewest contradictions, or of several the one
    whose days lie much closer together. Empty where neither tells, and never one in which there is no such day. Where
    most days lie outside the ``period`` in every order it is none of theirs: two days of prints make one too."""
    scores = [(*faults, order) for order in ORDERS if (faults := _short_faults(found, order, period))[1]]
    if not scores:
        return ""
    fewest = min(faults for faults, _, _ in scores)
    if None not in period and all(faults - _short_faults(found, order, (None, None))[0] > MANY * len(_below(found))
                                  for faults, _, order in scores):
        return _short_order(found, (None, None))
    (span, order), *others = sorted((span, order) for faults, span, order in scores if faults == fewest)
    return order if all(span * CLOSER <= other for other, _ in others) else ""


def _short_faults(found: Sequence[tuple[int, Figures]], order: str,
                  period: tuple[date | None, date | None]) -> tuple[int, int]:
    """How many contradictions there are in an order, and how many days it spans. ``period`` is that of the head where
    whole days name it."""
    rows = _below(found)
    read = {figures: dated_in("", figures, order).day for _, figures in found}
    known = [day for figures in rows if (day := read[figures]) is not None]
    head = [day for figures, day in read.items() if figures not in rows and day is not None]
    first, last = period if None not in period else (min(head), max(head)) if len(head) > 1 else (None, None)
    outside = sum(not first <= day <= last for day in known) if first is not None and last is not None else 0
    absent = sum(read[figures] is None for _, figures in found)
    return absent + _back(known) + outside, (max(known) - min(known)).days + 1 if known else 0


def _placed(words: Sequence[Placed],
            finder: Callable[[str], tuple[tuple[int, Figures], ...]]) -> list[tuple[int, Figures]]:
    """The dates that ``finder`` sees in words, with the column of those that begin their word."""
    return [(ELSEWHERE if start else column, figures) for column, text in words for start, figures in finder(text)]


def _long_form(words: Sequence[Placed], figured: Sequence[Placed]) -> DayForm | None:
    """The form of days with four figures for their year, or none. ``figured`` are those of ``words`` with a figure."""
    whole, texts = _placed(figured, numbered), [text for _, text in words]
    if whole:
        span, until = span_of(texts), printed_by(texts)
        if None in span and until is not None:
            span = date.min, until
        return DayForm(_order(whole, lambda figures: date(figures[2], figures[1], figures[0]), span))
    bare = [(column, short) for column, text in figured if (short := yearless(text)) is not None]
    if not _in_a_column(bare, words) or sum(map(_begun, figured)) >= BROKEN * len(bare):
        return None
    span = span_of(texts)
    form = DayForm("", True, *span)
    form = replace(form, order=_order(bare, lambda figures: _of_year(figures, form)))
    year = year_named(texts)
    if year is None:
        return form
    days = [(month, day) for day, month in _below(bare)] if form.order == "dmy" else _below(bare)
    first, last = past_december([(month, day) for month, day, *_ in days], year, any(map(YEAR_ALONE.fullmatch, texts)))
    return replace(form, first=first, last=last)


def _begun(word: Placed) -> bool:
    """Whether a word is the year of a day that goes on in the next line of its cell: 2025- above 05-10, or 2025."""
    return _YEAR.fullmatch(word[1].strip()) is not None


def _order(found: Sequence[tuple[int, Figures]], day_first: Callable[[Figures], date],
           span: tuple[date | None, date | None] = (None, None)) -> str:
    """The order with fewer contradictions, empty where both have as many. ``day_first`` makes a day of figures whose
    first is the day; ``span`` is the period that the head names in days of another form."""
    swapped = {"dmy": found, "mdy": [(column, (one[1], one[0], *one[2:])) for column, one in found]}
    faults = {order: _faults(places, day_first, span) for order, places in swapped.items()}
    return "" if faults["dmy"] == faults["mdy"] else min(faults, key=lambda order: faults[order])


def _faults(found: Sequence[tuple[int, Figures]], day_first: Callable[[Figures], date],
            span: tuple[date | None, date | None]) -> int:
    """How many days do not exist, how many rows step back in time, how many lie outside the days of the head."""
    rows = _below(found)
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


def _below(found: Sequence[tuple[int, Figures]]) -> list[Figures]:
    """The figures in the column where most of them begin, or in that and the next: pages do not lie alike."""
    most = _fullest(found)
    return [figures for column, figures in found if column in (most, most + 1)]


def _fullest(found: Sequence[tuple[int, Figures]]) -> int:
    """The column in which, together with the next one, most of the ``found`` begin."""
    columns = Counter(column for column, _ in found if column != ELSEWHERE)
    return max(columns, key=lambda column: (columns[column] + columns[column + 1], columns[column]), default=0)


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
