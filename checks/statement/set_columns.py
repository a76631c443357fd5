"""Which figures stand off the line of their row, and which rows too near to others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checks.statement.set_figures import Placed, by_page
from checks.typeset import SetRow

MOST = 0.8
"""Share of the figures of a column that line up, if any do; and from whose distances its own unevenness is taken."""
TALLER = 0.6
"""Sizes of type by which a row may be higher than rows of one line."""
FEW = 3
"""So many equal distances of rows are a usual one."""
TIMES = 4
"""How many times the column's own unevenness is out of line."""
EXACT, SLIGHT, FEW_OFF = 0.05, 0.15, 0.05
"""Points within which a program that does not round keeps the lines of all figures but a few, those from which one of
these is off its line, and the share that is few: a program that rounds moves a good part of a column."""
PIXEL = 0.75
"""Points of a browser's pixel."""
_LINES = ("balance", "date")
"""Columns whose figures tell where the line of a row is, likeliest first."""


@dataclass(frozen=True, slots=True)
class Slack:
    """What may be uneven: edges and baselines in the unit of the page, distances of rows as a share. Fewer than
    ``rows`` figures show no line. On a text layer, which is ``typed``, the paper itself may show that its program keeps
    lines far better. ``size`` is that of its type."""

    edge: float
    baseline: float
    pitch: float
    rows: int
    typed: bool = False
    size: float = 0.0

    def of_line(self, away: Sequence[float]) -> float:
        """How far a figure may be off its line, those of its column being so far ``away`` from theirs."""
        off = sum(abs(by) > EXACT for by in away)
        if self.typed and off <= max(1, FEW_OFF * len(away)):
            return SLIGHT
        return max(self.baseline, TIMES * unevenness(away))

    def is_off(self, by: float, limit: float) -> bool:
        """Whether a figure that is ``by`` off its line is so by more than a ``limit`` of this, and not by one pixel."""
        return abs(by) > limit and not (abs(by) <= self.baseline and abs(abs(by) - PIXEL) <= EXACT)


@dataclass(frozen=True, slots=True)
class Astray:
    """A figure that stands ``by`` apart from where the others of its column do, ``usual`` of them; ``beside`` is one of
    them, or what it does not fit. Lengths are in the unit of the page, and ``limit`` would pass. What is ``slight`` is
    odd only on a paper as exact as this."""

    each: Placed
    beside: Placed
    by: float
    usual: int
    limit: float
    slight: bool = False


def unevenness(away: Sequence[float]) -> float:
    """How far most of what should be even is ``away`` from where it should be."""
    return sorted(map(abs, away))[int(MOST * (len(away) - 1))]


def of_one_line(rows: Collection[SetRow], size: float) -> set[int]:
    """The numbers of the rows that are hardly higher than the lowest ones, in type of a ``size``: in others a program
    may set cells apart."""
    heights = sorted(row.bottom - row.top for row in rows)
    return {row.row for row in rows if row.bottom - row.top <= heights[len(heights) // 10] + TALLER * size}


def off_the_line(columns: Mapping[str, list[Placed]], rows: Mapping[int, SetRow], slack: Slack) -> Iterator[Astray]:
    """Figures that do not stand on the line of the others of their row, as those of their column do else; slightly only
    in ``rows`` of one line."""
    flat = of_one_line(rows.values(), slack.size)
    line = next((name for name in _LINES if len(columns.get(name, ())) >= slack.rows), "")
    lines = {each.figure.row: each for each in columns.get(line, ())}
    for cells in (cells for name, cells in columns.items() if name != line):
        pairs = [(each, lines[each.figure.row]) for each in cells if each.figure.row in lines]
        if len(pairs) < slack.rows:
            continue
        away = _off_usual(pairs, slack.rows)
        limit = slack.of_line(away)
        for (each, beside), by in zip(pairs, away, strict=True):
            if slack.is_off(by, limit if each.figure.row in flat else max(limit, slack.baseline)):
                yield Astray(each, beside, by, len(pairs), limit, abs(by) <= slack.baseline)


def _off_usual(pairs: Sequence[tuple[Placed, Placed]], fewest: int) -> list[float]:
    """How far each figure stands off where those of its column do on its page, or nearest on any page where its own
    shows fewer than ``fewest``: a program that rounds places lays a whole page a little higher or lower."""
    apart = [(each.figure.bottom - beside.figure.bottom, each.figure.top - beside.figure.top)
             for each, beside in pairs]
    pages: dict[int, list[tuple[float, float]]] = {}
    for (each, _), both in zip(pairs, apart, strict=True):
        pages.setdefault(each.page, []).append(both)
    usual = {page: [_middle(own)] for page, own in pages.items() if len(own) >= fewest}
    anywhere = [middle for own in usual.values() for middle in own] or [_middle(apart)]
    return [min((moved(drop - low, rise - high) for low, high in usual.get(each.page, anywhere)), key=abs)
            for (each, _), (drop, rise) in zip(pairs, apart, strict=True)]


def _middle(apart: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return median(drop for drop, _ in apart), median(rise for _, rise in apart)


def moved(one: float, other: float) -> float:
    """How far a figure stands off where others do, whose two ends are so far off: dirt or a rule beside the ink moves
    one of them, and a figure that stands elsewhere has moved with both."""
    return min(one, other, key=abs) if one * other > 0 else 0.0


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
