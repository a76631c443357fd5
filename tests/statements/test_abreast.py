"""Tables whose columns go over to further pages, as spreadsheets print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from checks.facts import BankStatement, Box
from checks.periods import pages_without_rows
from intake_cli.codec import decode, encode
from intake_cli.statements.abreast import abreast_of
from intake_cli.statements.printed import PrintedTable
from intake_cli.statements.read_apart import ReadApart
from intake_cli.statements.side_pages import FAR, Abreast
from intake_cli.statements.stage import assemble
from intake_cli.words import PageText, Place
from tests.checks.builders import said
from tests.statements.paper import HEADER, ROWS, TITLES, Blind, page

MORE = [["2025-03-11", "消费", "-100.00", "8,900.00", "样例超市"],
        ["2025-03-12", "退款", "50.00", "8,950.00", "样例超市"],
        ["2025-03-13", "消费", "-150.00", "8,800.00", "样例超市"]]
Lines = Sequence[Sequence[str]]


def columns(lines: Lines, *numbers: int) -> list[list[str]]:
    return [[line[number] for number in numbers] for line in lines]


def parted(lines: Lines, above: Lines = ()) -> list[list[list[str]]]:
    """The lines of a page of days, kinds and amounts, and those of one of balances and names beside it."""
    return [[*map(list, above), *columns(lines, 0, 1, 2)], [*([] for _ in above), *columns(lines, 3, 4)]]


def read(*sheets: Lines) -> list[tuple[BankStatement, PrintedTable]]:
    pages = [encode(page(lines, number), PageText) for number, lines in enumerate(sheets, 1)]
    return [(decode(BankStatement, item["statement"]), decode(PrintedTable, item["printed"]))
            for item in assemble(Path("none"), {"document": "d1", "pages": pages})]


def entries(statement: BankStatement) -> list[list[str]]:
    return [[field.evidence.quote if field is not None else "" for field in (
        each.booking_date, each.summary, each.amount, each.balance, each.counterparty)] for each in statement.entries]


def test_columns_on_a_further_page_are_of_the_same_rows() -> None:
    (statement, _), = read(*parted([TITLES, *ROWS], HEADER))
    assert entries(statement) == ROWS
    assert statement.holder is not None
    assert statement.holder.value == "张样例"
    assert not statement.unplaced


def test_pages_may_follow_each_other_down_or_across() -> None:
    one, other = parted([TITLES, *ROWS]), parted(MORE)
    for sheets in ([one[0], other[0], one[1], other[1]], [one[0], one[1], other[0], other[1]]):
        (statement, _), = read(*sheets)
        assert entries(statement) == [*ROWS, *MORE]


def test_days_may_stand_on_the_second_of_three_pages() -> None:
    lines = [["序号", *TITLES], *([str(number), *row] for number, row in enumerate(ROWS, 1))]
    (statement, _), = read(columns(lines, 0), columns(lines, 1, 2), columns(lines, 3, 4, 5))
    assert entries(statement) == ROWS


def test_evidence_names_the_page_that_a_cell_stands_on_and_its_place_there() -> None:
    sheets = parted([TITLES, *ROWS])
    (statement, printed), = read(*sheets)
    entry = statement.entries[1]
    assert entry.amount is not None
    assert entry.balance is not None
    word = next(word for word in page(sheets[1]).words if word.text == "1,299.50")
    assert (entry.amount.evidence.page, entry.balance.evidence.page) == (1, 2)
    assert entry.balance.evidence.box == word.box
    assert entry.evidence.page == 1
    assert [len(each.bands) for each in printed.pages] == [3, 2]
    assert all(0 <= left < right <= 1200 for each in printed.pages for _, left, right in each.bands)
    assert {cell.page for row in printed.rows for cell in row.cells} == {None, 2}
    assert all(cell.place is not None and cell.place[2] < 1200 for row in printed.rows for cell in row.cells)
    assert [line.text for line in printed.pages[1].lines if line.part == "heading"] == ["账户余额 对方户名"]


def test_every_page_keeps_its_own_number_and_none_is_without_rows() -> None:
    one, other = parted([TITLES, *ROWS]), parted(MORE)
    sheets = [[*lines, [], [f"第{number}页，共4页"]]
              for number, lines in enumerate([one[0], other[0], one[1], other[1]], 1)]
    (statement, _), = read(*sheets)
    assert [(mark.page, mark.number, mark.count, mark.rows_on) for mark in statement.pages] == [
        (1, 1, 4, None), (2, 2, 4, None), (3, 3, 4, 1), (4, 4, 4, 2)]
    assert entries(statement) == [*ROWS, *MORE]
    assert pages_without_rows(statement) == []


@pytest.mark.parametrize("stated", ["8,500.00", "8,600.00"])
def test_the_sum_of_a_page_is_of_rows_that_begin_on_the_page_before(stated: str) -> None:
    """The sum of income stands on the page of balances: the rows of the page of days."""
    lines = [["交易日期", "摘要", "支出金额", "收入金额", "账户余额"],
             ["2025-03-01", "转账存入", "", "1,000.00", "1,500.00"],
             ["2025-03-05", "消费", "200.50", "", "1,299.50"], ["2025-03-09", "代发工资", "", "7,500.00", "8,799.50"],
             ["2025-03-10", "转账支出", "299.50", "", "8,500.00"], ["本页合计", "", "500.00", stated, ""]]
    (statement, _), = read(columns(lines, 0, 1, 2), columns(lines, 3, 4))
    assert [(total.of, total.evidence.page) for total in statement.totals] == [("out", 1), ("in", 2)]
    assert len(said("STM-02", statement)) == (stated == "8,600.00")


@pytest.mark.parametrize("wrapping", [0, 1])
def test_cells_of_either_page_may_be_wrapped(wrapping: int) -> None:
    """The lines that some rows take on one page alone lie between those that both share."""
    sheets = [[list(line) for row in lines for line in (row, *([more] if row is not lines[0] else []))]
              for lines, more in zip(parted([TITLES, *ROWS, *MORE]), (["", "样例"], ["", "分店"]), strict=True)]
    for line in sheets[1 - wrapping]:
        line[:] = line if len(line) != 2 or line[0] else []
    (statement, _), = read(*sheets)
    assert [entry.balance and entry.balance.evidence.quote for entry in statement.entries] == [
        row[3] for row in (*ROWS, *MORE)]


def test_pages_of_whole_rows_are_no_columns_of_each_other() -> None:
    for last in (MORE[:2], [TITLES, *MORE[:2]], [["合计", "", "8,300.00"], ["说明"], ["本明细仅供参考"]]):
        pages = [page([TITLES, *ROWS]), page(last, 2)]
        assert abreast_of(pages) == pages


@pytest.mark.parametrize("above", [[], HEADER])
def test_columns_printed_again_on_each_page_count_once(above: Lines) -> None:
    lines = [*above, *([str(number), *line] for number, line in enumerate([TITLES, *ROWS, *MORE]))]
    lines[len(above)][0] = "序号"
    sheets = [[line[:4] if len(line) > 3 else list(line) for line in lines],
              [[*line[:2], *line[4:]] if len(line) > 3 else list(line[:2]) for line in lines]]
    (statement, _), = read(*sheets)
    assert entries(statement) == [*ROWS, *MORE]


MANY = [[f"2025-03-{day:02}", "消费", "-1.00", f"{1000 - day}.00", "借"] for day in range(1, 13)]


def test_a_last_page_of_wrapped_rows_whose_lines_stand_level_is_no_column() -> None:
    """收 and 支 are titles elsewhere, and stand at the height of the heading; the days stand below the others."""
    wrapped = [line for row in MANY[:2] for line in (row, ["", "收", "", "", "支"], ["", "转", "", "", "出"])]
    pages = [page([["样例银行"], [*TITLES[:4], "借贷"], *MANY]), page(wrapped, 2)]
    assert abreast_of(pages) == pages


def test_a_heading_printed_again_is_none_of_further_columns() -> None:
    """What wrapped titles go on with stands at the height of the first line of the heading on the page before."""
    heading = [["交易", "摘要", "交易", "账户", "借贷"], ["日期", "附言", "金额", "余额", "标志"]]
    rows = [["", *row[1:]] for row in MANY]
    pages = [page([["样例银行"], *heading, *MANY]), page([*heading, *rows[:8]], 2)]
    assert abreast_of(pages) == pages


def test_another_table_at_the_same_height_is_no_column() -> None:
    """Its titles are known, but of the lines of entries hardly any goes on there."""
    pages = [page([TITLES, *ROWS, *MORE]), page([["账户余额", "币种"], ["8,800.00", "人民币"]], 2)]
    assert abreast_of(pages) == pages


def test_pages_of_several_sizes_and_kinds_stay_as_they_are() -> None:
    one, other = (page(lines, number) for number, lines in enumerate(parted([TITLES, *ROWS]), 1))
    for pages in ([one, replace(other, reader="cells")], [one, replace(other, width=600.0)]):
        assert abreast_of(pages) == pages


def scanned(sheet: PageText, scale: float, down: float) -> PageText:
    """A page as a scanner sees it: stretched and further down."""
    words = tuple(replace(word, box=replace(word.box, top=scale * word.box.top + down,
                                            bottom=scale * word.box.bottom + down)) for word in sheet.words)
    return replace(sheet, reader="ppocr", words=words)


def test_scans_are_laid_side_by_side_line_by_line() -> None:
    one, other = (page(lines, number) for number, lines in enumerate(parted([TITLES, *ROWS], HEADER), 1))
    pages = [scanned(one, 1.0, 0.0), scanned(other, 1.01, -30.0)]
    whole, = abreast_of(pages)
    assert isinstance(whole, Abreast)
    for word in other.words:
        there = next(each.box for each in whole.words if each.text == word.text)
        seen = next(each.box for each in pages[1].words if each.text == word.text)
        number, back = whole.home(there)
        assert there.top == pytest.approx(word.box.top, abs=0.5)
        assert (number, back.left, back.right) == (2, seen.left, seen.right)
        assert (back.top, back.bottom) == pytest.approx((seen.top, seen.bottom))
        assert whole.on_page(there).left == seen.left + FAR


def test_lines_of_wrapped_cells_on_the_page_of_days_are_on_no_other_scan() -> None:
    wrapped = ["", "样例", "", "", ""]
    lines = [each for line in [TITLES, *ROWS] for each in (line, wrapped if line is not TITLES else [""] * 5)]
    one, other = (page(sheet, number) for number, sheet in enumerate(parted(lines, HEADER), 1))
    whole, = abreast_of([scanned(one, 1.0, 0.0), scanned(other, 0.9, 20.0)])
    assert next(word.box.top for word in whole.words if word.text == "9,000.00") == pytest.approx(
        next(word.box.top for word in one.words if word.text == "2025-03-10"), abs=0.5)


def test_a_scan_that_lacks_a_line_stays_by_itself() -> None:
    """Which of the rows it lacks cannot be known: each balance might be that of the row before."""
    one, other = (page(lines, number) for number, lines in enumerate(parted([TITLES, *ROWS]), 1))
    lacking = replace(other, words=tuple(word for word in other.words if word.text not in ("1,299.50", "样例超市")))
    pages = [scanned(one, 1.0, 0.0), scanned(lacking, 1.0, 12.0)]
    assert abreast_of(pages) == pages


def test_places_are_read_again_on_their_own_pages() -> None:
    asked: list[Place] = []

    class Seeing(Blind):
        def readings(self, places: Sequence[Place], numeric: bool) -> list[list[tuple[str, float]]]:
            asked.extend(places)
            return [[] for _ in places]

    own, far = Box(10, 20, 30, 40), Box(10 + 2 * FAR, 20, 30 + 2 * FAR, 40)
    corners = ((10 + 2 * FAR, 20.0), (30 + 2 * FAR, 20.0), (30 + 2 * FAR, 40.0), (10 + 2 * FAR, 40.0))
    ReadApart(Seeing(), {4: (4, 5, 6)}).readings([Place(4, own), Place(4, far, corners=corners, more=(far,))], True)
    assert asked == [Place(4, own), Place(6, own, corners=((10, 20), (30, 20), (30, 40), (10, 40)), more=(own,))]
