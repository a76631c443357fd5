"""What the lines of a listed entry say: its day and time, what it was and with whom."""

from __future__ import annotations

from collections.abc import Sequence

from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.column_forms import is_of_payments
from intake_cli.statements.list_blocks import Block
from intake_cli.statements.list_days import (
    Month,
    day_over,
    is_label,
    is_time,
    is_weekday,
    month_under,
    names_day,
    with_month,
    without_label,
)
from intake_cli.statements.list_sums import Paid
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

DATE, TIME, AMOUNT, BALANCE, OTHER, TEXTS = range(6)
"""Columns of the rows: that of the first line of text is TEXTS, those of the others follow."""
MOSTLY = 0.5
"""Share of the entries whose only text has words of payments from which the others' say what they are, too."""
MOST_TEXTS = 3
"""Lines of text of an entry that have columns of their own; what more there is stands in the last."""


def rows_of(pages: Sequence[int], blocks: Sequence[Sequence[Block]]) -> list[Row]:
    """The rows of the entries on the ``pages`` of these numbers, in the columns of this module. The month that stands
    over entries is that of days which name none."""
    rows: list[Row] = []
    month: Month | None = None
    for page, own in zip(pages, blocks, strict=True):
        left = min((block.paid.amount.word.box.left for block in own if block.paid is not None), default=0.0)
        for block in own:
            month = month_under(block.headings, month)
            rows.append(_row(page, block, left, month))
    return rows


def roles_of(rows: Sequence[Row]) -> list[Role]:
    """The role of each column: of the lines of text the one with most words of payments says what an entry is, the
    first other one with whom, as the first does where none has such words. A line that stands alone in its entry is
    moved to the former if it has some, else to the latter: a name is hidden where it is known for one. Where all stand
    alone they are the former if most have such words."""
    counts = [sum(is_of_payments(word) for row in rows for word in row.words.get(TEXTS + level, []))
              for level in range(MOST_TEXTS)]
    summary = counts.index(max(counts)) if any(counts) else 1
    others = [level for level in range(MOST_TEXTS) if level != summary]
    roles = {TEXTS + summary: Role.SUMMARY, TEXTS + others[0]: Role.COUNTERPARTY, TEXTS + others[1]: Role.REMARK}
    alone = counts[summary] >= MOSTLY * len(rows) and all(
        sum(column in row.words for column in roles) < 2 for row in rows)
    for row in rows:
        own = [column for column in roles if column in row.words]
        if len(own) == 1:
            words = row.words.pop(own[0])
            row.words[TEXTS + (summary if alone or any(map(is_of_payments, words)) else others[0])] = words
    return [Role.DATE, Role.TIME, Role.AMOUNT, Role.BALANCE, Role.OTHER,
            *(roles[TEXTS + level] for level in range(MOST_TEXTS))]


def bands_of(roles: Sequence[Role], rows: Sequence[Row]) -> tuple[Band, ...]:
    """A band without a title for each role, as wide as what the ``rows`` have there."""
    boxes = [[word.box for row in rows for word in row.words.get(column, [])] for column in range(len(roles))]
    return tuple(Band(role, "", min((box.left for box in own), default=0.0),
                      max((box.right for box in own), default=0.0))
                 for role, own in zip(roles, boxes, strict=True))


def _row(page: int, block: Block, left: float, month: Month | None) -> Row:
    row = Row(page)
    day = day_over(block.headings)
    if day is not None:
        row.add({DATE: [with_month(day.words[0], month)], OTHER: list(day.words[1:])})
    sums = _columns_of(block.paid) if block.paid is not None else {}
    level = TEXTS
    for line in block.lines:
        beside = block.paid is not None and _level(line, block.paid.amount.word)
        told = _placed(line, sums, left, month, DATE in row.words, beside)
        texts = told.pop(TEXTS, [])
        row.add(told)
        if texts:
            row.add({level: texts})
            level = min(level + 1, TEXTS + MOST_TEXTS - 1)
    return row


def _columns_of(paid: Paid) -> dict[int, int]:
    """The columns of the words of an entry's sums, and of the label of its balance, which is of no text beside it."""
    balance = paid.balance
    words = [(paid.amount.word, AMOUNT), *([(balance.word, BALANCE), (balance.label, OTHER)] if balance else [])]
    return {id(word): column for word, column in words if word is not None}


def _placed(line: Line, sums: dict[int, int], left: float, month: Month | None,
            dated: bool, paid: bool) -> dict[int, list[Word]]:
    """The words of a line by column. Labels are no text; behind a day or a time stands no name but on a line that
    is ``paid``, nor right of where amounts begin, but where a label begins the line."""
    found: dict[int, list[Word]] = {}
    words = [part for each in line.words for part in without_label(each)]
    labelled = is_label(words[0])
    for place, word in enumerate(words):
        follows = place + 1 < len(words)
        column = sums.get(id(word), TEXTS)
        if column is TEXTS and not dated and DATE not in found and names_day(word, month, follows and not place):
            column, word = DATE, with_month(word, month)
        elif column is TEXTS and is_time(word):
            column = TIME
        elif column is TEXTS and (is_weekday(word) or is_label(word) or (word.box.left >= left and not labelled)
                                  or (found.keys() & {DATE, TIME} and not paid)):
            column = OTHER
        found.setdefault(column, []).append(word)
    return found


def _level(line: Line, amount: Word) -> bool:
    """Whether a line stands on the height of an ``amount``, or partly so: photographs bend lines."""
    return line.top < amount.box.bottom and amount.box.top < line.bottom
