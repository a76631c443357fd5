"""How a document writes its days: 05/03/2025 is the fifth of March where that order fits the document, the third of May
where that one does, and no day at all where both do. Nothing is guessed: the calendar, the order of the rows and
the days of the head are asked."""

from __future__ import annotations

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
from intake_cli.statements.day_orders import ELSEWHERE, Figures, below, fullest, of_year, order_of, short_order
from intake_cli.statements.named_days import with_days_whole
from intake_cli.statements.named_span import printed_by, span_of, year_named
from intake_cli.statements.past_december import past_december
from intake_cli.words import PageText, Word

Placed = tuple[int, str]
"""A cell or word: the column in which it begins, and its text."""
COLUMNS = 60
"""Columns into which a page is parted to tell words that stand below one another."""
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
    order = short_order(short, span_of(texts))
    order = order or (form.order if form is not None else "")
    return replace(form or DayForm(), short=order, clocks=clocks)


def _short_ones(words: Sequence[Placed]) -> list[tuple[int, Figures]]:
    """The days with two figures for their year: those with marks where a column of them has some, for six figures may
    be a time (25-03-18 210942). Without marks those of one column, and of none that are no day in any order: another
    column of six figures is one of numbers, as of tellers."""
    marked = _placed([each for each in words if SHORT.match(each[1].strip())], shortened)
    if len(below(marked)) >= FEWEST:
        return marked
    days = [found for found in _placed(words, shortened)
            if any(dated_in("", found[1], order).day is not None for order in ORDERS)]
    columns, most = Counter(column for column, _ in days), fullest(days)
    return [found for found in days if found[0] in (ELSEWHERE, most, most + 1) or columns[found[0]] < FEWEST]


def _has_clocks(words: Sequence[Placed]) -> bool:
    """Whether times have points: what looks like them is mostly no day in any order of year, month and day."""
    timed = [tuple(map(int, match[0].split("."))) for _, text in words if (match := CLOCK.search(text)) is not None]
    days = (sum(dated_in("", figures, order).day is not None for figures in timed) for order in ORDERS)
    return len(timed) >= FEWEST and max(days) < MANY * len(timed)


def _in_a_column(found: Sequence[tuple[int, Figures]], words: Sequence[Placed], share: float = 1.0) -> bool:
    """Whether so many of the ``found`` dates stand below one another, more than a ``share`` of those with whole years
    that do, that they are those of the entries. The number of a booking may begin with a day."""
    count = len(below(found))
    return count >= FEWEST and count > share * _whole_below(words)


def _whole_below(words: Sequence[Placed]) -> int:
    """How many whole days stand below one another; those of the head stand apart, however many pages repeat them."""
    printed = ((column, text, printed_date(text)) for column, text in words if STAMP.fullmatch(text.strip()) is None)
    return len(below([(column if normal(text).startswith(normal(found.text)) else ELSEWHERE, ())
                       for column, text, found in printed if found is not None]))


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
        return DayForm(order_of(whole, lambda figures: date(figures[2], figures[1], figures[0]), span))
    bare = [(column, short) for column, text in figured if (short := yearless(text)) is not None]
    if not _in_a_column(bare, words) or sum(map(_begun, figured)) >= BROKEN * len(bare):
        return None
    span = span_of(texts)
    form = DayForm("", True, *span)
    form = replace(form, order=order_of(bare, lambda figures: of_year(figures, form)))
    year = year_named(texts)
    if year is None:
        return form
    days = [(month, day) for day, month in below(bare)] if form.order == "dmy" else below(bare)
    first, last = past_december([(month, day) for month, day, *_ in days], year, any(map(YEAR_ALONE.fullmatch, texts)))
    return replace(form, first=first, last=last)


def _begun(word: Placed) -> bool:
    """Whether a word is the year of a day that goes on in the next line of its cell: 2025- above 05-10, or 2025."""
    return _YEAR.fullmatch(word[1].strip()) is not None
