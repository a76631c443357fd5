"""Lines to rows: which lines begin an entry, and to which entry the others belong."""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass

from intake_cli.layout.lines import Line, around
from intake_cli.layout.values import normal
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.placed import Placed, is_label_line, looks_foot, placed, repeats_heading, runs_out
from intake_cli.statements.vocabulary import NUMERIC_ROLES
from intake_cli.words import Rule

NEAR, FLUSH = 0.6, 0.3
"""Text heights that the next line of a cell keeps from the one above it at most, and by which it may stand aside."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """What one page's table holds: entry rows, lines before the first entry that may end the previous page's
    last one, total lines, lines that name an account between entries, headings printed again, and lines below the
    table."""

    rows: list[Row]
    leading: list[Placed]
    totals: list[Line]
    sections: list[Line]
    headings: list[Line]
    after: list[Line]


def rows_of_page(page: int, lines: list[Line], bands: tuple[Band, ...], rules: tuple[Rule, ...]) -> PageRows:
    """Rows of the table whose body is ``lines`` (top to bottom, heading excluded)."""
    marked = [placed(line, bands) for line in lines]
    marked, after = _without_foot(marked, bands)
    sections = [mark.line for mark in marked if is_label_line(mark)]
    totals = [mark.line for mark in marked if mark.total and mark.line not in sections]
    marked = [mark for mark in marked if not (mark.total or mark.line in sections)]
    headings = [mark.line for mark in marked if repeats_heading(mark, bands)]
    marked = [mark for mark in marked if mark.line not in headings]
    anchors = _anchors(marked)
    if not anchors:
        return PageRows([], [], totals, sections, headings, [mark.line for mark in marked] + after)
    owner = _owners(marked, anchors, _row_rules(rules, marked, anchors))
    rows = [Row(page, section=_section_above(marked[anchor].line, sections)) for anchor in anchors]
    leading = []
    for index, mark in enumerate(marked):
        if owner[index] is None:
            leading.append(mark)
        else:
            rows[owner[index] or 0].add(mark.words)
    return PageRows(rows, leading, totals, sections, headings, after)


def _section_above(line: Line, sections: list[Line]) -> str:
    """Text of the label line that stands last above ``line`` in the table, empty where none does."""
    above = [section for section in sections if section.bottom <= line.middle]
    return normal(above[-1].text) if above else ""


def _without_foot(marked: list[Placed], bands: tuple[Band, ...]) -> tuple[list[Placed], list[Line]]:
    """Cut off what stands below the table: after the last line with an amount, wrapped text follows
    closely and only inside columns; the first line that does not ends the table."""
    carrying = [index for index, mark in enumerate(marked) if mark.begins or mark.paid]
    if not carrying:
        return [], [mark.line for mark in marked]
    end = carrying[-1] + 1
    gaps = _wrap_gap(marked[:end])
    while end < len(marked):
        gap = marked[end].line.top - marked[end - 1].line.bottom
        height = marked[end].line.bottom - marked[end].line.top
        seen = max(gaps, NEAR * height if _under_cells(marked[end], marked[carrying[-1]], bands) else 0.0)
        if gap > min(seen, 1.0 * height) or looks_foot(marked[end].line) or \
                runs_out(marked[end], bands, marked[carrying[-1]].line):
            break
        end += 1
    return marked[:end], [mark.line for mark in marked[end:]]


def _under_cells(mark: Placed, entry: Placed, bands: tuple[Band, ...]) -> bool:
    """True when text stands flush under cells of text of ``entry``, as their next line does."""
    for column, words in mark.words.items():
        above = entry.words.get(column, [])
        if bands[column].role in NUMERIC_ROLES or not above:
            return False
        own, other = around(words), around(above)
        ends = (own.left - other.left, own.right - other.right, own.left + own.right - other.left - other.right)
        if min(map(abs, ends)) > FLUSH * (own.bottom - own.top):
            return False
    return True


def _wrap_gap(marked: list[Placed]) -> float:
    """The widest gap that a wrapped line has been seen to keep from the line above it inside the table."""
    gaps = [mark.line.top - above.line.bottom for above, mark in itertools.pairwise(marked)
            if not mark.begins and not mark.total]
    return max(gaps, default=0.0) + 1.0 if gaps else 0.0


def _anchors(marked: list[Placed]) -> list[int]:
    """Indexes of the lines that begin entries. Where dates and amounts stand on one line, those lines; else
    (a date broken over two lines beside a centred amount) the lines that carry amounts."""
    both = [index for index, mark in enumerate(marked) if mark.begins]
    dated = [index for index, mark in enumerate(marked) if mark.dated]
    if both and len(both) >= 0.6 * len(dated):
        lone = [i for i, mark in enumerate(marked) if mark.dated != mark.paid and not _near(marked, i, both)]
        return sorted({*both, *lone})
    return [index for index, mark in enumerate(marked) if mark.paid]


def _near(marked: list[Placed], index: int, anchors: list[int]) -> bool:
    """True when the line is the second line of an entry beside it: closer than a line's height."""
    line = marked[index].line
    height = line.bottom - line.top
    return any(abs(marked[a].line.middle - line.middle) < 1.9 * height and abs(a - index) == 1 and
               not _filled(marked[index]) for a in anchors)


