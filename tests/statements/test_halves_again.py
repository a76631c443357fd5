"""Halves of lines that were cut off and read by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import ROWS, TITLES, Blind, page, word


@pytest.mark.parametrize(("confidence", "entries"), [(0.4, 4), (0.7, 5)])
def test_half_of_a_line_of_sums_is_no_entry(confidence: float, entries: int) -> None:
    """A seal over a shaded row cut its sums in two: the upper half made an entry of the day above."""
    sheet = page([TITLES, *ROWS], unit="px", confidence=0.99, pitch=40)
    half = [replace(word(text, left, 140), confidence=confidence, numeric=text, numeric_confidence=confidence)
            for text, left in (("8000.08", 220.0), ("9299.58", 320.0))]
    statement = read_statement("d1", [replace(sheet, words=(*sheet.words, *half))], reader=Blind())
    assert statement is not None
    assert len(statement.entries) == entries
    assert [place.quote for place in statement.unplaced] == ["8000.08 9299.58"] * (entries == 4)


def test_the_second_line_of_a_number_is_no_half_of_a_line_however_weakly_read() -> None:
    lines = [[*TITLES, "对方账号"], *([*row, "6200000000000001"] for row in ROWS)]
    sheet = page(lines, unit="px", confidence=0.99, pitch=40)
    rest = replace(word("684", 520, 92), confidence=0.4, numeric="684", numeric_confidence=0.4)
    statement = read_statement("d1", [replace(sheet, words=(*sheet.words, rest))], reader=Blind())
    assert statement is not None
    assert len(statement.entries) == len(ROWS)
    assert not statement.unplaced
