"""Figures that stand a blank apart are one sum where together they make one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.layout.spread_sums import with_spread_sums
from intake_cli.layout.values import money
from intake_cli.statements.statement import read_statement
from intake_cli.words import Word
from tests.statements.paper import HEADER, ROWS, page, word


def _line(*words: str, gap: float = 10) -> Line:
    placed, left = [], 0.0
    for text in words:
        placed.append(Word(text, Box(left, 0, left + 5 * len(text), 10), 0.9, numeric=text, numeric_confidence=0.8))
        left += 5 * len(text) + gap
    return Line(tuple(placed))


@pytest.mark.parametrize(("words", "sum_of"), [
    (["4,", "95", "1.", "96"], "4951.96"), (["-¥2,", "0", "00.", "5", "0"], "-2000.50"),
    (["5", "00.", "00-"], "-500.00"),
    (["¥36,", "972", ".08"], "36972.08")])
def test_figures_that_make_one_sum_together_are_one_word(words: list[str], sum_of: str) -> None:
    (word,) = with_spread_sums(_line(*words)).words
    assert money(word.text) == Decimal(sum_of)
    assert len(word.edges) == len(word.text) + 1
    assert word.numeric == "".join(words)
    assert word.box == Box(0, 0, 5 * sum(map(len, words)) + 10 * (len(words) - 1), 10)


@pytest.mark.parametrize("words", [
    ["12", "345.67"], ["345.67", "0", "1.25"], ["2025", "03", "01"], ["1,", "23", "4.56"], ["5", "贰", ".50"]])
def test_other_words_stay_apart(words: list[str]) -> None:
    assert [word.text for word in with_spread_sums(_line(*words)).words] == words


def test_figures_of_two_columns_stay_apart() -> None:
    assert len(with_spread_sums(_line("4,", "951.", "96", gap=18)).words) == 3


def test_a_sum_does_not_lose_what_was_read_before_it() -> None:
    assert [word.text for word in with_spread_sums(_line("V5", "0", "0.", "00")).words] == ["V5", "0", "0.", "00"]


def test_a_wide_minus_read_as_a_character_is_one() -> None:
    (word,) = with_spread_sums(_line("一¥5", "00.", "00")).words
    assert word.text == "-¥500.00"


@pytest.mark.parametrize("mark", ["-", "·", "■", "."])
def test_a_point_that_stands_alone_may_be_read_as_any_mark(mark: str) -> None:
    whole, *_ = _line("2,990", "58元", gap=20).words
    cents = Word("58元", Box(50, 0, 65, 10), 0.9, numeric="58", numeric_confidence=0.8)
    point = Word(mark, Box(33, 4, 36, 7), 0.4)
    assert [word.text for word in with_spread_sums(Line((whole, point, cents))).words] == ["2,990.58元"]
    dash = replace(point, text="-", box=Box(30, 4, 38, 6))
    assert len(with_spread_sums(Line((whole, dash, cents))).words) == 3


def test_columns_are_parted_beside_sums_of_wide_type_whose_minus_is_a_character() -> None:
    titles = ["交易日期", "货币", "交易金额", "账户余额", "摘要"]
    rows = [[row[0], "人民币", "", "", row[1]] for row in ROWS]
    sheet = page([*HEADER, titles, *rows], unit="px", confidence=0.99)
    words = list(sheet.words)
    for place, row in enumerate(ROWS):
        top = 40 + 20 * (len(HEADER) + 1 + place)
        for column, amount in ((190, row[2].replace("-", "一¥")), (290, row[3])):
            for step, text in enumerate((amount[:-3], amount[-3:-1], amount[-1:])):
                words.append(word(text, column + 55 * (step > 0) + 15 * step, top, 0.99,
                                  text.replace("一¥", "-")))
    statement = read_statement("d1", [replace(sheet, words=tuple(words))])
    assert [str(entry.amount.value) for entry in statement.entries] == [row[2].replace(",", "") for row in ROWS]
    assert [str(entry.balance.value) for entry in statement.entries] == [row[3].replace(",", "") for row in ROWS]
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