def _filled(mark: Placed) -> bool:
    """True when a line has words in so many columns that it is an entry of its own."""
    return len(mark.words) >= 4


def _row_rules(rules: tuple[Rule, ...], marked: list[Placed], anchors: list[int]) -> list[float]:
    """Horizontal rules that part the rows, when there is one between nearly all entries; else none."""
    heights = sorted({round(rule.position, 1) for rule in rules if not rule.vertical})
    pairs = list(itertools.pairwise(anchors))
    parted = sum(_rule_between(heights, marked[a].line.middle, marked[b].line.middle) is not None for a, b in pairs)
    return heights if pairs and parted >= 0.9 * len(pairs) else []


def _rule_between(heights: list[float], upper: float, lower: float) -> float | None:
    """The first of ``heights`` (in order) between two others, or None."""
    place = bisect.bisect_right(heights, upper)
    return heights[place] if place < len(heights) and heights[place] < lower else None


def _owners(marked: list[Placed], anchors: list[int], heights: list[float]) -> list[int | None]:
    """For each line the entry it belongs to, None for lines above the first entry that are not its own.

    Between two entries the widest gap is where one ends: wrapped text keeps closer to its own entry."""
    owner: list[int | None] = [None] * len(marked)
    for number, anchor in enumerate(anchors):
        owner[anchor] = number
        following = anchors[number + 1] if number + 1 < len(anchors) else len(marked)
        end = _end_of_entry(marked, anchor, following, heights)
        for index in range(anchor + 1, following):
            owner[index] = number if index < end else number + 1
    first = anchors[0]
    if first > 0 and (heights or _centred(marked, anchors) or _interlocked(marked, first)):
        start = _start_of_first(marked, first, heights)
        for index in range(start, first):
            owner[index] = 0
    return owner


def _end_of_entry(marked: list[Placed], anchor: int, following: int, heights: list[float]) -> int:
    if following == len(marked):
        return following
    rule = _rule_between(heights, marked[anchor].line.middle, marked[following].line.middle) if heights else None
    indexes = range(anchor + 1, following + 1)
    if rule is not None:
        return next(index for index in indexes if marked[index].line.middle > rule)
    gaps = {index: marked[index].line.top - marked[index - 1].line.bottom for index in indexes}
    widest = max(gaps.values())
    return max(index for index in indexes if gaps[index] > widest - 0.15 * abs(widest) - 0.5)


def _centred(marked: list[Placed], anchors: list[int]) -> bool:
    """True when entries inside the page have lines above their first carrying line: cells are centred."""
    above = below = 0
    for a, b in itertools.pairwise(anchors):
        end = _end_of_entry(marked, a, b, [])
        below += end - a - 1
        above += b - end
    return above > 0 and above >= 0.5 * below


def _interlocked(marked: list[Placed], first: int) -> bool:
    """True when the line above the first entry reaches into it: text of a cell that is centred beside one line."""
    return marked[first - 1].line.bottom > marked[first].line.top


def _start_of_first(marked: list[Placed], first: int, heights: list[float]) -> int:
    if heights:
        above = [y for y in heights if y < marked[first].line.middle]
        limit = above[-1] if above else 0.0
        return next(index for index in range(first + 1) if marked[index].line.middle > limit)
    return first - 1
