"""Amounts that nothing signs are guessed from the statement's own rows, then from words; and stay unsure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import page

TITLES = ["交易日期", "摘要", "交易金额", "账户余额"]
REST = [["2025-03-02", "甲乙丙", "20.00", "980.00"], ["2025-03-03", "丁戊", "300.00", "1280.00"],
        ["2025-03-04", "甲乙丙", "5.00", "1275.00"]]


@pytest.mark.parametrize(("summary", "signed"), [
    ("甲乙丙", "-70.00"), ("丁戊", "70.00"), ("代扣水费", "-70.00"), ("代发工资", "70.00"), ("己庚", "70.00")])
def test_a_first_row_without_a_sign_goes_the_way_of_the_rows_like_it(summary, signed):
    statement = read_statement("d1", [page([TITLES, ["2025-03-01", summary, "70.00", "1000.00"], *REST])])
    first, second = statement.entries[0].amount, statement.entries[1].amount
    assert (first.value, second.value) == (Decimal(signed), Decimal("-20.00"))
    assert first.evidence.confidence < second.evidence.confidence


@pytest.mark.parametrize("between", ["-1280.00", "", "12.00"])
def test_rows_astride_a_misread_balance_move_what_the_balances_around_them_say(between):
    rows = [["2025-03-01", "甲乙丙", "70.00", "1000.00"], *(list(row) for row in REST)]
    rows[2][3] = between
    entries = read_statement("d1", [page([TITLES, *rows])]).entries
    assert [str(entry.amount.value) for entry in entries[1:]] == ["-20.00", "300.00", "-5.00"]


def test_dashes_for_the_other_side_below_or_above_a_sum_are_no_minus() -> None:
    rows = [["2025-03-01", "存入", "1,000.00 --", "1,500.00"], ["2025-03-05", "消费", "-- 200.50", "1,299.50"],
            ["2025-03-09", "代发工资", "8,000.00 --", "9,299.50"]]
    statement = read_statement("d1", [page([["交易日期", "摘要", "收入支出金额", "余额"], *rows])])
    assert [str(entry.amount.value) for entry in statement.entries] == ["1000.00", "-200.50", "8000.00"]
    assert all(entry.side is None for entry in statement.entries)
