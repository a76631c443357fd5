"""Forms of exports that single banks, payers and shops have."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

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


MOVED = [("2025-03-01", "8200.00", "9200.00", "样例贸易有限公司"),
         ("2025-03-05", "-1200.50", "7999.50", "样例物流有限公司"),
         ("2025-03-21", "0.31", "7999.81", "样例商行")]
OWN = ("样例机电有限公司", "20000123450000678")


def paid_by_and_to(balances: bool) -> list[list[str]]:
    """Rows that name who paid and who was paid, the holder among them in every row."""
    titles = ["交易日期", "付款账号[ Debit Account No. ]", "付款人户名", "付款人开户行名[ Payer account bank ]",
              "收款账号", "收款人户名", "交易金额", "借贷标志(1收2付)", "备注", *(["余额"] if balances else [])]
    rows = []
    for day, amount, balance, party in MOVED:
        own, other = (OWN[1], OWN[0], "样例银行"), ("30000999", party, "样例银行")
        payer, payee = (own, other) if amount.startswith("-") else (other, own)
        rows.append([day, *payer, *payee[:2], amount.lstrip("-"), "2" if amount.startswith("-") else "1", "货款",
                     *([balance] if balances else [])])
    return [titles, *rows]


@pytest.mark.parametrize("balances", [False, True])
def test_of_who_paid_and_who_was_paid_one_is_the_holder(tmp_path: Path, balances: bool) -> None:
    statement = read(workbook(tmp_path, paid_by_and_to(balances)))
    assert [str(amount) for amount in amounts(statement)] == [amount for _, amount, _, _ in MOVED]
    assert [entry.counterparty.value for entry in statement.entries] == [party for *_, party in MOVED]
    assert {entry.counterparty_account.value for entry in statement.entries} == {"30000999"}
    assert (statement.holder.value, statement.account.value) == OWN


def test_columns_that_say_the_same_in_every_row_name_holder_and_account(tmp_path: Path) -> None:
    titles = ["账号", "賬戶名稱", "交易时间", "交易金额", "余额", "付款账号", "对方账号", "摘要"]
    rows = [[OWN[1], OWN[0], day, amount, balance, OWN[1], "30000999", "货款"] for day, amount, balance, _ in MOVED]
    statement = read(workbook(tmp_path, [titles, *rows]))
    assert (statement.holder.value, statement.account.value) == OWN
    assert {entry.counterparty_account.value for entry in statement.entries} == {"30000999"}
    several = read(workbook(tmp_path, [titles, *rows, ["20000123450000999", *rows[0][1:]]]))
    assert several.account is None


def test_what_was_paid_counts_before_what_was_ordered_and_a_note_of_a_refund_is_none(tmp_path: Path) -> None:
    shop = [["交易时间", "商户名称", "收/支", "订单金额", "实付金额", "支付方式", "交易单号"],
            ["2025-03-01 09:10:11", "样例餐饮店", "支出", "¥99.99", "¥95.00(已退款40.00)", "微信支付", "1"],
            ["2025-03-02 09:10:11", "样例超市", "支出", "¥12.50", "¥12.50", "微信支付", "2"]]
    statement = read(workbook(tmp_path, shop))
    assert [str(amount) for amount in amounts(statement)] == ["-95.00", "-12.50"]
    assert [entry.counterparty.value for entry in statement.entries] == ["样例餐饮店", "样例超市"]


def test_lines_of_a_head_that_begin_with_a_mark(tmp_path: Path) -> None:
    rows = [["# 招商样例银行交易记录"], ["# 起始日期:  [ 20250301 ]  终止日期: [ 20250531 ]"],
            ["# 导出时间:  [ 2025-06-02 20:53:04 ]"], ["交易日期", "收入", "支出", "余额", "交易类型"],
            ["20250301", "8200.00", "", "9200.00", "工资"], ["20250305", "", "1200.50", "7999.50", "消费"]]
    statement = read(workbook(tmp_path, rows))
    assert [day.value.day.isoformat() for day in (statement.start, statement.end, statement.printed_on)] == [
        "2025-03-01", "2025-05-31", "2025-06-02"]


def test_how_cells_are_written_is_told_without_type_or_place(tmp_path: Path) -> None:
    rows = [[day, amount, balance, party] for day, amount, balance, party in MOVED]
    told = read(workbook(tmp_path, [["交易日期", "交易金额", "余额", "对方户名"], *rows])).typeset
    assert [(each.column, each.text) for each in told.figures[:3]] == [
        ("date", "2025-03-01"), ("amount", "8200.00"), ("balance", "9200.00")]
    assert not told.pages


def test_a_head_with_another_account_between_two_tables_begins_another_chain(tmp_path: Path) -> None:
    titles = ["交易日期", "交易金额", "余额", "对方户名"]
    rows = [[day, amount, balance, party] for day, amount, balance, party in MOVED]
    other = [[day, amount, str(Decimal(balance) - 5000), party] for day, amount, balance, party in MOVED]

    def chains(*second: str) -> set[str]:
        sheet = [["户名", OWN[0], "账号", OWN[1]], titles, *rows, [], ["户名", OWN[0], *second], titles, *other]
        return {entry.chain for entry in read(workbook(tmp_path, sheet)).entries}

    assert len(chains("账号", "20000123450000999")) == 2
    assert len(chains("账号", OWN[1])) == len(chains("第2页")) == 1


@pytest.mark.parametrize("head", [
    [["借方笔数", "1", "借方金额", "1,200.50"], ["贷方笔数", "2", "贷方金额", "8,200.31"]],
    [["借方发生总笔数[ Total Numbers of Debited Payments ]", "1"],
     ["借方发生总额[ Total Debit Amount of Payments ]", "1,200.50"],
     ["贷方发生总笔数[ Total Numbers of Credited Payments ]", "2"],
     ["贷方发生总额[ Total Credit Amount of Payments ]", "8,200.31"]]])
def test_sums_and_counts_in_the_cells_beside_their_labels(tmp_path: Path, head: list[list[str]]) -> None:
    rows = [[day, amount, balance, party] for day, amount, balance, party in MOVED]
    statement = read(workbook(tmp_path, [*head, ["交易日期", "交易金额", "余额", "对方户名"], *rows]))
    assert [(total.of, str(total.value)) for total in statement.totals] == [
        ("count-out", "1"), ("out", "1200.50"), ("count-in", "2"), ("in", "8200.31")]
