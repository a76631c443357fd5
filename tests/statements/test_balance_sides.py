"""方向 before 余额 is the side of the balance: one of 借 is owed to the bank."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks.facts import BankStatement, Side
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, page

TITLES = ["交易日期", "摘要", "借方", "贷方", "方向", "余额"]
ROWS = [["2025-03-01", "转账存入", "", "1,000.00", "贷", "1,500.00"],
        ["2025-03-05", "货款", "4,000.00", "", "借", "2,500.00"],
        ["2025-03-06", "货款", "500.00", "", "借", "3,000.00"], ["2025-03-09", "回款", "", "3,000.00", "平", "0.00"],
        ["2025-03-10", "回款", "", "800.00", "贷", "800.00"]]
OWED = ["1500.00", "-2500.00", "-3000.00", "0.00", "800.00"]


def _read(rows: list[list[str]]) -> BankStatement:
    statement = read_statement("d1", [page([*HEADER, TITLES, *rows])])
    assert statement is not None
    return statement


@pytest.mark.parametrize("step", [1, -1])
def test_a_balance_of_debit_is_owed(step: int) -> None:
    statement = _read(ROWS[::step])
    balances = [entry.balance.value for entry in statement.entries if entry.balance is not None]
    assert balances == [Decimal(value) for value in OWED[::step]]
    sides = [entry.side.value for entry in statement.entries if entry.side is not None]
    assert sides == [Side.IN, Side.OUT, Side.OUT, Side.IN, Side.IN][::step]


def test_flags_of_entries_are_none_of_their_balances() -> None:
    rows = [["2025-03-01", "转账存入", "", "1,000.00", "贷", "1,500.00"],
            ["2025-03-05", "消费", "200.50", "", "借", "1,299.50"],
            ["2025-03-06", "消费", "99.50", "", "借", "1,200.00"]]
    assert [entry.balance and entry.balance.value > 0 for entry in _read(rows).entries] == [True] * 3


def test_a_balance_of_debit_that_is_carried_over_is_owed_too() -> None:
    """The account of a firm that began below nothing was accused of a first balance that does not follow."""
    statement = _read([["", "上期余额", "", "", "借", "4,500.00"],
                       ["2025-03-01", "回款", "", "1,000.00", "借", "3,500.00"],
                       ["2025-03-05", "回款", "", "4,000.00", "贷", "500.00"],
                       ["2025-03-06", "货款", "700.00", "", "借", "200.00"], ["", "期末余额", "", "", "借", "200.00"]])
    assert statement.opening is not None
    assert statement.opening.value == Decimal("-4500.00")
    assert [entry.balance and entry.balance.value for entry in statement.entries] == [
        Decimal(value) for value in ("-3500.00", "500.00", "-200.00")]
    assert [total.value for total in statement.totals if total.of == "balance"] == [Decimal("-200.00")]
