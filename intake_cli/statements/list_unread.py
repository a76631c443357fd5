"""Listed entries whose sums could not be read: where each entry has a line that begins with its day, such a line that
no entry needs is what is left of one, and is not lost."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mode

from intake_cli.layout.day_ranges import date_range
from intake_cli.layout.lines import Line
from intake_cli.statements.list_blocks import Block, Blocks
from intake_cli.statements.list_days import is_label, is_time, names_day
from intake_cli.statements.list_sums import MOSTLY


def with_unread(pages: Sequence[Blocks]) -> list[Blocks]:
    """``pages`` with an entry without sums for each line of a day that is over."""
    blocks = [block for page in pages for block in page.entries]
    shown = [(block, _days(block.lines)) for block in blocks]
    dated = [(block, days[0]) for block, days in shown if days]
    if len(dated) < MOSTLY * len(blocks):
        return list(pages)
    timed, labelled = (sum(map(has, [block.lines[day] for block, day in dated])) >= MOSTLY * len(dated)
                       for has in (_has_time, _has_label))
    form = _Form(mode(day for _, day in dated), mode(len(block.lines) - day for block, day in dated), timed, labelled)
    return [form.whole(page) for page in pages]


def _days(lines: Sequence[Line]) -> list[int]:
    """Indexes of the lines that begin with a day, or its label: those of a period are of no entry."""
    firsts = [line.words[1 if _has_label(line) and len(line.words) > 1 else 0] for line in lines]
    return [index for index, (line, first) in enumerate(zip(lines, firsts, strict=True))
            if names_day(first, None, first=False) and date_range(line.text) is None]


def _has_label(line: Line) -> bool:
    return is_label(line.words[0])


def _has_time(line: Line) -> bool:
    return any(is_time(word) for word in line.words)


@dataclass(frozen=True, slots=True)
class _Form:
    """How many lines an entry has over that of its day, and how many from it on; whether days have times beside them,
    and labels before: days over the entries that have a label where these have none are those of the head."""

    over: int
    below: int
    timed: bool
    labelled: bool

    def whole(self, page: Blocks) -> Blocks:
        """A ``page`` with what is left of entries as such."""
        entries = [part for block in page.entries for part in self._parted(block)]
        above, first = self._apart(page.above)
        under, last = self._apart(page.below)
        return replace(page, entries=[*first, *entries, *last], above=above, below=under)

    def _days(self, lines: Sequence[Line]) -> list[int]:
        """Indexes of the lines of days that look like those of the entries."""
        return [day for day in _days(lines) if (_has_time(lines[day]) or not self.timed)
                and (_has_label(lines[day]) <= self.labelled)]

    def _parted(self, block: Block) -> list[Block]:
        """A ``block``, and what is left of further entries below it."""
        days = self._days(block.lines)
        cuts = [max(day - self.over, before + 1) for before, day in itertools.pairwise(days)]
        own, *others = [block.lines[begin:end] for begin, end in itertools.pairwise([0, *cuts, len(block.lines)])]
        return [replace(block, lines=own), *(Block(lines, None) for lines in others)]

    def _apart(self, lines: list[Line]) -> tuple[list[Line], list[Block]]:
        """``lines`` outside the entries without what is left of some, and these."""
        days = self._days(lines)
        spans = [range(max(0, day - self.over, before + 1), min(len(lines), day + self.below))
                 for before, day in itertools.pairwise([-1, *days])]
        taken = {index for span in spans for index in span}
        blocks = [Block(tuple(lines[index] for index in span), None) for span in spans]
        return [line for index, line in enumerate(lines) if index not in taken], blocks
