"""Forms that banks print their rows in: sides beside figures, dates by month name, sums and balances between rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checks.facts import Side
from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, Blind, page, word

SIGNED = [Decimal(row[2].replace(",", "")) for row in ROWS]


def read(rows, titles=TITLES):
    return read_statement("d1", [page([*HEADER, titles, *rows])])


def amounts(statement):
    return [entry.amount and entry.amount.value for entry in statement.entries]


@pytest.mark.parametrize(("into", "out"), [
    ("{}收", "{}支"), ("{} CR", "{} DR"), ("{}(存入)", "{}(支出)"), ("{}", "({})"), ("{}", "{}-"),
    ("贷Cr {}", "借Dr {}"), ("收¥{}", "支¥{}")])
def test_a_side_printed_beside_the_figures(into, out):
    rows = [[*row[:2], (out if row[2][0] == "-" else into).format(row[2].lstrip("-")), *row[3:]] for row in ROWS]
    statement = read(rows)
    assert amounts(statement) == SIGNED
    assert statement.entries[0].side.value is Side.IN
    assert all(entry.amount.evidence.confidence == 1 for entry in statement.entries)


def test_a_side_beside_the_figures_is_not_the_balances():
    """What is printed stays what the rules compare with the balances."""
    rows = [[*row[:2], row[2].lstrip("-") + ("支" if row[2][0] == "-" else "收"), *row[3:]] for row in ROWS]
    rows[3][2] = "299.50收"
    assert [entry.side.value for entry in read(rows).entries] == [Side.IN, Side.OUT, Side.IN, Side.IN]


def test_a_fee_beside_the_amount_is_another_column():
    rows = [[*row[:3], "0.00", *row[3:]] for row in ROWS]
    assert amounts(read(rows, [*TITLES[:3], "手续费", *TITLES[3:]])) == SIGNED


def test_a_title_of_both_sides_over_signed_sums_is_the_amounts():
    assert amounts(read(ROWS, [*TITLES[:2], "收入/支出", *TITLES[3:]])) == SIGNED


def test_titles_and_labels_in_traditional_characters():
    head = [["戶名：張樣例", "", "賬號：6200000000000001234"], ["結單期：2025/03/01 - 2025/09/10"]]
    titles = ["日期", "交易詳情", "交易金額", "結餘", "對方戶名"]
    statement = read_statement("d1", [page([*head, ["列印日期：2025/09/12"], titles, *ROWS])])
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
    assert (statement.start.value.day, statement.printed_on.value.day) == (date(2025, 3, 1), date(2025, 9, 12))


def test_stars_that_guard_a_sum_are_none_of_it():
    rows = [[*row[:3], f"**{row[3]}*", row[4]] for row in ROWS]
    assert [entry.balance.value for entry in read(rows).entries] == [Decimal(row[3].replace(",", "")) for row in ROWS]
    assert all(entry.balance.evidence.confidence == 1 for entry in read(rows).entries)


def test_a_balance_owed_to_the_bank_is_negative():
    rows = [["2025-03-01", "消费", "-70.00", "50.00DR", ""], ["2025-03-02", "存入", "80.00", "30.00CR", ""],
            ["2025-03-03", "存入", "20.00", "50.00CR", ""]]
    assert [entry.balance.value for entry in read(rows).entries] == [Decimal(-50), Decimal(30), Decimal(50)]


@pytest.mark.parametrize("form", [
    "05-MAR-2025", "05 Mar 2025", "Mar 5, 2025", "5-Mar-25", "2025年3月5日", "25/03/05", "２０２５-０３-０５",
    "20250305101122"])
def test_dates(form):
    assert read([ROWS[0], [form, *ROWS[1][1:]], *ROWS[2:]]).entries[1].day == date(2025, 3, 5)


def test_day_and_time_as_fourteen_figures_beside_serials_of_as_many():
    titles = [*TITLES, "交易流水号"]
    stamps = [f"202503{day:02}10112{day}" for day in range(1, 5)]
    entries = read([[stamp, *row[1:-1], row[-1] or "-", f"2024120110112{number}"]
                    for number, (stamp, row) in enumerate(zip(stamps, ROWS, strict=True))], titles).entries
    assert [entry.day for entry in entries] == [date(2025, 3, day) for day in range(1, 5)]
    assert [entry.booking_time.value.second for entry in entries] == [21, 22, 23, 24]


@pytest.mark.parametrize(("text", "figures"), [("05MAR2025", "052025"), ("2025年3月5日", "202535")])
def test_the_figures_of_a_day_that_names_its_month_are_no_other_day(text, figures):
    first, *others = (word(row[0], 20, 60 + 20 * index) for index, row in enumerate(ROWS))
    days = [replace(first, text=text, confidence=0.97, numeric=figures, numeric_confidence=0.99), *others]
    paper = page([TITLES, *(["", *row[1:]] for row in ROWS)], unit="px")
    (day, *_) = read_statement("d1", [replace(paper, words=(*paper.words, *days))]).entries
    assert day.booking_date.value.day == date(2025, 3, 5)
    assert day.booking_date.evidence.second is None


def test_an_impossible_day_of_a_named_month_stays_text():
    printed = read([ROWS[0], ["30-FEB-2025", *ROWS[1][1:]], *ROWS[2:]]).entries[1].booking_date.value
    assert (printed.text, printed.day, printed.impossible) == ("30-FEB-2025", None, True)


def test_sums_between_months_are_no_entries():
    rows = [*ROWS[:2], ["2025-03月小计", "", "799.50", "", ""], *ROWS[2:], ["2025年3月合计", "", "7,700.50", "", ""]]
    assert amounts(read(rows)) == SIGNED


@pytest.mark.parametrize("words", ["期初余额", "承前页", "上页结转", "Balance B/F"])
def test_a_dated_line_that_states_a_balance_is_no_entry(words):
    statement = read([["2025-03-01", words, "", "500.00", ""], *ROWS, ["2025-03-10", "期末余额", "", "9,000.00", ""]])
    assert amounts(statement) == SIGNED
    assert statement.entries[0].row == 1


def test_a_dated_line_that_moves_money_is_an_entry_whatever_it_is_called():
    rows = [*ROWS[:3], ["2025-03-10", "期末余额", "-299.50", "9,000.00", ""]]
    assert amounts(read(rows)) == SIGNED


@pytest.mark.parametrize(("cell", "name", "number"), [
    ("李样友/6222000000001234", "李样友", "6222000000001234"), ("李样友 6222****1234", "李样友", "6222****1234"),
    ("6222000000001234/李样友", "李样友", "6222000000001234"), ("李样友6222********1234", "李样友", "6222********1234"),
    ("样例12店", "样例12店", None), ("6222000000001234", "6222000000001234", None)])
def test_name_and_account_in_one_cell(cell, name, number):
    entry = read([[*ROWS[0][:4], cell], *ROWS[1:]]).entries[0]
    assert entry.counterparty.value.replace(" ", "") == name.replace(" ", "")
    assert (entry.counterparty_account and entry.counterparty_account.value) == number
    assert entry.counterparty.evidence.quote.replace(" ", "") == cell.replace(" ", "")


@pytest.mark.parametrize("aside", [0.0, 2.8])
def test_a_date_of_the_head_broken_behind_its_dash(aside):
    header = [["账号: 6200000000000001234", "", "查询起日:2025-02-", "", "查询止日:2025-09-"], ["", "", "11", "", "09"]]
    drawn = page([*header, TITLES, *ROWS])
    drawn = replace(drawn, words=tuple(replace(each, box=replace(each.box, left=each.box.left - aside))
                                       if each.text == "11" else each for each in drawn.words))
    statement = read_statement("d1", [drawn])
    assert (statement.start.value.day, statement.end.value.day) == (date(2025, 2, 11), date(2025, 9, 9))


def test_a_period_over_the_columns_of_a_later_page_is_no_entry():
    period = ["起止日期:20250301", "-", "20250910"]
    pages = [page([*HEADER, TITLES, *ROWS[:2]]), page([["户名: 张样例"], period, *ROWS[2:]], number=2)]
    assert amounts(read_statement("d1", pages)) == SIGNED


@pytest.mark.parametrize(("beside", "end"), [("2025-09-10", date(2025, 9, 10)), ("打印日期:2025-09-12", None)])
def test_a_period_whose_dash_was_not_read_has_two_dates(beside, end):
    head = [["户名: 张样例"], ["起止日期: 2025-03-01", "", beside]]
    statement = read_statement("d1", [page([*head, TITLES, *ROWS], unit="px")])
    assert (statement.end and statement.end.value.day) == end


def test_labels_with_sums_at_the_end_of_a_table_are_no_entry():
    statement = read([*ROWS, ["收入笔数: 2", "收入金额:", "9,000.00", "支出金额: 500.00", ""]])
    assert amounts(statement) == SIGNED
    assert [(total.of, total.value) for total in statement.totals] == [
        ("count-in", Decimal(2)), ("in", Decimal(9000)), ("out", Decimal(500))]


def test_a_kind_that_says_which_way_money_went_beside_what_it_was_for():
    titles = ["日期", "类型", "金额", "余额", "说明"]
    rows = [[day, "转出" if amount[0] == "-" else "转入", amount.lstrip("-"), balance, summary]
            for day, summary, amount, balance, _ in ROWS]
    statement = read(rows, titles)
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
    assert amounts(statement) == SIGNED


@pytest.mark.parametrize("month", ["2025年3月", "2025-03", "2025/03", "—— 2025年03月 ——", "【3月】"])
def test_a_month_on_a_line_of_its_own_is_no_entry_where_days_are_whole(month):
    rows = [["2025年02月"], ["", "月初余额", "", "500.00"], *ROWS[:2], [month], *ROWS[2:]]
    statement = read(rows)
    assert amounts(statement) == SIGNED
    assert [entry.booking_date.value.text for entry in statement.entries] == [row[0] for row in ROWS]


def test_a_month_that_ends_a_text_is_of_its_cell():
    """It was taken for the month that the entries below are of, and listed below the table."""
    rows = [["2025-03-01", "代扣水费", "-20.00", "980.00"], ["", "2025年3月"], [],
            ["2025-03-02", "消费", "-30.00", "950.00"], [], [],
            ["2025-03-05", "代扣电费2025年", "-50.00", "900.00"], ["", "3月"]]
    drawn = page([*HEADER, TITLES, *rows], pitch=13)
    assert [entry.summary.value for entry in read_statement("d1", [drawn]).entries] == [
        "代扣水费2025年3月", "消费", "代扣电费2025年3月"]


def test_a_day_broken_behind_its_month_is_one():
    rows = [line for row in ROWS for line in (["2025年03月", *row[1:]], [f"{row[0][-2:]}日"])]
    drawn = page([*HEADER, TITLES, *rows], pitch=13)
    assert [entry.day.day for entry in read_statement("d1", [drawn]).entries] == [1, 5, 9, 10]


def test_strokes_of_a_table_typed_in_letters_are_no_text():
    lines = [[f"│{cell}" for cell in row] for row in (TITLES, *ROWS)]
    drawn = [line for row in lines for line in (["├────────┼", *["────────┼"] * 3, "────────┤"], row)]
    entries = read_statement("d1", [page([*HEADER, *drawn])]).entries
    assert [(entry.summary.value, entry.counterparty.value) for entry in entries] == [(row[1], row[4]) for row in ROWS]
    assert [entry.amount and abs(entry.amount.value) for entry in entries] == list(map(abs, SIGNED))


def test_strokes_that_a_title_explains_part_number_name_and_bank_within_a_cell():
    titles = [*TITLES[:4], "对手信息(账号|户名|银行)"]
    parties = ["6222020000001234|样例商行|样例银行", "||", "6222020000005678|样例公司|", "|李样友|"] * 6
    rows = [[f"2025-03-{day:02}", "消费", "-1.00", f"{100 - day}.00", party]
            for day, party in enumerate(parties, 1)]
    entries = read_statement("d1", [page([*HEADER, titles, *rows])]).entries
    told = [(entry.counterparty and entry.counterparty.value.strip("|"),
             entry.counterparty_account and entry.counterparty_account.value) for entry in entries[:4]]
    assert told == [("样例商行", "6222020000001234"), (None, None), ("样例公司", "6222020000005678"), ("李样友", None)]


def test_an_account_of_the_other_party_that_is_a_name_names_it():
    parties = ["样例超市(1234)", "SAMPLE TRADING CO", "6222020000001234", "李样友6222020000001234"]
    titles = [*TITLES[:4], "对方账户"]
    entries = read([[*row[:4], party] for row, party in zip(ROWS, parties, strict=True)], titles).entries
    told = [(entry.counterparty and entry.counterparty.value,
             entry.counterparty_account and entry.counterparty_account.value) for entry in entries]
    assert told == [(parties[0], None), (parties[1], None), (None, parties[2]), ("李样友", "6222020000001234")]


def test_a_word_below_a_balance_casts_no_doubt_on_it():
    rows = [line for row in ROWS for line in (row, ["10:11:12", "", "人民币", "钞", "6222020000001234"])]
    entries = read_statement("d1", [page([*HEADER, TITLES, *rows], pitch=13)]).entries
    assert [entry.balance.value for entry in entries] == [Decimal(row[3].replace(",", "")) for row in ROWS]
    assert {entry.balance.evidence.confidence for entry in entries} == {1.0}


@pytest.mark.parametrize(("beside", "amount"), [("2例5", Decimal("-200.50")), ("份", Decimal("-200.50")), ("25", None)])
def test_a_sum_beside_what_a_seal_left_is_that_sum_in_doubt(beside, amount):
    """Figures alone may be of the sum itself."""
    drawn = page([*HEADER, TITLES, *ROWS], unit="px")
    sum_ = next(each for each in drawn.words if each.text == "-200.50")
    left = word(beside, sum_.box.right + 4, sum_.box.top, confidence=0.4)
    entry = read_statement("d1", [replace(drawn, words=(*drawn.words, left))], reader=Blind()).entries[1]
    assert (entry.amount and entry.amount.value) == amount
    assert entry.amount is None or entry.amount.evidence.confidence < 0.9


@pytest.mark.parametrize(("last", "below", "found"), [
    ("打印日期:2025-09-", "17", "2025-09-17"), ("打印日期:", "2025-09-17", "2025-09-17"), ("打印日期:", "张样例", None),
    ("打印日期:2025-09-", "张样例", None)])
def test_a_header_of_running_text_goes_on_at_the_beginning_of_the_next_line(
        last: str, below: str, found: str | None) -> None:
    header = [["户名: 张样例", "", "账号: 6200000000000001234", "", "币种: 人民币", "", last], [below]]
    statement = read_statement("d1", [page([*header, TITLES, *ROWS])])
    assert (statement.printed_on.value.text if statement.printed_on else None) == found
