"""Ink that was read twice, in two pieces that meet."""

from __future__ import annotations

from checks.facts import Box
from intake_cli.ocr.said_again import said_once
from intake_cli.words import Word


def test_the_same_text_read_twice_from_boxes_that_meet_is_one_word() -> None:
    """The strokes of a second line that reach up to the first were a piece of their own."""
    upper, own = Word("舰店", Box(954, 1478, 998, 1495), 0.99), Word("舰店", Box(953, 1487, 999, 1509), 1.0)
    below, beside = Word("舰店", Box(953, 1510, 999, 1532), 0.9), Word("舰店", Box(1060, 1487, 1106, 1509), 0.9)
    assert [(word.text, word.box.left, word.box.top) for word in said_once([upper, own, below, beside], 23.0)] == [
        ("舰店", 953, 1478), ("舰店", 953, 1510), ("舰店", 1060, 1487)]


def test_a_text_and_the_stroke_under_it_that_was_read_with_it_are_one() -> None:
    text, stroke = Word("网上支付", Box(839, 1238, 907, 1251), 1.0), Word("网上支付", Box(760, 1251, 910, 1264), 0.99)
    (kept,) = said_once([text, stroke], 19.0)
    assert (kept.text, kept.box) == ("网上支付", Box(839, 1238, 907, 1264))


def test_equal_texts_of_two_lines_that_touch_are_two() -> None:
    rows = [Word("网上支付", Box(839, top, 907, top + 17), 0.9) for top in (742, 759)]
    assert said_once(rows, 19.0) == rows


def test_a_sum_cut_along_its_middle_is_one_whatever_became_of_its_marks() -> None:
    upper, lower = Word("1.371.15|", Box(348, 742, 444, 771), 0.62), Word("1,371.15", Box(348, 771, 444, 795), 0.7)
    (kept,) = said_once([upper, lower], 23.0)
    assert (kept.text, kept.box) == ("1,371.15", Box(348, 742, 444, 795))


def test_equal_sums_of_two_lines_are_two() -> None:
    rows = [Word("1,371.15", Box(348, top, 444, top + 17), 0.9) for top in (742, 760)]
    assert said_once(rows, 20.0) == rows


def test_dirt_that_makes_boxes_of_two_lines_meet_drops_neither() -> None:
    rows = [Word("手续费", Box(348, 742, 410, 772), 0.9), Word("手续费", Box(348, 764, 410, 784), 0.8)]
    assert said_once(rows, 20.0) == rows


def test_equal_days_that_a_stroke_holds_together_are_two() -> None:
    for day in ("2025-03-05", "2025.03.05"):
        rows = [Word(day, Box(20, top, 120, top + 24), 0.9) for top in (742, 766)]
        assert said_once(rows, 20.0) == rows


def test_halves_of_a_sum_read_with_a_stroke_are_no_other_line() -> None:
    """The middles of two lines lie further apart than a character is high."""
    for upper, text, sure in (("204.953.68", "204,953.68", 0.48), ("104.953.68", "204,953.68", 0.48),
                              ("204.953.68元", "204,953.68元", 0.79)):
        half, own = Word(upper, Box(1125, 1143, 1212, 1163), sure), Word(text, Box(1128, 1158, 1214, 1177), 1.0)
        assert [(word.text, word.box.top) for word in said_once([half, own], 24.0)] == [(text, 1143)]


def test_sums_of_two_lines_and_surely_different_ones_are_two() -> None:
    own = Word("204,953.68", Box(1128, 1158, 1214, 1177), 1.0)
    for other in (Word("204,953.68", Box(1128, 1131, 1214, 1150), 0.48),
                  Word("204,953.60", Box(1128, 1143, 1214, 1163), 0.7),
                  Word("204,953.68", Box(1128, 1143, 1214, 1155), 0.9)):
        assert said_once([other, own], 24.0) == [other, own]
