"""Lines to rows: what stands on the lines that begin entries, and on those that go on with them."""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass, replace

from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import Line, around, aside, joined
from intake_cli.layout.times import printed_time
from intake_cli.layout.values import normal
from intake_cli.statements.account_kinds import names_kind
from intake_cli.statements.anchors import anchors_of
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.day_lines import date_column, day_lines
from intake_cli.statements.header_account import account_beside, account_labelled
from intake_cli.statements.notes_between import is_sentence, notes_between
from intake_cli.statements.other_lines import (
    has_label,
    is_label_line,
    looks_foot,
    repeats_heading,
    runs_out,
)
from intake_cli.statements.owners import owners
from intake_cli.statements.placed import Placed, placed
from intake_cli.statements.row_levels import as_one_line, day_first, with_levels
from intake_cli.statements.stated_balances import balances_whole
from intake_cli.statements.vocabulary import NUMERIC_ROLES, Role
from intake_cli.words import Rule

NEAR, FLUSH = 0.6, 0.3
"""Text heights that the next line of a cell keeps from the one above it at most, and by which it may stand aside."""
DIRT = 0.2
"""Confidence below which signs are dirt where all of a line below the table are read so."""
FILLED, MOST = 4, 0.6
"""Columns, and their share of all, in which an entry below the last whole one has words."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """What one page's table holds: entry rows, lines before the first entry that may end the previous page's
    last one, total lines, lines that name an account between entries, headings printed again, and lines below the
    table; and the line of a ``day`` whose entries only follow on the next page."""

    rows: list[Row]
    leading: list[Placed]
    totals: list[Line]
    sections: list[Line]
    headings: list[Line]
    after: list[Line]
    day: Line | None = None


def rows_of_page(page: int, lines: list[Line], bands: tuple[Band, ...], rules: tuple[Rule, ...],
                 opens: bool = False) -> PageRows:
    """Rows of the table whose body is ``lines`` (top to bottom, heading excluded), which the page may be the one that
    ``opens``."""
    marked = balances_whole([placed(line, bands) for line in lines], bands)
    marked, after = _without_foot(marked, bands)
    sections = _sections(marked, bands)
    totals = [mark.line for mark in marked if mark.total and mark.line not in sections]
    marked = [mark for mark in marked if not (mark.total or mark.line in sections)]
    headings = [mark.line for mark in marked if repeats_heading(mark, bands)]
    notes = [mark.line for mark in notes_between(marked, bands) if mark.line not in headings]
    marked = as_one_line([mark for mark in marked if mark.line not in (*headings, *notes)], bands)
    anchors, halves = anchors_of(marked, rules)
    if not anchors:
        return PageRows([], [], totals, sections, headings, [*notes, *(mark.line for mark in marked), *after])
    below = [placed(line, bands) for line in after[:1]]
    days = day_lines([*marked, *below], anchors)
    if len(marked) in days:
        marked, after = [*marked, *below], after[1:]
    owner = owners(marked, anchors, rules, [column for column, band in enumerate(bands) if band.below], opens)
    for half, anchor in halves.items():
        owner[half] = anchors.index(anchor)
    for index in range(_rest(marked, anchors) if day_first(bands) else 0):
        owner[index] = None
    rows = [Row(page, section=_section_above(marked[anchor].line, sections)) for anchor in anchors]
    leading: list[Placed] = []
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
    return PageRows(rows, leading, totals, sections, headings, [*notes, *after], day)


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


def _without_foot(marked: list[Placed], bands: tuple[Band, ...]) -> tuple[list[Placed], list[Line]]:
    """Cut off what stands below the table: after the last line with an amount, wrapped text follows
    closely and only inside columns; the first line that does not ends the table."""
    carrying = [index for index, mark in enumerate(marked) if mark.begins or mark.paid]
    said = len(marked)
    while carrying and (is_sentence(marked[carrying[-1]], bands) or _is_dirt(marked[carrying[-1]].line)):
        said = carrying.pop()
    if not carrying:
        return [], [mark.line for mark in marked]
    end = carrying[-1] + 1
    gaps = _wrap_gap(marked[:end])
    while end < len(marked):
        gap = marked[end].line.top - marked[end - 1].line.bottom
        height = marked[end].line.bottom - marked[end].line.top
        entry = marked[carrying[-1]]
        goes_on = _under_cells(marked[end], entry, bands) or _ends_its_day(marked[end], entry, bands)
        seen = max(gaps, NEAR * height if goes_on else 0.0)
        unread = _unread_entry(marked[end:], bands)
        foot = looks_foot(marked[end].line) and not _labels_in_cells(marked[end], entry, bands)
        if end == said or (not unread and (
                gap > min(seen, 1.0 * height) or foot or runs_out(marked[end], bands, entry.line))):
            break
        end += unread or 1
    return marked[:end], [mark.line for mark in marked[end:]]


def _is_dirt(line: Line) -> bool:
    """Whether nothing on a line was read: the table that shows below a photographed sheet is full of such signs."""
    return all(max(word.confidence, word.numeric_confidence) < DIRT for word in line.words)


def _unread_entry(below: list[Placed], bands: tuple[Band, ...]) -> int:
    """How many of the lines next below are an entry whose sums were not read: together they have a day and text in as
    many other columns as no foot has; 0 where they are none."""
    count, columns = 0, set[int]()
    for above, mark in zip([*below[:1], *below], below, strict=False):
        apart = mark.line.top - above.line.bottom > NEAR * (mark.line.bottom - mark.line.top)
        if mark.total or looks_foot(mark.line) or apart:
            break
        count += 1
        columns |= mark.words.keys()
    dated = any(mark.dated for mark in below[:count])
    return count if dated and len(columns) >= max(FILLED, MOST * len(bands)) else 0


def _under_cells(mark: Placed, entry: Placed, bands: tuple[Band, ...]) -> bool:
    """True when text stands flush under cells of text of ``entry``, as their next line does, or a time under a day."""
    for column, words in mark.words.items():
        above, role = entry.words.get(column, []), bands[column].role
        timed = role is Role.DATE and printed_time(joined(words)) is not None
        if (role in NUMERIC_ROLES and not timed) or not above:
            return False
        own = around(words)
        if aside(own, around(above)) > FLUSH * (own.bottom - own.top):
            return False
    return True


def _labels_in_cells(mark: Placed, entry: Placed, bands: tuple[Band, ...]) -> bool:
    """Whether nothing but text of cells of ``entry`` makes a line look like a foot: what has a colon there (注:生日快乐
    under 转账备) stands flush under such a cell, and not in the first column, where a foot begins too."""
    labelled = {column: words for column, words in mark.words.items() if has_label(Line(tuple(words)))}
    return 0 not in labelled and bool(labelled) and _under_cells(replace(mark, words=labelled), entry, bands)


def _ends_its_day(mark: Placed, entry: Placed, bands: tuple[Band, ...]) -> bool:
    """Whether the line has the last figures of the day of ``entry``, which is none without them, and nothing else."""
    column = min(mark.words)
    if len(mark.words) > 1 or bands[column].role is not Role.DATE:
        return False
    begun = joined(entry.words.get(column, []))
    whole = begun + joined(mark.words[column])
    return bool(begun) and printed_date(begun) is None and printed_date(whole) is not None


def _wrap_gap(marked: list[Placed]) -> float:
    """The widest gap that a wrapped line has been seen to keep from the line above it inside the table."""
    gaps = [mark.line.top - above.line.bottom for above, mark in itertools.pairwise(marked)
            if not mark.begins and not mark.total]
    return max(gaps, default=0.0) + 1.0 if gaps else 0.0
