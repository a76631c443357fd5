"""Lines to rows: what stands on the lines that begin entries, and on those that go on with them."""

from __future__ import annotations

import bisect
import itertools
import math
from dataclasses import dataclass
from statistics import median

from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.statements.account_kinds import names_kind
from intake_cli.statements.anchors import anchors_of
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.day_lines import date_column, day_lines
from intake_cli.statements.header_account import account_beside, account_labelled
from intake_cli.statements.notes_between import notes_between
from intake_cli.statements.other_lines import is_label_line, repeats_heading
from intake_cli.statements.owners import owners
from intake_cli.statements.placed import Placed, placed
from intake_cli.statements.row_levels import as_one_line, day_first, with_levels
from intake_cli.statements.stated_balances import balances_whole
from intake_cli.statements.table_foot import without_foot
from intake_cli.words import Rule

WEAK, CLOSE = 0.5, 0.75
"""Confidence below which figures were hardly read, and share of the distance of entries within which none begins."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """What one page's table holds: entry rows, lines before the first entry that may end the previous page's
    last one, total lines, lines that name an account between entries, headings printed again, lines below the
    table, and halves of lines read ``again``; and the line of a ``day`` whose entries only follow on the next page."""

    rows: list[Row]
    leading: list[Placed]
    totals: list[Line]
    sections: list[Line]
    headings: list[Line]
    after: list[Line]
    again: list[Line]
    day: Line | None = None


def rows_of_page(page: int, lines: list[Line], bands: tuple[Band, ...], rules: tuple[Rule, ...],
                 opens: bool = False) -> PageRows:
    """Rows of the table whose body is ``lines`` (top to bottom, heading excluded), which the page may be the one that
    ``opens``."""
    marked = balances_whole([placed(line, bands) for line in lines], bands)
    marked, after = without_foot(marked, bands)
    sections = _sections(marked, bands)
    totals = [mark.line for mark in marked if mark.total and mark.line not in sections]
    marked = [mark for mark in marked if not (mark.total or mark.line in sections)]
    headings = [mark.line for mark in marked if repeats_heading(mark, bands)]
    notes = [mark.line for mark in notes_between(marked, bands) if mark.line not in headings]
    again = _halves_again(marked)
    marked = as_one_line([mark for mark in marked if mark.line not in (*headings, *notes, *again)], bands)
    anchors, halves = anchors_of(marked, rules)
    if not anchors:
        return PageRows([], [], totals, sections, headings, [*notes, *(mark.line for mark in marked), *after], again)
    below = [placed(line, bands) for line in after[:1]]
    days = day_lines([*marked, *below], anchors)
    if len(marked) in days:
        marked, after = [*marked, *below], after[1:]
    owner = owners(marked, anchors, rules, [column for column, band in enumerate(bands) if band.below], opens)
    for half, anchor in halves.items():
        owner[half] = anchors.index(anchor)
    for index in range(_rest(marked, anchors) if day_first(bands) else 0):
        owner[index] = None
    rows, leading = [Row(page, section=_section_above(marked[at].line, sections)) for at in anchors], list[Placed]()
    day: Line | None = None
    for index, mark in enumerate(marked):
        following = bisect.bisect(anchors, index)
        if index not in days and owner[index] is None:
            leading.append(mark)
        elif index not in days:
            rows[owner[index] or 0].add(mark.words)
        elif following < len(rows):
            rows[following].add({date_column(bands): list(mark.line.words)})
        else:
            day = mark.line
    with_levels(rows, bands)
    return PageRows(rows, leading, totals, sections, headings, [*notes, *after], again, day)


def _halves_again(marked: list[Placed]) -> list[Line]:
    """Lines of nothing but figures, sums among them, that were hardly read, closer to an entry with a day than entries
    are: one half of its own, cut off and read by itself, as a seal over shaded rows makes it."""
    days = [mark.line.middle for mark in marked if mark.dated]
    pitch = median(lower - upper for upper, lower in itertools.pairwise(days)) if len(days) > 1 else 0.0
    return [mark.line for mark in marked if mark.paid and not mark.dated and all(
        word.confidence < WEAK and word.numeric is not None for word in mark.line.words)
        and min(abs(mark.line.middle - day) for day in [*days, math.inf]) < CLOSE * pitch]


def _sections(marked: list[Placed], bands: tuple[Band, ...]) -> list[Line]:
    """The lines that name the account of the entries below them."""
    over = [mark for mark, below in itertools.pairwise(marked) if repeats_heading(below, bands)]
    return [mark.line for mark in marked if is_label_line(mark) or _names_account(mark) or
            (mark in over and names_kind(mark.line.text))]


def _names_account(mark: Placed) -> bool:
    """Whether a line of no entry is the head of an account: it names one beside its label, or over several columns from
    the first on, where no cell's next line stands."""
    if mark.dated or mark.paid:
        return False
    across = 0 in mark.words and len(mark.words) > 1
    return bool(account_beside(mark.line) or (across and account_labelled(mark.line)))


def _rest(marked: list[Placed], anchors: list[int]) -> int:
    """How many lines stand above the first day and the first entry."""
    return next((index for index, mark in enumerate(marked) if mark.dated or index == anchors[0]), 0)


def _section_above(line: Line, sections: list[Line]) -> str:
    """Text of the label line that stands last above ``line`` in the table, empty where none does."""
    above = [section for section in sections if section.bottom <= line.middle]
    return normal(above[-1].text) if above else ""
