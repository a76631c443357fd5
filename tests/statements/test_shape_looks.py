"""Doubtful days and sums beside what the shapes of their figures say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import ROWS, TITLES, Blind, page

UNSURE, CLEAR, FAINT = 0.6, 0.6, 0.1


class Shapes(Blind):
    """A reader whose looks all say ``look``, and that sees by their shapes what it is told of each reading."""

    def __init__(self, told, margin=CLEAR, looks=()):
        self.told, self.margin, self.looks = told, margin, looks
        self.asked = []

    def readings(self, places, numeric):
        return [[(text, 0.6) for text in self.looks] for _ in places]

    def by_shape(self, known, asked):
        self.asked += [run.text for run in asked]
        assert all(0 < middle < 1 for run in (*known, *asked) for middle in run.middles)
        return [(self.told.get(run.text, run.text), self.margin) for run in asked]


def third(text, reader, row=2, column=0, sealed=False, sure=UNSURE):
    """The entry of the third row, where ``text`` was read in a column, unsurely unless told otherwise."""
    rows = [list(each) for each in ROWS]
    rows[row][column] = text
    drawn = page([TITLES, *rows], unit="px")
    at = next(place for place, each in enumerate(drawn.words) if each.text == text and each.box.top > 60 + 20 * row - 5)
    words = tuple(replace(each, confidence=sure) if place == at else each for place, each in enumerate(drawn.words))
    sealed_boxes = (words[at].box,) if sealed else ()
    return read_statement("d1", [replace(drawn, words=words, sealed=sealed_boxes)], reader=reader).entries[row]


@pytest.mark.parametrize("text", ["2025-03-09", "2025-03-09 12:20:00", "2025-03-0912:20:00"])
def test_a_day_whose_shapes_are_what_was_read_is_sure(text: str) -> None:
    reader = Shapes({})
    evidence = third(text, reader).booking_date.evidence
    assert evidence.confidence >= 0.9
    assert evidence.second is None
    assert reader.asked == ["2025-03-09"], "without its time"


def test_a_day_of_other_shapes_stays_as_read_and_is_doubted() -> None:
    entry = third("2025-03-09", Shapes({"2025-03-09": "2025-03-08"}))
    assert entry.day.isoformat() == "2025-03-09"
    assert entry.booking_date.evidence.second == "2025-03-08"
    assert entry.booking_date.evidence.confidence < 0.9


def test_a_day_that_no_calendar_has_is_what_its_shapes_say_and_both_are_kept() -> None:
    entry = third("2025-93-09", Shapes({"2025-93-09": "2025-03-09"}))
    assert entry.day.isoformat() == "2025-03-09"
    assert entry.booking_date.evidence.second == "2025-93-09"
    assert entry.booking_date.evidence.confidence < 0.9


def test_the_shapes_of_half_a_day_say_nothing_against_the_whole_one_that_looks_see() -> None:
    entry = third("2025-02-1 *", Shapes({}, looks=["2025-03-10"] * 3))
    assert entry.day.isoformat() == "2025-03-10"
    assert entry.booking_date.evidence.second == "2025-02-1 *"


def test_a_forged_day_that_no_calendar_has_is_confirmed_by_its_shapes() -> None:
    entry = third("2025-02-30", Shapes({}))
    assert entry.day is None
    assert entry.booking_date.evidence.confidence >= 0.9


def test_shapes_that_are_hardly_clearer_than_others_say_nothing() -> None:
    evidence = third("2025-03-09", Shapes({}, FAINT)).booking_date.evidence
    assert (evidence.confidence, evidence.second) == (UNSURE, None)


def test_a_sum_that_another_look_and_its_shapes_see_counts_and_both_are_kept() -> None:
    amount = third("8,600.00", Shapes({"8,600.00": "8,800.00"}, looks=("8,800.00",)), column=2).amount
    assert str(amount.value) == "8800.00"
    assert (amount.evidence.second, amount.evidence.confidence < 0.9) == ("8,600.00", True)


@pytest.mark.parametrize(("sure", "told", "margin", "looks", "borne_out"), [
    (0.99, {}, CLEAR, (), True), (UNSURE, {}, CLEAR, (), False), (0.99, {}, 0.4, (), False),
    (0.99, {"2025-03-09": "2025-03-08"}, CLEAR, (), False), (0.99, {}, CLEAR, ("2025-03-06", "2025-03-06"), True)])
def test_of_what_a_seal_lies_on_shapes_bear_out_only_what_was_read_surely(sure, told, margin, looks, borne_out) -> None:
    day = third("2025-03-09", Shapes(told, margin, looks), sealed=True, sure=sure).booking_date
    assert day.value.text == "2025-03-09"
    assert (day.evidence.confidence >= 0.9) is borne_out


def test_a_day_under_a_seal_that_no_calendar_has_is_what_its_shapes_say_and_is_doubted() -> None:
    day = third("2025-93-09", Shapes({"2025-93-09": "2025-03-09"}), sealed=True, sure=0.99).booking_date
    assert day.value.day.isoformat() == "2025-03-09"
    assert (day.evidence.second, day.evidence.confidence < 0.9) == ("2025-93-09", True)


def test_a_balance_that_its_shapes_and_both_neighbours_prove_counts_and_what_was_read_is_kept() -> None:
    balance = third("9,299.60", Shapes({"9,299.60": "9,299.50"}, margin=0.25), column=3).balance
    assert str(balance.value) == "9299.50"
    assert (balance.evidence.second, balance.evidence.confidence >= 0.9) == ("9,299.60", True)


def test_a_forged_balance_is_not_made_good_by_shapes_that_are_its_own() -> None:
    balance = third("9,999.50", Shapes({}), column=3).balance
    assert str(balance.value) == "9999.50"


def test_the_points_of_a_sum_are_not_told_by_its_shapes() -> None:
    rows = [list(each) for each in ROWS]
    rows[1][2] = "20050"
    drawn = page([TITLES, *rows], unit="px")
    entry = read_statement("d1", [drawn], reader=Shapes({}, looks=("-200.50", "-200.50"))).entries[1]
    assert str(entry.amount.value) == "-200.50"


def test_a_sum_whose_sign_is_against_the_balances_is_not_borne_out_by_shapes() -> None:
    rows = [list(each) for each in ROWS]
    rows[1][2] = "200.50"
    drawn = page([TITLES, *rows], unit="px")
    words = tuple(replace(each, confidence=0.8) if each.text == "200.50" else each for each in drawn.words)
    reader = Shapes({}, looks=("200.50", "200.50"))
    entry = read_statement("d1", [replace(drawn, words=words)], reader=reader).entries[1]
    assert (entry.amount.evidence.confidence < 0.9, reader.asked) == (True, [])


def test_ink_before_figures_that_their_shapes_leave_out_may_be_a_minus() -> None:
    entry = third(".4¥299.50", Shapes({".4¥299.50": "¥299.50"}), row=3, column=2)
    assert (str(entry.amount.value), entry.amount.evidence.second) == ("-299.50", ".4¥299.50")
    assert entry.side is None


def test_no_shape_tells_which_sign_is_printed() -> None:
    """Three looks see none, one a minus: the balances alone tell the direction."""
    entry = third("299.50", Shapes({}, looks=("299.50", "299.50", "-299.50")), row=3, column=2)
    assert (str(entry.amount.value), entry.amount.evidence.second) == ("-299.50", "-299.50")
    assert entry.side is None
