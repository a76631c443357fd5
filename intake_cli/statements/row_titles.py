"""Headings of several lines whose titles stand over other columns than those above them, and the lines of their rows:
交易日期 摘要 借方 贷方 余额 over 交易时间 对方户名 对方账号."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line, joined
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.statements.heading_ends import shares_width
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.sum_words import is_of_sums
from intake_cli.statements.titles import could_be_heading, phrases_of
from intake_cli.statements.vocabulary import MONEY_ROLES, Role, role_of
from intake_cli.words import Word

DEEPEST = 3
"""Lines of titles, and of a row, at most."""
FEWEST_TITLES, FEWEST_ROWS = 2, 3
"""Known titles of each line of a heading, and whole rows below it, that show that its lines are those of rows."""
MOSTLY = 0.6
"""Share of the rows that have as many lines as the heading; others lack one, or a cell of theirs is wrapped."""
NEAR = 1.5
"""Times the usual distance of the lines of a row within which the line below the last day is of its row."""


@dataclass(frozen=True, slots=True)
class RowTitles:
    """The titles of a heading by lines; ``dated`` and ``paid`` are the lines that hold the day and a sum, ``pitch`` is
    how far apart the lines of a row stand."""

    lines: tuple[tuple[Word, ...], ...]
    dated: int
    paid: int
    pitch: float = 0.0

    @property
    def texts(self) -> list[list[str]]:
        """What the titles say."""
        return [[normal(title.text) for title in line] for line in self.lines]

    def days_of(self, lines: Sequence[Line]) -> list[int]:
        """The indexes of those of the ``lines`` that show a day between the titles beside that of the days."""
        titles = self.lines[self.dated]
        place = next(index for index, title in enumerate(titles) if role_of(title.text) is Role.DATE)
        left = titles[place - 1].box.right if place else -inf
        right = titles[place + 1].box.left if place + 1 < len(titles) else inf
        return [index for index, line in enumerate(lines) if not is_of_sums(line.text) and any(
            left < (word.box.left + word.box.right) / 2 < right and word_begins_date(word) for word in line.words)]


def row_titles(lines: Sequence[Line]) -> tuple[RowTitles, int] | None:
    """The titles of such a heading among the ``lines`` of a page, and the index of its first line; None where none is,
    or rows do not go by it."""
    for first in range(len(lines) - 1):
        for depth in range(DEEPEST, 1, -1):
            window = lines[first:first + depth]
            if len(window) == depth and (found := _titles(window)) is not None and (
                    fits := _with_rows(found, lines[first + depth:])) is not None:
                return fits, first
    return None


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
    if any(len(own) < max(FEWEST_TITLES, MOSTLY * len(line)) for own, line in zip(roles, lines, strict=True)):
        return None
    if len({all(title.text.isascii() for title in line) for line in lines}) > 1 or any(
            _is_half(upper, lower) for above, below in pairwise(lines) for upper in above for lower in below):
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
    spans = Counter(after - day for day, after in pairwise(days))
    if spans[depth] < max(FEWEST_ROWS, MOSTLY * spans.total()):
        return None
    rows = [below[day - titles.dated:day - titles.dated + depth] for day, after in pairwise(days)
            if after - day == depth and day >= titles.dated]
    others = [level for level in range(depth) if level != titles.paid]
    sums = sum(_has_sum(row[titles.paid]) for row in rows)
    astray = sum(_has_sum(row[level]) for row in rows for level in others)
    filled = all(sum(len(row[level].words) > 1 for row in rows) >= MOSTLY * len(rows) for level in range(depth))
    if sums < MOSTLY * len(rows) or astray or not filled:
        return None
    pitch = median(lower.middle - upper.middle for row in rows for upper, lower in pairwise(row))
    return RowTitles(titles.lines, titles.dated, titles.paid, pitch)


def _has_sum(line: Line) -> bool:
    return any(looks_like_amount(word.text) for word in line.words)


def levels_of(titles: RowTitles, body: Sequence[Line]) -> list[list[tuple[Line, int]]]:
    """The rows among the lines below a heading: each line of a row that stands at a level, or goes on with one, and
    that level. Lines of sums are of none."""
    days = titles.days_of(body)
    own = [index for index, line in enumerate(body) if not is_of_sums(line.text)]
    rows: list[list[tuple[Line, int]]] = []
    begins = _begins(titles, body, own, days)
    for begin, day, end in zip(begins, days, [*begins[1:], len(body)], strict=True):
        inner = [index for index in own if begin <= index < end]
        if end == len(body):
            inner = _closely(titles, body, inner, day)
        rows.append(_levelled(titles, [body[index] for index in inner], body[day]))
    return rows


def _begins(titles: RowTitles, body: Sequence[Line], own: Sequence[int], days: Sequence[int]) -> list[int]:
    """Where each row begins: with the line that stands as far above its day as lines of a row do."""
    begins = []
    for before, day in zip([-1, *days], days, strict=False):
        above = [index for index in own if before < index < day]
        reach = titles.dated * NEAR * titles.pitch
        near = [index for index in above[-titles.dated:] if body[day].middle - body[index].middle < reach]
        begins.append(min([*near, day]) if titles.dated else day)
    return begins


def _closely(titles: RowTitles, body: Sequence[Line], inner: Sequence[int], day: int) -> list[int]:
    """Those of the lines after the last day of a page that follow each other as closely as those of a row."""
    found: list[int] = []
    for index in inner:
        if found and index > day and body[index].middle - body[found[-1]].middle > NEAR * titles.pitch:
            break
        found.append(index)
    return found


def _levelled(titles: RowTitles, row: Sequence[Line], day: Line) -> list[tuple[Line, int]]:
    """The lines of a row with their levels. Where there are more than levels, cells are wrapped: of those after the day
    the one with most words begins a level, for few cells are so long."""
    depth, place = len(titles.lines), row.index(day)
    after = list(row[place + 1:])
    starts = sorted(sorted(range(len(after)), key=lambda index: (-len(after[index].words), index))
                    [:depth - 1 - titles.dated])
    levels = [min(level, titles.dated) for level in range(place)] + [titles.dated]
    levels += [titles.dated + sum(start <= index for start in starts) for index in range(len(after))]
    return list(zip(row, levels, strict=True))
