"""The days that a statement names outside its table: its period and its day of printing."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.facts import Evidence, Field, PrintedDate
from intake_cli.layout.day_ranges import date_range
from intake_cli.layout.days import all_dates, printed_date
from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import around, sureness
from intake_cli.layout.values import is_empty, normal
from intake_cli.statements.certainty import TEXT_LAYER, UNSURE
from intake_cli.statements.figure_runs import DAY
from intake_cli.statements.header_block import Block

DASHES = "一ー"
"""Characters that readers of pixels take a dash between two days for."""
_RUN_TOGETHER = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{2,3}:\d{2}(?!:\d{2}:\d{2})")
"""A day and a time without leading noughts between which no blank was seen: 2026-4-29:05 is of the 2nd."""
MOST_WORDS = 3
"""Words of a day that is printed with blanks, 05 Jun 2025."""
Period = tuple[Field[PrintedDate], Field[PrintedDate]]


def period(block: Block) -> tuple[Field[PrintedDate] | None, Field[PrintedDate] | None]:
    """Start and end: one label with two dates, or two labels, or two dates joined by a dash above the table. Monthly
    statements bound together cover all of their months."""
    labelled_ones = [(dates, evidence) for value in block.named("period")
                     for dates, evidence in (_dates_beside(block, value),) if len(dates) >= 2]
    if labelled_ones:
        return _spanned([(Field(dates[0], evidence), Field(dates[1], evidence)) for dates, evidence in labelled_ones])
    starts, ends = _dated_by_page(block, "start"), _dated_by_page(block, "end")
    both = sorted(starts.keys() & ends.keys())
    if both:
        return _spanned([(starts[page], ends[page]) for page in both])
    start, end = next(iter(starts.values()), None), next(iter(ends.values()), None)
    if start is not None and end is not None:
        return start, end
    ranges = [(page, line, days) for page, line in block.above + block.below
              if (days := date_range(line.text)) is not None]
    alone = [(page, line, days) for page, line, days in ranges if _is_all(line.text, days)]
    joined_ones = [(Field(days[0], evidence), Field(days[1], evidence)) for page, line, days in alone or ranges
                   for evidence in (block.at(page, around(line.words), line.text, sureness(line.words)),)]
    if joined_ones:
        first, last = _spanned(joined_ones)
        return start or first, end or last
    named = _half_read(block)
    return start or named[0], end or named[1]


def _is_all(text: str, days: tuple[PrintedDate, PrintedDate]) -> bool:
    """Whether a line says nothing but two days: what a bank advertises until a day is a sentence."""
    rest = normal(text)
    for day in days:
        rest = rest.replace(normal(day.text), "", 1)
    return not any(sign.isalnum() and sign not in "至到" for sign in rest)


def _half_read(block: Block) -> tuple[Field[PrintedDate] | None, Field[PrintedDate] | None]:
    """The period of a scan that is labelled, and of which one day at least was misread (2024-05-01至2C24-07-28): it is
    printed, and what cannot be told is not missing."""
    for value in block.named("period"):
        if block.pages[value.page].reader != TEXT_LAYER and sum(map(str.isdigit, value.value)) >= DAY:
            unread = PrintedDate(value.value, None)
            days = [day for day in all_dates(value.value) if value.value.startswith(day.text)]
            return Field((days or [unread])[0], block.evidence(value)), Field(unread, block.evidence(value))
    return None, None


def _dates_beside(block: Block, value: Labelled) -> tuple[list[PrintedDate], Evidence]:
    """The dates of a labelled value; where it is one and the dash behind it was not read, with the one that follows."""
    dates = all_dates(value.value)
    if len(dates) != 1:
        return dates, block.evidence(value)
    level = (value.box.top + value.box.bottom) / 2
    following = [word for page, line in block.above + block.below if page.number == value.page for word in line.words
                 if word.box.left >= value.box.right and word.text not in DASHES and
                 word.box.top < level < word.box.bottom and not is_empty(word.text)]
    for count in range(1, min(MOST_WORDS, len(following)) + 1):
        words = following[:count]
        text = " ".join(word.text for word in words)
        if ":" in normal(text):
            break
        if all_dates(text):
            box = replace(value.box, right=words[-1].box.right, bottom=max(value.box.bottom, around(words).bottom))
            return dates + all_dates(text), block.at(
                block.pages[value.page], box, f"{value.value} {text}", min(value.confidence, sureness(words)))
    return dates, block.evidence(value)


def _spanned(periods: list[Period]) -> Period:
    """From the start of the first to the end of the last of periods that each begin after the others, or end before
    them, as prints bound together newest first do."""
    start, end = periods[0]
    for first, last in periods[1:]:
        if first.value.day is not None and end.value.day is not None and first.value.day > end.value.day:
            end = last
        elif last.value.day is not None and start.value.day is not None and last.value.day < start.value.day:
            start = first
    return start, end


def _first_date(block: Block, name: str) -> Field[PrintedDate] | None:
    return next((field for value in block.named(name) if (field := _dated(block, value)) is not None), None)


def _dated_by_page(block: Block, name: str) -> dict[int, Field[PrintedDate]]:
    """The first day that each page labels so, those with a colon first."""
    found: dict[int, Field[PrintedDate]] = {}
    for value in block.named(name):
        field = _dated(block, value)
        if field is not None:
            found.setdefault(value.page, field)
    return found


def _dated(block: Block, value: Labelled) -> Field[PrintedDate] | None:
    printed = printed_date(value.value)
    if printed is not None and value.confidence < 1 and _RUN_TOGETHER.search(value.value):
        value = replace(value, confidence=min(value.confidence, UNSURE))
    return None if printed is None else Field(printed, block.evidence(value))


def printed_on(block: Block, end: Field[PrintedDate] | None) -> Field[PrintedDate] | None:
    """The day on which the statement was printed, as a label names it or as letters are dated."""
    return _printed(block, end) or _closing_date(block, end)


def period_label(block: Block) -> tuple[Field[PrintedDate] | None, Field[PrintedDate] | None]:
    """Start and end where labels name them; two dates in a sentence may mean anything."""
    return period(block) if block.named("period") or block.named("start") else (None, None)


def print_label(block: Block) -> Field[PrintedDate] | None:
    """The day that is labelled as that of the print; None where two labels name two days."""
    named = [field for value in block.named("printed_on") if (field := _dated(block, value)) is not None]
    return named[0] if len({field.value for field in named}) == 1 else None


def _printed(block: Block, end: Field[PrintedDate] | None) -> Field[PrintedDate] | None:
    """The print date: 打印 and its like before 查询, which some banks print for the same. 开立日期 is one as well where
    it is no earlier than the period's end: an account is not opened after its entries."""
    issued = _first_date(block, "issued")
    last = None if end is None else end.value.day
    late = issued is not None and issued.value.day is not None and last is not None and issued.value.day >= last
    printed = _first_date(block, "printed_on") or (issued if late else None)
    if printed is None or printed.value.day is None or last is None or printed.value.day >= last:
        return printed
    return next((field for value in block.named("printed_on") if (field := _dated(block, value)) is not None
                 and field.value.day is not None and field.value.day >= last), printed)


def _closing_date(block: Block, end: Field[PrintedDate] | None) -> Field[PrintedDate] | None:
    """The date that stands alone below the table, as letters are dated, where the period was over by then."""
    for page, line in reversed(block.below):
        text = normal(line.text)
        day = printed_date(text)
        if day is not None and day.day is not None and len(text) <= len(day.text) + 1:
            late = end is not None and end.value.day is not None and day.day >= end.value.day
            return Field(day, block.at(page, around(line.words), line.text, sureness(line.words))) if late else None
    return None
