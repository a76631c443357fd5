"""To which entry a line of wrapped text belongs."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Collection

from intake_cli.statements.line_breaks import owners_by_breaks
from intake_cli.statements.placed import Placed
from intake_cli.statements.wrapped import owners_by_cells
from intake_cli.words import Rule

MANY = 3
"""Lines known to stand under their entries, and none over its own, from which all do."""
LEAST, ODD = 2, 0.1
"""Cells that must show where a page's cells stand in their rows, and the share of them that may say otherwise."""
THROUGH = 0.25
"""Share of a line's height from its middle within which nothing parts it from another one."""
WIDE = 0.3
"""Share of the widest rule that those at one height make up together at least to part rows."""


def owners(marked: list[Placed], anchors: list[int], rules: tuple[Rule, ...], stacked: Collection[int] = (),
           opens: bool = False) -> list[int | None]:
    """For each line the entry it belongs to, None for lines above the first entry that are not its own.

    Rules between the rows decide, else lines that are full and those in which their text goes on, but for columns in
    which entries have a text on each line for titles ``stacked`` above each other, else the distances of lines in their
    columns, else the widest gap between two entries: wrapped text keeps closer to its own entry. Where gaps are alike
    it stands under the line of its entry, but over it on a page whose cells are seen to be set at their feet, or on the
    page that ``opens`` the table with text over its first entry and ends with an entry's line."""
    heights = row_rules(rules, marked, anchors)
    broken = {} if heights else owners_by_breaks(marked, anchors, stacked)
    known = {} if heights else {**owners_by_cells(marked, anchors), **broken}
    footed = not heights and (_footed(marked, anchors) or any(anchors[own] > index for index, own in broken.items())
                              or (opens and _stands_over(marked, anchors, known)))
    owner: list[int | None] = [None] * len(marked)
    for number, anchor in enumerate(anchors):
        owner[anchor] = number
        following = anchors[number + 1] if number + 1 < len(anchors) else len(marked)
        end = _end_of_entry(marked, *_open(known, number, anchor, following), heights, footed)
        for index in range(anchor + 1, following):
            owner[index] = number if index < end else number + 1
    if not heights and _all_under(marked, anchors, owner, known):
        return [bisect.bisect(anchors, index) - 1 for index in range(len(marked))]
    first = anchors[0]
    if first > 0 and (heights or first - 1 in known or footed or _centred(marked, anchors) or
                      _interlocked(marked, first)):
        start = min([_start_of_first(marked, first, heights, footed), *(i for i in known if i < first)])
        for index in range(start, first):
            owner[index] = 0
    return owner


def _all_under(marked: list[Placed], anchors: list[int], owner: list[int | None], known: dict[int, int]) -> bool:
    """Whether gaps say of most lines between entries that they stand over theirs, or of any where many are known to
    stand under them, which the rest of the page denies: none stands over its first entry and some under its last, each
    shows only what the line of the entry above it shows too, and no cell is known to begin over its entry. Lines in
    several types are not equally far apart."""
    between = [index for index in range(anchors[0], anchors[-1]) if index not in anchors]
    upper = {index: bisect.bisect(anchors, index) - 1 for index in between}
    over = sum((owner[index] or 0) > number for index, number in upper.items())
    told = sum(anchors[own] < index for index, own in known.items())
    return anchors[0] == 0 and anchors[-1] < len(marked) - 1 and over > (0 if told >= MANY else len(between) / 2) and \
        all(marked[index].words.keys() <= marked[anchors[number]].words.keys() for index, number in upper.items()) and \
        not any(anchors[own] > index for index, own in known.items())


def _stands_over(marked: list[Placed], anchors: list[int], known: dict[int, int]) -> bool:
    """Whether text stands over the first entry and none under the last one, nor is known to under any."""
    return anchors[0] > 0 and anchors[-1] == len(marked) - 1 and not any(
        anchors[own] < index for index, own in known.items())


def _open(known: dict[int, int], number: int, anchor: int, following: int) -> tuple[int, int]:
    """The part of the lines between two anchors whose owner is not known: last line before it, first after it."""
    upper = max((i for i in range(anchor + 1, following) if known.get(i) == number), default=anchor)
    lower = min((i for i in range(anchor + 1, following) if known.get(i) == number + 1), default=following)
    return (upper, lower) if upper < lower else (anchor, following)


