"""Cells of several lines, found column by column: lines of one cell stand closer than those of two."""

from __future__ import annotations

import itertools
from collections import Counter
from statistics import median

from intake_cli.layout.lines import SMALL, around, joined
from intake_cli.layout.values import is_empty
from intake_cli.statements.line_breaks import ended, limits_of
from intake_cli.statements.placed import Placed
from intake_cli.words import Word

Span = tuple[float, float]
LOOSE = 1.12
"""Share of the usual distance between lines of one cell from which the next line is another cell's."""
BESIDE = 0.6
"""The same for how far the middle of a cell may lie from the line of the entry it is centred on."""
ASTRIDE, CENTRED = 1.7, 0.35
"""Heights of a text by which two lines are apart at most that stand over and under the line of their entry, and the
share of that by which their middle may lie beside it."""


def owners_by_cells(marked: list[Placed], anchors: list[int]) -> dict[int, int]:
    """Lines that are no anchor, by index, with the number of the entry in whose cell they stand.

    A cell holds one entry's line, or is centred on it. Lines of which neither can be said are left out: rows as
    close as the lines of a cell, cells that a page break parts, a cell whose first line was not found.
    """
    found = _level(marked, anchors)
    own = {**found, **{anchor: number for number, anchor in enumerate(anchors)}}
    between = sorted(set(range(len(marked))) - set(own))
    limits = limits_of(marked)
    shown_by = Counter(column for index in between for column in marked[index].words)
    for column, _ in shown_by.most_common():  # a speck in a column of sums says less than a column of wrapped names
        spans = _spans(marked, column)
        heights = {index: (first + last) / 2 for index, (first, last) in spans.items()}
        inner = [index for index in between if index in heights]
        leading = _leading(spans, inner)
        shown = {own[index] for index in heights if index in own}
        over = ended(marked, column, limits.get(column, 0.0)) | _beside_empty(marked, column, anchors)
        pairs = _astride(column, heights, inner, marked, anchors, shown, over, LOOSE * leading)
        found = {**pairs, **found}
        rest = {index: span for index, span in spans.items() if index not in pairs}
        for cell in _cells(rest, over, LOOSE * leading) if leading else []:
            owner = _owner(cell, heights, marked, anchors, own, BESIDE * leading)
            if owner is not None:
                for index in set(cell) & set(inner):
                    found.setdefault(index, owner)
    return found


def _beside_empty(marked: list[Placed], column: int, anchors: list[int]) -> set[int]:
    """The lines, by index, with text in a ``column`` that ends there, since they or the next show the sign that a bank
    prints for nothing on the line of an entry: that is a whole cell, however close it stands to a wrapped one."""
    shown = [index for index, mark in enumerate(marked) if column in mark.words]
    empty = {index for index in anchors if is_empty(joined(marked[index].words.get(column, [])))}
    return {index for index, after in itertools.pairwise(shown) if index in empty or after in empty}


def _level(marked: list[Placed], anchors: list[int]) -> dict[int, int]:
    """Lines that stand level with the line of an entry beside them and show what it does not, by index: words set a
    little lower than its figures are no second line of any cell. Two lines that reach into it from above and below and
    show the same column are one: a cell may stand closely astride its entry."""
    found: dict[int, int] = {}
    for number, anchor in enumerate(anchors):
        line = marked[anchor].line
        for index in (anchor - 1, anchor + 1):
            beside = 0 <= index < len(marked) and index not in anchors and not set(marked[index].words) & set(
                marked[anchor].words) and line.top < marked[index].line.middle < line.bottom
            if beside and not _is_astride(marked, index, anchor):
                found[index] = number
    return found


def _is_astride(marked: list[Placed], index: int, anchor: int) -> bool:
    """Whether the line on the other side of the ``anchor`` reaches into it as well, and shows a column that the one at
    ``index`` shows."""
    other, line = 2 * anchor - index, marked[anchor].line
    return 0 <= other < len(marked) and not set(marked[index].words).isdisjoint(marked[other].words) and \
        marked[other].line.top < line.bottom and line.top < marked[other].line.bottom


