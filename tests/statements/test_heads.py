"""What stands around a table: accounts, days and balances in the forms in which heads print them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from intake_cli.statements.certainty import SURE
from intake_cli.statements.statement import read_statement
from intake_cli.words import Rule
from samples.reading import loud
from tests.statements.paper import COLUMN, HEADER, PITCH, ROWS, TITLES, page, word
from tests.statements.test_parts import OTHER, OTHER_ROWS, statements

NUMBER = "6200000000000001234"
SPAN = (date(2025, 3, 1), date(2025, 9, 10))


def read(*heads):
    """The statement under each of ``heads`` on a page of its own, each with two of the entries."""
    return read_statement("d1", [page([*head, TITLES, *ROWS[2 * place:2 * place + 2]], number=place + 1)
                                 for place, head in enumerate(heads)])


def span(statement):
    return statement.start.value.day, statement.end.value.day


@pytest.mark.parametrize(("groups", "number"), [
    (["账号: 6200", "0000", "0000", "0001", "234"], NUMBER), (["卡号: 620000", "0000000001234"], NUMBER),
    (["卡号: 6200", "****", "****", "1234"], "6200********1234"), (["账号: 620000000000", "1234"], "620000000000")])
def test_a_number_in_groups_is_one(groups, number):
    words, left = [], 20.0
    for text in groups:
        words.append(word(text, left, 20))
        left = words[-1].box.right + 4
    sheet = page([*HEADER[1:], TITLES, *ROWS])
    statement = read_statement("d1", [replace(sheet, words=(*words, *sheet.words))])
    assert statement.account.value == number


@pytest.mark.parametrize("head", [
    [["户名", "", "交易起止日期"], ["张样例", "", "2025-03-01", "至", "2025-09-10"]],
    [["户名: 张样例"], ["Period期间:Mar1,2025toSep10,2025"]],
    [["户名: 张样例"], ["自2025年3月1日起至2025年9月10日止"]]])
def test_two_days_are_the_period_however_they_are_joined(head):
    assert span(read(head)) == SPAN


@pytest.mark.parametrize("days", ["2026-01-01至2026-12-31", "2024-01-01 - 2024-12-31"])
def test_until_when_a_bank_advertises_is_no_period(days):
    """Printed without a label under the title the period ended with the advertisement of the last page."""
    head = [["样例银行交易流水"], ["2025-03-01 -- 2025-09-10"], ["户名: 张样例", "", f"账号: {NUMBER}"]]
    pages = [page([*head, TITLES, *ROWS]),
             page([["温馨提示"], [f"活动时间：{days}，详情请咨询各网点。"]], number=2)]
    assert span(read_statement("d1", pages)) == SPAN


def test_a_day_behind_what_was_done_is_that_of_the_print():
    assert read([*HEADER[:2], ["打印: 2025-09-12"]]).printed_on.value.day == date(2025, 9, 12)
    assert read([*HEADER[:2], ["Statement Date: 2025-09-12"]]).printed_on.value.day == date(2025, 9, 12)


def head_of_month(month, last, opening, closing):
    return [*HEADER[:1], [f"账单周期: 2025-{month:02}-01 至 2025-{month:02}-{last}"],
            [f"期初余额: {opening}", "", f"期末余额: {closing}"]]


def test_months_bound_together_open_with_the_first_and_close_with_the_last():
    statement = read(head_of_month(3, 31, "500.00", "1,299.50"), head_of_month(4, 30, "1,299.50", "9,000.00"))
    assert (statement.opening.value, statement.closing.value) == (Decimal(500), Decimal(9000))


def test_prints_bound_together_that_label_start_and_end_apart_cover_all_of_their_days():
    """Their entries lay after the end of the first print's period, and failed."""
    heads = ([*HEADER[:1], [f"起始日期: {start}", "", f"截止日期: {end}"], *HEADER[2:]]
             for start, end in (("2025-03-01", "2025-03-08"), ("2025-03-09", "2025-09-10")))
    assert span(read(*heads)) == SPAN


def test_balances_that_pages_of_one_period_state_differently_are_of_none():
    one, other = ([*HEADER, [f"期末余额: {closing}"]] for closing in ("1,299.50", "9,000.00"))
    assert read(one, other).closing is None
    assert read(one, one).closing.value == Decimal("1299.50")


