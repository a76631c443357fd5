"""Sums that stand beside their labels, above the table and below it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import BankStatement
from intake_cli.layout.lines import Line
from intake_cli.statements.stated_sums import stated_on
from intake_cli.statements.statement import read_statement
from intake_cli.statements.table import PageTable
from intake_cli.words import PageText
from tests.statements.paper import HEADER, ROWS, TITLES, page, word

Stated = tuple[str, str, Decimal]


def stated(statement: BankStatement | None) -> list[Stated]:
    assert statement is not None
    return [(total.scope, total.of, total.value) for total in statement.totals]


def read(*lines: list[str], below: bool = False) -> list[Stated]:
    table = [TITLES, *ROWS]
    rows = [*HEADER, *table, [], [], *lines] if below else [*HEADER, *lines, *table]
    return stated(read_statement("d1", [page(rows)]))


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(("line", "sums"), [
    (["收入合计: 1,200.00", "", "支出合计: 55.50", "", "总笔数: 4笔"],
     [("in", "1200.00"), ("out", "55.50"), ("count", "4")]),
    (["总收入笔数:1", "总收入金额: 1,200.00", "", "总支出笔数:3", "总支出金额: 55.50"],
     [("count-in", "1"), ("in", "1200.00"), ("count-out", "3"), ("out", "55.50")]),
    (["转出笔数:3", "转出金额: 55.50", "", "存入笔数:1", "存入金额: 1,200.00"],
     [("count-out", "3"), ("out", "55.50"), ("count-in", "1"), ("in", "1200.00")]),
    (["收入1笔 1,200.00元", "", "支出3笔 55.50元"],
     [("count-in", "1"), ("in", "1200.00"), ("count-out", "3"), ("out", "55.50")]),
    (["共4笔", "", "收入1笔1,200.00元", "", "支出3笔55.50元"],
     [("count", "4"), ("count-in", "1"), ("in", "1200.00"), ("count-out", "3"), ("out", "55.50")]),
    (["收入 1 笔 合计 1,200.00", "", "支出 3 笔 合计 55.50"],
     [("count-in", "1"), ("in", "1200.00"), ("count-out", "3"), ("out", "55.50")]),
    (["收入1笔，金额：1,200.00元", "", "支出3笔，总金额：55.50元"],
     [("count-in", "1"), ("in", "1200.00"), ("count-out", "3"), ("out", "55.50")]),
    (["本日收入1笔 1,200.00元"], []),
    (["# 收入合计: 1 笔，共 1,200.00 元", "", "", "# 支出合计: 3 笔，共 55.50 元"],
     [("count-in", "1"), ("in", "1200.00"), ("count-out", "3"), ("out", "55.50")]),
    (["当前时间段收支金额合计  支出:55.50 收入:1,200.00"], [("out", "55.50"), ("in", "1200.00")]),
    (["共4笔记录"], [("count", "4")]), (["共：4笔"], [("count", "4")]), (["共计4条"], [("count", "4")]),
    (["收款合计: 1,200.00", "", "付出合计: 55.50"], [("in", "1200.00"), ("out", "55.50")]),
    (["转入金额合计: 1,200.00", "", "转出金额合计: 55.50"], [("in", "1200.00"), ("out", "55.50")]),
    (["合计：借方 55.50", "", "贷方 1,200.00"], [("out", "55.50"), ("in", "1200.00")]),
    (["存入总额 Total Deposits 1,200.00", "", "", "提取总额 Total Withdrawals 55.50"],
     [("in", "1200.00"), ("out", "55.50")])])
def test_labelled_sums_and_counts_are_those_of_the_period(line, sums, below):
    assert read(line, below=below) == [("period", of, Decimal(value)) for of, value in sums]


@pytest.mark.parametrize("line", [
    ["本年累计收入合计: 9,000.00"], ["合计金额: 55.50"], ["全年共计3笔业务免费"], ["收入证明编号: 1200.00"],
    ["支出: 55.50"], ["第1页 共4页"], ["每页20条 共2页"],
    ["本月合计：借方 55.50", "", "贷方 1,200.00"], ["客户总数据1200.00"]])
def test_what_is_no_sum_of_the_rows_is_none(line):
    assert read(line) == []


def test_counts_of_two_sides_before_two_sums_are_counts_only():
    assert read(["借方合计 3笔 贷方合计 1笔", "", "55.50", "1,200.00"], below=True) == [
        ("period", "count-out", Decimal(3)), ("period", "count-in", Decimal(1))]


def test_a_single_sum_after_several_counts_stands_under_its_column():
    assert read(["借方合计 3笔 贷方合计 0笔", "", "55.50"], below=True) == [
        ("period", "count-out", Decimal(3)), ("period", "count-in", Decimal(0))]
    assert read(["借方合计 3笔 55.50", "", "贷方合计 1笔 1,200.00"], below=True) == [
        ("period", "count-out", Decimal(3)), ("period", "out", Decimal("55.50")),
        ("period", "count-in", Decimal(1)), ("period", "in", Decimal("1200.00"))]


def two_pages(first: str, second: str | None) -> list[Stated]:
    pages = [page([*HEADER, TITLES, *ROWS[:2], [], [], [first]]),
             page([TITLES, *ROWS[2:], [], [], *([[second]] if second else [])], number=2)]
    return stated(read_statement("d1", pages))


def test_a_sum_that_each_page_states_otherwise_is_that_of_the_page():
    assert two_pages("支出合计: 5.00", "支出合计: 50.50") == [
        ("page", "out", Decimal("5.00")), ("page", "out", Decimal("50.50"))]
    assert two_pages("支出合计: 55.50", "支出合计: 55.50") == [("period", "out", Decimal("55.50"))]
    assert two_pages("本页支出合计: 5.00", None) == [("page", "out", Decimal("5.00"))]


@pytest.mark.parametrize("line", [
    ["2025年03月 收入合计: 1,000.00", "", "支出合计: 200.50"], ["2025年3月收入合计: 1,000.00", "", "支出合计: 200.50"],
    ["3月份 收入合计: 1,000.00 支出合计: 200.50"], ["本月收入合计: 1,000.00", "", "本月支出合计: 200.50"]])
def test_labelled_sums_behind_the_name_of_a_month_are_those_of_the_month(line):
    statement = read_statement("d1", [page([*HEADER, TITLES, *ROWS[:2], line, *ROWS[2:]])])
    assert [(total.scope, total.of, total.value, str(total.month), total.below) for total in statement.totals] == [
        ("month", "in", Decimal("1000.00"), "2025-03-01", 2), ("month", "out", Decimal("200.50"), "2025-03-01", 2)]


@pytest.mark.parametrize("label", ["2025-03-05", "2025年3月5日", "2025年度", "本季"])
def test_labelled_sums_behind_a_day_or_a_year_are_of_neither_page_nor_period(label):
    assert read([f"{label} 收入合计: 1,000.00", "", "支出合计: 200.50"], below=True) == []


def test_a_sum_of_the_period_stands_beside_that_of_the_page():
    titles = ["日期", "摘要", "借方发生额", "贷方发生额", "余额"]
    rows = [["2025-03-01", "存入", "", "1,000.00", "1,500.00"], ["2025-03-05", "消费", "200.50", "", "1,299.50"]]
    lines = [["", "本页小计", "200.50", "1,000.00"], ["贷方合计: 1,000.00", "", "借方合计: 201.50"]]
    assert stated(read_statement("d1", [page([*HEADER, titles, *rows, *lines])])) == [
        ("page", "out", Decimal("200.50")), ("page", "in", Decimal("1000.00")),
        ("period", "in", Decimal("1000.00")), ("period", "out", Decimal("201.50"))]


def with_line(*words: tuple[str, float]) -> BankStatement:
    """A table of debits and credits, and words at their places on a line below it."""
    titles = ["日期", "摘要", "借方发生额", "贷方发生额", "余额"]
    rows = [["2025-03-01", "存入", "", "1,000.00", "1,500.00"], ["2025-03-05", "消费", "200.50", "", "1,299.50"]]
    table = page([*HEADER, titles, *rows])
    below = tuple(word(text, left, 160) for text, left in words)
    found = read_statement("d1", [replace(table, words=table.words + below)])
    assert found is not None
    return found


def test_balances_beside_their_labels_are_no_sums_of_the_columns_they_stand_under():
    """The closing balance stands under the money out by chance, and is none of it."""
    statement = with_line(("支出合计:", 20), ("200.50", 70), ("期末余额:", 150), ("1,299.50", 220))
    assert stated(statement) == [("period", "out", Decimal("200.50"))]
    assert statement.closing.value == Decimal("1299.50")


def test_a_balance_under_its_column_is_what_its_own_label_says():
    statement = with_line(("期初余额:", 20), ("500.00", 80), ("期末余额:", 350), ("1,299.50", 420))
    assert stated(statement) == [("period", "balance", Decimal("1299.50"))]


def test_counts_that_happen_to_be_alike_on_all_pages_are_of_pages_where_others_are():
    assert two_pages("支出合计: 5.00 支出笔数: 2", "支出合计: 50.50 支出笔数: 2") == [
        ("page", "out", Decimal("5.00")), ("page", "out", Decimal("50.50")),
        ("page", "count-out", Decimal(2)), ("page", "count-out", Decimal(2))]


def test_a_sum_stands_in_the_place_of_its_own_words():
    """A line that is not level holds parts of the lines above and below, and a look at all of it reads these too."""
    words = [word("收入金额:", 20, 120), word("1,200.00", 90, 118), word("支出金额:", 300, 113, 0.4),
             word("55.50", 370, 111), word("总笔数:4笔", 500, 107)]
    paper = PageText(1, 1200, 1600, "pt", "rapidocr", tuple(words))
    own = {total.of: total.evidence for total in stated_on("d1", PageTable(paper, [], [], []), Line(tuple(words)))}
    assert {of: (place.box.left, place.box.bottom, place.confidence) for of, place in own.items()} == {
        "in": (20, 130, 1.0), "out": (300, 123, 0.4), "count": (500, 117, 1.0)}


@pytest.mark.parametrize(("sums", "found"), [
    (["Total Deposits 1,200.00", "", "Total Withdrawals 55.50"], []),
    (["Total Withdrawals 55.50", "", "Deposits 1,200.00"], [("period", "in", Decimal("1200.00"))]),
    (["Total", "", "55.50", "1,200.00"],
     [("period", "out", Decimal("55.50")), ("period", "in", Decimal("1200.00"))])])
def test_a_sum_behind_the_name_of_the_other_side_stands_under_its_column_by_chance(sums, found):
    """Total Deposits 26,990.53 was what the withdrawals, named before it, came to: an honest paper was accused."""
    titles = ["Date", "Description", "Withdrawal", "Deposit", "Balance"]
    rows = [["2025-03-01", "A", "", "1,200.00", "1,500.00"], ["2025-03-05", "B", "55.50", "", "1,444.50"]]
    assert stated(read_statement("d1", [page([titles, *rows, sums])])) == found


def test_sums_in_a_company_s_own_day_book_are_of_the_sides_that_its_balances_prove():
    """What comes in stands under 借方 there, and its sum was compared with what goes out: the paper was accused."""
    titles = ["日期", "摘要", "借方", "贷方", "余额"]
    rows = [["", "期初余额", "", "", "1,000.00"], ["2025-03-03", "货款", "500.00", "", "1,500.00"],
            ["2025-03-05", "材料款", "", "300.00", "1,200.00"], ["2025-03-09", "货款", "800.00", "", "2,000.00"],
            ["", "本月合计", "1,300.00", "300.00", "2,000.00"], ["", "合计", "1,300.00", "300.00", "2,000.00"]]
    found = stated(read_statement("d1", [page([titles, *rows])]))
    assert {each for each in found if each[1] in ("in", "out")} == {
        (scope, of, Decimal(value)) for scope in ("month", "period") for of, value in
        (("in", "1300.00"), ("out", "300.00"))}


@pytest.mark.parametrize("notes", [
    ["截至2025年03月31日,贵行账号6200000000000001234的余额为", "", "", "9,000.00", "元,经核对相符"],
    ["1.自2025年3月1日起，跨行转账5,000.00元以下免收手续费，超过部分最高收取50.00元。"]])
def test_a_sentence_below_the_table_that_names_a_day_and_a_sum_is_no_entry(notes):
    """The slip on which a company confirms its balance, and notes of a bank, stood for one more entry each, whose day
    was out of the order of the others."""
    statement = read_statement("d1", [page([*HEADER, TITLES, *ROWS, notes])])
    assert statement is not None
    assert [entry.summary.value for entry in statement.entries if entry.summary] == [row[1] for row in ROWS]


def test_a_sentence_read_from_pixels_is_one_though_its_comma_leaves_a_blank():
    """The words of the slip below a photographed table were taken for those of cells: one more entry was read."""
    said, whole = "截至2025年03月31日,", page([*HEADER, TITLES, *ROWS])
    top = whole.words[-1].box.top + 30
    first = word(said, 20, top, 0.99)
    slip = [first, word("贵行户名张样例账号6200000000000001234余额9,000.00", first.box.right + 7, top, 0.95),
            word("元,经核对:", 440, top, 0.99)]
    statement = read_statement("d1", [replace(whole, words=(*whole.words, *slip))])
    assert statement is not None
    assert [entry.summary.value for entry in statement.entries if entry.summary] == [row[1] for row in ROWS]


def test_signs_of_which_none_was_read_below_the_table_are_no_entry():
    """The table of wood below a photographed sheet: a sign like a sum among others was one more entry."""
    whole = page([*HEADER, TITLES, *ROWS], unit="px", confidence=0.99)
    top = whole.words[-1].box.top + 30
    dirt = [word(text, left, top, 0.15) for text, left in (("3<9325", 20), ("7", 140), ("=<>22<", 230), ("22.01", 330))]
    statement = read_statement("d1", [replace(whole, words=(*whole.words, *dirt))])
    assert statement is not None
    assert len(statement.entries) == len(ROWS)
