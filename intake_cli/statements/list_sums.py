"""The sums of a list of entries: which is what an entry moved, and which the balance that it left."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from intake_cli.layout.lines import Line
from intake_cli.layout.values import money, normal, side_word
from intake_cli.statements.list_days import begins_span, is_month, is_time
from intake_cli.statements.placed import tells_amount
from intake_cli.statements.sum_words import sums_of_part
from intake_cli.statements.vocabulary import Role, role_of
from intake_cli.words import Word

FLUSH = 1.0
"""Heights of a sum by which it may end left or right of those above and below it."""
CLOSER = 1.3
"""Times the usual distance of an entry's two sums within which two are of one entry."""
MOSTLY = 0.8
"""Share of the entries that show what each of them is to show."""
FEW = 0.1
"""Share of the sums that may stand right of others on their line, as in a text."""
FEWEST_TURNS = 2
"""Steps from sum to sum below which they show no pairs."""

_SIDE = re.compile(r"(总|合计)?(支出|收入|流出|流入)(总额|合计)?:?")
"""What sums of a day or a month are called; an entry may be called 转出 itself."""


@dataclass(frozen=True, slots=True)
class ListSum:
    """A sum and the index of its line; ``label`` is the word before it that calls it a balance."""

    word: Word
    line: int
    label: Word | None = None

    @property
    def value(self) -> Decimal | None:
        return money(self.word.text) if self.word.numeric is None else money(self.word.numeric)


@dataclass(frozen=True, slots=True)
class Paid:
    """What one entry moved, and the balance that it left where the list shows one."""

    amount: ListSum
    balance: ListSum | None = None

    @property
    def lines(self) -> tuple[int, int]:
        """First and last index of the lines that its sums stand on."""
        own = [self.amount.line, *([self.balance.line] if self.balance is not None else [])]
        return min(own), max(own)


def paid_on(pages: Sequence[list[Line]]) -> list[list[Paid]]:
    """The sums of the entries of each page, top to bottom: those that end in one column, each with the balance that a
    label or its place below (or above) tells. Where no label does, what the second sum is stays open to proof. None
    where sums stand side by side, for those are of a table with columns, or more than a few of a page in no column."""
    found = [[each for index, line in enumerate(lines) if not (names_sums(line) or is_month(line))
              for each in _sums_on(line, index)] for lines in pages]
    bare = [[each for each in own if each.label is None] for own in found]
    columns = [_in_one_column(own) for own in bare]
    beside = sum(one.line == other.line for own in bare for one, other in itertools.pairwise(own))
    if beside > FEW * sum(map(len, bare)) or any(len(own) - len(column) > max(1, FEW * len(own))
                                                 for own, column in zip(bare, columns, strict=True)):
        return [[] for _ in pages]
    labelled = [[each for each in own if each.label is not None] for own in found]
    if not any(labelled):
        return _in_pairs(columns)
    paid = [[Paid(each, _own(each, column, own)) for each in column]
            for column, own in zip(columns, labelled, strict=True)]
    steps = [_step(each.amount, each.balance) for own in paid for each in own if each.balance is not None]
    return [_with_unnamed(own, CLOSER * median(steps)) for own in paid] if steps else paid


def names_sums(line: Line) -> bool:
    """Whether a line is of sums of a day or a month, and no entry's: each stands behind the name of its side (支出
    ¥120.00 收入 ¥20.00), of several or behind the day or month."""
    labels = [side_word(word.text) or before for before, word in zip(
        ["", *(word.text for word in line.words)], line.words, strict=False) if tells_amount([word])]
    sides = [_SIDE.fullmatch(normal(label)) is not None for label in labels]
    named = bool(sides) and all(sides) and not any(map(is_time, line.words))
    return sums_of_part(line.text) or (named and (len(sides) > 1 or begins_span(line.words[0])))


def _sums_on(line: Line, index: int) -> list[ListSum]:
    """The sums of a line; none where another follows that of a label: a point read in place of a comma parts one."""
    found = []
    for before, word in zip([None, *line.words], line.words, strict=False):
        if tells_amount([word]):
            label = before if before is not None and role_of(before.text) is Role.BALANCE else None
            found.append(ListSum(word, index, label))
    torn = any(one.label is not None and other.label is None for one, other in itertools.pairwise(found))
    return [] if torn else found


def _in_one_column(sums: list[ListSum]) -> list[ListSum]:
    """Those of the ``sums`` that end, or begin, below one another."""
    best: list[ListSum] = []
    for each in sums:
        reach = FLUSH * (each.word.box.bottom - each.word.box.top)
        for edge in (_right, _left):
            flush = [other for other in sums if abs(edge(other) - edge(each)) <= reach]
            best = flush if len(flush) > len(best) else best
    return best


def _right(each: ListSum) -> float:
    return each.word.box.right


def _left(each: ListSum) -> float:
    return each.word.box.left


def _own(amount: ListSum, column: list[ListSum], labelled: list[ListSum]) -> ListSum | None:
    """The labelled balance of the entry of an ``amount``: the first from its line on, before the next amount."""
    following = min((other.line for other in column if other.line > amount.line), default=None)
    return next((each for each in labelled if each.line >= amount.line and (following is None or
                                                                            each.line < following)), None)


def _with_unnamed(paid: list[Paid], near: float) -> list[Paid]:
    """``paid`` with sums as the balances of those right above that have none, where they stand as ``near`` to these as
    balances do: their label was not read."""
    found: list[Paid] = []
    for each in paid:
        above = found[-1] if found else None
        if above is not None and above.balance is None and each.balance is None and \
                _step(above.amount, each.amount) <= near:
            found[-1] = replace(above, balance=each.amount)
        else:
            found.append(each)
    return found


def _in_pairs(columns: list[list[ListSum]]) -> list[list[Paid]]:
    """The sums of each page's column by entries: two where they stand closer to each other than to the next in nearly
    all of the list, else one."""
    steps = [[_step(one, other) for one, other in itertools.pairwise(column)] for column in columns]
    nearest = [min(pair) for own in steps if own for pair in itertools.pairwise([own[0], *own, own[-1]])]
    limit = CLOSER * median(nearest) if nearest else 0.0
    turns = [(one <= limit) is not (other <= limit) for own in steps for one, other in itertools.pairwise(own)]
    paired = len(turns) >= FEWEST_TURNS and sum(turns) >= MOSTLY * len(turns)
    return [_paired(column, [paired and step <= limit for step in own])
            for column, own in zip(columns, steps, strict=True)]


def _paired(column: list[ListSum], near: list[bool]) -> list[Paid]:
    """The sums of a ``column`` with the next one of each that it stands ``near`` to."""
    found: list[Paid] = []
    index = 0
    while index < len(column):
        both = index < len(near) and near[index]
        found.append(Paid(column[index], column[index + 1] if both else None))
        index += 1 + both
    return found


def _step(one: ListSum, other: ListSum) -> float:
    """How far below another a sum stands, in heights of the upper one."""
    box, below = one.word.box, other.word.box
    return (below.top + below.bottom - box.top - box.bottom) / 2 / (box.bottom - box.top)
