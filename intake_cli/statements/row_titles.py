"""The titles of headings of several lines that stand over other columns than those above them, and lines of their rows:
交易日期 摘要 借方 贷方 余额 over 交易时间 对方户名 对方账号."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal
from intake_cli.statements.sum_words import is_of_sums
from intake_cli.statements.vocabulary import Role, role_of
from intake_cli.words import Word


class Leveled(NamedTuple):
    """A line of a row, the level of the titles that it stands under, and how far the line of that level, which it may
    go on with, stands below the first of the row."""

    line: Line
    level: int
    below: float


@dataclass(frozen=True, slots=True)
class RowTitles:
    """The titles of a heading by lines; ``dated`` and ``paid`` are the lines that hold the day and a sum, ``pitch`` is
    how far apart the lines of a row stand."""

    lines: tuple[tuple[Word, ...], ...]
    dated: int
    paid: int
    pitch: float = 0.0

    @property
    def texts(self) -> list[list[str]]:
        """What the titles say."""
        return [[normal(title.text) for title in line] for line in self.lines]

    def days_of(self, lines: Sequence[Line]) -> list[int]:
        """The indexes of those of the ``lines`` that show a day between the titles beside that of the days."""
        titles = self.lines[self.dated]
        place = next(index for index, title in enumerate(titles) if role_of(title.text) is Role.DATE)
        left = titles[place - 1].box.right if place else -inf
        right = titles[place + 1].box.left if place + 1 < len(titles) else inf
        return [index for index, line in enumerate(lines) if not is_of_sums(line.text) and any(
            left < (word.box.left + word.box.right) / 2 < right and word_begins_date(word) for word in line.words)]
