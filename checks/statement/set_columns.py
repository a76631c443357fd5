"""Where the figures of a column line up, and which stand apart: by edge, by baseline, by distance from row to row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from checks.statement.set_figures import Placed, by_page
from checks.typeset import SetRow

Measure = Callable[[Placed], float]

EDGES: tuple[Measure, ...] = (
    lambda each: each.figure.last, lambda each: each.figure.right, lambda each: each.figure.left,
    lambda each: (each.figure.left + each.figure.right) / 2)
"""What may line up in a column, likeliest first: the last digit, the right or left end, the middle. Last digits do
where marks stand after some figures."""
MOST = 0.8
"""Share of the figures of a column that line up, if any do; and from whose distances its own unevenness is taken."""
FEW = 3
"""So many equal distances of rows are a usual one."""
TIMES = 4
"""How many times the column's own unevenness is out of line."""
NARROWER, WIDER = 0.2, 0.6
"""By which share of its usual width a figure may be narrower, and by how much of a digit wider: less than what stands
out of a column."""
_NARROW = {".": 0.5, ",": 0.5, "-": 0.7, " ": 0.5}
_LINES = ("balance", "date")
"""Columns whose figures tell where the line of a row is, likeliest first."""


@dataclass(frozen=True, slots=True)
class Slack:
    """What may be uneven: edges and baselines in the unit of the page, distances of rows as a share. Fewer than
    ``rows`` figures show no line."""

    edge: float
    baseline: float
    pitch: float
    rows: int


@dataclass(frozen=True, slots=True)
class Astray:
    """A figure that stands ``by`` apart from where the others of its column do, ``usual`` of them; ``beside`` is one of
    them, or what it does not fit. Lengths are in the unit of the page, and ``limit`` would pass."""

    each: Placed
    beside: Placed
    by: float
    usual: int
    limit: float


def well_boxed(figures: list[Placed]) -> list[Placed]:
    """Figures of one column, read from pixels, whose box is as wide as theirs are: a seal, a rule or dirt makes it
    wider, and ink that is lost makes it narrower."""
    digits = [max(1.0, sum(_NARROW.get(sign, 1.0) for sign in each.text)) for each in figures]
    widths = [each.figure.right - each.figure.left for each in figures]
    usual = median(width / count for width, count in zip(widths, digits, strict=True)) if widths else 0.0
    return [each for each, width, count in zip(figures, widths, digits, strict=True)
            if -NARROWER * usual * count <= width - usual * count <= WIDER * usual]


def out_of_column(cells: list[Placed], slack: Slack) -> Iterator[Astray]:
    """Figures of one column that do not line up with those of their page; a column in which nothing lines up says
    nothing."""
    pages = [own for own in by_page(cells).values() if len(own) >= slack.rows]
    total = sum(map(len, pages))
    best, lined = EDGES[0], -1
    for measure in EDGES:
        count = sum(_lined(list(map(measure, own)), slack.edge) for own in pages)
        if count > lined:
            best, lined = measure, count
        if lined == total:
            break
    if not total or lined < MOST * total:
        return
    for own in pages:
        places = list(map(best, own))
        middle = median(places)
        limit = max(slack.edge, TIMES * _unevenness(places, middle))
        beside = own[min(range(len(own)), key=lambda index: abs(places[index] - middle))]
        apart = [abs(place - middle) > limit for place in places]
        for index in _alone(places, apart, slack.edge):
            yield Astray(own[index], beside, places[index] - middle, lined, limit)


def _alone(places: Sequence[float], apart: Sequence[bool], slack: float) -> Iterator[int]:
    """Indexes of figures that stand apart. Several one below the other that line up are another table on the page."""
    for away, run in groupby(range(len(places)), key=lambda index: apart[index]):
        indexes = list(run)
        if away and (len(indexes) < FEW or _lined([places[index] for index in indexes], slack) < len(indexes)):
            yield from indexes


def _lined(places: Sequence[float], slack: float) -> int:
    middle = median(places)
    return sum(abs(place - middle) <= slack for place in places)


def _unevenness(places: Sequence[float], middle: float) -> float:
    return sorted(abs(place - middle) for place in places)[int(MOST * (len(places) - 1))]


def off_the_line(columns: Mapping[str, list[Placed]], slack: Slack) -> Iterator[Astray]:
    """Figures that do not stand on the line of the others of their row, as those of their column do else."""
    line = next((name for name in _LINES if len(columns.get(name, ())) >= slack.rows), "")
    lines = {each.figure.row: each for each in columns.get(line, ())}
    for cells in (cells for name, cells in columns.items() if name != line):
        pairs = [(each, lines[each.figure.row]) for each in cells if each.figure.row in lines]
        if len(pairs) < slack.rows:
            continue
        drops = [each.figure.bottom - beside.figure.bottom for each, beside in pairs]
        rises = [each.figure.top - beside.figure.top for each, beside in pairs]
        low, high = median(drops), median(rises)
        moved = [_moved(drop - low, rise - high) for drop, rise in zip(drops, rises, strict=True)]
        limit = max(slack.baseline, TIMES * _unevenness(moved, 0.0))
        for (each, beside), by in zip(pairs, moved, strict=True):
            if abs(by) > limit:
                yield Astray(each, beside, by, len(pairs), limit)


def _moved(below: float, above: float) -> float:
    """How far a figure stands off its line, whose lower and upper ends are so far off: dirt or a rule beside the ink
    moves one of them, and a figure that stands elsewhere has moved with both."""
    return min(below, above, key=abs) if below * above > 0 else 0.0


def squeezed(columns: Mapping[str, list[Placed]], rows: Mapping[int, SetRow], slack: Slack) -> Iterator[Astray]:
    """Rows nearer to the one above than any rows usually are, and with less space between them too: rows of fewer lines
    are nearer with as much space, and fuller ones have less space in a higher row. Wider gaps have many reasons."""
    cells = max(columns.values(), key=len, default=[])
    pairs = [(above, below) for own in by_page(cells).values() for above, below in pairwise(own)
             if below.figure.row == above.figure.row + 1 and {above.figure.row, below.figure.row} <= rows.keys()]
    if len(pairs) < slack.rows:
        return
    steps = [below.figure.bottom - above.figure.bottom for above, below in pairs]
    spaces = [rows[below.figure.row].top - rows[above.figure.row].bottom for above, below in pairs]
    near, usual = _least_step(steps, slack.baseline), median(spaces)
    limit = slack.pitch * near
    for (above, below), step, space in zip(pairs, steps, spaces, strict=True):
        if 0 < step < near - limit and space < usual - limit:
            yield Astray(below, above, step - near, len(pairs), limit)


def _least_step(steps: Sequence[float], slack: float) -> float:
    """The smallest distance of rows that occurs a few times; 0 where none does."""
    known = sorted(step for step in steps if step > 0)
    return next((first for first, last in zip(known, known[FEW - 1:], strict=False) if last - first <= slack), 0.0)
