"""Dates printed once for a day's entries hold for all of them; a single date that is missing stays missing."""

from __future__ import annotations

import pytest

from intake_cli.statements.second_reader import Reader
from intake_cli.statements.statement import read_statement
from intake_cli.words import Place
from tests.statements.paper import ROWS, TITLES, Blind, page

DAYS = ["2025-03-01", "2025-03-01", "2025-03-09", "2025-03-09"]


def days(first_column: list[str], unit: str = "pt", reader: Reader | None = None) -> list[tuple[str, float]]:
    rows = [[cell, *row[1:]] for cell, row in zip(first_column, ROWS, strict=True)]
    statement = read_statement("d1", [page([TITLES, *rows], unit=unit)], reader=reader)
    assert statement is not None
    return [(entry.booking_date.value.text, entry.booking_date.evidence.confidence) for entry in statement.entries]


def test_entries_without_a_date_carry_the_one_above() -> None:
    assert days(["2025-03-01", "", "2025-03-09", ""]) == [(day, 1.0) for day in DAYS]


def test_an_entry_with_its_time_alone_carries_the_date_above() -> None:
    assert days(["2025-03-01", "10:07:11", "2025-03-09", "12:01:02"]) == [(day, 1.0) for day in DAYS]


def test_on_a_scan_a_carried_date_is_unsure() -> None:
    assert [sure < 0.9 for _, sure in days(["2025-03-01", "", "2025-03-09", ""], "px")] == [False, True, False, True]


@pytest.mark.parametrize(("dirt", "sure"), [("", True), (":", True), ("8", False)])
def test_on_a_scan_a_carried_date_is_sure_where_no_further_look_sees_a_figure(dirt: str, sure: bool) -> None:
    class Dirt(Blind):
        """Sees the same wherever nothing was read."""

        def readings(self, places, numeric):
            return [[(dirt, 0.3)] if dirt else [] for _ in places]

    assert [each > 0.9 for _, each in days(["2025-03-01", "", "2025-03-09", ""], "px", Dirt())] == \
        [True, sure, True, sure]


def test_a_date_is_looked_for_where_the_others_stand() -> None:
    """The first column begins at the edge of the sheet, of which a stroke is left: it was looked at for a day."""
    asked: list[Place] = []

    class Looking(Blind):
        """Remembers where it was asked to look for figures."""

        def readings(self, places, numeric):
            asked.extend(places)
            return [[] for _ in places]

    days(["2025-03-01", "", "2025-03-09", ""], "px", Looking())
    assert {(place.box.left, place.box.right) for place in asked if place.box.left < 100} == {(10.0, 80.0)}


def test_a_date_that_is_missing_at_the_top_is_not_known() -> None:
    assert days(["", "2025-03-05", "2025-03-09", "2025-03-10"])[0] == ("", 0.0)


def test_one_date_missing_among_many_is_not_known() -> None:
    rows = [ROWS[0], *([ROWS[1]] * 9)]
    rows[5] = ["", *ROWS[1][1:]]
    statement = read_statement("d1", [page([TITLES, *rows])])
    assert statement is not None
    assert statement.entries[5].booking_date.value.text == ""


def test_close_lines_of_a_day_with_few_columns_are_entries_of_their_own() -> None:
    rows = [[day, row[1], row[2], row[3], ""] for day, row in
            zip(["2025-03-01", "", "", "2025-03-09"], ROWS, strict=True)]
    statement = read_statement("d1", [page([TITLES, *rows, *[["2025-03-10", *ROWS[3][1:]]] * 4], pitch=15)])
    assert statement is not None
    assert [str(entry.balance.value) for entry in statement.entries[:4]] == [row[3].replace(",", "") for row in ROWS]
    assert [entry.booking_date.value.text for entry in statement.entries[:4]] == [
        "2025-03-01", "2025-03-01", "2025-03-01", "2025-03-09"]


def test_entries_that_are_all_two_lines_high_stay_whole() -> None:
    """A second line below each entry, as its sum in another currency."""
    rows = [line for row in ROWS for line in (row, ["", "", "10.00", row[3], ""])]
    statement = read_statement("d1", [page([TITLES, *rows], pitch=15)])
    assert statement is not None
    assert len(statement.entries) == len(ROWS)


def test_a_page_of_days_with_two_entries_each_is_none_of_entries_two_lines_high() -> None:
    """The balance of the second goes on from that of the first."""
    rows = [[day, row[1], row[2], row[3], ""] for day, row in
            zip(["2025-03-01", "", "2025-03-09", ""], ROWS, strict=True)]
    statement = read_statement("d1", [page([TITLES, *rows], pitch=15)])
    assert statement is not None
    assert [str(entry.balance.value) for entry in statement.entries if entry.balance] == [
        row[3].replace(",", "") for row in ROWS]


def test_few_bare_rows_are_enough_where_no_date_stands_twice() -> None:
    many = [[f"2025-0{month}-{day:02}", *ROWS[day % 4][1:]] for month in (1, 2) for day in range(1, 29)]
    for row in (7, 20, 41):
        many[row] = ["", *many[row][1:]]
    statement = read_statement("d1", [page([TITLES, *many])])
    assert statement is not None
    assert [statement.entries[row].booking_date.value.text for row in (7, 20, 41)] == [
        many[row - 1][0] for row in (7, 20, 41)]
    many[30] = [many[29][0], *many[30][1:]]
    statement = read_statement("d1", [page([TITLES, *many])])
    assert statement is not None
    assert statement.entries[20].booking_date.value.text == ""


def test_entries_of_a_day_whose_balance_stands_at_the_last_of_them_alone():
    """An entry moves money one way: a line of money out and one of money in are two, though neither shares a column."""
    titles = ["日期", "摘要", "存入", "提取", "结余"]
    rows = [["2025-03-01", "工资", "1,000.00", "", ""], ["", "消费", "", "200.00", "1,300.00"],
            ["2025-03-02", "利息", "50.00", "", ""], ["", "消费", "", "70.00", "1,280.00"],
            ["2025-03-03", "存款", "20.00", "", "1,300.00"], ["2025-03-05", "消费", "", "30.00", "1,270.00"]]
    entries = read_statement("d1", [page([titles, *rows], pitch=13.0)]).entries
    assert [entry.summary.value for entry in entries] == [row[1] for row in rows]
    assert [entry.booking_date.value.day.day for entry in entries] == [1, 1, 2, 2, 3, 5]
