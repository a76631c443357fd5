"""Tables of another kind below the entries."""

from __future__ import annotations

import pytest

from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText
from tests.statements.paper import HEADER, ROWS, TITLES, page, word

DUE = ["期次", "还款日", "应还本金", "应还利息", "剩余本金"]
INSTALMENTS = [["1", "2025-10-15", "8,000.00", "264.00", "88,000.00"],
               ["2", "2025-11-15", "8,000.00", "240.00", "80,000.00"]]
DAYS_FIRST = ["还款日", "期次", "应还本金", "应还利息", "剩余本金"]
BY_DAY = [[row[1], row[0], *row[2:]] for row in INSTALMENTS]


BY_SIDE = ["序号", "开户日", "存期", "到期日", "余额"]
HELD = [["1", "2024-06-01", "一年", "2025-06-01", "30,000.00"]]


@pytest.mark.parametrize(("titles", "rows"), [(DUE, INSTALMENTS), (DAYS_FIRST, BY_DAY), (BY_SIDE, HELD)])
def test_instalments_to_come_below_the_entries_are_none(titles: list[str], rows: list[list[str]]) -> None:
    statement = read_statement("d1", [page([*HEADER, TITLES, *ROWS, ["贷款还款计划"], titles, *rows])])
    assert statement is not None
    assert [str(entry.balance.value) for entry in statement.entries if entry.balance] == [
        "1500.00", "1299.50", "9299.50", "9000.00"]


def test_titles_that_were_misread_stand_over_entries() -> None:
    misread = ["文易口期", "滴要", "交易全颏", "账户佘颏", "村方户各"]
    statement = read_statement("d1", [page([*HEADER, TITLES, *ROWS[:2], misread, *ROWS[2:]], confidence=0.8)])
    assert statement is not None
    assert len(statement.entries) == 4


def test_entries_go_on_below_their_titles_again() -> None:
    lines = [*HEADER, TITLES, *ROWS[:2], DUE, *INSTALMENTS, TITLES, *ROWS[2:]]
    statement = read_statement("d1", [page(lines)])
    assert statement is not None
    assert len(statement.entries) == 4


LISTS = [(["账户序号", "起息日", "到期日", "余额", "利率"], ["00002", "2024-05-06", "2025-05-06", "20,000.00", "1.45"]),
         (["借据号", "贷款金额", "贷款余额", "放款日期", "到期日"],
          ["JJ20230011", "300,000.00", "212,455.18", "2023-05-11", "2033-05-11"]),
         (["账号", "储种", "开户日期", "当前余额", "状态"], ["6210-0001", "活期", "2019-03-02", "3,201.55", "正常"])]


@pytest.mark.parametrize(("titles", "row"), LISTS)
def test_a_list_of_accounts_over_the_entries_is_none_of_theirs(titles: list[str], row: list[str]) -> None:
    statement = read_statement("d1", [page([*HEADER, titles, row, row, TITLES, *ROWS])])
    assert statement is not None
    assert [entry.booking_date.value.text for entry in statement.entries if entry.booking_date] == [
        row[0] for row in ROWS]


def test_the_translation_of_titles_is_no_heading_of_another_table() -> None:
    """The titles of a narrow column stood on seven lines around the others; the entries had their days over their sums,
    so that they seemed to be of another table: four of a first page were listed below it."""
    left = (20, 120, 200, 290, 380, 470)
    chinese = ("交易时间", "摘要", "收入", "支出", "余额", "对方户名")
    english = ("Time", "Description", "Credit", "Debit", "Balance", "Name")
    words = [word(text, at, top) for top, titles in ((60, chinese), (74, english))
             for text, at in zip(titles, left, strict=True)]
    words += [word(text, 560, top) for top, text in ((40, "现"), (52, "转"), (66, "标"), (80, "志"), (94, "C/R"))]
    words.append(word(HEADER[0][0], 20, 5))
    for row, (day, said, amount, balance, party) in enumerate(ROWS):
        top, side = 130 + 40 * row, 290 if "-" in amount else 200
        words += [word(text, at, top + down) for text, at, down in (
            (day, 20, 0), ("10:11:12", 20, 14), (party[:2], 470, 0), (party[2:] or "某", 470, 14), (said, 120, 7),
            (amount.strip("-"), side, 7), (balance, 380, 7), ("汇", 560, 7))]
    statement = read_statement("d1", [PageText(1, 700, 900, "pt", "text-layer", tuple(words))])
    assert statement is not None
    assert [str(entry.balance.value) for entry in statement.entries if entry.balance] == [
        "1500.00", "1299.50", "9299.50", "9000.00"]
