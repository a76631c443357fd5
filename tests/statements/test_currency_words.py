"""A currency a blank before a sum is part of it, and so is the sign before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.layout.currency_words import with_currencies
from intake_cli.layout.glued import unglued
from intake_cli.layout.lines import Line
from intake_cli.layout.values import money
from intake_cli.words import Part, Word


def _line(*words: tuple[str, float]) -> Line:
    return Line(tuple(Word(text, Box(left, 0, left + 5 * len(text), 10), numeric=text.strip("-(CNY)"))
                      for text, left in words))


@pytest.mark.parametrize(("currency", "left", "texts"), [
    ("-CNY", 74, ["吴实", "-CNY 486.85"]), ("(CNY", 74, ["吴实", "(CNY 486.85)"]), ("CNY", 82, ["吴实", "CNY 486.85"]),
    ("CNY", 72, ["吴实", "CNY", "486.85"]), ("-CNY", 60, ["吴实", "-CNY", "486.85"])])
def test_a_currency_right_before_a_sum_is_part_of_it(currency: str, left: float, texts: list[str]) -> None:
    (amount,) = unglued(Word("486.85)" if currency[0] == "(" else "486.85", Box(0, 0, 35, 10)))
    words = with_currencies(_line(("吴实", 20), (currency, left), (amount.text, 100))).words
    assert [word.text for word in words] == texts


def test_a_bracket_may_close_before_the_unit() -> None:
    words = with_currencies(_line(("(CNY", 74), ("486.85)元", 100))).words
    assert [money(word.text) for word in words] == [money("-486.85")]


def test_its_sign_is_read() -> None:
    word = with_currencies(_line(("-CNY", 74), ("486.85", 100))).words[0]
    assert (money(word.text), word.numeric, word.box.left, len(word.edges)) == (money("-486.85"), "-486.85", 74, 12)


def test_where_no_column_is_of_currencies_one_stands_farther_from_its_sum() -> None:
    line = _line(("消费", 40), ("CNY", 74), ("486.85", 100))
    assert with_currencies(line) is line
    assert [word.text for word in with_currencies(line, alone=False).words] == ["消费", "CNY 486.85"]


def test_a_currency_before_words_stays_where_it_is() -> None:
    line = _line(("CNY", 82), ("人民币户", 100))
    assert with_currencies(line) is line


def test_a_sum_set_in_another_font_than_its_currency_shows_both() -> None:
    currency, amount = (Word(text, Box(left, 0, left + 30, 10), size=10, font=font)
                        for text, left, font in (("-CNY", 70, "Song"), ("486.85", 104, "Hei")))
    (whole,) = with_currencies(Line((currency, amount))).words
    assert whole.parts == (Part("-CNY ", "Song", 10), Part("486.85", "Hei", 10))
    assert with_currencies(Line((currency, replace(amount, font="Song")))).words[0].parts == ()


def test_beside_one_of_a_column_the_currencies_right_before_sums_belong_to_these() -> None:
    words = with_currencies(_line(("CNY", 78), ("230.13", 100), ("CNY", 178), ("9473.31", 200), ("CNY", 300))).words
    assert [word.text for word in words] == ["CNY 230.13", "CNY 9473.31", "CNY"]


def test_a_currency_below_the_title_of_its_column_is_no_part_of_the_figures_right_behind_it() -> None:
    """人民币 was taken for part of the sum of the next column where a narrow gutter parts them, or of a day."""
    line = _line(("CNY", 82), ("486.85", 100), ("CNY", 182), ("230929", 200))
    words = with_currencies(line, columns=[Box(80, 0, 98, 10)]).words
    assert [word.text for word in words] == ["CNY", "486.85", "CNY 230929"]


def test_a_currency_right_behind_a_sum_is_part_of_it() -> None:
    """It was the first word of the next column, which named the other party, unmarked."""
    words = with_currencies(_line(("-486.85", 40), ("CNY", 78), ("1.00", 120), ("RMB", 150), ("吴实", 180))).words
    assert [word.text for word in words] == ["-486.85 CNY", "1.00", "RMB", "吴实"]
    assert (money(words[0].text), words[0].numeric) == (money("-486.85"), "486.85")
