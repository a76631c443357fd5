"""Which lines of a table begin entries."""

from __future__ import annotations

import itertools
from decimal import Decimal
from statistics import median

from intake_cli.layout.days import is_day
from intake_cli.layout.lines import joined
from intake_cli.layout.values import looks_like_amount, money
from intake_cli.statements.owners import row_rules, rule_between
from intake_cli.statements.placed import Placed
from intake_cli.words import Rule

BESIDE, HALF, FEW = 0.4, 0.5, 3
"""Share of the usual distance of entries within which sums belong to the entry beside them, and within which they do
where all sums stand so far from their day, where the distances of so many are known."""
SLACK = 1.2
"""Times the usual distance of a day and its sums that is that distance."""
MOSTLY, ODD = 0.9, 0.1
"""Share of the entries that have a day of their own where each has one, and of days over them that are of others."""


def anchors_of(marked: list[Placed], rules: tuple[Rule, ...]) -> tuple[list[int], dict[int, int]]:
    """Indexes of the lines that begin entries, one for each; and of lines of sums alone that are half of an entry, each
    with the index of the line that begins it."""
    begun = _begun(marked)
    halves = _halves(marked, begun, rules)
    return [index for index in begun if index not in halves], halves


def _begun(marked: list[Placed]) -> list[int]:
    """Indexes of the lines that begin entries. Where dates and amounts stand on one line, those lines; else
    (a date broken over two lines beside a centred amount) the lines that carry amounts."""
    both = [index for index, mark in enumerate(marked) if mark.begins]
    dated = [index for index, mark in enumerate(marked) if mark.dated]
    if both and len(both) >= 0.6 * len(dated):
        lone = [i for i, mark in enumerate(marked) if mark.dated != mark.paid and not _near(marked, i, both)
                and not _day_goes_on(marked, i)]
        lone += [*_paid_again(marked, both), *_dated_alone(marked, both, dated)]
        return sorted({*both, *lone})
    paid = [index for index, mark in enumerate(marked) if mark.paid]
    return sorted({*paid, *_dated_alone(marked, paid, dated)})


def _dated_alone(marked: list[Placed], anchors: list[int], dated: list[int]) -> list[int]:
    """Lines with a day that no entry needs, where nearly each has one of its own: the sums of their rows could not be
    read, and no row of which a day is left may be lost. Sums without a day that follow before the next day need it,
    though that is nearer to them. Where many are over, an entry shows two days."""
    middles = [mark.line.middle for mark in marked]
    own = {min(dated, key=lambda day: abs(middles[day] - middles[anchor])) for anchor in anchors} if dated else set()
    waiting = [anchor for anchor in anchors if not marked[anchor].dated]
    over = [index for index, following in itertools.pairwise([*dated, len(marked)]) if index not in own
            and not any(index < anchor < following for anchor in waiting)]
    return over if len(own) >= MOSTLY * len(anchors) and len(over) <= ODD * len(anchors) else []


def _halves(marked: list[Placed], anchors: list[int], rules: tuple[Rule, ...]) -> dict[int, int]:
    """Of ``anchors`` the lines of sums alone that share their row, as rules part them or else as near as they stand,
    with an entry that lacks those sums, which is told for each: figures set higher or lower in a tall cell than what
    stands beside them, or half of a row that bends. How far entries are apart those tell that have sums in one column,
    for a day may be printed once for many."""
    heights = row_rules(rules, marked, anchors)
    begun = [index for index in anchors if marked[index].begins]
    alike = [pair for pair in itertools.pairwise(anchors) if marked[pair[0]].sums & marked[pair[1]].sums]
    apart = alike if len(alike) >= FEW else list(itertools.pairwise(begun))
    steps = [marked[below].line.middle - marked[above].line.middle for above, below in apart]
    near = min(max(BESIDE * median(steps), SLACK * _from_days(marked, anchors)), HALF * median(steps)) \
        if len(steps) >= FEW else 0.0
    pairs = sorted((abs(marked[index].line.middle - marked[other].line.middle), index, other)
                   for index in anchors if not marked[index].dated for other in anchors if marked[other].dated and
                   not _rivals(marked[index], marked[other]) and
                   _in_one_row(marked[index], marked[other], heights, near))
    found: dict[int, int] = {}
    for _, index, other in pairs:
        taken = [marked[half].sums for half, owner in found.items() if owner == other]
        if index not in found and not any(marked[index].sums & sums for sums in taken):
            found[index] = other
    return found


