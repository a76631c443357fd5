"""Exports whose titles say both sides, whose sides carry signs, and whose days are of several forms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks.facts import BankStatement
from intake_cli.codec import decode
from intake_cli.statements import sheet_stage
from tests.statements.paper import ROWS

SUMS = [Decimal(row[2].replace(",", "")) for row in ROWS]


def read(tmp_path, lines):
    path = tmp_path / "export.csv"
    path.write_text("\n".join(",".join(cells) for cells in lines), "utf-8")
    (item,) = sheet_stage.assemble(path, {"document": "d1"})
    return decode(BankStatement, item["statement"])


@pytest.mark.parametrize("balance", ["余额", ""])
@pytest.mark.parametrize("title", ["支出(-)/存入(+)", "支出或存入", "存入/支出", "收入(+)支出(-)（元）"])
def test_a_title_of_both_sides_over_sums_is_the_amounts(tmp_path, title, balance):
    lines = [["交易日期", "摘要", title, balance], *(
        [row[0], row[1], str(sum_), balance and row[3].replace(",", "")]
        for row, sum_ in zip(ROWS, SUMS, strict=True))]
    assert [entry.amount.value for entry in read(tmp_path, lines).entries] == SUMS


@pytest.mark.parametrize(("title", "other"), [("提款", "存款"), ("支账", "进账"), ("支賬", "進賬")])
def test_sides_under_other_words(tmp_path, title, other):
    lines = [["交易日期", "摘要", title, other], *(
        [row[0], row[1], str(-sum_) if sum_ < 0 else "", str(sum_) if sum_ > 0 else ""]
        for row, sum_ in zip(ROWS, SUMS, strict=True))]
    assert [entry.amount.value for entry in read(tmp_path, lines).entries] == SUMS


def test_a_minus_before_each_sum_of_the_side_that_is_out_turns_none_beside_noughts(tmp_path):
    """The other side's rows print 0.00 there, which has no sign."""
    lines = [["交易日期", "摘要", "收入", "支出", "余额"], *(
        [row[0], row[1], str(max(sum_, Decimal("0.00"))), str(min(sum_, Decimal("0.00"))), row[3].replace(",", "")]
        for row, sum_ in zip(ROWS[::-1], SUMS[::-1], strict=True)),
        *(["2025-02-28", "存入", "5.00", "0.00", f"{500 - 5 * place}.00"] for place in range(4)),
        ["2025-02-28", "消费", "0.00", "-70.00", "480.00"]]
    assert [entry.amount.value for entry in read(tmp_path, lines).entries] == [
        *SUMS[::-1], *[Decimal("5.00")] * 4, Decimal("-70.00")]


def test_short_years_beside_a_column_of_whole_days(tmp_path):
    lines = [["交易日期时间", "摘要", "金额", "余额", "记账日期"], *(
        [f"{row[0][2:]} 10:20:30", row[1], str(sum_), row[3].replace(",", ""), row[0]]
        for row, sum_ in zip(ROWS, SUMS, strict=True))]
    assert [str(entry.day) for entry in read(tmp_path, lines).entries] == [row[0] for row in ROWS]


def test_the_period_tells_the_order_of_days_that_end_in_their_year(tmp_path):
    lines = [["起始日期:2025-06-01", "结束日期:2025-07-09"], ["交易日期", "摘要", "金额", "余额"],
             ["07/07/2025", "存入", "5.00", "5.00"], ["08/07/2025", "存入", "5.00", "10.00"]]
    assert [str(entry.day) for entry in read(tmp_path, lines).entries] == ["2025-07-07", "2025-07-08"]
