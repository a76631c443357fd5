"""Sums of a scan that are wider or narrower than their figures: one was left out, or made of dirt, however sure all
looks are of the others (13,456.54 seen as 1356.54 on a fax); and sums that begin with a nought which none has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from statistics import median

from intake_cli.layout.values import normal
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

_PLAIN, _NOUGHT, _DIGIT = re.compile(r"[-+.,\d]*\d"), re.compile(r"[-+]?0\d"), re.compile(r"\d")
SPARE = 0.35
"""Widths of a figure by which a sum differs from its like, or from them and so many whole figures: of 4,000 read right
97 in a hundred differ by 0.3 at most. One that differs by parts of a figure is set in other type."""
FEWEST = 4
"""Others with the same points, commas and sign, from which it is known how wide such a sum is: a plus is wider than a
minus."""
MARK = 0.5
"""Width of a point or a comma beside that of a figure, about."""
HARDLY = 0.1
"""Share of a column's sums that begin with a nought where it is none of their print."""


def unlike_their_room(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Such cells, by index of their row and role."""
    found: set[tuple[int, Role]] = set()
    for role, own in sums_of_pixels(rows, source):
        noughts = {index for index, cell in own if _NOUGHT.match(_figures(cell))}
        found |= {(index, role) for index in noughts if len(noughts) <= max(1, HARDLY * len(own))}
        found |= {(index, role) for index in _of_other_width(own)}
    return found


def sums_of_pixels(rows: list[TableRow], source: Source) -> Iterator[tuple[Role, list[tuple[int, Cell]]]]:
    """Each column of sums of each page that was read from pixels: cells with the index of their row."""
    for role in MONEY_ROLES:
        cells = [(index, row.cells[role]) for index, row in enumerate(rows)
                 if role in row.cells and source.pages[row.page].reader != TEXT_LAYER]
        for _, column in groupby(cells, key=lambda each: rows[each[0]].page):
            yield role, list(column)


def _of_other_width(cells: list[tuple[int, Cell]]) -> Iterator[int]:
    """Indexes of the ``cells`` of one column of a page that differ by whole figures from what as many as theirs take,
    as those with the same other signs show."""
    sums = [(index, _figures(cell), cell.box.right - cell.box.left) for index, cell in cells
            if not any(word.lines for word in cell.words)]
    sums = [each for each in sums if _PLAIN.fullmatch(each[1])]
    if len(sums) <= FEWEST:
        return
    figure = median(width / (_count(text) + MARK * (len(text) - _count(text))) for _, text, width in sums)
    for index, text, width in sums:
        alike = [other + figure * (_count(text) - _count(its)) for place, its, other in sums
                 if place != index and _DIGIT.sub("", its) == _DIGIT.sub("", text)]
        more = (width - median(alike)) / figure if len(alike) >= FEWEST else 0.0
        if round(more) and abs(more - round(more)) <= SPARE:
            yield index


def _figures(cell: Cell) -> str:
    return normal(cell.figures or cell.text) if " " not in cell.text else ""


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))
