"""The lines of rows that go by the titles of a heading of several lines, and the level at which each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake_cli.layout.lines import Line
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.heading_ends import shares_width
from intake_cli.statements.other_lines import has_label
from intake_cli.statements.row_titles import Leveled, RowTitles
from intake_cli.statements.sum_words import is_of_sums
from intake_cli.words import Word

CLEARLY = 0.75
"""Share of its distance from the line above within which a line clearly is of the day below it: lines that stand
evenly differ by what places are rounded to."""
NEAR = 1.5
"""Times the usual distance of the lines of a row within which the line below the last day is of its row."""


def has_sum(line: Line) -> bool:
    """Whether a line shows a sum."""
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
            not (is_of_sums(body[begin - 1].text) or has_sum(body[begin - 1]) or has_label(body[begin - 1])):
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
