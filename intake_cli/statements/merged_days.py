"""Days that stand once for several entries in a cell as high as all of them: in its middle, or at its foot."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import around
from intake_cli.layout.values import is_empty
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER, UNSURE
from intake_cli.statements.placed import MOVING
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Rule

NEAR = 0.25
"""Share of a row by which a day stands beside the middle of its entries at most: one row more or less moves that by
half of one."""
FEWEST = 2
"""Days of several entries each from which a table prints them so."""

Groups = list[range]
"""The entries of each day of a page, in order: those of the first and of the last may be parted by the page's ends."""


def with_merged_days(rows: list[TableRow], source: Source) -> list[TableRow]:
    """``rows`` with such a day in the first of its entries, from which the others carry it. Rules through the column of
    days decide, else the days' places: each in the middle of entries that follow each other, or the first entries
    without one and the last with one. On a page whose days stand otherwise than on the others they are in doubt."""
    given, rows = rows, _without_bare(list(rows))
    pages = [list(own) for _, own in itertools.groupby(range(len(rows)), key=lambda index: rows[index].page)]
    dated = [index for index, row in enumerate(rows) if _is_dated(row)]
    if not dated or len(dated) == len(rows) or any(map(_shows_else, given)):
        return given
    found = [_ruled(rows, own, source.pages[rows[own[0]].page].rules) for own in pages]
    if not any(len(groups) > 1 for groups in found) and _is_unlike_heads(rows, pages[0]):
        found = [_centred(rows, own) for own in pages]
        if not any(found) and dated[-1] == len(rows) - 1 and dated[0] > 0 and _is_printed(rows[0], source):
            found = [[range(before + 1, day + 1) for before, day in itertools.pairwise([-1, *dated])]]
            pages = [list(range(len(rows)))]
    if sum(len(group) > 1 and len(_days(rows, group)) == 1 for groups in found for group in groups) < FEWEST:
        return given
    moved = {day: group[0] for group in _whole(rows, found) for day in _days(rows, group) if day > group[0]}
    astray = {index for own, groups in zip(pages, found, strict=True) if not groups for index in own}
    return _moved(rows, moved, astray, source) if moved else given


def _is_printed(row: TableRow, source: Source) -> bool:
    """Whether a row is an entry of which all is known that is printed: on pixels its day may only not have been read,
    and what moves nothing states a balance."""
    moves = any(role in row.cells and not is_empty(row.cells[role].text) for role in MOVING)
    return moves and source.pages[row.page].reader == TEXT_LAYER


def _without_bare(rows: list[TableRow]) -> list[TableRow]:
    """``rows`` with a day that stands alone between two entries in the one of them that has none: with a cell's middle
    line no other needs to stand level."""
    found: list[TableRow] = []
    for index, row in enumerate(rows):
        beside = [*found[-1:], *rows[index + 1:index + 2]]
        alone = len(row.titled) == 1 and _is_dated(row) and len(beside) == 2 and beside[1].page == row.page
        if not alone or all(map(_is_dated, beside)):
            found.append(row)
        elif beside[0].page == row.page and not _is_dated(beside[0]):
            found[-1] = _with_day(beside[0], row, 1.0)
        else:
            rows[index + 1] = _with_day(beside[1], row, 1.0)
    return found


def _whole(rows: list[TableRow], found: list[Groups]) -> Groups:
    """The groups of all pages. One without a day that ends a page, and the one with a day that begins the next, are one
    that the page break parts."""
    whole: Groups = []
    for groups in found:
        begun = whole[-1] if whole else range(0)
        goes_on = groups and begun.stop == groups[0].start and _days(rows, groups[0]) and not _days(rows, begun)
        whole[-1:] = [range(begun.start, groups[0].stop), *groups[1:]] if goes_on else [*whole[-1:], *groups]
    return whole


def _days(rows: list[TableRow], group: range) -> list[int]:
    return [index for index in group if _is_dated(rows[index])]


def _is_dated(row: TableRow) -> bool:
    return Role.DATE in row.cells and begins_date(row.cells[Role.DATE].text)


def _shows_else(row: TableRow) -> bool:
    """Whether something stands where a day would that is none: a day moved there would have it vanish."""
    return Role.DATE in row.cells and not _is_dated(row) and not is_empty(row.cells[Role.DATE].text)


