"""Headings and rows of further kinds of prints: titles of two languages in one line, codes, wages alone, sides."""

from __future__ import annotations

import pytest

from checks.facts import BankStatement
from intake_cli.layout.lines import to_lines
from intake_cli.statements.headings import find_head
from intake_cli.statements.statement import read_statement
from tests.statements.paper import COLUMN, HEADER, ROWS, TITLES, line, page, word


def _read(lines: list[list[str]]) -> BankStatement:
    statement = read_statement("d1", [page(lines)])
    assert statement is not None
    return statement


def _told(statement: BankStatement) -> list[tuple[str, str]]:
    return [(entry.summary.value if entry.summary else "", entry.counterparty.value if entry.counterparty else "")
            for entry in statement.entries]


def test_a_title_and_its_translation_a_blank_behind_it_are_one() -> None:
    english = ["Date", "Particulars", "Amount", "Balance", "Counterparty"]
    words = [each for column, (title, other) in enumerate(zip(TITLES, english, strict=True))
             for first in [word(title, 20 + COLUMN * column, 40)]
             for each in (first, word(other, first.box.right + 3, 40))]
    rows = [each for index, row in enumerate(ROWS) for each in line(row, 60 + 20 * index)]
    head = find_head(to_lines([*words, *rows]))
    assert head is not None
    assert [each.title for each in head.headings] == [f"{one} {two}" for one, two in zip(TITLES, english, strict=True)]


def test_a_name_says_more_of_an_entry_than_its_code() -> None:
    titles = ["交易日期", "交易码", "交易名称", "交易金额", "账户余额", "对方户名"]
    rows = [[row[0], f"T{number}", *row[1:]] for number, row in enumerate(ROWS, 1001)]
    assert _told(_read([*HEADER, titles, *rows])) == [(row[1], row[4]) for row in ROWS]


@pytest.mark.parametrize(("title", "filtered"), [
    ("代发工资交易明细", True), ("样例银行代发工资明细表", True), ("工资账户交易明细", False), ("账户交易明细", False)])
def test_a_print_of_wages_alone_leaves_other_rows_out(title: str, filtered: bool) -> None:
    """Its balances move by more than it shows: they tell neither a side nor a break."""
    titles = ["发放日期", "摘要", "金额", "账户余额", "付款单位"]
    rows = [["2025-03-10", "代发工资", "8,000.00", "9,500.00", "样例公司"],
            ["2025-04-10", "代发工资", "8,000.00", "9,100.00", "样例公司"],
            ["2025-05-09", "代发工资", "8,000.00", "12,300.00", "样例公司"]]
    statement = _read([[title], *HEADER, titles, *rows])
    assert (statement.filtered is not None) is filtered
    assert not filtered or all(entry.amount and entry.amount.value > 0 for entry in statement.entries)


def test_the_side_behind_a_balance_is_none_of_the_name_beside_it() -> None:
    rows = []
    for index, row in enumerate(ROWS * 2):
        top = 80 + 20 * index
        rows += [*line(row[:3], top), word(row[3], 350 - 5 * len(row[3]), top), word("CR", 353, top),
                 word(row[4], 370, top)]
    titles = [*line(TITLES[:3], 40), word("账户余额", 320, 40), word("对方户名", 400, 40)]
    sheet = page(HEADER)
    statement = read_statement("d1", [type(sheet)(1, 1200, 1600, "pt", "text-layer", (*titles, *rows))])
    assert statement is not None
    assert _told(statement) == [(row[1], row[4]) for row in ROWS * 2]


def test_ticks_of_a_side_that_read_as_figures_are_no_sums() -> None:
    """Beside the amount, under 借 and 贷, a reader of pixels takes a tick for a 1 or a 2."""
    titles = ["日期", "摘要", "借", "贷", "金额", "余额"]
    ticks = [("", "√"), ("1", ""), ("", "2"), ("√", "")]
    rows = [[row[0], row[1], *tick, row[2].lstrip("-"), row[3]] for row, tick in zip(ROWS, ticks, strict=True)]
    statement = _read([*HEADER, titles, *rows])
    assert [f"{entry.amount.value:,}" for entry in statement.entries if entry.amount] == [row[2] for row in ROWS]


@pytest.mark.parametrize("empty", ["-", "", "0.00"])
def test_nought_beside_an_empty_cell_is_the_sum_of_its_row(empty: str) -> None:
    titles = ["交易日期", "摘要", "支出金额", "收入金额", "账户余额"]
    rows = [["2025-03-01", "转账存入", empty, "1,000.00", "1,500.00"],
            ["2025-03-05", "消费", "200.50", empty, "1,299.50"],
            ["2025-03-21", "结息", empty, "0.31", "1,299.81"], ["2025-03-21", "利息税", empty, "0.00", "1,299.81"]]
    assert [str(entry.amount and entry.amount.value) for entry in _read([*HEADER, titles, *rows]).entries] == [
        "1000.00", "-200.50", "0.31", "0.00"]