def _from_days(marked: list[Placed], anchors: list[int]) -> float:
    """How far sums usually stand from their day, where most entries have it on a line of its own; else 0."""
    days = [mark.line.middle for mark in marked if mark.dated and not mark.paid]
    away = [min(abs(marked[index].line.middle - day) for day in days) for index in anchors
            if days and not marked[index].dated]
    return median(away) if len(away) >= max(FEW, MOSTLY * len(anchors)) else 0.0


def _rivals(one: Placed, dated: Placed) -> bool:
    """Whether both a line and a ``dated`` one fill a cell that a row has once: of sums, or any where that has none."""
    return bool(one.sums & dated.sums if dated.sums else set(one.words) & set(dated.words))


def _in_one_row(one: Placed, other: Placed, heights: list[float], near: float) -> bool:
    """Whether no rule of those at ``heights`` parts two lines; nor, where there is none, so much space."""
    upper, lower = sorted((one.line.middle, other.line.middle))
    return rule_between(heights, upper, lower) is None if heights else lower - upper < near


def _paid_again(marked: list[Placed], anchors: list[int]) -> list[int]:
    """Lines close to an entry's that carry an amount in a column in which it carries one: no cell holds two, so they
    are entries of the same day. Where each entry has exactly one such line, an entry is two lines high, unless one goes
    on from the other."""
    again = {index: beside for index, mark in enumerate(marked) if mark.sums and not mark.dated
             for beside in (index + 1, index - 1) if beside in anchors and mark.sums & marked[beside].sums}
    two_high = sorted(again.values()) == anchors and not any(_go_on(marked[one], marked[again[one]]) for one in again)
    return [] if two_high else list(again)


def _go_on(one: Placed, other: Placed) -> bool:
    """Whether two lines are entries that follow each other: what stands in a column of both, their balance, differs by
    a sum in another column."""
    upper, lower = _sums(one), _sums(other)
    return any(abs(upper[column] - lower[column]) in {abs(sums[another]) for sums in (upper, lower) for another in sums
                                                      if another != column and sums[another]}
               for column in upper.keys() & lower.keys())


def _sums(mark: Placed) -> dict[int, Decimal]:
    """The sums with decimals that stand on a line, by column."""
    texts = {column: joined(words) for column, words in mark.words.items()}
    return {column: value for column, text in texts.items()
            if looks_like_amount(text) and (value := money(text)) is not None}


def _day_goes_on(marked: list[Placed], index: int) -> bool:
    """Whether the day of a line without sums ends in its column of the next one, which has them: 2025年9月13 | 日."""
    if index + 1 == len(marked) or marked[index].paid or marked[index + 1].dated or not marked[index + 1].paid:
        return False
    one, other = marked[index].words, marked[index + 1].words
    return any(is_day(joined(one[column]) + joined(other[column])) for column in one.keys() & other.keys())


def _near(marked: list[Placed], index: int, anchors: list[int]) -> bool:
    """True when the line is the second line of an entry beside it: closer than a line's height."""
    line = marked[index].line
    height = line.bottom - line.top
    return any(abs(marked[a].line.middle - line.middle) < 1.9 * height and abs(a - index) == 1 and
               not filled(marked[index]) for a in anchors)


def filled(mark: Placed) -> bool:
    """True when a line has words in so many columns that it is an entry of its own."""
    return len(mark.words) >= 4
