"""Days on lines of their own, over the entries of the day."""

from __future__ import annotations

import pytest

from intake_cli.statements.statement import read_statement
from intake_cli.statements.tables import read_table
from intake_cli.words import PageText
from tests.statements.paper import HEADER, ROWS, TITLES, page, word

DAYS = ["2025-03-01", "2025-03-01", "2025-03-09", "2025-03-10"]
TIMES = ["09:10:11", "10:11:12", "11:12:13", "12:13:14"]


def days_of(*pages):
    statement = read_statement("d1", list(pages))
    assert statement is not None
    assert [str(entry.balance.value) for entry in statement.entries] == [row[3].replace(",", "") for row in ROWS]
    return [entry.booking_date.value.text for entry in statement.entries]


def timed(number):
    return [TIMES[number], *ROWS[number][1:]]


@pytest.mark.parametrize("form", ["{}", "{} 星期六", "{} (Sat)"])
def test_a_day_over_its_entries_is_theirs(form):
    lines = [[form.format(DAYS[0])], timed(0), timed(1), [form.format(DAYS[2])], timed(2), [form.format(DAYS[3])],
             timed(3)]
    assert days_of(page([*HEADER, ["交易时间", *TITLES[1:]], *lines])) == DAYS


def test_a_day_at_the_foot_of_a_page_is_the_next_pages():
    titles = ["交易时间", *TITLES[1:]]
    first, second = [[DAYS[0]], timed(0), timed(1), [DAYS[2]]], [timed(2), [DAYS[3]], timed(3)]
    assert days_of(page([*HEADER, titles, *first]), page([titles, *second], number=2)) == DAYS
    assert days_of(page([*HEADER, titles, *first[:3]]), page([first[3], *second], number=2)) == DAYS


def test_days_without_a_column_of_their_own():
    titles, rows = TITLES[1:], [row[1:] for row in ROWS]
    lines = [[DAYS[0]], rows[0], rows[1], [DAYS[2]], rows[2], [DAYS[3]], rows[3]]
    assert days_of(page([*HEADER, titles, *lines])) == DAYS


def test_the_column_of_such_days_takes_nothing_from_texts_that_stand_left_of_their_title():
    """A title set over the middle of its column stood right of where the texts began, which lost their first half."""
    left, top, rows = (20, 150, 260, 380), 100, [DAYS[0], 0, 1, DAYS[2], 2, DAYS[3], 3]
    words = [word(text, at, 60) for text, at in (("收付款人名称", 60), ("交易金额", 150), ("余额", 260), ("摘要", 380))]
    for index, row in enumerate(rows):
        cells = [row] if isinstance(row, str) else ["支付宝网络技术公司", *(ROWS[row][cell] for cell in (2, 3, 1))]
        words += [word(text, at, top + 20 * index) for text, at in zip(cells, left, strict=False)]
    words += [word("户名: 张样例", 20, 0), word("起止日期: 2025-03-01 至 2025-09-10", 20, 20)]
    statement = read_statement("d1", [PageText(1, 600, 900, "pt", "text-layer", tuple(words))])
    assert [entry.booking_date.value.text for entry in statement.entries] == DAYS
    assert {entry.counterparty.value for entry in statement.entries} == {"支付宝网络技术公司"}


def test_the_second_day_stands_below_many_lines_of_wrapped_cells():
    wrapped = [line for row in range(3) for line in (timed(row)[1:], ["", "续"], ["", "续"], ["", "续"], ["", "续"])]
    lines = [*HEADER, TITLES[1:], [DAYS[0]], *wrapped, [DAYS[3]], timed(3)[1:]]
    statement = read_statement("d1", [page(lines)])
    assert [entry.booking_date.value.text for entry in statement.entries] == [*DAYS[:1] * 3, DAYS[3]]


def test_a_day_right_below_the_titles_is_enough():
    """The second day stood on the next page, and no entry was read."""
    wrapped = [line for row in range(2) for line in (timed(row)[1:], *([["", "续"]] * 14))]
    statement = read_statement("d1", [page([*HEADER, TITLES[1:], [DAYS[0]], *wrapped]),
                                      page([[DAYS[2]], timed(2)[1:]], number=2)])
    assert [entry.booking_date.value.text for entry in statement.entries] == [DAYS[0], DAYS[0], DAYS[2]]


def test_a_day_in_the_second_line_of_each_entry_is_that_entrys():
    lines = [line for row, time in zip(ROWS, TIMES, strict=True) for line in ([time, *row[1:]], [row[0]])]
    assert days_of(page([*HEADER, ["交易时间", *TITLES[1:]], *lines])) == [row[0] for row in ROWS]


def test_a_day_whose_entries_never_follow_is_listed():
    first = [[DAYS[0]], timed(0), timed(1), [DAYS[2]]]
    table = read_table([page([*HEADER, ["交易时间", *TITLES[1:]], *first])])
    assert [line.text for _, line in table.unplaced] == [DAYS[2]]


def test_a_day_in_a_remark_is_not_that_of_the_next_entry_where_times_behind_days_have_points() -> None:
    """Days before times with points were not told as such, so that 20250311 of an order's number seemed to be one."""
    rows = [[f"{row[0].replace('-', '')} 04.00.52", *row[1:]] for row in ROWS]
    lines = [*HEADER, TITLES, *rows[:2], ["", "20250311"], *rows[2:]]
    statement = read_statement("d1", [page(lines)])
    assert statement is not None
    assert [str(entry.day) for entry in statement.entries] == [row[0] for row in ROWS]