def _ruled(rows: list[TableRow], own: list[int], rules: Sequence[Rule]) -> Groups:
    """The entries of a page between rules that cross the column of days; none where there are no such rules, or where
    entries between two have several days, or none amid the page."""
    days = [rows[index].cells[Role.DATE].box for index in own if _is_dated(rows[index])]
    level = sorted(rule.position for rule in rules if not rule.vertical and all(
        rule.start <= (box.left + box.right) / 2 <= rule.end for box in days))
    begins = [index for before, index in itertools.pairwise(own)
              if any(_middle(rows, before, before) < at < _middle(rows, index, index) for at in level)]
    groups = [range(*ends) for ends in itertools.pairwise([own[0], *begins, own[-1] + 1])]
    counts = [len(_days(rows, group)) for group in groups]
    return groups if max(counts) == 1 and all(counts[1:-1]) else []


def _is_unlike_heads(rows: list[TableRow], own: list[int]) -> bool:
    """Whether the first entry of the first page has no day, or some days stand beside the line of theirs, but not all:
    on lines of their own they stand over their entries."""
    aside = NEAR * _pitch(rows, own)
    level = [abs(_place(rows, index) - _middle(rows, index, index)) <= aside
             for index in own if _is_dated(rows[index])]
    return any(level) and not (all(level) and _is_dated(rows[own[0]]))


def _centred(rows: list[TableRow], own: list[int]) -> Groups:
    """The entries of a page whose days stand in the middle of each, one after the other; none where they do not. The
    first may be of the day that the page before ends with."""
    days, pitch = _days(rows, range(own[0], own[-1] + 1)), _pitch(rows, own)
    for first in (own if own[0] else own[:1]) if days else ():
        groups = [range(own[0], first)] if first > own[0] else []
        for day in days:
            begin, place = groups[-1].stop if groups else first, _place(rows, day)
            last = next((last for last in range(begin, own[-1] + 1)
                         if _middle(rows, begin, last) >= place - NEAR * pitch), None)
            if last is None or _middle(rows, begin, last) > place + NEAR * pitch:
                break
            groups.append(range(begin, last + 1))
        else:
            if groups[-1].stop == own[-1] + 1:
                return groups
    return []


def _pitch(rows: list[TableRow], own: list[int]) -> float:
    """How far apart entries of a page stand at least, 0 for one alone."""
    return min((_middle(rows, after, after) - _middle(rows, index, index)
                for index, after in itertools.pairwise(own)), default=0.0)


def _place(rows: list[TableRow], index: int) -> float:
    box = rows[index].cells[Role.DATE].box
    return (box.top + box.bottom) / 2


def _middle(rows: list[TableRow], first: int, last: int) -> float:
    """The middle of what the rows from ``first`` to ``last`` show beside their days."""
    upper, lower = (_shown(rows[index]) for index in (first, last))
    return (min(upper.top, lower.top) + max(upper.bottom, lower.bottom)) / 2


def _shown(row: TableRow) -> Box:
    words = [word for band, cell in row.titled if band.role is not Role.DATE for word in cell.words]
    return around(words) if words else row.box


def _moved(rows: list[TableRow], firsts: Mapping[int, int], astray: set[int], source: Source) -> list[TableRow]:
    """``rows`` with days moved to the ``firsts`` of their entries, on pixels in doubt, and those of rows ``astray``."""
    result = [_with_day(row, row) if index in astray and _is_dated(row) else row for index, row in enumerate(rows)]
    for day in firsts:
        result[day] = _without_day(rows[day])
    for day, first in firsts.items():
        sure = 1.0 if source.pages[rows[day].page].reader == TEXT_LAYER else UNSURE
        result[first] = _with_day(result[first], rows[day], sure)
    return result


def _without_day(row: TableRow) -> TableRow:
    cells: dict[Role, Cell] = {role: cell for role, cell in row.cells.items() if role is not Role.DATE}
    return replace(row, cells=cells, titled=tuple(each for each in row.titled if each[0].role is not Role.DATE))


def _with_day(row: TableRow, of: TableRow, sure: float = UNSURE) -> TableRow:
    """``row`` with the day ``of`` another, no more than so ``sure``."""
    day = of.cells[Role.DATE].at_most(sure)
    band = next(band for band, _ in of.titled if band.role is Role.DATE)
    others = tuple(each for each in row.titled if each[0].role is not Role.DATE)
    return replace(row, cells={**row.cells, Role.DATE: day}, titled=((band, day), *others))
