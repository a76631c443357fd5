"""Dashes for empty cells beside a column of figures."""

from __future__ import annotations

from checks.facts import Box
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.strays import without_stray_dashes
from intake_cli.statements.vocabulary import Role

DIGIT, END = 10.0, 1066.0
FIGURES = ["275,430.11", "290,264.50", "296,835.25", "286,647.83", "251,605.15", "4,795.41"]


def row(text: str, right: float) -> TableRow:
    cell = Cell(text, Box(right - DIGIT * len(text), 10, right, 26), 1.0)
    return TableRow(1, 10, {Role.BALANCE: cell}, ())


def balances(dashed: float) -> list[str]:
    """Half the figures with a dash behind them, which ends so many digits beyond the column."""
    rows = [row(text, END) if place % 2 else row(f"{text}-", END + dashed * DIGIT)
            for place, text in enumerate(FIGURES * 2)]
    return [each.cells[Role.BALANCE].text for each in without_stray_dashes(rows, {1})]


def test_a_dash_that_stands_apart_is_of_the_next_column() -> None:
    assert balances(1.7) == FIGURES * 2


def test_a_minus_that_hangs_over_stays_and_so_does_one_in_line() -> None:
    for hanging in (0.0, 0.9):
        assert balances(hanging)[0] == "275,430.11-"