def test_a_page_that_lies_behind_another_statement_is_of_its_own():
    first, second = ([*HEADER, [f"第{place}页 共2页"], TITLES] for place in (1, 2))
    found = statements([page([*first, *ROWS[:2]]), page([*OTHER, TITLES, *OTHER_ROWS], number=2),
                        page([*second, *ROWS[2:]], number=3)])
    assert [[entry.day.day for entry in each.entries] for each in found] == [[1, 5, 9, 10], [1, 2]]
    assert [[mark.page for mark in each.pages] for each in found] == [[1, 3], [2]]


@pytest.mark.parametrize(("title", "names", "missing"), [
    ("账号", ("6200000000000001234", "6200000000000005678"), False), ("币种", ("人民币", "美元"), True)])
def test_accounts_that_rows_name_are_not_missing_in_the_head(title, names, missing):
    rows = [[*row, names[place // 2]] for place, row in enumerate([*ROWS[:2], *OTHER_ROWS])]
    statement = read_statement("d1", [page([["户名: 张样例"], *HEADER[1:], [*TITLES, title], *rows])])
    assert len(statement.chains()) == 2
    told = [result for result in loud(statement) if result.rule == "STM-04"]
    assert bool(told) is missing


COMPANY = ("样例市测试机电设备有限公司", "样例新区分公司")


def in_boxes(*lines):
    """``lines`` over the table in a grid of boxes, a box as wide as a column; blank cells go on with the one above."""
    sheet = page([*lines, [], TITLES, *ROWS])
    tops = [place for place, cells in enumerate(lines) if cells[0]] + [len(lines)]
    edges, right = [35 + PITCH * top for top in tops], 15 + COLUMN * max(map(len, lines))
    level = [Rule(False, edge, 15, right) for edge in edges]
    upright = [Rule(True, 15 + COLUMN * column, edges[0], edges[-1]) for column in range(max(map(len, lines)) + 1)]
    return read_statement("d1", [replace(sheet, rules=(*level, *upright))])


def test_values_that_run_over_lines_of_their_boxes_are_whole():
    statement = in_boxes(["户名", COMPANY[0][:9], "账号", "620000000000"], ["", COMPANY[0][9:], "", "0001234"],
                         ["起止日期", "2025-03-01至", "打印时间", "2025-09-12"], ["", "2025-09-10", "", "10:20:30"])
    assert (statement.holder.value, statement.account.value) == (COMPANY[0], NUMBER)
    assert (span(statement), statement.printed_on.value.day) == (SPAN, date(2025, 9, 12))


def test_values_stand_below_labels_that_fill_a_row_of_boxes():
    statement = in_boxes(["户名", "账号", "币种", "柜员号"], ["张样例", NUMBER, "人民币", "00123"],
                         ["查询起始日期", "查询截止日期", "打印日期", "期末余额"],
                         ["2025-03-01", "2025-09-10", "2025-09-12", "9,000.00"])
    assert (statement.holder.value, statement.account.value, statement.currency.value) == ("张样例", NUMBER, "人民币")
    assert (span(statement), statement.printed_on.value.day) == (SPAN, date(2025, 9, 12))
    assert statement.closing.value == Decimal(9000)


@pytest.mark.parametrize(("below", "holder"), [
    ([word(COMPANY[1], 75, 52)], "".join(COMPANY)), ([word("打印柜员", 20, 52), word(COMPANY[1], 75, 52)], COMPANY[0]),
    ([word("币种: 人民币", 75, 52)], COMPANY[0]), ([word(COMPANY[1], 75, 80)], COMPANY[0])])
def test_a_long_name_goes_on_where_the_next_line_begins_with_it(below, holder):
    sheet = page([[], [], [], *HEADER[1:], TITLES, *ROWS])
    head = [word("单位名称:", 20, 40), word(COMPANY[0], 75, 40)]
    assert read_statement("d1", [replace(sheet, words=(*head, *below, *sheet.words))]).holder.value == holder


@pytest.mark.parametrize(("brackets", "holder"), [
    ("张样例", "张样例"), ("样例·测试", "样例·测试"), ("人民币", None),
    ("活期储蓄", None), ("主账户", None), ("正常", None)])
def test_a_name_in_brackets_behind_the_account_is_the_holders_in_doubt(brackets, holder):
    statement = read([[f"账号: {NUMBER}({brackets})"], *HEADER[1:]])
    assert statement.account.value == NUMBER
    assert (statement.holder and statement.holder.value) == holder
    assert holder is None or statement.holder.evidence.confidence < SURE
    assert read([[f"账号: {NUMBER}({brackets})"], *HEADER]).holder.value == "张样例"


def test_another_label_is_no_value():
    assert read([*HEADER, ["币种", "账户类型", "柜员"], ["查询起始日期"]]).currency is None


@pytest.mark.parametrize("gap", [" ", "  "])
def test_a_head_beside_the_table_is_none_of_its_rows(gap):
    """Its lines stand a little lower than the rows, the values right behind their labels or apart from them."""
    values = [("户名:", "张样例"), ("账号:", NUMBER), ("期初余额:", "500.00"), ("期间:", "2025-03-01至2025-09-10"),
              ("期末余额:", "9,000.00")]
    strip = [each for place, (label, value) in enumerate(values) for each in (
        [word(label + value, 20, 43 + 21 * place)] if len(gap) == 1 else
        [word(label, 20, 43 + 21 * place), word(value, 75, 43 + 21 * place)])]
    sheet = page([["", "", "", *each] for each in (TITLES, *ROWS)])
    statement = read_statement("d1", [replace(sheet, words=(*strip, *sheet.words))])
    assert [str(entry.amount.value) for entry in statement.entries] == ["1000.00", "-200.50", "8000.00", "-299.50"]
    assert (statement.holder.value, statement.account.value, span(statement)) == ("张样例", NUMBER, SPAN)
    assert (statement.opening.value, statement.closing.value) == (Decimal(500), Decimal(9000))


def test_labels_in_the_first_column_of_a_table_are_no_head_beside_it():
    rows = [[f"编号: {place}", *row] for place, row in enumerate(ROWS)]
    statement = read_statement("d1", [page([*HEADER, ["流水", *TITLES], *rows])])
    assert len(statement.entries) == len(ROWS)
    assert statement.holder.value == "张样例"


@pytest.mark.parametrize(("holder", "account", "printed"), [
    ("户名（全称）", "账号（卡号）", "打印日期（时间）"), ("戶口持有人", "戶口號碼", "列印日期"),
    ("本人姓名", "本人账号", "回单打印时间")])
def test_labels_and_what_brackets_add_to_them(holder, account, printed):
    statement = read([[f"{holder}：张样例", "", f"{account}：{NUMBER}"], HEADER[1], [f"{printed}：2025-09-12"]])
    assert (statement.holder.value, statement.account.value) == ("张样例", NUMBER)
    assert statement.printed_on.value.day == date(2025, 9, 12)


def test_a_label_whose_blanks_a_reader_of_pixels_left_out_is_one() -> None:
    printed = read([*HEADER[:2], ["DatePrinted:", "2025-09-12"]]).printed_on
    assert printed.value.day == date(2025, 9, 12)


@pytest.mark.parametrize("text", ["2025091209:14:54", "2025091209:14"])
def test_a_day_of_eight_figures_that_runs_into_its_time_is_told(text) -> None:
    printed = read([*HEADER[:2], [f"打印时间: {text}"]]).printed_on
    assert printed.value.day == date(2025, 9, 12)


@pytest.mark.parametrize(("text", "sure"), [
    ("2026-4-29:05", False), ("2026-4-212:30", False), ("2026-4-2909:05", True), ("2026-04-02:15:41:04", True)])
def test_a_day_and_a_time_without_a_blank_between_them_may_be_another_day(text, sure):
    paper = page([*HEADER[:2], [f"打印时间: {text}"], TITLES, *ROWS], unit="px", confidence=0.99)
    printed = read_statement("d1", [paper]).printed_on
    assert (printed.evidence.confidence >= SURE) is sure


@pytest.mark.parametrize("off", [-6, 6])
def test_values_that_were_printed_too_high_or_too_low_into_a_form_are_those_of_its_labels(off):
    labels = [word("户名:", 20, 40), word("账号:", 220, 40), word("起止日期:", 20, 60), word("打印日期:", 220, 60)]
    values = [word("张样例", 60, 40 + off), word("6200000000000001234", 270, 40 + off),
              word("20250301-20250910", 80, 60 + off), word("2025/09/12", 290, 60 + off)]
    sheet = page([[], [], [], TITLES, *ROWS])
    statement = read_statement("d1", [replace(sheet, words=(*labels, *values, *sheet.words))])
    assert (statement.holder.value, statement.account.value) == ("张样例", "6200000000000001234")
    assert (span(statement), statement.printed_on.value.day) == (SPAN, date(2025, 9, 12))
