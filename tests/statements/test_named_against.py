"""Titles and flags that plainly name the other direction than all balances prove."""

from __future__ import annotations

import pytest

from intake_cli.statements.statement import read_statement
from tests.checks.builders import said
from tests.statements.paper import HEADER, page

ROWS = [["2025-03-01", "存入", "", "1,000.00", "1,500.00"], ["2025-03-05", "消费", "200.50", "", "1,299.50"],
        ["2025-03-09", "存入", "", "8,000.00", "9,299.50"], ["2025-03-10", "消费", "299.50", "", "9,000.00"],
        ["2025-03-12", "消费", "100.00", "", "8,900.00"]]


@pytest.mark.parametrize(("titles", "words", "heard"), [
    (["收入金额", "支出金额"], "支出金额", [("review", "named-against")]), (["支出金额", "收入金额"], None, []),
    (["转入", "转出"], "转出", [("review", "named-against")]), (["贷方发生额", "借方发生额"], None, []),
    (["贷方金额(支)", "借方金额(收)"], None, [])])
def test_plain_titles_over_the_other_side_are_for_a_person(titles, words, heard):
    """The books of a bank may call money in a debit; no bank calls it money out."""
    statement = read_statement("d1", [page([*HEADER, ["交易日期", "摘要", *titles, "账户余额"], *ROWS])])
    assert statement is not None
    assert (statement.against and statement.against.value) == words
    assert [each for each in said("STM-07", statement) if each[0] != "unknown"] == heard
    assert [entry.amount.value > 0 for entry in statement.entries] == [True, False, True, False, False]


@pytest.mark.parametrize(("money_out", "money_in", "words"),
                         [("收", "支", "支"), ("支", "收", None), ("贷", "借", None)])
def test_so_are_plain_flags(money_out, money_in, words):
    rows = [[day, what, money_in if credit else money_out, debit or credit, balance]
            for day, what, debit, credit, balance in ROWS]
    statement = read_statement("d1", [page([*HEADER, ["交易日期", "摘要", "收/支", "交易金额", "账户余额"], *rows])])
    assert statement is not None
    assert (statement.against and statement.against.value) == words
