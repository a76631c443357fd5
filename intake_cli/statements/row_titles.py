"""Headings of several lines whose titles stand over other columns than those above them, and the lines of their rows:
交易日期 摘要 借方 贷方 余额 over 交易时间 对方户名 对方账号."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line, joined
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.statements.heading_ends import shares_width
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.other_lines import has_label
from intake_cli.statements.sum_words import is_of_sums
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
CLEARLY = 0.75
"""Share of its distance from the line above within which a line clearly is of the day below it: lines that stand
evenly differ by what places are rounded to."""
NEAR = 1.5
"""Times the usual distance of the lines of a row within which the line below the last day is of its row."""


class Leveled(NamedTuple):
    """A line of a row, the level of the titles that it stands under, and how far the line of that level, which it may
    go on with, stands below the first of the row."""

    line: Line
    level: int
    below: float


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
    sums = sum(any(_has_sum(each.line) for each in row if each.level == titles.paid) for row in whole)
    astray = any(_has_sum(each.line) for row in whole for each in row if each.level != titles.paid)
    filled = all(sum(any(each.level == level and len(each.line.words) > 1 for each in row) for row in whole)
                 >= OFTEN * len(whole) for level in range(depth))
    return told if min(len(whole), sums) >= max(FEWEST_ROWS, MOSTLY * len(rows)) and filled and not astray else None


def _has_sum(line: Line) -> bool:
    return any(looks_like_amount(word.text) for word in line.words)


def levels_of(titles: RowTitles, body: Sequence[Line]) -> list[list[Leveled]]:
    """The rows among the lines below a heading: each line of a row that stands at a level, or goes on with one. Lines
    of sums are of none."""
    days = titles.days_of(body)
    own = [index for index, line in enumerate(body) if not is_of_sums(line.text)]
    rows: list[list[Leveled]] = []
    begins = _begins(titles, body, own, days)
    for begin, day, end in zip(begins, days, [*begins[1:], len(body)], strict=True):
        inner = [index for index in own if begin <= index < end]
        if end == len(body):
            inner = _closely(titles, body, inner, day)
        rows.append(_levelled(titles, [body[index] for index in inner], body[day]))
    return rows


def rest_above(titles: RowTitles, body: Sequence[Line]) -> list[Leveled]:
    """What stands closely over the first row of a page, whose day is on its upper line: the lower lines of the row that
    the page before ends with. They stay at their height."""
    days = titles.days_of(body)
    first = _begins(titles, body, range(len(body)), days)[0] if days and not titles.dated else 0
    begin = first
    while begin > 0 and body[begin].middle - body[begin - 1].middle < NEAR * titles.pitch and \
            not (is_of_sums(body[begin - 1].text) or _has_sum(body[begin - 1]) or has_label(body[begin - 1])):
        begin -= 1
    return [Leveled(line, len(titles.lines) - 1, 0.0) for line in body[begin:first]]


def _begins(titles: RowTitles, body: Sequence[Line], own: Sequence[int], days: Sequence[int]) -> list[int]:
    """Where each row begins: with the line that stands as far above its day as lines of a row do, or with that of a
    cell which reaches above it, nearer to it than to the line before."""
    begins = []
    for before, day in zip([-1, *days], days, strict=False):
        above = [index for index in own if before < index < day]
        reach = titles.dated * NEAR * titles.pitch
        near = [index for index in above[-titles.dated:] if body[day].middle - body[index].middle < reach]
        if not titles.dated:
            near = [index for index in above[-1:] if _is_nearer(body, index, day)]
        begins.append(min([*near, day]))
    return begins


def _is_nearer(body: Sequence[Line], index: int, day: int) -> bool:
    """Whether a line above a day reaches into its height, or stands nearer to it than to the line above."""
    line, apart = body[index], body[day].middle - body[index].middle
    return apart < line.bottom - line.top or (index > 0 and apart < CLEARLY * (line.middle - body[index - 1].middle))


def _closely(titles: RowTitles, body: Sequence[Line], inner: Sequence[int], day: int) -> list[int]:
    """Those of the lines after the last day of a page that follow each other as closely as those of a row."""
    found: list[int] = []
    for index in inner:
        if found and index > day and body[index].middle - body[found[-1]].middle > NEAR * titles.pitch:
            break
        found.append(index)
    return found


def _levelled(titles: RowTitles, row: Sequence[Line], day: Line) -> list[Leveled]:
    """The lines of a row with their levels. Where there are more than levels, cells are wrapped: of those on a side of
    the day the ones with most words are levels, for few cells are so long, and others go on with the nearest."""
    place = row.index(day)
    upper, lower = _fullest(row[:place], titles.dated), _fullest(row[place + 1:], len(titles.lines) - 1 - titles.dated)
    mains = [*upper, day, *lower]
    found = []
    for line in row:
        main = min(range(len(mains)), key=lambda index: round(abs(mains[index].middle - line.middle) / titles.pitch, 1))
        found.append(Leveled(line, titles.dated - len(upper) + main, mains[main].middle - mains[0].middle))
    return found


def by_titles(titles: RowTitles, row: list[Leveled]) -> list[Leveled]:
    """The lines of a ``row`` with words that stand under the title of another line alone, which shows nothing there,
    as parts of that one: around it a cell is wrapped."""
    mains = {level: max((each for each in row if each.level == level), key=lambda each: len(each.line.words))
             for level in {each.level for each in row}}
    found = []
    for each in row:
        own = [_own_level(titles, word, each.level, mains) for word in each.line.words]
        for level in dict.fromkeys(own):
            words = tuple(word for word, place in zip(each.line.words, own, strict=True) if place == level)
            found.append(Leveled(Line(words), level, mains[level].below))
    return found


def _own_level(titles: RowTitles, word: Word, level: int, mains: Mapping[int, Leveled]) -> int:
    under = [other for other, line in enumerate(titles.lines) if any(shares_width(each.box, word.box) for each in line)]
    own = under[0] if len(under) == 1 else level
    shown = mains[own].line.words if own in mains else (word,)
    return level if any(shares_width(each.box, word.box) for each in shown) else own


def _fullest(lines: Sequence[Line], count: int) -> list[Line]:
    """So many of the ``lines`` that have most words, in their order."""
    chosen = sorted(range(len(lines)), key=lambda index: (-len(lines[index].words), index))[:count]
    return [lines[index] for index in sorted(chosen)]
