"""Tables one below the other on a page, of which each has its own heading and its own columns."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, line, page, word

OTHER = [["2025-03-02", "汇入", "70.00", "70.00", "样例商行"], ["2025-03-04", "结息", "0.50", "70.50", ""],
         ["2025-03-08", "购汇", "-20.00", "50.50", ""]]
LABELS = ["账号: 6200000000000009876", "币种: 美元"]
MORE = [["2025-03-11", "消费", "-100.00", "8,900.00", "样例超市"],
        ["2025-03-12", "退款", "50.00", "8,950.00", "样例超市"]]


def moved(cells, top, step=60.0):
    """A line whose columns stand closer together than those of other tables."""
    return [word(cell, 40 + step * 2 * column if column else 40, top) for column, cell in enumerate(cells) if cell]


def below(drawn, lines, draw=line):
    """A page with more lines below those it has."""
    top = max(each.box.bottom for each in drawn.words) + 20
    words = [each for index, cells in enumerate(lines) for each in draw(cells, top + 20 * index)]
    return replace(drawn, words=(*drawn.words, *words))


def amounts(rows):
    return [Decimal(row[2].replace(",", "")) for row in rows]


def test_a_second_table_whose_columns_stand_elsewhere():
    drawn = below(page([*HEADER, TITLES, *ROWS]), [LABELS, TITLES, *OTHER], moved)
    entries = read_statement("d1", [drawn]).entries
    assert [entry.amount.value for entry in entries] == amounts([*ROWS, *OTHER])
    assert [entry.summary.value for entry in entries] == [row[1] for row in [*ROWS, *OTHER]]
    assert len({entry.chain for entry in entries}) == 2


def test_a_page_that_goes_on_with_a_table_before_it_begins_another():
    pages = [page([*HEADER, TITLES, *ROWS]), below(page([*MORE], 2), [LABELS, TITLES, *OTHER])]
    entries = read_statement("d1", pages).entries
    assert [entry.amount.value for entry in entries] == amounts([*ROWS, *MORE, *OTHER])


@pytest.mark.parametrize("over", [
    [["户名: 张样例", *LABELS], ["期初余额: 0.00", "期末余额: 50.50"]],
    [["户名", "张样例", "账号", "6200000000000009876"], ["期初余额", "0.00", "期末余额", "50.50"]]])
def test_the_account_over_a_second_table_with_the_sum_of_the_first_and_a_balance_to_begin_with(over):
    """Its rows went on with the first, and the page that shows both accounts was taken for another statement's."""
    more = [*MORE, ["本账户合计支出: 100.00", "收入: 50.00"], *over]
    pages = [page([*HEADER, TITLES, *ROWS]), page([*more, TITLES, *OTHER], 2)]
    entries = read_statement("d1", pages).entries
    assert [entry.amount.value for entry in entries] == amounts([*ROWS, *MORE, *OTHER])
    assert len({entry.chain for entry in entries[:-3]} | {entries[-1].chain}) == 2
    assert len({entry.chain for entry in entries[-3:]}) == 1


def test_the_account_over_a_second_table_behind_its_kind_and_a_translation_of_its_label():
    """It was the first line of the cells of the row below, and the balance of that one broke the first account's."""
    def over(number):
        return [word(text, left, 0) for text, left in (
            ("港幣往來", 20), ("HKD", 62), ("Current", 80), ("戶口號碼", 120), ("Account", 162), ("No.:", 200),
            (number, 222))]

    def table(number, rows, top):
        labels = [replace(each, box=replace(each.box, top=top, bottom=top + 10)) for each in over(number)]
        lines = [line(cells, top + 20 * place) for place, cells in enumerate([TITLES, *rows], 1)]
        return labels + [each for words in lines for each in words]

    words = [*table("579-352004-833", ROWS, 40), *table("579-352004-834", OTHER, 160)]
    entries = read_statement("d1", [replace(page([]), words=tuple(words))]).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in [*ROWS, *OTHER]]
    assert len({entry.chain for entry in entries}) == 2


@pytest.mark.parametrize("draw", [line, moved])
def test_the_kind_of_an_account_alone_over_a_table_begins_its_rows(draw):
    """All accounts of a customer have one number in Hong Kong: the second one's first balance broke the first's, and
    the line over its heading and the balance that the first ends with stood in cells."""
    first = page([["戶口號碼: 6200000000000001234"], ["港元儲蓄存款"], TITLES, *ROWS, ["", "結餘", "", "9,000.00"]])
    drawn = below(below(first, [["美元往來存款"]]), [TITLES, ["", "承前結餘", "", "0.00"], *OTHER], draw)
    entries = read_statement("d1", [drawn]).entries
    assert [(entry.summary.value, entry.amount.value) for entry in entries] == [
        (row[1], amount) for row, amount in zip([*ROWS, *OTHER], amounts([*ROWS, *OTHER]), strict=True)]
    assert [entry.chain for entry in entries] == [entries[0].chain] * 4 + [entries[-1].chain] * 3
    assert entries[0].chain != entries[-1].chain


def test_a_kind_of_account_over_the_heading_of_a_later_page_begins_its_rows():
    pages = [page([*HEADER, ["港元儲蓄存款"], TITLES, *ROWS]), page([["美元往來存款"], TITLES, *OTHER], 2),
             page([TITLES, ["2025-03-09", "消费", "-0.50", "50.00", "样例超市"]], 3)]
    assert len({entry.chain for entry in read_statement("d1", pages).entries[4:]}) == 1
    assert len({entry.chain for entry in read_statement("d1", pages).entries}) == 2


