"""Pages of a stack that fell, or of several prints, in the order that they print of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import Line
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.other_lines import has_label
from intake_cli.statements.page_lines import PageLines
from intake_cli.statements.page_marks import page_marks


@dataclass(frozen=True, slots=True)
class _Print:
    """Pages that count from 1 to their last, or one that bears no number, and the days of its entries as they stand."""

    sheets: list[PageLines]
    days: list[date]

    @property
    def way(self) -> int:
        """1 where the days run on, -1 where they run back, 0 where both."""
        steps = _steps(self.days)
        return steps.pop() if len(steps) == 1 else 0

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day."""
        return min(self.days), max(self.days)


def in_order(sheets: list[PageLines]) -> list[PageLines]:
    """``sheets`` by their printed numbers where these are 1 to the last, each once and each of one count; whole prints
    of one account, and pages without any number, by their days; else as they lie. Read in another order, balances and
    days of a whole statement would contradict each other."""
    marks = page_marks("", (sheet.page for sheet in sheets), (
        (sheet.page, line) for sheet in sheets for line in sheet.lines if not is_entry(line)))
    counts = {mark.count for mark in marks}
    numbers = {mark.page: mark.number for mark in marks if mark.number is not None}
    if len(counts) == 1 and not counts - {None, len(sheets)} and (
            sorted(numbers.values()) == list(range(1, len(sheets) + 1))):
        return sorted(sheets, key=lambda sheet: numbers[sheet.page.number])
    if numbers:
        whole = _whole_prints(sheets, [(mark.number or 0, mark.count) for mark in marks])
    else:
        whole = [] if _runs_on(sheets) else [[sheet] for sheet in sheets]
    return _by_days(sheets, [_Print(own, _days(own)) for own in whole])


def _steps(days: Sequence[date]) -> set[int]:
    """The ways in which ``days`` run from one to the next."""
    return {(later > earlier) - (later < earlier) for earlier, later in pairwise(days)} - {0}


def _runs_on(sheets: Sequence[PageLines]) -> bool:
    """Whether the first and the last days of pages run one way as they lie, which costs little to know."""
    ends = (_days_of(next(filter(is_entry, way(sheet.body())), None)) for sheet in sheets for way in (iter, reversed))
    return len(_steps([day for days in ends for day in days])) < 2


def _by_days(sheets: list[PageLines], prints: Sequence[_Print]) -> list[PageLines]:
    """``prints`` of which each runs the same way and none holds days of another, in that way. One of a single day runs
    either way."""
    if len(prints) < 2 or not all(each.days for each in prints):
        return sheets
    ways = {each.way for each in prints if len(set(each.days)) > 1}
    placed = sorted(prints, key=lambda each: each.span)
    if len(ways) != 1 or 0 in ways or any(
            one.span == other.span or one.span[1] > other.span[0] for one, other in pairwise(placed)):
        return sheets
    return [sheet for each in placed[::ways.pop()] for sheet in each.sheets]


def _whole_prints(sheets: list[PageLines], marks: Sequence[tuple[int, int | None]]) -> list[list[PageLines]]:
    """The pages of each print, one after the other; none where any page is missing or out of its place."""
    prints: list[list[PageLines]] = []
    for sheet, (number, _) in zip(sheets, marks, strict=True):
        if number == 1:
            prints.append([])
        if not prints or number != len(prints[-1]) + 1:
            return []
        prints[-1].append(sheet)
    lengths = [len(own) for own in prints for _ in own]
    return prints if all(count in (None, length) for (_, count), length in zip(marks, lengths, strict=True)) else []


def _days(sheets: list[PageLines]) -> list[date]:
    """The days of the entries, those above the heading of another account among them: their table began on the page
    before."""
    return [day for sheet in sheets for line in (*_above(sheet), *sheet.parted()[0]) for day in _days_of(line)]


def _above(sheet: PageLines) -> list[Line]:
    lines = sheet.lines[:sheet.head.first] if sheet.head is not None else []
    return [line for line in lines if is_entry(line) and not has_label(line)]


def _days_of(line: Line | None) -> list[date]:
    found = None if line is None else printed_date(line.text)
    return [] if found is None or found.day is None else [found.day]
