"""Days that do not begin with their year: read where the document itself tells how, unread where it does not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from checks.facts import BankStatement
from intake_cli.codec import decode
from intake_cli.layout.days import printed_date
from intake_cli.statements.day_forms import day_form
from intake_cli.statements.sheet_stage import assemble
from intake_cli.statements.statement import read_statement
from intake_cli.words import PageText, Word
from tests.statements.paper import ROWS, TITLES, line, page, word

SPREAD = [date(2025, 3, 1) + timedelta(days=9 * step) for step in range(12)]
EARLY = [date(2025, month, month) for month in range(3, 9)]
"""Days that read the same either way."""
TURNED = [date(2025, 3, 4), date(2025, 4, 3), date(2025, 5, 9), date(2025, 6, 2)]
"""No figure above 12: only the order of the rows tells."""

BROKEN = ["2025-03-01", "2025-03-12", "2025-03-19", "2025-03-20"]


def table(days: Sequence[date], form: str) -> list[list[str]]:
    return [[day.strftime(form), "消费", "-1.00", f"{1000 - place}.00", "样例"] for place, day in enumerate(days)]


def head(form: str, first: date, last: date) -> list[list[str]]:
    return [["户名: 张样例", "", "账号: 6200000000000001234"],
            [f"起止日期: {first.strftime(form)} 至 {last.strftime(form)}"]]


def read(rows: Sequence[Sequence[str]], above: Sequence[Sequence[str]] = ()) -> BankStatement:
    statement = read_statement("d1", [page([*above, TITLES, *rows])])
    assert statement is not None
    return statement


def days(statement: BankStatement) -> list[date | None]:
    return [entry.day for entry in statement.entries]


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y 10:11:12"])
@pytest.mark.parametrize("given", [SPREAD, TURNED, SPREAD[::-1]])
def test_the_calendar_or_the_order_of_the_rows_tells(form: str, given: list[date]) -> None:
    statement = read(table(given, form), head(form.split()[0], min(given), max(given)))
    assert days(statement) == given
    assert [str(found and found.value.day) for found in (statement.start, statement.end)] == [
        str(min(given)), str(max(given))]
    assert all(entry.booking_date.evidence.confidence == 1 for entry in statement.entries)


@pytest.mark.parametrize("join", ["-", " - ", "—", "~"])
@pytest.mark.parametrize("form", ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y.%m.%d"])
def test_a_dash_between_two_days_is_of_neither(form: str, join: str) -> None:
    statement = read(table(SPREAD, form), [["户名: 张样例", "", "账号: 6200000000000001234"],
                                           [f"起止日期: {SPREAD[0]:{form}}{join}{SPREAD[-1]:{form}}"]])
    assert days(statement) == SPREAD
    assert [found and found.value.day for found in (statement.start, statement.end)] == [SPREAD[0], SPREAD[-1]]


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y"])
def test_days_that_fit_either_way_are_not_guessed(form: str) -> None:
    given = [date(2025, 3, 5), date(2025, 4, 6), date(2025, 5, 7)]
    statement = read(table(given, form))
    assert len(statement.entries) == 3
    assert days(statement) == [None] * 3
    assert not any(entry.booking_date.value.impossible for entry in statement.entries)


def test_the_period_of_the_head_tells_where_the_rows_do_not() -> None:
    given = [date(2025, 3, 5), date(2025, 4, 6), date(2025, 5, 7)]
    assert days(read(table(given, "%d/%m/%Y"), head("%d/%m/%Y", date(2025, 3, 1), date(2025, 5, 31)))) == given


def test_a_day_that_no_calendar_has_stays_impossible() -> None:
    rows = table(SPREAD, "%d/%m/%Y")
    rows[2][0] = "30/02/2025"
    printed = read(rows).entries[2].booking_date.value
    assert (printed.text, printed.day, printed.impossible) == ("30/02/2025", None, True)


@pytest.mark.parametrize("form", ["%m-%d", "%m/%d", "%m月%d日"])
@pytest.mark.parametrize("given", [SPREAD, [date(2024, 12, 20) + timedelta(days=6 * step) for step in range(10)]])
def test_the_period_gives_the_year(form: str, given: list[date]) -> None:
    """Also over the turn of a year."""
    statement = read(table(given, form), head("%Y-%m-%d", given[0], given[-1]))
    assert days(statement) == given


@pytest.mark.parametrize("form", ["%m-%d", "%m月%d日", "%d %b"])
@pytest.mark.parametrize("turn", [1, -1], ids=["oldest first", "newest first"])
def test_the_order_tells_the_year_of_days_that_the_period_has_twice(form: str, turn: int) -> None:
    given = [date(2024, 3, 1) + timedelta(days=12 * step) for step in range(33)][::turn]
    statement = read(table(given, form), head("%Y-%m-%d", min(given), max(given)))
    assert max(given) - min(given) > timedelta(days=380)
    assert days(statement) == given


def test_a_day_that_the_period_has_twice_is_not_guessed_where_nothing_tells() -> None:
    given = [date(2024, 3, 1), date(2025, 3, 2), date(2025, 3, 5)]
    assert days(read(table(given, "%m月%d日"), head("%Y-%m-%d", given[0], given[-1]))) == [None] * 3


SHORT = ["%d/%m/%y", "%m/%d/%y", "%y/%m/%d", "%-d/%-m/%y", "%-m/%-d/%y", "%y/%-m/%-d",
         "%d-%m-%y", "%d.%m.%y", "%d%m%y", "%y%m%d", "%d/%m/%y 10:11:12"]


@pytest.mark.parametrize("form", [*SHORT, "%y年%m月%d日"])
@pytest.mark.parametrize("given", [SPREAD, TURNED, SPREAD[::-1]])
def test_two_figures_of_the_year_stand_where_the_rows_put_them(form: str, given: list[date]) -> None:
    statement = read(table(given, form), head("%Y-%m-%d", min(given), max(given)))
    assert days(statement) == given
    assert days(read(table(given, form))) == given


@pytest.mark.parametrize("form", ["%d/%m/%y", "%m/%d/%y", "%y/%m/%d"])
def test_a_period_is_written_as_the_rows_are(form: str) -> None:
    statement = read(table(SPREAD, form), head(form, SPREAD[0], SPREAD[-1]))
    assert [found and found.value.day for found in (statement.start, statement.end)] == [SPREAD[0], SPREAD[-1]]


@pytest.mark.parametrize("form", ["%d/%m/%y", "%m/%d/%y", "%d%m%y"])
def test_two_figures_that_fit_several_ways_are_not_guessed(form: str) -> None:
    given = [date(2025, 3, 5), date(2025, 4, 6), date(2025, 5, 7)]
    assert days(read(table(given, form))) == [None] * 3
    assert days(read(table(given, form), head("%Y-%m-%d", date(2025, 3, 1), date(2025, 5, 31)))) == given


def test_the_words_of_a_line_are_in_order_though_some_begin_lower() -> None:
    head = ["起止日期: 2025-03-01", "至", "2025-08-30", "打印日期:", "2025-09-02"]
    paper = page([head, TITLES, *table(EARLY, "%y%m%d")])
    lower = {"2025-08-30": 1.0, "至": 2.0, "2025-09-02": 3.0}
    words = tuple(replace(each, box=replace(each.box, top=each.box.top + lower.get(each.text, 0.0)))
                  for each in paper.words)
    statement = read_statement("d1", [replace(paper, words=words)])
    assert statement is not None
    assert days(statement) == EARLY


def test_the_day_of_the_print_is_found_beside_a_title_that_its_label_may_begin_with() -> None:
    foot = ["活期交易明细清单", "打印日期: 2025-09-02"]
    printed = read_statement("d1", [page([TITLES, *ROWS, foot])]).printed_on
    assert printed is not None
    assert printed.value.text == "2025-09-02"


def test_numbers_that_begin_with_a_day_do_not_hide_days_without_a_year() -> None:
    rows = [[f"{day:%Y%m%d}{place:06d}", *row] for place, (day, row) in
            enumerate(zip(SPREAD, table(SPREAD, "%m/%d"), strict=True), 1)]
    paper = page([*head("%Y-%m-%d", SPREAD[0], SPREAD[-1]), ["流水号", *TITLES], *rows])
    statement = read_statement("d1", [paper])
    assert statement is not None
    assert days(statement) == SPREAD


def test_an_order_in_which_no_day_exists_is_none() -> None:
    form = day_form([(0, "2020-01-01 至 2020-02-01"), *((3, f"2503{day}") for day in range(13, 20))])
    assert form is not None
    assert form.short == "ymd"


def test_a_time_with_points_is_no_part_of_a_date_with_points() -> None:
    assert {entry.booking_time for entry in read(table(SPREAD, "%d.%m.%y")).entries} == {None}


def test_without_a_period_a_day_has_no_year() -> None:
    statement = read(table(SPREAD, "%m-%d"))
    assert days(statement) == [None] * len(SPREAD)
    assert not any(entry.booking_date.value.impossible for entry in statement.entries)


def test_an_impossible_day_without_a_year() -> None:
    rows = table(SPREAD, "%m-%d")
    rows[3][0] = "02-30"
    statement = read(rows, head("%Y-%m-%d", SPREAD[0], SPREAD[-1]))
    assert [entry.booking_date.value.impossible for entry in statement.entries].index(True) == 3
    assert days(statement).count(None) == 1


def test_a_document_that_writes_years_first_is_read_as_ever() -> None:
    """One that names a day otherwise in a remark, or numbers its pages, changes nothing."""
    rows = [[*ROWS[0][:4], "05/03/2025"], *ROWS[1:]]
    assert days(read([*rows, [], ["1/3"]])) == [date.fromisoformat(row[0]) for row in ROWS]
    assert printed_date("05/03/2025") is None
    assert printed_date("03-05") is None


def test_exports_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("\n".join(",".join(row) for row in [TITLES, *table(SPREAD, "%d/%m/%Y")]), "utf-8")
    assert days(decode(BankStatement, next(assemble(path, {"document": "d1"}))["statement"])) == SPREAD


@pytest.mark.parametrize("form", ["%d %b", "%b %d", "%d%b", "%d %B 10:11"])
def test_a_month_in_letters_needs_no_order_but_a_year(form: str) -> None:
    """Words that stand apart, as in a text layer, are one day."""
    given = [date(2024, 12, 20) + timedelta(days=6 * step) for step in range(10)]
    above = [["Account Name: 张样例", "", f"Statement Period: {given[0]:%d %b %Y} to {given[-1]:%d %b %Y}"]]
    paper = page([*above, TITLES, *table(given, form)])
    words = [one for each in paper.words for one in in_words(each)]
    for shown in (paper, replace(paper, words=tuple(words))):
        statement = read_statement("d1", [shown])
        assert statement is not None
        assert days(statement) == given


def in_words(each: Word) -> list[Word]:
    """Each part of ``each`` as a word, a blank apart."""
    parts = each.text.split(" ")
    starts = [sum(len(part) + 1 for part in parts[:place]) for place in range(len(parts))]
    return [word(part, each.box.left + 5 * start, each.box.top) for part, start in zip(parts, starts, strict=True)]


@pytest.mark.parametrize("above", [["样例银行2025年度账户明细"], ["查询年度：2025年"], ["查询年度：", "2025年"],
                                   ["样例银行2025年03月至09月对账单"]])
def test_a_year_that_the_head_names_is_that_of_days_without_one(above: list[str]) -> None:
    assert days(read(table(SPREAD, "%m-%d"), [above, ["打印日期: 2026-01-05 10:11:12"]])) == SPREAD


def test_a_month_that_the_head_names_is_that_of_its_days() -> None:
    given = [date(2025, 3, day) for day in range(2, 30, 3)]
    rows = table(given, "%m-%d")
    rows[2][1] = "2024年奖金"
    assert days(read(rows, [["账单月份: 2025年3月"]])) == given
    assert days(read(rows, [["样例银行2025年3月对账单"]])) == given


def test_a_balance_from_the_statement_before_is_no_entry() -> None:
    rows = [["", "BALANCE FROM PREVIOUS STATEMENT", "", "1001.00 CR"], *table(SPREAD, "%d %b")]
    above = [["Account Name: 张样例"], [f"Period: {SPREAD[0]:%d %b %Y} to {SPREAD[-1]:%d %b %Y}"]]
    assert days(read(rows, above)) == SPREAD


@pytest.mark.parametrize(("form", "place"), [
    *itertools.product(["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"], [5, 7, 8, 9]),
    *itertools.product(["%d-%b-%Y", "%d %b %Y", "%d%b%Y"], [8, 9]),
    *itertools.product(["%d-%b-%y", "%d %b %y"], [6, 8]), *itertools.product(["%d/%m/%Y", "%d-%m-%Y"], [6, 8, 9])])
@pytest.mark.parametrize("time", ["", "07:57:29"])
def test_a_day_that_a_narrow_cell_breaks_amid_its_figures(form, place, time):
    assert days_broken(form, place, time) == BROKEN


@pytest.mark.parametrize("place", [10, 13])
def test_a_day_and_a_time_in_fourteen_figures_that_a_narrow_cell_breaks(place: int) -> None:
    assert days_broken("%Y%m%d160726", place, "") == BROKEN


def days_broken(form: str, place: int, time: str) -> list[str]:
    """The days read of :data:`BROKEN`, each broken behind its ``place`` first signs."""
    words = list(line(TITLES, 40))
    for index, (day, (_, *cells)) in enumerate(zip(BROKEN, ROWS, strict=True)):
        printed, top = date.fromisoformat(day).strftime(form), 80 + 60 * index
        parts = [part for part in (printed[:place], printed[place:], time) if part]
        words += [word(part, 20, top + 12 * below) for below, part in enumerate(parts)]
        words += line(["", *cells], top + 6 * (len(parts) - 1))
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", tuple(words), ())])
    assert statement is not None
    return [str(entry.booking_date.value.day) for entry in statement.entries]


def test_six_figures_before_a_time_are_a_day() -> None:
    statement = read(table(SPREAD, "%y%m%d 10:11:09"), head("%Y-%m-%d", SPREAD[0], SPREAD[-1]))
    assert [entry.day for entry in statement.entries] == SPREAD


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m-%d", "%y-%m-%d", "%y%m%d"])
def test_a_time_that_a_reader_of_pixels_glued_to_the_day_hides_none(form: str) -> None:
    above = head("%Y-%m-%d", SPREAD[0], SPREAD[-1])
    sheet = page([*above, TITLES, *table(SPREAD, form + "10:11:09")], unit="px", confidence=0.99)
    statement = read_statement("d1", [sheet])
    assert statement is not None
    assert [entry.day for entry in statement.entries] == SPREAD


def test_days_without_a_year_count_together_though_pages_do_not_lie_alike() -> None:
    above, rows = head("%Y-%m-%d", SPREAD[0], SPREAD[-1]), table(SPREAD, "%m-%d")
    pages = [page([*above, TITLES, *rows[:6]], 1), page([TITLES, *rows[6:]], 2)]
    aside = [replace(each, box=replace(each.box, left=each.box.left + 20, right=each.box.right + 20),
                     edges=tuple(edge + 20 for edge in each.edges)) for each in pages[1].words]
    heads = [word(f"{day:%Y年%m月%d日}", 900, 20 * place) for place, day in enumerate(SPREAD[:5])]
    statement = read_statement("d1", [replace(pages[0], words=(*pages[0].words, *heads)),
                                      replace(pages[1], words=tuple(aside))])
    assert statement is not None
    assert [entry.day for entry in statement.entries] == SPREAD


def test_figures_behind_a_day_that_ends_in_its_year_are_none_of_it() -> None:
    rows = [[f"{day:%d/%m/%Y} {place + 1:02d} 07:00:55", *row[1:]]
            for place, (day, row) in enumerate(zip(SPREAD, table(SPREAD, "%d"), strict=True))]
    statement = read(rows, head("%Y-%m-%d", SPREAD[0], SPREAD[-1]))
    assert [entry.day for entry in statement.entries] == SPREAD


def test_days_that_a_narrow_cell_broke_behind_their_year_are_no_days_without_a_year() -> None:
    """In some rows nothing else stands beside the halves: they are no days on lines of their own over entries."""
    words = [each for row, (day, said, amount, balance, party) in enumerate(ROWS) for top in [80 + 40 * row]
             for each in (*line([day[:5], "", "", "", party[:2] if row % 2 else ""], top),
                          *line(["", said, amount, balance, "" if row % 2 else party], top + 6),
                          *line([day[5:], "", "", "", party[2:] if row % 2 else ""], top + 12))]
    sheet = replace(page([TITLES]), words=(*line(TITLES, 40), *words))
    statement = read_statement("d1", [sheet])
    assert statement is not None
    assert [str(day) for day in days(statement)] == [row[0] for row in ROWS]


@pytest.mark.parametrize(("text", "day"), [
    ("2025年06月2", None), ("2025年06月0--", None), ("2025年06月2 日", date(2025, 6, 2)),
    ("2025年6月2", date(2025, 6, 2)),
    ("2025年06月21", date(2025, 6, 21)), ("2025.03.1", None), ("2025/3/1", date(2025, 3, 1)),
    ("2025-07-04:43:", None), ("2025-07-04:43:09", None), ("2025-07-04 04:43:09", date(2025, 7, 4)),
    ("2025年07月04:43:09", None), ("2025年07月04日04:43:09", date(2025, 7, 4)),
    ("2025-07-04:04:43:09", date(2025, 7, 4)), ("打印日期:2025-07-04:", date(2025, 7, 4))])
def test_a_day_of_which_an_edge_left_one_figure_is_not_known_and_not_impossible(text: str, day: date | None) -> None:
    """A workbook whose column was too narrow printed days of the twenties as 2: they stood out of order."""
    found = printed_date(text)
    assert found is not None
    assert (found.day, found.impossible) == (day, False)


def test_the_time_behind_a_short_day_makes_no_whole_one_of_it() -> None:
    """25-09-19 above 223948 in one cell: without the blank that reads as a day of the year 1922."""
    rows = [[f"{each[0]} 223948", *each[1:]] for each in table(SPREAD, "%y-%m-%d")]
    assert days(read(rows, head("%Y-%m-%d", SPREAD[0], SPREAD[-1]))) == SPREAD


@pytest.mark.parametrize("form", ["%y/%m/%d", "%y%m%d", "%y-%m-%d"])
@pytest.mark.parametrize("time", ["11.02.17", "22.55.10", "210942", "025820"])
def test_times_with_points_or_none_are_no_days(form: str, time: str) -> None:
    """A time that reads as a day, in a column of its own or behind the day, moved days to other years, unmarked."""
    clocks = [time, "04.31.41", "22.48.55"] if "." in time else [time, "043141", "224855"]
    rows = [[f"{each[0]} {clocks[place % 3]}", *each[1:]] for place, each in enumerate(table(SPREAD, form))]
    apart = [[each[0], *each[1:], clocks[place % 3]] for place, each in enumerate(table(SPREAD, form))]
    if "." in time or form != "%y%m%d":
        assert days(read(rows, head("%Y-%m-%d", SPREAD[0], SPREAD[-1]))) == SPREAD
    assert days(read(apart, head("%Y-%m-%d", SPREAD[0], SPREAD[-1]))) == SPREAD


def test_the_days_of_two_prints_are_no_period() -> None:
    given = [date(2023, 8, 12 + step) for step in range(12)]
    above = [["打印日期: 2023-08-31 10:22:31"], ["下载时间: 2026-01-05"]]
    assert days(read(table(given, "%y-%m-%d"), above)) == given


@pytest.mark.parametrize("form", ["%Y %m %d", "%Y- %m- %d", "%Y 年 %m 月 %d 日"])
def test_a_day_whose_parts_stand_a_blank_apart_is_one(form: str) -> None:
    rows = table(SPREAD, form)
    sheet = page([*head("%Y-%m-%d", SPREAD[0], SPREAD[-1]), TITLES, *rows])
    words: list[Word] = []
    for each in sheet.words:
        left = each.box.left
        parts = each.text.split(" ") if each.box.left == 20 and each.text[:2] == "20" else [each.text]
        for part in parts:
            words.append(word(part, left, each.box.top))
            left = words[-1].box.right + 5
    statement = read_statement("d1", [replace(sheet, words=tuple(words))])
    assert statement is not None
    assert days(statement) == SPREAD
    assert [entry.summary.value for entry in statement.entries if entry.summary is not None] == ["消费"] * len(SPREAD)


@pytest.mark.parametrize("given", [SPREAD, SPREAD[::-1]])
def test_four_figures_are_days_where_the_period_tells(given: list[date]) -> None:
    assert days(read(table(given, "%m%d"), head("%Y-%m-%d", min(given), max(given)))) == given


def test_four_figures_are_no_days_beside_a_period_that_lacks_them() -> None:
    above = head("%Y-%m-%d", SPREAD[0], SPREAD[5])
    assert days(read(table(SPREAD, "%m%d"), above)) == [None] * len(SPREAD)


def test_days_of_the_head_on_each_page_do_not_outnumber_those_of_the_entries() -> None:
    given = [date(2025, 3, day) for day in (3, 4, 6)]
    above = [*head("%Y-%m-%d", given[0], given[-1]), ["打印日期: 2025-03-09"]]
    pages = [page([*above, TITLES, *table(given[at:at + 2], "%d %b")]) for at in (0, 2)]
    statement = read_statement("d1", pages)
    assert statement is not None
    assert days(statement) == given


def test_six_figures_of_a_number_do_not_hide_days_of_four() -> None:
    rows = [[*row[:4], f"{279052 + place}"] for place, row in enumerate(table(SPREAD, "%m%d"))]
    assert days(read(rows, head("%Y-%m-%d", SPREAD[0], SPREAD[-1]))) == SPREAD


def test_six_figures_of_another_column_tell_nothing_of_days_without_marks() -> None:
    """Those of tellers made a period of their own, by which the twentieth of April 2025 was the 25th of 2020."""
    tellers = ["820526", "530256", "286289", "011230", "588746", "023430", "231403", "120119", "220511", "310807"]
    days = [date(2025, 4, 20) + timedelta(days=3 * place) for place in range(len(tellers))]
    for left, right in ((30, 2), (2, 30)):
        words = [pair for day, teller in zip(days, tellers, strict=True)
                 for pair in sorted([(right, f"{day:%y%m%d}"), (left, teller)])]
        form = day_form(words)
        assert form is not None
        assert form.short == "ymd"


def rows_of(texts: Sequence[str]) -> list[list[str]]:
    return [[text, "消费", "-1.00", f"{1000 - place}.00", "样例"] for place, text in enumerate(texts)]


@pytest.mark.parametrize("texts", [["11-02", "12-09", "12-30", "01-05"], ["11-02", "12-09", "01-05", "01-30"]])
def test_days_go_past_december_under_one_year(texts: list[str]) -> None:
    """The year over the rows is that of the first one, whose line is no entry."""
    statement = read([["2024年"], *rows_of(texts)])
    assert [str(day) for day in days(statement)] == [f"{2024 + (text < '06')}-{text}" for text in texts]


def test_a_year_in_the_title_does_not_tell_on_which_side_of_december_it_is() -> None:
    assert days(read(rows_of(["11-02", "12-09", "12-30", "01-05"]), [["样例银行2024年度账户明细"]])) == [None] * 4


@pytest.mark.parametrize("texts", [["3.1", "3.4", "3.14", "3.31"], ["03.01", "03.04", "03.14", "03.31"]])
def test_a_point_between_month_and_day(texts: list[str]) -> None:
    found = days(read(rows_of(texts), [["起止日期: 2025-03-01 至 2025-03-31"]]))
    assert [day and day.day for day in found] == [1, 4, 14, 31]


def test_no_day_is_after_that_of_the_print() -> None:
    """Else 7/1/2025 and 7/12/2025 would be as good as days of twelve months."""
    texts = [f"7/{day}/2025" for day in (1, 3, 8, 12)]
    assert days(read(rows_of(texts), [["打印日期: 2025-07-14"]])) == [date(2025, 7, day) for day in (1, 3, 8, 12)]
    assert days(read(rows_of(texts), [["开户日期: 2025-07-14"]])) == [None] * 4


def test_a_year_alone_over_its_month_and_day_in_one_cell() -> None:
    words = [each for row, cells in enumerate(table(SPREAD, "%m/%d")) for each in line(cells, 80 + 40 * row)]
    years = [word("2025", 20, 68 + 40 * row) for row in range(len(SPREAD))]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", (*line(TITLES, 40), *words, *years))])
    assert statement is not None
    assert days(statement) == SPREAD


def test_a_day_before_the_name_of_its_month_goes_on_with_no_year_above() -> None:
    """2025 ends a day that its cell broke, and 04 and 05 below begin days of the next rows."""
    rows = table([date(2025, 3, 29), date(2025, 4, 4), date(2025, 4, 5), date(2025, 4, 14)], "%d %b %Y")
    words = [each for row, cells in enumerate(rows[1:]) for each in line(cells, 106 + 14 * row)]
    first = [*line(["29 Mar", *rows[0][1:]], 80), word("2025", 20, 92)]
    statement = read_statement("d1", [PageText(1, 1200, 1600, "pt", "text-layer", (
        *line(TITLES, 60), *(part for each in (*first, *words) for part in _apart(each))))])
    assert statement is not None
    assert [str(day) for day in days(statement)] == ["2025-03-29", "2025-04-04", "2025-04-05", "2025-04-14"]


def _apart(each: Word) -> list[Word]:
    """The words of a text that blanks part."""
    left = each.box.left
    return [word(text, left + 5 * sum(len(before) + 1 for before in each.text.split()[:place]), each.box.top)
            for place, text in enumerate(each.text.split())]


@pytest.mark.parametrize(("form", "time"), [("%y%m%d", None), ("%y.%m.%d", None), ("%y%m%d 101122", "10:11:22"),
                                            ("%y%m%d 10:11", "10:11:00"), ("%Y%m%d 101122", "10:11:22")])
def test_a_day_of_six_figures_is_no_time(form: str, time: str | None) -> None:
    """231228 was booked at 23:12:28, and equal sums of that day in one moment."""
    given = [date(2023, 1, 9) + timedelta(days=29 * step) for step in range(13)]
    entries = read(table(given, form), head("%Y-%m-%d", given[0], given[-1])).entries
    assert [entry.day for entry in entries] == given
    assert {entry.booking_time and str(entry.booking_time.value) for entry in entries} == {time}
