"""Statements drawn as words, for tests of the reader: a table given as rows of strings."""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts import Box
from intake_cli.words import PageText, Rule, Word

PITCH, SIZE, COLUMN = 20.0, 10.0, 100.0


def word(text: str, left: float, top: float, confidence: float = 1.0, numeric: str | None = None) -> Word:
    """A word at a place: Latin letters half as wide as Chinese ones."""
    step = [SIZE * (0.5 if char.isascii() else 1.0) for char in text]
    edges = [left + sum(step[:index]) for index in range(len(text) + 1)]
    return Word(text, Box(left, top, edges[-1], top + SIZE), confidence, tuple(edges), numeric,
                confidence if numeric else 0.0, SIZE)


class Blind:
    """A reader that sees nothing anywhere, for those that see something to begin with."""

    def readings(self, places, numeric):
        return [[] for _ in places]

    def texts(self, places, softly):
        return [("", 0.0)] * len(places)

    def by_shape(self, known, asked):
        return [None] * len(asked)

    def inked(self, places):
        return [False] * len(places)


def line(cells: Sequence[str], top: float, confidence: float = 1.0) -> list[Word]:
    """One printed line: a cell per column, an empty one prints nothing."""
    return [word(cell, 20 + COLUMN * column, top, confidence) for column, cell in enumerate(cells) if cell]


def page(lines: Sequence[Sequence[str]], number: int = 1, unit: str = "pt", confidence: float = 1.0,
         rules: tuple[Rule, ...] = (), pitch: float = PITCH) -> PageText:
    """A page with one line of cells after another."""
    words = [each for index, cells in enumerate(lines) for each in line(cells, 40 + pitch * index, confidence)]
    return PageText(number, 1200, 1600, unit, "text-layer" if unit == "pt" else "cells", tuple(words), rules)


HEADER = [["户名: 张样例", "", "账号: 6200000000000001234"], ["起止日期: 2025-03-01 至 2025-09-10"],
          ["打印日期: 2025-09-12"]]
TITLES = ["交易日期", "摘要", "交易金额", "账户余额", "对方户名"]
ROWS = [["2025-03-01", "转账存入", "1,000.00", "1,500.00", "李样友"],
        ["2025-03-05", "消费", "-200.50", "1,299.50", "样例超市"],
        ["2025-03-09", "代发工资", "8,000.00", "9,299.50", "样例公司"],
        ["2025-03-10", "转账支出", "-299.50", "9,000.00", "王样友"]]
