"""Pieces of slanting rules that read as figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.statements.rule_debris import without_debris
from intake_cli.statements.statement import read_statement
from intake_cli.words import Rule, Word
from tests.statements.paper import ROWS, TITLES, page


@pytest.mark.parametrize(("text", "high", "kept"), [("9,19.34", 4.0, False), ("9,19.34", 7.0, True)])
def test_flat_figures_between_two_rows_are_no_entry(text: str, high: float, kept: bool) -> None:
    drawn = page([TITLES, *ROWS], unit="px", pitch=40)
    day = Word("2025-03-02", Box(20, 105, 20 + 10 * high, 105 + high), 0.9, numeric="2025-03-02")
    flat = Word(text, Box(220, 105, 220 + 7 * high, 105 + high), 0.9, numeric=text, numeric_confidence=0.9)
    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, day, flat))])
    assert statement is not None
    assert len(statement.entries) == len(ROWS) + kept
    assert [place.quote for place in statement.unplaced] == ([] if kept else [f"2025-03-02 {text}"])


@pytest.mark.parametrize(("apart", "sure", "kept"), [(12.0, 0.99, True), (30.0, 0.99, False), (12.0, 0.5, False)])
def test_what_toner_left_of_the_beginning_of_a_sum_is_part_of_it(apart: float, sure: float, kept: bool) -> None:
    """95 before 29.53 was taken off, and 29.53 was as sure as print, against the balances."""
    drawn = page([TITLES, *ROWS], unit="px", pitch=40)
    whole = next(word for word in drawn.words if word.text == "1,299.50")
    rest = Word("9.50", Box(340, whole.box.top, 360, whole.box.bottom), 0.99, numeric="9.50", numeric_confidence=0.99)
    left = 340 - apart - 12
    begin = Word("12", Box(left, whole.box.top + 2.5, left + 12, whole.box.top + 7.5), sure, numeric="12",
                 numeric_confidence=sure)
    words = tuple(word for word in drawn.words if word is not whole)
    found, dropped = without_debris(replace(drawn, words=(*words, begin, rest)))
    assert ((begin in found.words), (begin in dropped)) == (kept, not kept)


@pytest.mark.parametrize(("sure", "top", "kept"), [(0.11, 104.0, False), (0.6, 104.0, True)])
def test_hardly_read_figures_alone_on_their_line_are_no_entry(sure: float, top: float, kept: bool) -> None:
    drawn = page([TITLES, *ROWS], unit="px", pitch=40)
    guess = Word("9,19.34", Box(220, top, 290, top + 10), sure, numeric="9,19.34", numeric_confidence=sure)
    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, guess))])
    assert statement is not None
    assert len(statement.entries) == len(ROWS) + kept
    assert [place.quote for place in statement.unplaced] == ([] if kept else ["9,19.34"])


def test_a_hairline_between_two_lines_of_a_heading_parts_them_not() -> None:
    english = ("Trans.Date", "Withdrawal", "Deposit", "Balance", "Remark")[:len(TITLES)]
    drawn = page([TITLES, english, *ROWS], unit="px", pitch=20)
    plain = read_statement("d1", [drawn])
    between = sorted({word.box.top for word in drawn.words})[1]
    stroke = Word("1", Box(590, between - 12, 591, between + 1), 0.4, numeric="1", numeric_confidence=0.4)
    parted = read_statement("d1", [replace(drawn, words=(*drawn.words, stroke))])
    assert plain is not None
    assert parted is not None
    assert parted.entries == plain.entries
    assert parted.unplaced == ()


@pytest.mark.parametrize(("text", "high", "at", "kept"), [
    ("--", 5.0, 86.0, False), ("F", 7.0, 88.0, False), ("--", 5.0, 96.0, True), ("F", 10.0, 88.0, True),
    ("**", 7.0, 88.0, True)])
def test_a_low_word_through_which_a_rule_goes_is_a_rest_of_it(text: str, high: float, at: float, kept: bool) -> None:
    """As broken rules leave: what reads as a dash or a letter would be the end of the text above."""
    drawn = page([TITLES, *ROWS], unit="px", pitch=40)
    rest = Word(text, Box(170, 85, 190, 85 + high), 0.95)
    ruled = replace(drawn, words=(*drawn.words, rest), rules=(Rule(False, at, 20, 600),))
    statement = read_statement("d1", [ruled])
    assert statement is not None
    said = [entry.summary.value for entry in statement.entries if entry.summary]
    assert (any(text in words for words in said)) is kept


@pytest.mark.parametrize(("left", "wide", "sure", "kept"), [
    (2.0, 4.0, 0.25, False), (2.0, 2.0, 0.7, False), (2.0, 4.0, 0.7, True), (2.0, 2.0, 0.9, True),
    (24.0, 2.0, 0.25, True)])
def test_what_the_edge_of_a_sheet_left_beside_all_print_is_none(left, wide, sure, kept):
    """It stood between two lines of an entry, and the lower one was read into the next."""
    drawn = page([TITLES, *ROWS], unit="px", pitch=40)
    drawn = replace(drawn, words=tuple(replace(word, box=replace(
        word.box, left=word.box.left + 10, right=word.box.right + 10)) for word in drawn.words))
    edge = Word("1", Box(left, 95, left + wide, 105), sure)
    found, dropped = without_debris(replace(drawn, words=(*drawn.words, edge)))
    assert ((edge in found.words), (edge in dropped)) == (kept, not kept)
