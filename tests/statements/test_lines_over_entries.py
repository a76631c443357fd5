"""Lines of a month or a day over the entries of it, which print their own days: they are no entries and no cells."""

from __future__ import annotations

from datetime import date

import pytest

from intake_cli.statements.statement import read_statement
from tests.statements.paper import HEADER, ROWS, TITLES, page


@pytest.mark.parametrize(("form", "between"), [
    ("%Y-%m-%d", "{:%Y年%m月%d日}"), ("%Y年%m月%d日", "{:%Y年%m月%d日}"), ("%Y-%m-%d", "{:%Y-%m-%d} 星期三"),
    ("%y%m%d", "{:%Y年%m月}"),
    ("%Y-%m-%d", "{:%Y年%m月} 收入:1,000.00 支出:0.00"), ("%Y年%m月%d日", "{:%Y年%m月%d日} 收入:8,000.00 支出:0.00")])
def test_a_line_over_entries_that_print_their_own_days_is_none_of_them(form: str, between: str) -> None:
    days = [date.fromisoformat(row[0]) for row in ROWS]
    rows: list[list[str]] = []
    for day, row in zip(days, ROWS, strict=True):
        head = between.format(day).split()
        rows += [] if head in rows else [head]
        rows.append([day.strftime(form), *row[1:]])
    statement = read_statement("d1", [page([*HEADER, TITLES, *rows])])
    assert [entry.day for entry in statement.entries] == days
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
    assert [entry.counterparty.value for entry in statement.entries] == [row[4] for row in ROWS]


def test_a_second_day_below_that_of_an_entry_is_no_line_over_the_next() -> None:
    rows = [line for row in ROWS for line in (row, [row[0]])]
    statement = read_statement("d1", [page([*HEADER, TITLES, *rows], pitch=11)])
    assert [entry.day.isoformat() for entry in statement.entries] == [row[0] for row in ROWS]
    assert [entry.evidence.quote.count(row[0]) for row, entry in zip(ROWS, statement.entries, strict=True)] == [2] * 4


def test_so_are_days_over_entries_whose_own_day_stands_over_their_sums() -> None:
    rows = [line for row in ROWS for line in (
        [f"{date.fromisoformat(row[0]):%Y年%m月%d日}", "星期二"], row[:1], ["", *row[1:]], ["10:11:09"])]
    statement = read_statement("d1", [page([*HEADER, TITLES, *rows], pitch=11)])
    assert [str(entry.day) for entry in statement.entries] == [row[0] for row in ROWS]
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]
    assert [str(entry.booking_time.value) for entry in statement.entries] == ["10:11:09"] * len(ROWS)


def test_where_one_such_line_was_not_read_the_others_stand_outside_the_column_of_days() -> None:
    titles = [*TITLES[1:], TITLES[0]]
    rows = [line for row in ROWS for line in ([f"{date.fromisoformat(row[0]):%Y年%m月%d日}"], [*row[1:], row[0]])]
    statement = read_statement("d1", [page([*HEADER, titles, *rows[:2], *rows[3:]])])
    assert [str(entry.day) for entry in statement.entries] == [row[0] for row in ROWS]
    assert [entry.summary.value for entry in statement.entries] == [row[1] for row in ROWS]


def test_the_sign_of_a_day_read_as_a_letter_makes_it_no_entry() -> None:
    rows = [line for row in ROWS for line in ([f"{date.fromisoformat(row[0]):%Y年%m月%dE}", "星期二"], row)]
    statement = read_statement("d1", [page([*HEADER, TITLES, *rows])])
    assert [str(entry.day) for entry in statement.entries] == [row[0] for row in ROWS]
