from __future__ import annotations

from dataclasses import replace

from intake_cli.codec import decode, encode
from intake_cli.statements.as_printed import printed_table
from intake_cli.statements.printed import PrintedTable
from intake_cli.statements.sheet_files import Sheet
from intake_cli.statements.sheet_table import sheet_table
from intake_cli.statements.statement import statement_of
from intake_cli.statements.table import Table
from intake_cli.statements.tables import read_table
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText
from tests.statements.paper import HEADER, ROWS, TITLES, page


def of(table: Table | None, pages: list[PageText]) -> PrintedTable:
    assert table is not None
    return printed_table(table, statement_of("d1", table, pages))


def on_paper(*pages: PageText) -> PrintedTable:
    return of(read_table(list(pages)), list(pages))


def texts(table: PrintedTable) -> list[list[str]]:
    rows = []
    for row in table.rows:
        cells = {cell.column: cell.text for cell in row.cells}
        rows.append([cells.get(column, "") for column in range(len(table.columns))])
    return rows


def test_every_column_by_its_title() -> None:
    titles = [*TITLES, "柜员号"]
    table = on_paper(page([*HEADER, titles, *([*row, "0731"] for row in ROWS)]))
    assert [column.title for column in table.columns] == titles
    assert [column.role for column in table.columns][2:4] == [Role.AMOUNT, Role.BALANCE]
    assert texts(table) == [[*row, "0731"] for row in ROWS]


def test_columns_of_pages_with_one_title_are_one() -> None:
    other = [TITLES[0], TITLES[2], TITLES[3], "交易渠道", TITLES[1]]
    moved = [[row[0], row[2], row[3], "柜面", row[1]] for row in ROWS]
    table = on_paper(page([TITLES, *ROWS]), page([other, *moved], number=2))
    assert [column.title for column in table.columns] == [*TITLES, "交易渠道"]
    assert texts(table)[4:] == [[row[0], row[1], row[2], row[3], "", "柜面"] for row in ROWS]


def test_a_title_misread_on_one_page_makes_no_new_column() -> None:
    wrong = [*TITLES[:4], "对方尸名"]
    table = on_paper(page([TITLES, *ROWS]), page([wrong, *ROWS], number=2))
    assert [column.title for column in table.columns] == TITLES
    assert texts(table) == ROWS * 2


def test_two_columns_with_one_title_are_two() -> None:
    titles = ["交易日期", "金额", "余额", "备注", "备注"]
    table = on_paper(page([titles, *([row[0], row[2], row[3], "甲", "乙"] for row in ROWS)]))
    assert [column.title for column in table.columns] == titles
    assert texts(table)[0][3:] == ["甲", "乙"]


def test_lines_say_what_they_are() -> None:
    lines = [*HEADER, TITLES, *ROWS, ["合计", "", "8,500.00"], TITLES, *ROWS, ["第1页/共1页"]]
    found = on_paper(page(lines)).pages[0]
    parts = [(line.part, line.text.split(" ")[0]) for line in found.lines]
    assert parts == [("outside", "户名:"), ("outside", "起止日期:"), ("outside", "打印日期:"),
                     ("outside", "第1页/共1页"), ("heading", "交易日期"), ("heading", "交易日期"), ("total", "合计")]
    assert len(found.bands) == len(TITLES)


def test_a_cell_shows_the_reading_that_counted() -> None:
    """Figures that the free reading got wrong are printed as the reading in figures has them, the other kept."""
    drawn = page([TITLES, *ROWS], unit="px", confidence=0.95)
    wrong = {"1,500.00": ("1,50O.00", "1,500.00"), "-200.50": ("-200.50", "-208.50")}
    words = tuple(replace(word, text=wrong[word.text][0], numeric=wrong[word.text][1], numeric_confidence=0.99)
                  if word.text in wrong else word for word in drawn.words)
    table = on_paper(replace(drawn, words=words))
    cells = {cell.column: cell for cell in table.rows[0].cells}
    assert (cells[3].text, cells[3].confidence, cells[3].second) == ("1,500.00", 0.99, None)
    cells = {cell.column: cell for cell in table.rows[1].cells}
    assert (cells[2].text, cells[2].second) == ("-208.50", "-200.50")


def test_cells_of_a_sheet_have_no_place() -> None:
    table = sheet_table([Sheet(1, "", [TITLES, *ROWS])])
    assert table is not None
    found = of(table, [one.page for one in table.pages])
    assert texts(found) == ROWS
    assert {cell.place for row in found.rows for cell in row.cells} == {None}


def test_it_crosses_a_process() -> None:
    table = on_paper(page([*HEADER, TITLES, *ROWS]))
    assert decode(PrintedTable, encode(table, PrintedTable)) == table
