"""A day and a time that a reader of pixels made one word of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box
from intake_cli.layout.glued import unglued
from intake_cli.statements.cell_places import told_place
from intake_cli.statements.cells import TableRow, cell_of
from intake_cli.statements.statement import read_statement
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word
from tests.statements.paper import HEADER, ROWS, TITLES, page, word

DAYS = ("0301", "0305", "0309", "0310")


@pytest.mark.parametrize("mark", ["-", "/", ".", ""])
@pytest.mark.parametrize("title", [70.0, 110.0])
def test_each_goes_to_its_column_wherever_the_border_lies(mark: str, title: float) -> None:
    words = [word(text, x, 120, 0.99) for text, x in (
        ("交易日期", 20), ("时间", 20 + title), ("摘要", 220), ("交易金额", 320), ("账户余额", 420))]
    for index, day in enumerate(DAYS):
        top, glued = 140 + 20 * index, f"2025{mark}{day[:2]}{mark}{day[2:]}15:41:04"
        words += [word(glued, 20, top, 0.99, glued), word("转账存入", 220, top, 0.99),
                  word("1.00", 320, top, 0.99, "1.00"), word(f"{100 + index}.00", 420, top, 0.99, f"{100 + index}.00")]
    sheet = page(HEADER, unit="px", confidence=0.99)
    statement = read_statement("d1", [replace(sheet, words=(*sheet.words, *words))])
    assert statement is not None
    assert [(f"{entry.day:%m%d}", str(entry.booking_time.value)) for entry in statement.entries
            if entry.day is not None and entry.booking_time is not None] == [(day, "15:41:04") for day in DAYS]


@pytest.mark.parametrize("form", ["{y}-{m}-{d}", "{y}/{m}/{d}", "{y}.{m}.{d}"])
def test_a_day_of_one_figure_is_not_taken_for_one_that_no_calendar_has(form: str) -> None:
    """2025-3-910:56:24 is no ninety-first of March."""
    days = [form.format(y=2025, m=3, d=day) for day in (1, 5, 9, 23)]
    rows = [[f"{day}1{place}:56:24", *row[1:]] for place, (day, row) in enumerate(zip(days, ROWS, strict=True))]
    sheet = page([*HEADER, ["交易时间", "摘要", "交易金额", "账户余额", "对方户名"], *rows], unit="px", confidence=0.99)
    statement = read_statement("d1", [sheet])
    assert statement is not None
    assert [entry.day and entry.day.day for entry in statement.entries] == [1, 5, 9, 23]
    assert [entry.booking_time and entry.booking_time.value.hour for entry in statement.entries] == [10, 11, 12, 13]
    sure = [entry.booking_date.evidence.confidence >= 0.9 for entry in statement.entries if entry.booking_date]
    assert sure == [False, True, True, True]  # it may be the eleventh, 0:56:24


def test_the_number_of_a_row_that_runs_into_its_day_is_parted_from_it() -> None:
    titles = ["序号交易时间", "摘要", "交易金额", "账户余额", "对方户名"]
    rows = [[f"{number}{row[0].replace('-', '/')}10:{number:02d}", *row[1:]] for number, row in enumerate(ROWS, 9)]
    statement = read_statement("d1", [page([*HEADER, titles, *rows])])
    assert statement is not None
    assert [each.day and each.day.isoformat() for each in statement.entries] == [row[0] for row in ROWS]
    assert [each.serial and each.serial.value for each in statement.entries] == ["9", "10", "11", "12"]
    assert [str(each.booking_time and each.booking_time.value) for each in statement.entries] == [
        f"10:{number:02d}:00" for number in range(9, 13)]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("glued", [(0, 2, 3), (0, 1, 2, 3)])
def test_a_day_in_figures_and_the_number_beside_it_that_a_reader_of_pixels_made_one_word_of(
        first: bool, glued: tuple[int, ...]) -> None:
    """Which stands first does not matter, nor that most rows show no gutter between the two."""
    places = {"日期": 20, "日志号": 70} if first else {"日志号": 20, "日期": 75}
    words = [word(text, x, 120, 0.99) for text, x in (
        *places.items(), ("摘要", 240), ("交易金额", 320), ("账户余额", 420))]
    for index, day in enumerate(DAYS):
        top, texts = 140 + 20 * index, {"日期": f"2025{day}", "日志号": f"75205665{index}"}
        cells = [word(texts[title], x, top, 0.99, texts[title]) for title, x in places.items()]
        words += [one_of(*cells)] if index in glued else cells
        words += [word("转账存入", 240, top, 0.99), word("1.00", 320, top, 0.99, "1.00"),
                  word(f"{100 + index}.00", 420, top, 0.99, f"{100 + index}.00")]
    sheet = page(HEADER, unit="px", confidence=0.99)
    statement = read_statement("d1", [replace(sheet, words=(*sheet.words, *words))])
    assert statement is not None
    assert [entry.day and f"{entry.day:%m%d}" for entry in statement.entries] == list(DAYS)


def one_of(left: Word, right: Word) -> Word:
    """Two words that a reader made one of; edges lie midway between the figures that stand apart."""
    middle = (left.box.right + right.box.left) / 2
    assert left.edges
    assert right.edges
    text = left.text + right.text
    return replace(left, text=text, numeric=text, box=replace(left.box, right=right.box.right),
                   edges=(*left.edges[:-1], middle, *right.edges[1:]))


def test_a_one_that_stands_alone_below_its_day_is_read_as_a_letter() -> None:
    """A wrapped day: what the reader of figures makes of the stroke is told, and doubted."""
    stroke = replace(word("i", 20, 132, 0.9), numeric="1", numeric_confidence=0.02)
    cell = cell_of([word("2025051", 20, 120, 0.99, "2025051"), stroke], [])
    assert (cell.figures, cell.figures_confidence) == ("2025051 1", 0.02)


def test_six_figures_behind_a_day_whose_month_was_misread_are_looked_at_as_no_day() -> None:
    day, time = word("03-lan-2025", 20, 120, 0.9), word("171118", 90, 120, 0.9)
    cell = cell_of([day, time], [])
    row = TableRow(1, cell.box, {Role.DATE: cell}, ())
    assert told_place(row, cell, Role.DATE).left == day.box.left


def test_the_time_below_the_only_day_of_a_page_and_the_rest_of_its_name_are_of_the_entry() -> None:
    """Nothing on the page tells how far lines of a cell stand apart: the rest of the name was left out, unmarked."""
    first, *_ = ROWS
    sheet = page([*HEADER, TITLES, [*first[:4], "佛山市样例装饰工程"]])
    top = max(each.box.top for each in sheet.words) + 15
    below = [word("23:21", 20, top), word("有限公司", 420, top)]
    statement = read_statement("d1", [replace(sheet, words=(*sheet.words, *below))])
    assert statement is not None
    (entry,) = statement.entries
    assert entry.counterparty is not None
    assert entry.counterparty.value == "佛山市样例装饰工程有限公司"


@pytest.mark.parametrize("time", ["22.36.37", "223637"])
def test_a_time_without_colons_that_runs_into_a_day_of_one_figure_makes_none_of_two(time: str) -> None:
    """2024-4-4 22.36.37, its blank left out by a reader of pixels, was the forty-second of April, unmarked."""
    rows = [[f"2024-4-{place + 1}{time}", *row[1:]] for place, row in enumerate(ROWS)]
    statement = read_statement("d1", [page([*HEADER, TITLES, *rows], unit="px", confidence=0.99)])
    assert statement is not None
    assert [str(entry.day) for entry in statement.entries] == [f"2024-04-0{place + 1}" for place in range(len(rows))]


def test_a_day_a_time_and_a_name_that_were_read_as_one_word_are_three() -> None:
    word_of = Word("2024-08-2514:55:35赣州样例商行", Box(0, 0, 240, 10), 0.99)
    assert [part.text for part in unglued(word_of)] == ["2024-08-25", "14:55:35", "赣州样例商行"]
    assert [part.text for part in unglued(replace(word_of, text="10:42:59样例商行"))] == ["10:42:59", "样例商行"]


@pytest.mark.parametrize("number", ["7", "10", "0010"])
def test_the_number_of_a_row_a_day_without_marks_and_a_time_that_were_read_as_one_word_are_three(number: str) -> None:
    word_of = Word(f"{number}2025080820:15:10", Box(0, 0, 180, 10), 0.99)
    assert [part.text for part in unglued(word_of)] == [number, "20250808", "20:15:10"]
    assert [part.text for part in unglued(replace(word_of, text="2025080820:15:10"))] == ["20250808", "20:15:10"]
