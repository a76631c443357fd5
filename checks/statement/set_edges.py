"""Where the figures of a column line up, and which stand out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import median

from checks.statement.set_columns import FEW, MOST, TIMES, Astray, Slack, moved, unevenness
from checks.statement.set_drift import drifted
from checks.statement.set_figures import Placed, by_page
from checks.statement.set_sparse import Sides, pooled
from checks.typeset import SetRow

Measure = Callable[[Placed], float]

EDGES: tuple[Measure, ...] = (
    attrgetter("figure.last"), attrgetter("figure.right"), attrgetter("figure.left"),
    lambda each: (each.figure.left + each.figure.right) / 2)
"""What may line up in a column, likeliest first: the last digit, the right or left end, the middle. Last digits do
where marks stand after some figures."""
OTHER_ENDS: tuple[Callable[[Placed, float], float], ...] = (
    lambda each, width: each.figure.left + width, lambda each, width: each.figure.left + width,
    lambda each, width: each.figure.right - width, lambda each, width: each.figure.left + width / 2)
"""Where each of these lies by the other end of a figure that is so wide."""
ALIKE = 1
"""How many more figures may line up by one end than by another, and it is not told by which they are set."""
OTHERS = 3
"""Figures of a scan that are not as wide as most of their column from which it is told by which end it is set."""
FAR = 6
"""Heights of a figure from which the next one to its right is of another half of the page."""
NARROWER, WIDER = 0.2, 0.6
"""By which share of its usual width a figure may be narrower, and by how much of a digit wider."""
HIGHER, LOWER = 0.3, 0.18
"""By which shares of the usual height one may be higher, for a comma reaches below the line by half of that, and lower,
by two pixels of fine print: ink of which a grey seal took the foot or the head stands on no line."""
_NARROW = {".": 0.5, ",": 0.5, "-": 0.7, " ": 0.5}


def well_boxed(figures: list[Placed]) -> list[Placed]:
    """Figures of one column, read from pixels, whose box is as wide and as high as theirs are: a seal, a rule or dirt
    makes it larger, rules those of half a column, and ink that is lost makes it narrower or lower."""
    usual, high = _digit_width(figures), sorted(map(_height, figures))[len(figures) // 4] if figures else 0.0
    return [each for each in figures if (1 - LOWER) * high <= _height(each) <= (1 + HIGHER) * high and
            -NARROWER * usual * _digits(each) <= _width(each) - usual * _digits(each) <= WIDER * usual]


def _digit_width(figures: Sequence[Placed]) -> float:
    return median(_width(each) / _digits(each) for each in figures) if figures else 0.0


def _digits(each: Placed) -> float:
    """How many digits as wide as a figure there are."""
    return max(1.0, sum(_NARROW.get(sign, 1.0) for sign in each.text))


def _width(each: Placed) -> float:
    return each.figure.right - each.figure.left


def _height(each: Placed) -> float:
    return each.figure.bottom - each.figure.top


def sides_of(figures: Sequence[Placed], rows: Mapping[int, SetRow]) -> dict[int, int]:
    """In which half of its page each row stands, by its day or that of a row above it, where a page has its table in
    halves side by side, and in which of several tables below each other; rows of other pages are not in it."""
    halves = _halves(figures)
    tables = {each.page for each in figures if each.figure.row in rows and rows[each.figure.row].table}
    numbered = {each.figure.row: rows[each.figure.row].table for each in figures
                if each.page in tables and each.figure.row in rows}
    return {row: 2 * numbered.get(row, 0) + halves.get(row, 0) for row in {**halves, **numbered}}


def _halves(figures: Sequence[Placed]) -> dict[int, int]:
    found: dict[int, int] = {}
    for own in by_page(figures).values():
        days = sorted((each for each in own if each.column == "date"), key=lambda each: each.figure.left)
        side, known = 0, {}
        for before, each in zip([*days[:1], *days], days, strict=False):
            side += each.figure.left - before.figure.right > FAR * (each.figure.bottom - each.figure.top)
            known[each.figure.row] = side
        half = 0
        for each in own if side else ():
            half = found[each.figure.row] = known.get(each.figure.row, half)
    return found


def by_side(cells: Iterable[Placed], sides: Mapping[int, int]) -> dict[tuple[int, int], list[Placed]]:
    """Figures by page, and by their half of it."""
    if not sides:
        return {(page, 0): own for page, own in by_page(cells).items()}
    found: dict[tuple[int, int], list[Placed]] = {}
    for each in cells:
        found.setdefault((each.page, sides.get(each.figure.row, 0)), []).append(each)
    return found


def out_of_column(cells: list[Placed], slack: Slack, sides: Mapping[int, int],
                  ends: Sequence[Sides] = ()) -> Iterator[Astray]:
    """Figures of one column that do not line up with those of their page, or of their half of it, or of the pages set
    like theirs where it shows too few; a column in which nothing lines up says nothing. Where nearly all are equally
    wide, they line up by both ends, and one that does by either is in place."""
    halves = by_side(cells, sides)
    yield from _astray([own for own in halves.values() if len(own) >= slack.rows], slack)
    for own, sparse in pooled(halves, ends, slack.edge, slack.rows):
        yield from (each for each in _astray([own], slack) if each.each.figure.row in sparse)


def _astray(pages: Sequence[list[Placed]], slack: Slack) -> Iterator[Astray]:
    """Figures of one column on several pages that do not line up with those of their page."""
    total = sum(map(len, pages))
    lined: list[int] = []
    for measure in EDGES:
        lined.append(sum(_lined(list(map(measure, own)), slack.edge) for own in pages))
        if lined[-1] == total:
            break
    if not total or max(lined) < MOST * total:
        return
    best = lined.index(max(lined))
    if pages[0][0].face is None and _are_equal(pages, EDGES[best], slack.edge):
        return
    alike = [place for place, count in enumerate(lined) if count >= lined[best] - ALIKE and place != best]
    for own in pages:
        for index, by, limit, beside in _out_of_page(own, best, slack):
            if all(any(index == other for other, *_ in _out_of_page(own, place, slack)) for place in alike):
                yield Astray(own[index], own[beside], by, lined[best], limit)


def _are_equal(pages: Sequence[list[Placed]], measure: Measure, slack: float) -> bool:
    """Whether figures of pixels line up for being equally wide (0.00) alone: those of other widths mostly do not, so it
    is by the end that dirt or a rule beside it moves that their column is set."""
    others = lined = 0
    for own in pages:
        place, wide = median(map(measure, own)), median(map(_digits, own))
        apart = [each for each in own if _digits(each) != wide]
        others += len(apart)
        lined += sum(abs(measure(each) - place) <= slack for each in apart)
    return others >= OTHERS and 2 * lined < others


def _out_of_page(own: Sequence[Placed], edge: int, slack: Slack) -> Iterator[tuple[int, float, float, int]]:
    """Indexes of figures of one page that do not line up by one of the EDGES, how far they are off, how far they may
    be, and the index of one that lines up."""
    places = list(map(EDGES[edge], own))
    away = _apart(own, places, edge)
    limit = max(slack.edge, TIMES * unevenness(away))
    if max(map(abs, away)) <= limit:
        return
    beside = min(range(len(own)), key=lambda index: abs(away[index]))
    lined = [each for each, by in zip(own, away, strict=True) if each.face is not None and abs(by) <= slack.edge]
    for index in _alone(places, [abs(by) > limit for by in away], slack.edge):
        if not drifted(own[index], lined, EDGES[edge], slack.edge, slack.rows):
            yield index, away[index], limit, beside


def _apart(own: Sequence[Placed], places: Sequence[float], best: int) -> list[float]:
    """How far figures stand from where their column lines up. What pixels show has moved with both ends: dirt or a seal
    beside the ink moves one of them."""
    middle = median(places)
    if own[0].face is not None:
        return [place - middle for place in places]
    width = _digit_width(own)
    others = [OTHER_ENDS[best](each, width * _digits(each)) for each in own]
    usual = median(others)
    return [moved(place - middle, other - usual) for place, other in zip(places, others, strict=True)]


def _alone(places: Sequence[float], apart: Sequence[bool], slack: float) -> Iterator[int]:
    """Indexes of figures that stand apart. Several one below the other that line up are another table on the page."""
    for away, run in groupby(range(len(places)), key=lambda index: apart[index]):
        indexes = list(run)
        if away and (len(indexes) < FEW or _lined([places[index] for index in indexes], slack) < len(indexes)):
            yield from indexes


def _lined(places: Sequence[float], slack: float) -> int:
    middle = median(places)
    return sum(abs(place - middle) <= slack for place in places)
