"""Sums of scans whose point was lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_cli.statements.lost_points import with_lost_points
from intake_cli.statements.statement import read_statement
from tests.statements.paper import ROWS, TITLES, page, word

LIMIT = 0.9


def test_sums_parted_where_their_point_was_are_sums_in_doubt() -> None:
    """On a page of nothing else they would fit each other, a hundred times too large."""
    drawn = page([TITLES, *ROWS], unit="px")
    worn = []
    for each in page([TITLES, *ROWS], number=2, unit="px").words:
        yuan, point, cents = each.text.rpartition(".")
        left = each.box.left
        parted = [word(yuan, left, each.box.top), word(cents, left + 5 * len(yuan) + 8, each.box.top)]
        worn += parted if point else [each]
    statement = read_statement("d1", [drawn, replace(drawn, number=2, words=tuple(worn))])
    assert statement is not None
    balances = [entry.balance for entry in statement.entries[len(ROWS):] if entry.balance]
    assert [each.value for each in balances] == [Decimal(row[3].replace(",", "")) for row in ROWS]
    assert all(each.evidence.confidence < LIMIT for each in balances)


@pytest.mark.parametrize(("unit", "apart", "left", "joined"), [
    ("px", 8.0, 320.0, True), ("pt", 8.0, 320.0, False), ("px", 20.0, 320.0, False), ("px", 8.0, 20.0, False)])
def test_only_figures_of_a_scan_close_by_where_sums_stand_are_joined(unit: str, apart: float, left: float,
                                                                     joined: bool) -> None:
    drawn = page([TITLES, *ROWS], unit=unit)
    parts = word("18634", left, 200), word("73", left + 25 + apart, 200)
    (read,) = with_lost_points([replace(drawn, words=(*drawn.words, *parts))])
    assert ("18634.73" in [each.text for each in read.words]) is joined


def test_of_three_words_in_a_row_none_is_lost() -> None:
    drawn = page([TITLES, *ROWS], unit="px")
    parts = [word(text, 320 + 18 * place, 200) for place, text in enumerate(("12", "34", "56"))]
    (read,) = with_lost_points([replace(drawn, words=(*drawn.words, *parts))])
    assert [each.text for each in read.words][-2:] == ["12.34", "56"]


@pytest.mark.parametrize(("unit", "left", "sums"), [
    ("px", 320.0, 4), ("pt", 320.0, 4), ("px", 20.0, 4), ("px", 320.0, 3)])
def test_figures_read_on_where_their_point_was_are_a_sum_in_doubt(unit: str, left: float, sums: int) -> None:
    """Cut behind the mark of its thousands it would be a thousandth of itself, the rest part of the next text. Where
    no sums stand it may be a rate."""
    lines = [word(f"1{place},634.73", 320, 60 + 20 * place) for place in range(sums)]
    drawn = replace(page([TITLES], unit=unit), words=(*lines, word("18.63473", left, 200)))
    (read,) = with_lost_points([drawn])
    assert ("18.634.73" in [each.text for each in read.words]) is (unit == "px" and left > 300 and sums == 4)
    assert all(each.confidence < LIMIT for each in read.words if each.text == "18.634.73")


def test_the_reading_in_figures_has_its_point_too() -> None:
    lines = [word(f"1{place},634.73", 320, 60 + 20 * place) for place in range(4)]
    worn = replace(word("18.63473", 320, 200), numeric="18,63473", numeric_confidence=0.99)
    (read,) = with_lost_points([replace(page([TITLES], unit="px"), words=(*lines, worn))])
    assert read.words[-1].numeric == "18,634.73"
    assert len(read.words[-1].edges) in (0, len("18.634.73") + 1)
