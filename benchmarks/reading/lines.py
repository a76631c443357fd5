"""Readers that return lines of text and no rows, scored as kindly as can be.

A row counts as found where one line holds at least two of its date, amount and balance, in any column and with any
sign, each line for one row and in printed order. Of a found row each of the three is right when the line holds it,
summary and counterparty when their text, cut into three pieces at most, stands on the line or on one next to it (cells
wrap); a date may also stand on a line just above or below that holds no sum (over its time). So no peer must know a
column, a sign or a direction, which intake is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from benchmarks.reading.rows import Printed, plain
from benchmarks.reading.scoring import Score, aligned, count_row, opened

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
NEAR, PIECES = 2, 3
"""Lines on either side that may hold parts of a wrapped cell, and how many parts that may be."""


@dataclass(frozen=True)
class Said:
    """One line of a page as the texts of its words or cells; ``page`` is None where a reader does not say it."""

    page: int | None
    texts: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        return plain("".join(self.texts))

    @cached_property
    def sums(self) -> set[Decimal]:
        found = (number for text in self.texts for number in NUMBER.findall(plain(text)))
        return {Decimal(number.replace(",", "")) for number in found}

    @cached_property
    def bare(self) -> bool:
        """Whether it holds no sum, so that it may belong to a row beside it."""
        return not any(number.as_tuple().exponent == -2 for number in self.sums)

    def dates(self, row: Printed) -> bool:
        """Whether the row's date stands on this line in one of its forms."""
        return any(form in self.text for form in (row.date_text, row.date, row.date.replace("-", "")))

    def holds(self, row: Printed) -> dict[str, bool]:
        """Which of date, amount and balance stand on this line."""
        return {"date": self.dates(row), "amount": abs(Decimal(row.amount)) in self.sums,
                "balance": row.balance is None or abs(Decimal(row.balance)) in self.sums}


def scored_lines(printed: list[Printed], lines: list[Said]) -> Score:
    """Score of a reader that returns lines; it is silent on rows too many and on doubtful cells."""
    score = opened(printed)

    def weight(i: int, j: int) -> int:
        row, line = printed[i], lines[j]
        if line.page not in (row.page, None):
            return 0
        held = line.holds(row)
        count = sum(held.values()) - (row.balance is None)
        return count if count >= 2 else 0

    for i, j in aligned(len(printed), len(lines), weight):
        row, near = printed[i], [line.text for line in lines[max(0, j - NEAR):j + NEAR + 1]]
        right = lines[j].holds(row)
        right |= {name: stands_in(near, getattr(row, name)) for name in ("summary", "counterparty")}
        right["date"] |= any(line.bare and line.dates(row) for line in lines[max(0, j - 1):j + 2])
        count_row(score, row, right)
    return score


def stands_in(near: list[str], text: str) -> bool:
    """Whether ``text`` can be put together from a few pieces of the lines, each the longest there is."""
    for _ in range(PIECES):
        length = next((n for n in range(len(text), 0, -1) if any(text[:n] in line for line in near)), 0)
        text = text[length:]
    return not text
