"""Column bands: where one column ends and the next begins, by printed rules, titles and gutters together."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake_cli.layout.lines import Line
from intake_cli.layout.misread_sums import looks_like_sum
from intake_cli.statements.gutters import border
from intake_cli.statements.run_together import numbers_ended, sums_parted
from intake_cli.statements.seams import loosened
from intake_cli.statements.sides_behind import own_sides, with_sides
from intake_cli.statements.titles import Heading, TableHead, columns_of
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Rule, Word


@dataclass(frozen=True, slots=True)
class Band:
    """One column: its role, title and reach in x. Where rows print several lines that each have a title, the columns
    that reach equally far follow each other, the lower ones with a ``level``; until rows are known the words of all of
    them stand in the first one, which names the roles ``below`` it."""

    role: Role
    title: str
    left: float
    right: float
    level: int = 0
    below: tuple[Role, ...] = ()

    def holds(self, role: Role) -> bool:
        """Whether it, or a column below it, is one of that ``role``."""
        return self.role is role or role in self.below


FEW_CUT, MANY_CUT = 4, 0.2
"""Words that are cut at an uncertain place, and their share of the lines, up to which it does not matter."""
LEAST_SUMS, MOST_SUMS = 2, 0.8
"""Sums, and their share of what stands under a title, from which it is one of sums."""
STRAY = 0.02
"""Share of the figures of neighbouring money columns up to which those that stand apart are no column."""


def find_bands(head: TableHead, body: list[Line], rules: tuple[Rule, ...], width: float,
               wrapped: Sequence[Line] = ()) -> tuple[Band, ...]:
    """Bands for the titles of ``head``, given the entry lines below it, and the lines of wrapped text between them.
    ``width`` is the page's."""
    cut = sum(one.box.right == other.box.left for line in body for one, other in itertools.pairwise(line.words))
    reach = loosened if cut > max(FEW_CUT, MANY_CUT * len(body)) else list
    sides = own_sides(body, [heading.box for heading in head.headings if heading.role is Role.FLAG])
    words = numbers_ended(sums_parted([word for line in body for word in reach(with_sides(line.words, sides))]))
    columns = columns_of(head)
    headings = [_by_content(titles[0], words) for titles in columns]
    verticals = _verticals(rules, head, body)
    more = [word for line in wrapped for word in line.words]
    telling = [*words, *more] if any(len(titles) > 1 for titles in columns) else words
    borders = [border(one, other, telling, more, verticals) for one, other in itertools.pairwise(headings)]
    borders = _between_figures(headings, borders, telling, verticals, width)
    return tuple(band for titles, shown, left, right in zip(columns, headings, [0.0, *borders], [*borders, width],
                                                            strict=True) for band in _bands(titles, shown, left, right))


def _bands(titles: list[Heading], shown: Heading, left: float, right: float) -> Iterator[Band]:
    """The columns of the ``titles`` above each other, of which the first is ``shown`` by what stands below it."""
    first, *lower = titles
    role = shown.role if first.role is Role.FLAG else first.role
    yield Band(role, first.title, left, right, below=tuple(title.role for title in lower))
    yield from (Band(title.role, title.title, left, right, title.level) for title in lower)


def _by_content(title: Heading, words: list[Word]) -> Heading:
    """A ``title`` that says nothing of money as one of sums, where sums stand under it: a fee, a tax, or signed amounts
    under 收入/支出, which may name flags."""
    if title.role not in (Role.OTHER, Role.FLAG):
        return title
    under = [word for word in words if word.box.left < title.box.right and word.box.right > title.box.left]
    sums = sum(looks_like_sum(word.numeric or word.text) for word in under)
    return replace(title, role=Role.AMOUNT) if sums > max(LEAST_SUMS, MOST_SUMS * len(under)) else title


def _between_figures(headings: list[Heading], borders: list[float], words: list[Word], verticals: list[float],
                     width: float) -> list[float]:
    """``borders`` with those between neighbouring money columns laid between their figures: where figures stand beside
    their titles, a gutter left of all figures and one between them look alike."""
    edges = [0.0, *borders, width]
    amounts = [word for word in words if looks_like_sum(word.numeric or word.text)]
    for money, run in itertools.groupby(range(len(headings)), key=lambda index: headings[index].role in MONEY_ROLES):
        columns = list(run)
        left, right = edges[columns[0]], edges[columns[-1] + 1]
        first, last = headings[columns[0]].box, headings[columns[-1]].box
        ruled = any(first.left < x < last.right for x in verticals)  # beyond them lies the edge of the paper
        if money and len(columns) > 1 and not ruled:
            stacks = _stacks([word for word in amounts if left <= (word.box.left + word.box.right) / 2 < right])
            if len(stacks) == len(columns):
                edges[columns[1]:columns[-1] + 1] = [(one[1] + other[0]) / 2 for one, other in
                                                     itertools.pairwise(stacks)]
    return edges[1:-1]


def _stacks(words: list[Word]) -> list[tuple[float, float]]:
    """Left and right of what stands one above the other, but for a stray word."""
    stacks: list[list[Word]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda word: word.box.left):
        if word.box.left > reach:
            stacks.append([])
        stacks[-1].append(word)
        reach = max(reach, word.box.right)
    return [(stack[0].box.left, max(word.box.right for word in stack)) for stack in stacks
            if len(stack) > STRAY * len(words)]


def _verticals(rules: tuple[Rule, ...], head: TableHead, body: list[Line]) -> list[float]:
    """Vertical rules that run beside a good part of the table."""
    top = head.bottom
    bottom = max((line.bottom for line in body), default=top)
    reach: dict[float, float] = {}
    for rule in rules:
        if rule.vertical and rule.end > top and rule.start < bottom:
            place = next((x for x in reach if abs(x - rule.position) < 2), rule.position)
            reach[place] = reach.get(place, 0.0) + min(rule.end, bottom) - max(rule.start, top)
    return sorted(x for x, length in reach.items() if length > 0.4 * (bottom - top))
