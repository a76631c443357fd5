"""Numbers of accounts that a scan lost a figure of are in doubt, however surely they were read."""

from __future__ import annotations

from typing import Any

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import ROWS, TITLES, Blind, page

WHOLE = "6299990785903944247"


def sure_of(numbers: list[str], unit: str = "px", sure: float = 0.99, own: str = "6200000000000001") -> list[bool]:
    rows: list[Any] = [[*row, number] for row, number in zip(ROWS, numbers, strict=True)]
    lines = [[f"账号: {own}"], [*TITLES, "对方账号"], *rows]
    statement = read_statement("d1", [page(lines, unit=unit, confidence=sure)], reader=Blind())
    assert statement is not None
    return [field is None or field.evidence.confidence > 0.9 for field in (
        entry.counterparty_account for entry in statement.entries)]


@pytest.mark.parametrize("short", ["629990785903944247", "629999078590394427"])
def test_a_number_that_lacks_one_of_two_equal_figures_beside_others_of_its_bank_is_in_doubt(short: str) -> None:
    others = ["6299990322101557637", "6222020000001234567", "6299990322101557637"]
    assert sure_of([short, *others]) == [False, True, True, True]


def test_the_holders_own_number_tells_how_long_those_of_his_bank_are() -> None:
    assert sure_of(["629990785903944247", "", "", ""], own=WHOLE)[0] is False


@pytest.mark.parametrize(("numbers", "unit"), [
    ([WHOLE, "6299990322101557637", "6222020000001234567", "12015620938406"], "px"),  # all as long as others, or alone
    (["629990785903944247", "6299990322101557637", "629990322101557637", WHOLE], "px"),  # others are as short
    (["629990785903944247", "6299990322101557637", WHOLE, WHOLE], "pt")])  # a text layer loses none
def test_a_number_as_long_as_others_that_begin_as_it_does_is_not(numbers: list[str], unit: str) -> None:
    assert all(sure_of(numbers, unit, 1.0 if unit == "pt" else 0.99))