def row_rules(rules: tuple[Rule, ...], marked: list[Placed], anchors: list[int]) -> list[float]:
    """Horizontal rules that part the rows, when there is one between nearly all entries; else none."""
    across = _across(rules)
    struck = {place for mark in marked for place in _struck(across, mark)}
    heights = [at for place, at in enumerate(across) if place not in struck]
    pairs = list(itertools.pairwise(anchors))
    parted = sum(rule_between(heights, marked[a].line.middle, marked[b].line.middle) is not None for a, b in pairs)
    return heights if pairs and parted >= 0.9 * len(pairs) else []


def _across(rules: tuple[Rule, ...]) -> list[float]:
    """Heights at which rules run across a good part of the table, in order: a row of dashes that a bank prints into an
    empty cell is a line of its column alone."""
    widths: dict[int, float] = {}
    level = [(round(rule.position), rule) for rule in rules if not rule.vertical]
    for at, rule in level:
        widths[at] = widths.get(at, 0.0) + rule.end - rule.start
    least = WIDE * max(widths.values(), default=0.0)
    wide = {at for at, width in widths.items() if width + widths.get(at - 1, 0.0) + widths.get(at + 1, 0.0) >= least}
    return sorted({round(rule.position, 1) for at, rule in level if at in wide})


def _struck(heights: list[float], mark: Placed) -> range:
    """Places of the ``heights`` (in order) of rules that go through the words of a line, as the dashes of several
    empty cells do."""
    middle, reach = mark.line.middle, THROUGH * (mark.line.bottom - mark.line.top)
    return range(bisect.bisect_right(heights, middle - reach), bisect.bisect_left(heights, middle + reach))


def rule_between(heights: list[float], upper: float, lower: float) -> float | None:
    """The first of ``heights`` (in order) between two others, or None."""
    place = bisect.bisect_right(heights, upper)
    return heights[place] if place < len(heights) and heights[place] < lower else None


def _footed(marked: list[Placed], anchors: list[int]) -> bool:
    """Whether cells stand at the feet of their rows: text between two entries goes on in columns in which the one above
    it shows nothing, and never in those in which only the one below shows nothing."""
    under = over = 0
    for a, b in itertools.pairwise(anchors):
        if b - a > 1:
            under += len(set(marked[a + 1].words) - set(marked[a].words))
            over += len(set(marked[b - 1].words) - set(marked[b].words))
    return under >= LEAST and over <= ODD * under


def _end_of_entry(marked: list[Placed], anchor: int, following: int, heights: list[float], footed: bool) -> int:
    if following == len(marked):
        return following
    rule = rule_between(heights, marked[anchor].line.middle, marked[following].line.middle) if heights else None
    indexes = range(anchor + 1, following + 1)
    if rule is not None:
        return next(index for index in indexes if marked[index].line.middle > rule)
    gaps = {index: marked[index].line.top - marked[index - 1].line.bottom for index in indexes}
    widest = max(gaps.values())
    wide = [index for index in indexes if gaps[index] > widest - (0.5 if footed else 0.15) * abs(widest) - 0.5]
    return wide[0] if footed else wide[-1]


def _centred(marked: list[Placed], anchors: list[int]) -> bool:
    """True when entries inside the page have lines above their first carrying line: cells are centred."""
    above = below = 0
    for a, b in itertools.pairwise(anchors):
        end = _end_of_entry(marked, a, b, [], footed=False)
        below += end - a - 1
        above += b - end
    return above > 0 and above >= 0.5 * below


def _interlocked(marked: list[Placed], first: int) -> bool:
    """True when the line above the first entry reaches into it: text of a cell that is centred beside one line."""
    return marked[first - 1].line.bottom > marked[first].line.top


def _start_of_first(marked: list[Placed], first: int, heights: list[float], footed: bool) -> int:
    """The first line of the page's first entry. Where cells stand at the feet of their rows none of the page before
    goes on: every line above it in whose columns the text goes on is its own."""
    if heights:
        above = [y for y in heights if y < marked[first].line.middle]
        limit = above[-1] if above else 0.0
        return next(index for index in range(first + 1) if marked[index].line.middle > limit)
    start = first - 1
    while footed and start > 0 and not marked[start - 1].total and \
            set(marked[start - 1].words) <= {*marked[start].words, *marked[first].words}:
        start -= 1
    return start