def test_a_second_table_of_whose_heading_one_title_begins_a_line_above_the_others():
    """The account over it was that of no table, and its rows were those of the first."""
    def table(labels, rows, top, draw):
        heading = [word("序", 620, top + 20), *draw(TITLES, top + 30), word("号", 620, top + 40)]
        body = [each for place, cells in enumerate(rows, 1) for each in
                [*draw(cells, top + 40 + 20 * place), word(str(place), 620, top + 40 + 20 * place)]]
        return [*line(labels, top), *heading, *body]

    words = [*table(["账号: 6200000000000001234"], ROWS, 40, line), *table(LABELS, OTHER, 200, moved)]
    entries = read_statement("d1", [replace(page([]), words=tuple(words))]).entries
    assert [entry.amount.value for entry in entries] == amounts([*ROWS, *OTHER])
    assert [entry.summary.value for entry in entries] == [row[1] for row in [*ROWS, *OTHER]]
    assert len({entry.chain for entry in entries[:4]}) == len({entry.chain for entry in entries[4:]}) == 1
    assert entries[0].chain != entries[-1].chain


def test_pages_whose_second_account_has_earlier_days_stay_in_their_order():
    """The pages were turned round, and the last rows of the first account had no table to go on with: they were gone,
    in silence."""
    late = [[row[0].replace("2025-03", "2025-08"), *row[1:]] for row in [*ROWS, *MORE]]
    pages = [page([HEADER[0], TITLES, *late[:-2]]), below(page(late[-2:], 2), [LABELS, TITLES, *OTHER])]
    entries = read_statement("d1", pages).entries
    assert [entry.amount.value for entry in entries] == amounts([*late, *OTHER])


def test_a_second_table_with_a_heading_that_tells_more():
    titles = [TITLES[0], "样例", *TITLES[2:]]
    drawn = below(page([*HEADER, titles, *ROWS]), [LABELS, TITLES, *OTHER])
    entries = read_statement("d1", [drawn]).entries
    assert [entry.amount.value for entry in entries] == amounts([*ROWS, *OTHER])


def test_a_label_without_a_value_in_a_wrapped_cell_names_no_account():
    """转账备注: above 生活费 is the first line of a cell whose entry stands between them."""
    drawn = page([*HEADER, TITLES, *ROWS[:2]])
    top = max(each.box.bottom for each in drawn.words) + 10
    row = [ROWS[2][0], "", *ROWS[2][2:4], ""]
    cell = [word("转账备注:", 120, top), word("李样例有限公司", 420, top), *line(row, top + 6),
            word("生活费", 120, top + 12)]
    drawn = replace(drawn, words=(*drawn.words, *cell, *line(ROWS[3], top + 32)))
    entries = read_statement("d1", [drawn]).entries
    assert [entry.summary.value for entry in entries] == [ROWS[0][1], ROWS[1][1], "转账备注:生活费", ROWS[3][1]]
    assert entries[2].counterparty.value == "李样例有限公司"


def test_a_second_table_under_latin_titles_and_labels():
    titles = ["Txn Date", "Txn Type", "Txn Amount", "Balance", "Payee Name"]
    head = [["Account Number: 6200000000000001234"], titles]
    drawn = page([*head, *ROWS, ["Account Number: 6200000000009876 Currency: USD"], titles, *OTHER])
    words = [part for each in drawn.words for part in blanks_parted(each)]
    entries = read_statement("d1", [replace(drawn, words=tuple(words))]).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in [*ROWS, *OTHER]]


def blanks_parted(one):
    """Each Latin word by itself, as a text layer has them."""
    ends, found = 0, []
    for part in one.text.split(" "):
        found.append(word(part, one.edges[ends], one.box.top))
        ends += len(part) + 1
    return found


def test_halves_of_latin_titles_below_others():
    """Account stands above the line of the others, Balance below it."""
    drawn = page([*HEADER, ["Date", "Summary", "Amount", "", "Payee"]])
    top = drawn.words[-1].box.top
    halves = [word("Account", 320, top - 6), word("Balance", 320, top + 6)]
    drawn = below(replace(drawn, words=(*drawn.words, *halves)), ROWS)
    entries = read_statement("d1", [drawn]).entries
    assert [entry.balance.value for entry in entries] == [Decimal(row[3].replace(",", "")) for row in ROWS]


def test_that_nothing_follows_is_said_between_two_tables():
    drawn = page([*HEADER, TITLES, *ROWS, ["", "———", "以下空白", "———"], LABELS, TITLES, *OTHER])
    entries = read_statement("d1", [drawn]).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in [*ROWS, *OTHER]]


@pytest.mark.parametrize("over", [["人民币活期存款", "子账号 00001"], ["子账户 00001 人民币"]])
def test_a_kind_with_its_number_is_no_title_and_begins_its_rows(over):
    """The line over the second heading stood in a cell of the first table, whose balance the next one broke."""
    second = [text.replace("人民币", "美元").replace("00001", "00002") for text in over]
    drawn = below(below(page([*HEADER, over, TITLES, *ROWS]), [second]), [TITLES, *OTHER])
    entries = read_statement("d1", [drawn]).entries
    assert [entry.counterparty.value for entry in entries[:4]] == [row[4] for row in ROWS]
    assert [len({entry.chain for entry in part}) for part in (entries[:4], entries[4:], entries)] == [1, 1, 2]
    assert [len({row.table for row in found.typeset.rows}) for found in (read_statement("d1", [drawn]),)] == [1]


def test_tables_in_columns_of_their_own_are_told_apart_where_figures_are_compared():
    first = page([*HEADER, ["人民币活期存款"], TITLES, *ROWS])
    drawn = below(below(first, [["美元活期存款"]]), [TITLES, *OTHER], moved)
    assert [row.table for row in read_statement("d1", [drawn]).typeset.rows] == [0] * 4 + [1] * 3