def _spans(marked: list[Placed], column: int) -> dict[int, Span]:
    """Where the first and the last line of what stands in a column have their middle, by line, marks left out: a day
    that its cell broke is one word of several lines, and the next line follows the last of them."""
    words = {index: mark.words[column] for index, mark in enumerate(marked) if column in mark.words}
    size = median(_height(each) for own in words.values() for each in own)
    tall = {index: [each for each in own if _height(each) >= SMALL * size] for index, own in words.items()}
    return {index: _span(own) for index, own in tall.items() if own}


def _span(words: list[Word]) -> Span:
    broken = [box for word in words for box in word.lines]
    if len(words) > 1 or not broken:
        box = around(words)
        return (box.top + box.bottom) / 2, (box.top + box.bottom) / 2
    return (broken[0].top + broken[0].bottom) / 2, (broken[-1].top + broken[-1].bottom) / 2


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _leading(spans: dict[int, Span], inner: list[int]) -> float:
    """The usual distance of a wrapped line from the line next to it in its column, 0 where there is none."""
    order = list(spans)
    apart = [spans[after][0] - spans[index][1] for index, after in itertools.pairwise(order)]
    beside = {index: apart[max(0, place - 1):place + 1] for place, index in enumerate(order)}
    near = [min(map(abs, beside[index])) for index in inner if beside[index]]
    return median(near) if near else 0.0


def _astride(column: int, heights: dict[int, float], inner: list[int], marked: list[Placed],
             anchors: list[int], shown: set[int], over: set[int], reach: float) -> dict[int, int]:
    """Two lines that stand over and under the line of an entry that is not among those ``shown`` in the column, by
    index: they are its cell, however close the next entry's stands. They are ``reach`` apart at most, or as close as
    lines of a text stand, where only those of other rows were seen."""
    found: dict[int, int] = {}
    for one, other in itertools.pairwise(inner):
        between = [number for number, anchor in enumerate(anchors) if one < anchor < other]
        apart, middle = heights[other] - heights[one], (heights[one] + heights[other]) / 2
        near = apart <= max(reach, ASTRIDE * max(map(_height, marked[one].words[column])))
        if near and len(between) == 1 and between[0] not in shown and \
                abs(marked[anchors[between[0]]].line.middle - middle) <= CENTRED * apart:
            found |= {one: between[0], other: between[0]}
    return {**_around(found, heights, inner, anchors, over, reach), **found}


def _around(pairs: dict[int, int], heights: dict[int, float], inner: list[int], anchors: list[int], over: set[int],
            reach: float) -> dict[int, int]:
    """The lines over and under the two that stand astride an entry's, two more for each two as a cell of four lines has
    them: those ``reach`` away at most with no entry between, where the upper line's text is not ``over`` with it."""
    found: dict[int, int] = {}

    def goes_on(place: int, taken: int) -> bool:
        one, other = inner[place:place + 2]
        return one not in over and heights[other] - heights[one] <= reach and taken not in pairs and not any(
            one < anchor < other for anchor in anchors)

    for number in set(pairs.values()):
        upper, lower = (inner.index(end(line for line in pairs if pairs[line] == number)) for end in (min, max))
        while upper > 0 and lower + 1 < len(inner) and \
                goes_on(upper - 1, inner[upper - 1]) and goes_on(lower, inner[lower + 1]):
            upper, lower = upper - 1, lower + 1
            found |= {inner[upper]: number, inner[lower]: number}
    return found


def _cells(spans: dict[int, Span], over: set[int], reach: float) -> list[list[int]]:
    cells: list[list[int]] = []
    for index, (first, _) in spans.items():
        before = cells[-1][-1] if cells else None
        if before is not None and before not in over and first - spans[before][1] <= reach:
            cells[-1].append(index)
        else:
            cells.append([index])
    return cells


def _owner(cell: list[int], heights: dict[int, float], marked: list[Placed], anchors: list[int],
           own: dict[int, int], beside: float) -> int | None:
    inside = {own[index] for index in cell if index in own}
    if inside:
        return inside.pop() if len(inside) == 1 else None
    middle = (heights[cell[0]] + heights[cell[-1]]) / 2
    distances = [abs(marked[anchor].line.middle - middle) for anchor in anchors]
    nearest = min(range(len(anchors)), key=distances.__getitem__)
    return nearest if distances[nearest] <= beside and len(cell) > 1 else None
