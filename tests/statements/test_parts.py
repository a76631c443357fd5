"""Several statements in one file are told apart; several months of one account are not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_cli.statements.parts import parts_of
from intake_cli.statements.statement import statement_of
from intake_cli.statements.tables import read_table
from tests.statements.paper import HEADER, ROWS, TITLES, page

OTHER = [["户名: 李样友", "", "账号: 6200000000099991111"], ["起止日期: 2025-03-01 至 2025-09-10"]]
OTHER_ROWS = [["2025-04-01", "转账存入", "70.00", "570.00", "李样友"],
              ["2025-04-02", "消费", "-20.00", "550.00", "样例"]]


def statements(pages):
    return [statement_of(f"d{place}", part, [each.page for each in part.pages])
            for place, part in enumerate(parts_of(read_table(pages)), 1)]


def test_another_account_of_another_holder_is_another_statement():
    found = statements([page([*HEADER, TITLES, *ROWS]), page([*OTHER, TITLES, *OTHER_ROWS], number=2)])
    assert [(each.holder.value, len(each.entries)) for each in found] == [("张样例", 4), ("李样友", 2)]
    assert [mark.page for each in found for mark in each.pages] == [1, 2]


@pytest.mark.parametrize("header", [
    HEADER, [], [["户名: 张样例", "", "账号: 6200****1234"], HEADER[1]], [["卡号: 6222000000000007777"]],
])
def test_the_same_account_goes_on(header):
    assert len(statements([page([*HEADER, TITLES, *ROWS[:2]]), page([*header, TITLES, *ROWS[2:]], number=2)])) == 1


def test_a_misread_digit_parts_nothing():
    header = [["户名: 张样例", "", "账号: 6200000000000001284"], HEADER[1]]
    pages = [page([*HEADER, TITLES, *ROWS[:2]], unit="px", confidence=0.99),
             page([*header, TITLES, *ROWS[2:]], number=2, unit="px", confidence=0.99)]
    assert len(statements(pages)) == 1


def test_months_bound_together_are_one_statement_over_all_of_them():
    header = [[HEADER[0][0], "", HEADER[0][2]]]
    months = [["起止日期: 2025-03-01 至 2025-03-08"], ["起止日期: 2025-03-09 至 2025-03-31"]]
    printed = [["打印日期: 2025-03-08"], ["打印日期: 2025-04-01"]]
    pages = [page([*header, months[at], printed[at], TITLES, *ROWS[2 * at:2 * at + 2]], number=at + 1) for at in (0, 1)]
    found, = statements(pages)
    assert (found.start.value.text, found.end.value.text) == ("2025-03-01", "2025-03-31")
    assert found.printed_on.value.text == "2025-04-01"


@pytest.mark.parametrize("unit", ["pt", "px"])
@pytest.mark.parametrize("order", [(3, 1, 2), (3, 2, 1), (1, 3, 2)])
def test_pages_of_a_stack_that_fell_are_read_as_they_count(order, unit):
    own = {number: page([*HEADER, TITLES, *rows, [f"第{number}页/共3页"]], unit=unit)
           for number, rows in ((1, ROWS[:2]), (2, ROWS[2:3]), (3, ROWS[3:]))}
    found, = statements([replace(own[number], number=place) for place, number in enumerate(order, 1)])
    assert [str(entry.balance.value) for entry in found.entries] == ["1500.00", "1299.50", "9299.50", "9000.00"]
    assert [mark.page for mark in found.pages] == [order.index(number) + 1 for number in (1, 2, 3)]


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("order", [(3, 1, 2), (3, 2, 1), (1, 3, 2), (1, 2, 3)])
def test_so_are_pages_without_numbers_by_their_days(order, newest_first):
    """Each of them would have been accused of a balance that does not follow. One page is all of one day."""
    step = -1 if newest_first else 1
    rows = [*ROWS, [ROWS[3][0], "消费", "-10.00", "8,990.00", ""]]
    parts = (rows[:2], rows[2:4], rows[4:])
    own = [page([*HEADER, TITLES, *part[::step]], unit="px", confidence=0.99) for part in parts]
    found, = statements([replace(own[number - 1], number=place) for place, number in enumerate(order, 1)])
    assert [str(entry.balance.value) for entry in found.chronological()] == [
        "1500.00", "1299.50", "9299.50", "9000.00", "8990.00"]


def test_pages_that_share_their_days_are_left_as_they_lie():
    rows = [[ROWS[0][0], *row[1:]] for row in ROWS]
    own = [page([*HEADER, TITLES, *part]) for part in (rows[2:], rows[:2])]
    found, = statements([replace(each, number=place) for place, each in enumerate(own, 1)])
    assert [entry.evidence.page for entry in found.entries] == [1, 1, 2, 2]


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_prints_of_one_account_are_read_one_after_the_other(newest_first, order):
    """Each counts its own pages; however they lie in the file, no balance breaks between them."""
    months = [["起止日期: 2025-03-01 至 2025-03-08"], ["起止日期: 2025-03-09 至 2025-03-31"]]
    step = -1 if newest_first else 1
    prints = [page([HEADER[0], months[at], TITLES, *ROWS[2 * at:2 * at + 2][::step], ["第1页/共1页"]]) for at in (0, 1)]
    found, = statements([replace(prints[at], number=place) for place, at in enumerate(order, 1)])
    assert [str(entry.balance.value) for entry in found.chronological()] == ["1500.00", "1299.50", "9299.50", "9000.00"]
    assert (found.start.value.text, found.end.value.text) == ("2025-03-01", "2025-03-31")


@pytest.mark.parametrize(("second", "count"), [("2025-03-05 至 2025-03-31", 2), ("2025-03-09 至 2025-03-31", 1),
                                               ("2025-03-01 至 2025-03-08", 1)])
def test_a_print_that_has_days_of_another_again_is_a_statement_of_its_own(second, count):
    heads = [[HEADER[0], [f"起止日期: {span}"], TITLES] for span in ("2025-03-01 至 2025-03-08", second)]
    pages = [page([*head, *rows, ["第1页/共1页"]], number=place)
             for place, (head, rows) in enumerate(zip(heads, (ROWS[:2], ROWS[1:]), strict=True), 1)]
    assert len(statements(pages)) == count


def test_sums_of_prints_bound_together_are_told_once_for_each():
    """They stand on each page of their print."""
    sums = [["收入合计: 1,000.00", "", "支出合计: 200.50"], ["收入合计: 8,000.00", "", "支出合计: 299.50"]]
    pages = [page([HEADER[0], sums[at // 2], TITLES, ROWS[at]], number=at + 1) for at in range(4)]
    found, = statements(pages)
    assert [(total.scope, total.of, str(total.value), total.evidence.page) for total in found.totals] == [
        ("print", "in", "1000.00", 1), ("print", "in", "8000.00", 3),
        ("print", "out", "200.50", 1), ("print", "out", "299.50", 3)]
    one, = statements([page([HEADER[0], sums[0], TITLES, ROWS[at]], number=at + 1) for at in range(2)])
    assert {(total.scope, total.of) for total in one.totals} == {("period", "in"), ("period", "out")}


@pytest.mark.parametrize("at", [0, 1], ids=["on the first page", "on the last page"])
def test_sums_on_one_page_of_each_print_are_of_their_prints(at):
    sums = {at: ["收入合计: 1,000.00"], 2 + at: ["收入合计: 8,000.00"]}
    pages = [page([HEADER[0], *([sums[place]] if place in sums else []), TITLES, ROWS[place]], number=place + 1)
             for place in range(4)]
    found, = statements(pages)
    assert [(total.scope, total.evidence.page) for total in found.totals] == [("print", at + 1), ("print", at + 3)]


def test_prints_of_the_same_days_lie_as_they_lie():
    prints = [page([*HEADER, TITLES, *rows, ["第1页/共1页"]]) for rows in (ROWS, ROWS[2:])]
    found, = statements([replace(prints[at], number=place) for place, at in enumerate((1, 0), 1)])
    assert [mark.page for mark in found.pages] == [1, 2]
    assert found.entries[0].balance.value == Decimal("9299.50")


def test_pages_lie_as_they_lie_where_their_numbers_are_not_whole():
    pages = [page([*HEADER, TITLES, *ROWS[:2], ["第2页/共3页"]]),
             page([*HEADER, TITLES, *ROWS[2:], ["第1页/共3页"]], number=2)]
    assert [mark.page for mark in statements(pages)[0].pages] == [1, 2]


def test_each_page_tells_the_days_of_its_own_head():
    other = [HEADER[0], ["起止日期: 2025-02-01 至 2025-09-10"], HEADER[2]]
    pages = [page([*HEADER, TITLES, *ROWS[:2], ["第1页/共2页"]]),
             page([*other, TITLES, *ROWS[2:], ["第2页/共2页"]], number=2)]
    found, = statements(pages)
    assert [(each.page, each.start.value.text, each.printed_on.value.text) for each in found.heads] == [
        (1, "2025-03-01", "2025-09-12"), (2, "2025-02-01", "2025-09-12")]


def test_two_days_in_a_sentence_are_no_period_of_a_page():
    pages = [page([*HEADER, TITLES, *ROWS[:2]]), page([["2025-01-01 — 2025-06-30"], TITLES, *ROWS[2:]], number=2)]
    found, = statements(pages)
    assert [each.page for each in found.heads] == [1]
