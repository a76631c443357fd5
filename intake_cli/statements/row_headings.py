"""Headings of several lines whose titles stand over other columns than those above them, among the lines of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from statistics import median

from intake_cli.layout.lines import Line, joined
from intake_cli.layout.values import normal
from intake_cli.statements.heading_ends import shares_width
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.row_lines import has_sum, levels_of
from intake_cli.statements.row_titles import RowTitles
from intake_cli.statements.titles import could_be_heading, phrases_of
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, role_of
from intake_cli.words import Word

DEEPEST = 3
"""Lines of titles, and of a row, at most."""
FEWEST_TITLES, FEWEST_ROWS = 2, 3
"""Titles as banks print them of each line of a heading, and whole rows below it, that show that its lines are those of
rows."""
MOSTLY = 0.6
"""Share of the rows that have as many lines as the heading; others lack one, or a cell of theirs is wrapped."""
OFTEN = 0.3
"""Share of the rows that show several words on each line: of those of a text that is wrapped most have one."""


def row_titles(lines: Sequence[Line]) -> tuple[RowTitles, int] | None:
    """The titles of such a heading among the ``lines`` of a page, and the index of its first line; None where none is,
    or rows do not go by it."""
    for first in range(len(lines) - 1):
        for depth in range(DEEPEST, 1, -1):
            window = lines[first:first + depth]
            found = _titles(window) if len(window) == depth and not _goes_on(lines, first + depth) else None
            if found is not None and (fits := _with_rows(found, lines[first + depth:])) is not None:
                return fits, first
    return None


def _goes_on(lines: Sequence[Line], last: int) -> bool:
    """Whether the line below some of titles is one of titles too: the heading has more lines than are read so."""
    return last < len(lines) and any(as_printed(word.text) for word in lines[last].words)


def again(titles: RowTitles, lines: Sequence[Line]) -> int | None:
    """The index of the first line of the same heading among those of another page."""
    depth = len(titles.lines)
    return next((first for first in range(len(lines) - depth + 1)
                 if [[normal(each.text) for each in phrases_of(line)] for line in lines[first:first + depth]]
                 == titles.texts), None)


def _titles(window: Sequence[Line]) -> RowTitles | None:
    """The titles of lines of which each has several known ones, and none goes on with one above it."""
    if not could_be_heading(list(window)):
        return None
    lines = tuple(tuple(phrases_of(line)) for line in window)
    roles = [[role for title in line if (role := role_of(title.text)) is not None] for line in lines]
    printed = [sum(as_printed(title.text) for title in line) for line in lines]  # none is the first half of another
    if min(printed) < FEWEST_TITLES or any(
            len(own) < MOSTLY * len(line) for own, line in zip(roles, lines, strict=True)):
        return None
    if len({all(title.text.isascii() for title in line) for line in lines}) > 1 or any(
            _is_half(upper, lower) for above, below in pairwise(lines) for upper in above for lower in below):
        return None
    if not any(shares_width(one.box, other.box) for line, further in combinations(lines, 2)
               for one in line for other in further):  # a heading of one line, of which a few titles are broken
        return None
    dated = [level for level, own in enumerate(roles) if Role.DATE in own]
    paid = [level for level, own in enumerate(roles) if set(own) & set(MONEY_ROLES)]
    return RowTitles(lines, dated[0], paid[0]) if len(dated) == len(paid) == 1 else None


def _is_half(upper: Word, lower: Word) -> bool:
    """Whether two titles above each other are one (对方账户 over 名称)."""
    same = role_of(upper.text) is role_of(lower.text)
    return shares_width(upper.box, lower.box) and (same or as_printed(joined([upper, lower])))


def _with_rows(titles: RowTitles, below: Sequence[Line]) -> RowTitles | None:
    """``titles`` with the distance of the lines of rows, None where most rows do not have the lines of the heading,
    each with what its titles tell."""
    days, depth = titles.days_of(below), len(titles.lines)
    if len(days) <= FEWEST_ROWS:
        return None
    inner = below[days[0]:days[-1] + 1]
    told = replace(titles, pitch=median(lower.middle - upper.middle for upper, lower in pairwise(inner)))
    rows = levels_of(told, below)[:-1]
    whole = [row for row in rows if {each.level for each in row} == set(range(depth))]
    sums = sum(any(has_sum(each.line) for each in row if each.level == titles.paid) for row in whole)
    astray = any(has_sum(each.line) for row in whole for each in row if each.level != titles.paid)
    filled = all(sum(any(each.level == level and len(each.line.words) > 1 for each in row) for row in whole)
                 >= OFTEN * len(whole) for level in range(depth))
    return told if min(len(whole), sums) >= max(FEWEST_ROWS, MOSTLY * len(rows)) and filled and not astray else None
