"""The lines of pages that list entries without columns, by entries: several lines each, one sum or two on the right.

Where one entry ends and the next begins the widest gap tells, a rule, or a heading of the day or month between them.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import mode

from intake_cli.layout.days import is_day
from intake_cli.layout.lines import Line
from intake_cli.statements.list_days import is_month
from intake_cli.statements.list_sums import MOSTLY, Paid, names_sums
from intake_cli.statements.page_lines import PageLines

MOST = 0.5
"""Share of the entries that must surely show how many of their lines stand over their sums, and as many."""
WIDER = 1.12
"""Times the next wide gap from which the widest between two entries' sums surely parts them."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of an entry, its sums, None where none could be read, and the headings right over it."""

    lines: tuple[Line, ...]
    paid: Paid | None
    headings: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocks:
    """The entries of a page, the lines above and below them, and the headings of days and months between them."""

    entries: list[Block]
    above: list[Line]
    below: list[Line]
    headings: list[Line]


@dataclass(frozen=True, slots=True)
class _Form:
    """How many lines stand below an entry's sums at most, and how far apart at most; how many stand over them on most
    pages, for those that do not tell themselves."""

    fall: int
    gap: float
    rise: int


def blocks_of(sheets: Sequence[PageLines], paid: Sequence[list[Paid]]) -> list[Blocks] | None:
    """The entries of each page by their sums; None where nothing surely parts most of them."""
    pages = [_Page(sheet, own) for sheet, own in zip(sheets, paid, strict=True)]
    form = _form_of(pages)
    return None if form is None else [page.blocks(form) for page in pages]


def _form_of(pages: Sequence[_Page]) -> _Form | None:
    known = [rise for page in pages for rise in page.rises if rise is not None]
    told = [page for page in pages if page.rise is not None]
    if not told or known.count(mode(known)) < MOST * sum(len(page.rises) for page in pages):
        return None
    places = [(page, place) for page in told for place in range(len(page.rises))]
    return _Form(max(page.fall(place) for page, place in places), max(page.widest(place) for page, place in places),
                 mode(known))


class _Page:
    """A page's lines with the sums of its entries."""

    def __init__(self, sheet: PageLines, paid: list[Paid]) -> None:
        self.lines, self.paid = sheet.lines, paid
        self.rules = sorted(rule.position for rule in sheet.page.rules if not rule.vertical)
        months = {index for index, line in enumerate(self.lines)
                  if names_sums(line) or is_month(line)}
        self.headings = months | self._days_over()

    def _days_over(self) -> set[int]:
        """Indexes of the lines that name the day of the entries below; none where most stand as near below an entry's
        other lines as only the last line of one does."""
        days = [index for index, line in enumerate(self.lines) if is_day(line.text)]
        last = sum(WIDER * self._gap(index) < self._gap(index + 1) for index in days)
        return set() if last >= MOSTLY * len(self.paid) else set(days)

    @cached_property
    def rises(self) -> list[int | None]:
        """For each entry but the first how many lines of its own stand over its sums; None where nothing tells."""
        return [self._rise(one.lines[1], other.lines[0]) for one, other in itertools.pairwise(self.paid)]

    @cached_property
    def rise(self) -> int | None:
        """How many it is for nearly each; None where that cannot be told."""
        known = [rise for rise in self.rises if rise is not None]
        usual = mode(known) if known else 0
        told = known.count(usual) >= MOSTLY * len(known) and 2 * len(known) >= len(self.rises)
        return usual if known and told else None

    def blocks(self, form: _Form) -> Blocks:
        if not self.paid:
            return Blocks([], self.lines, [], [])
        rise = form.rise if self.rise is None else self.rise
        begins = [self._first(rise), *(self._begin(place, rise) for place in range(len(self.rises)))]
        ends = [*begins[1:], self._end(form)]
        entries = [self._block(*each) for each in zip(self.paid, begins, ends, strict=True)]
        return Blocks(entries, self.lines[:begins[0]], self.lines[ends[-1]:],
                      [self.lines[index] for index in sorted(self.headings) if begins[0] <= index < ends[-1]])

    def fall(self, place: int) -> int:
        """How many lines stand below the sums of the entry at ``place``, which is not the last."""
        return len(self._own(self.paid[place].lines[1] + 1, self._begin(place, self.rise or 0)))

    def widest(self, place: int) -> float:
        """The widest gap between lines of the entry at ``place``, from its sums on."""
        own = self._own(self.paid[place].lines[0], self._begin(place, self.rise or 0))
        return max((self._gap(index) for index in own[1:]), default=0.0)

    def _own(self, begin: int, end: int) -> list[int]:
        return [index for index in range(begin, end) if index not in self.headings]

    def _rise(self, last: int, first: int) -> int | None:
        """How many lines before ``first``, on which an entry's sums begin, are its own and not of the one whose sums
        end on line ``last``."""
        heading = next((index for index in range(last + 1, first) if index in self.headings), None)
        if heading is not None or first - last == 1:
            return len(self._own(first if heading is None else heading, first))
        ruled = [index for index in range(last + 1, first + 1) if self._ruled(index)]
        if len(ruled) == 1:
            return first - ruled[0]
        gaps = sorted(((self._gap(index), index) for index in range(last + 1, first + 1)), reverse=True)
        return first - gaps[0][1] if gaps[0][0] > WIDER * max(gaps[1][0], 0.0) else None

    def _begin(self, place: int, rise: int) -> int:
        """Index of the line that begins the entry after the one at ``place``, or of the first heading over it."""
        last, first = self.paid[place].lines[1], self.paid[place + 1].lines[0]
        heading = next((index for index in range(last + 1, first) if index in self.headings), None)
        own = self.rises[place]
        return heading if heading is not None else max(last + 1, first - (rise if own is None else own))

    def _first(self, rise: int) -> int:
        """Index of the line that begins the first entry of the page, or of the first heading right over it."""
        begin = first = self.paid[0].lines[0]
        while begin > 0 and (begin - 1 in self.headings or len(self._own(begin, first)) < rise
                             or self._gap(begin) < 0):
            begin -= 1
        return begin

    def _end(self, form: _Form) -> int:
        """Index behind the last line of the last entry: set as closely as those of others, and no more of them."""
        end = last = self.paid[-1].lines[1] + 1
        near = form.gap + (WIDER - 1) * abs(form.gap)  # lines beside a sum that stands between them overlap it
        while end < min(len(self.lines), last + form.fall) and self._gap(end) <= near and end not in self.headings:
            end += 1
        return end

    def _block(self, paid: Paid, begin: int, end: int) -> Block:
        over = tuple(self.lines[index] for index in range(begin, end) if index in self.headings)
        return Block(tuple(self.lines[index] for index in self._own(begin, end)), paid, over)

    def _gap(self, index: int) -> float:
        """The space over a line; there is no end of it over the first, and below the last."""
        inside = 0 < index < len(self.lines)
        return self.lines[index].top - self.lines[index - 1].bottom if inside else float("inf")

    def _ruled(self, index: int) -> bool:
        """Whether a rule lies over a line, below the one before it."""
        above, own = self.lines[index - 1].middle, self.lines[index].middle
        return bisect.bisect(self.rules, above) < bisect.bisect(self.rules, own)
