"""Columns that no title names: the balances tell them, or nothing is claimed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import Box
from intake_cli.statements.statement import read_statement
from intake_cli.statements.tables import read_table
from tests.statements.paper import HEADER, TITLES, page, word

DAYS = [f"2025-03-{day:02}" for day in range(1, 13)]
AMOUNTS = [Decimal(f"{(-1) ** index * (index * 137 % 900 + 10)}.{index:02}") for index in range(12)]


def rows(opening="5000.00"):
    """Twelve entries that follow from one another: date, summary, amount, balance, counterparty."""
    balance, found = Decimal(opening), []
    for day, amount in zip(DAYS, AMOUNTS, strict=True):
        balance += amount
        found.append([day, "消费" if amount < 0 else "转账存入", f"{amount:,}", f"{balance:,}", "李样友"])
    return found


def figures(statement):
    return [entry.amount.value for entry in statement.entries], [entry.balance.value for entry in statement.entries]


def printed(table):
    return [Decimal(row[2].replace(",", "")) for row in table], [Decimal(row[3].replace(",", "")) for row in table]


@pytest.mark.parametrize("titles", [
    ["交易日期", "摘要", "交易金额", "某某某", "对方户名"],
    ["交易日期", "摘要", "某某某", "账户余额", "对方户名"],
])
def test_an_unknown_title_is_named_by_the_balances(titles):
    table = rows()
    statement = read_statement("d1", [page([*HEADER, titles, *table])])
    assert figures(statement) == printed(table)


def test_of_two_balances_the_one_that_follows_counts():
    table = [[*row[:3], "9,999.99", row[3]] for row in rows()]
    statement = read_statement("d1", [page([["交易日期", "摘要", "交易金额", "可用余额", "账面余额"], *table])])
    assert figures(statement)[1] == [Decimal(row[4].replace(",", "")) for row in table]


def test_a_table_without_a_heading():
    table = rows()
    statement = read_statement("d1", [page([*HEADER, *table])])
    assert figures(statement) == printed(table)
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in table]
    assert statement.holder.value == "张样例"


def test_without_a_heading_and_without_a_chain_nothing_is_claimed():
    table = [[*row[:3], "7,777.77", row[4]] for row in rows()]
    assert read_statement("d1", [page(table)]) is None


def test_a_first_page_whose_heading_was_lost_is_read_all_the_same():
    first, second = rows()[:6], rows()[6:]
    statement = read_statement("d1", [page([*HEADER, *first]), page([TITLES, *second], number=2)])
    assert figures(statement) == printed(rows())


def test_a_page_without_heading_that_lies_aside_on_the_scanner():
    first, second = rows()[:6], rows()[6:]
    aside = page(second, number=2)
    words = tuple(replace(word, box=Box(word.box.left - 28, word.box.top, word.box.right - 28, word.box.bottom),
                          edges=tuple(edge - 28 for edge in word.edges)) for word in aside.words)
    statement = read_statement("d1", [page([TITLES, *first]), replace(aside, words=words)])
    assert figures(statement) == printed(rows())


def test_totals_in_other_places_move_no_columns():
    first, second = rows()[:6], [*rows()[6:], ["合计", "94,117.24", "38,514.12"]]
    statement = read_statement("d1", [page([TITLES, *first]), page(second, number=2)])
    assert figures(statement) == printed(rows())
    assert [entry.counterparty.value for entry in statement.entries] == [row[4] for row in rows()]


def test_dashes_of_empty_cells_times_behind_days_and_worn_points_hide_no_columns():
    """Of a fax: money out and in in two columns, 12,769.57 read as 12.769.57."""
    balance, table = Decimal("5000.00"), []
    for place, amount in enumerate(AMOUNTS):
        balance += amount
        out, into = (f"{-amount:,}", "-") if amount < 0 else ("-", f"{amount:,}")
        shown = f"{balance:,}".replace(",", ".") if place % 3 else f"{balance:,}"
        table.append([DAYS[place], f"10:{place:02}:00", out, into, shown, "李样友"])
    statement = read_statement("d1", [page([*HEADER, *table], unit="px")])
    assert figures(statement)[0] == AMOUNTS
    assert figures(statement)[1][-1] == balance


def test_titles_beside_their_columns_name_none_of_money_where_the_balances_prove_others():
    """The texts keep theirs."""
    titles = ["交易日期", "对方户名", "交易金额", "", "摘要", "账户余额"]
    table = [[day, friend, amount, balance, summary] for day, summary, amount, balance, friend in rows()]
    statement = read_statement("d1", [page([*HEADER, titles, *table], unit="px")])
    assert figures(statement) == printed(table)
    assert {entry.counterparty.value for entry in statement.entries} == {"李样友"}
    unproven = [[*row[:3], "7,777.77", row[4]] for row in table]
    assert read_statement("d1", [page([*HEADER, titles, *unproven], unit="px")]).entries[3].balance is None


def test_two_columns_of_sums_under_the_one_title_that_was_read_are_told_by_the_balances():
    table = rows()
    drawn = page([["交易日期", "摘要", "交易金额", "", "对方户名"], *table], unit="px")
    close = tuple(replace(word, box=replace(word.box, left=word.box.left - 45, right=word.box.right - 45),
                          edges=tuple(edge - 45 for edge in word.edges)) if 310 < word.box.left < 400 else word
                  for word in drawn.words)
    statement = read_statement("d1", [replace(drawn, words=close)])
    assert figures(statement) == printed(table)
    assert {entry.summary.value for entry in statement.entries} == {"消费", "转账存入"}


def test_balances_under_the_title_of_a_side_are_told_as_such():
    """Of a scan whose title of balances was not read: no row told a sum of the side that reached over them."""
    table = [[day, summary, *(("0.00", amount[1:]) if amount[0] == "-" else (amount, "0.00")), balance, friend]
             for day, summary, amount, balance, friend in rows()]
    titles = ["交易日期", "摘要", "收入金额", "支出金额", "", "对方户名"]
    statement = read_statement("d1", [page([titles, *table], unit="px", confidence=0.99)])
    assert figures(statement) == printed(rows())


def test_what_stands_in_a_column_whose_title_is_guessed_is_in_doubt():
    """No balance proves that a text names the other party: no rule may fail anyone for it."""
    statement = read_statement("d1", [page([*HEADER, *rows()])])
    assert all(entry.summary.evidence.confidence <= 0.5 for entry in statement.entries)
    assert all(entry.amount.evidence.confidence == 1 for entry in statement.entries)
    titled = read_statement("d1", [page([*HEADER, TITLES, *rows()])])
    assert all(entry.summary.evidence.confidence == 1 for entry in titled.entries)


def test_dashes_in_a_column_of_sums_are_no_other_thing_under_its_title():
    """The column keeps its title where nearly all entries are of the other side."""
    titles = ["交易日期", "摘要", "支出", "收入", "账户余额", "附言"]
    balance, table = Decimal("9000.00"), []
    for day in DAYS:
        balance -= 100
        table.append([day, "消费", "100.00", "--", f"{balance:,}", "午餐"])
    sheet = page([*HEADER, titles, *table], unit="px")
    assert [band.title for band in read_table([sheet]).bands] == titles
    assert [str(entry.amount.value) for entry in read_statement("d1", [sheet]).entries] == ["-100.00"] * 12


def without_balances(table, *, signed=True):
    return [[day, summary, amount if signed else amount.lstrip("-"), "", party]
            for day, summary, amount, _, party in table]


def test_without_balances_signs_tell_which_way_money_went():
    table = rows()
    statement = read_statement("d1", [page([*HEADER, *without_balances(table)])])
    assert [entry.amount.value for entry in statement.entries] == AMOUNTS
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in table]
    assert not statement.has_balance


def test_without_balances_and_signs_nothing_is_claimed():
    assert read_statement("d1", [page([*HEADER, *without_balances(rows(), signed=False)])]) is None


def test_signed_sums_beside_days_alone_are_no_entries():
    assert read_statement("d1", [page([[day, amount] for day, _, amount, *_ in rows()])]) is None


def test_without_balances_flags_tell_which_way_money_went():
    table = [[day, summary, "支出" if amount.startswith("-") else "收入", amount.lstrip("-"), party]
             for day, summary, amount, _, party in rows()]
    statement = read_statement("d1", [page([*HEADER, *table])])
    assert [entry.amount.value for entry in statement.entries] == AMOUNTS


def test_a_column_of_currencies_is_no_text():
    table = [[day, "人民币", *rest] for day, *rest in rows()]
    statement = read_statement("d1", [page([*HEADER, *table])])
    assert [entry.counterparty.value for entry in statement.entries] == ["李样友"] * len(table)


def test_sums_and_the_texts_that_touch_them_are_two_columns():
    table = rows()
    drawn = page([*HEADER, *([day, "", amount, balance] for day, _, amount, balance, _ in table)])
    sums = [each for each in drawn.words if each.text in {row[3] for row in table}]
    beside = [word(row[1], each.box.right, each.box.top) for row, each in zip(table, sums, strict=True)]
    end = max(each.box.right for each in sums)
    beside = [replace(each, box=Box(end, each.box.top, end + 40, each.box.bottom)) for each in beside]
    statement = read_statement("d1", [replace(drawn, words=(*drawn.words, *beside))])
    assert figures(statement) == printed(table)
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in table]


def test_orders_whose_discounts_alone_are_signed_and_dated_are_no_entries():
    orders = [line for day in DAYS for line in (["样例旗舰店", "", "¥88.20"], [day, "优惠", "-¥5.00"])]
    assert read_statement("d1", [page(orders)]) is None


@pytest.mark.parametrize("order", [(2, 3, 3, 4), (3, 2, 4, 3)])
def test_columns_of_noughts_prove_nothing(order):
    """Fees and taxes beside the sums of a table without a heading."""
    table = [[day, summary, *(({2: amount, 3: "0.00", 4: balance})[place] for place in order), friend]
             for day, summary, amount, balance, friend in rows()]
    statement = read_statement("d1", [page([*HEADER, *table])])
    assert figures(statement) == printed(rows())
