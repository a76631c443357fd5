"""Forms of exports that single banks, payers and shops have."""

from __future__ import annotations

from pathlib import Path

from tests.statements.test_sheets import amounts, read, workbook, written


def test_a_count_beside_its_label_below_a_column_of_sums_is_none(tmp_path: Path) -> None:
    """As a corporate export closes: the number of entries stands in the column of money in."""
    titles = ["交易时间", "收入金额", "支出金额", "账户余额", "交易用途"]
    rows = [["2025-03-01 09:10:11", "8,200.00", "", "9,200.00", "货款"],
            ["2025-03-05 10:11:12", "", "1,200.50", "7,999.50", "运费"]]
    foot = [["总收入笔数", "1", "总收入金额", "8,200.00"], ["总支出笔数", "1", "总支出金额", "1,200.50"]]
    statement = read(workbook(tmp_path, [["账户明细"], titles, *rows, *foot]))
    assert sorted((total.of, str(total.value)) for total in statement.totals) == [
        ("count-in", "1"), ("count-out", "1"), ("in", "8200.00"), ("out", "1200.50")]


def test_a_web_page_whose_titles_span_two_rows(tmp_path: Path) -> None:
    page = ("<html><table><tr><td rowspan=2>序号</td><td rowspan=2>交易时间</td><td colspan=2>发生额</td>"
            "<td rowspan=2>余额</td></tr><tr><td>借方</td><td>贷方</td></tr>"
            "<tr><td>1</td><td>2025-03-01<br>09:10:11</td><td></td><td>8,200.00</td><td>9,200.00</td></tr>"
            "<tr><td>2</td><td>2025-03-05<br>10:11:12</td><td>1,200.50</td><td></td><td>7,999.50</td></tr></table></html>")
    assert [str(amount) for amount in amounts(read(written(tmp_path, page, "export.xls")))] == ["8200.00", "-1200.50"]
