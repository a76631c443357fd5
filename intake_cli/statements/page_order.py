"""Pages of a stack that fell, or of several prints, in the order that they print of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from intake_cli.layout.days import printed_date
from intake_cli.statements.entry_lines import is_entry
from intake_cli.statements.page_bands import PageLines
from intake_cli.statements.page_marks import page_marks


@dataclass(frozen=True, slots=True)
class _Print:
    """Pages that count from 1 to their last, and the days of their entries as they stand."""

    sheets: list[PageLines]
    days: list[date]

    @property
    def way(self) -> int:
        """1 where the days run on, -1 where they run back, 0 where neither is told or both."""
        steps = {(later > earlier) - (later < earlier) for earlier, later in pairwise(self.days)} - {0}
        return steps.pop() if len(steps) == 1 else 0


def in_order(sheets: list[PageLines]) -> list[PageLines]:
    """``sheets`` by their printed numbers where these are 1 to the last, each once and each of one count; whole prints
    of one account by their days; else as they lie. Read in another order, balances and days of a whole statement would
    contradict each other."""
    marks = page_marks("", (sheet.page for sheet in sheets), (
        (sheet.page, line) for sheet in sheets for line in sheet.lines if not is_entry(line)))
    counts = {mark.count for mark in marks}
    numbers = {mark.page: mark.number for mark in marks if mark.number is not None}
    if len(counts) == 1 and not counts - {None, len(sheets)} and (
            sorted(numbers.values()) == list(range(1, len(sheets) + 1))):
        return sorted(sheets, key=lambda sheet: numbers[sheet.page.number])
    return _by_days(sheets, [(mark.number or 0, mark.count) for mark in marks])


def _by_days(sheets: list[PageLines], marks: Sequence[tuple[int, int | None]]) -> list[PageLines]:
    """Prints of which each runs the same way and none holds days of another, in that way."""
    prints = [_Print(own, _days(own)) for own in _whole_prints(sheets, marks)]
    ways = {each.way for each in prints}
    if len(prints) < 2 or len(ways) > 1 or 0 in ways:
        return sheets
    placed = sorted(prints, key=lambda each: min(each.days))
    if any(max(one.days) > min(other.days) for one, other in pairwise(placed)):
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
    found = (printed_date(line.text) for sheet in sheets for line in sheet.parted()[0])
    return [day.day for day in found if day is not None and day.day is not None]
