"""Workbooks as people and programs make them: merged titles, lost formats, lost digits, several sheets, locks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from checks.facts import BankStatement, Box, Field
from intake_cli.codec import decode
from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded
from intake_cli.statements.printed import PrintedTable
from intake_cli.statements.sheet_files import open_sheets
from intake_cli.statements.sheet_formulas import formulas_of
from intake_cli.statements.sheet_html import html_rows
from intake_cli.statements.sheet_stage import assemble
from intake_cli.statements.vocabulary import Role
from tests.conftest import Intake

TITLES = ["交易日期", "交易时间", "摘要", "交易金额", "账户余额", "对方户名", "对方账号"]
ROWS = [["2025-03-01", "093014", "工资", 8200, 9200, "样例公司", "6222020000000000018"],
        ["2025-03-05", "", "消费", -1200.5, 7999.5, "样例超市", ""],
        ["2025-03-21", "", "结息", 0.31, 7999.81, "", ""]]
PASSWORD = "样例-123"


def written(path: Path, draw: Callable[[Any], None]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        draw(book)
    return path


def plain(book: Any) -> None:
    sheet = book.add_worksheet()
    for place, row in enumerate([TITLES, *ROWS]):
        sheet.write_row(place, 0, row)


def both(path: Path, **params: Any) -> tuple[BankStatement, PrintedTable]:
    item = next(assemble(path, {"document": "d1", **params}))
    assert item["statement"] is not None
    return decode(BankStatement, item["statement"]), decode(PrintedTable, item["printed"])


def read(path: Path, **params: Any) -> BankStatement:
    return both(path, **params)[0]


def values(fields: list[Field | None]) -> list[Any]:
    return [None if field is None else field.value for field in fields]


def is_the_export(statement: BankStatement) -> bool:
    return ([entry.day for entry in statement.entries], values([entry.amount for entry in statement.entries]),
            values([entry.balance for entry in statement.entries])) == (
        [date(2025, 3, 1), date(2025, 3, 5), date(2025, 3, 21)],
        [Decimal("8200.00"), Decimal("-1200.50"), Decimal("0.31")],
        [Decimal("9200.00"), Decimal("7999.50"), Decimal("7999.81")])


def test_numbers_show_their_cents(tmp_path: Path) -> None:
    statement = read(written(tmp_path / "a.xlsx", plain))
    assert is_the_export(statement)
    assert [str(entry.amount and entry.amount.value) for entry in statement.entries] == ["8200.00", "-1200.50", "0.31"]


def test_merged_titles_and_a_heading_of_two_lines(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 6, "样例银行个人账户交易明细")
        sheet.merge_range(1, 0, 1, 6, "户名：张样例　账号：6222020000000000018")
        for column, title in ((0, "交易日期"), (1, "摘要"), (4, "余额")):
            sheet.merge_range(2, column, 3, column, title)
        sheet.merge_range(2, 2, 2, 3, "发生额")
        sheet.merge_range(2, 5, 2, 6, "对方信息")
        sheet.write_row(3, 2, ["借方", "贷方", "", "户名", "账号"])
        sheet.write_row(4, 0, ["2025-03-01", "工资", "", 8200, 9200, "样例公司", "6222020000000000026"])
        sheet.write_row(5, 0, ["2025-03-05", "消费", 1200.5, "", 7999.5, "样例超市"])
        sheet.write_row(6, 0, ["合计", "", 1200.5, 8200])

    statement, table = both(written(tmp_path / "a.xlsx", draw))
    assert [(column.title, column.role) for column in table.columns] == [
        ("交易日期", Role.DATE), ("摘要", Role.SUMMARY), ("发生额借方", Role.DEBIT), ("发生额贷方", Role.CREDIT),
        ("余额", Role.BALANCE), ("对方户名", Role.COUNTERPARTY), ("对方账号", Role.COUNTERPARTY_ACCOUNT)]
    assert values([entry.amount for entry in statement.entries]) == [Decimal("8200.00"), Decimal("-1200.50")]
    assert values([statement.holder, statement.account]) == ["张样例", "6222020000000000018"]
    assert values([statement.entries[0].counterparty_account]) == ["6222020000000000026"]
    assert {(total.of, total.value) for total in statement.totals} == {
        ("out", Decimal("1200.50")), ("in", Decimal("8200.00"))}


def test_days_and_times_whose_format_was_lost(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, TITLES)
        sheet.write_row(1, 0, [45717, 0.75, "工资", 8200, 9200])
        sheet.write_row(2, 0, [45721.5, "", "消费", -200, 9000])
        sheet.write(3, 0, 45722, book.add_format({"num_format": "yyyy\"年\"m\"月\"d\"日\""}))
        sheet.write_row(3, 1, ["", "消费", -100, 8900])

    entries = read(written(tmp_path / "a.xlsx", draw)).entries
    assert [entry.day for entry in entries] == [date(2025, 3, 1), date(2025, 3, 5), date(2025, 3, 6)]
    assert values([entry.booking_time for entry in entries]) == [time(18), time(12), None]


def test_lost_digits_are_doubted_and_said(tmp_path: Path, intake: Intake) -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["账号", 6222020000000000018])
        sheet.write_row(1, 0, TITLES)
        sheet.write_row(2, 0, [*ROWS[0][:6], 6222020000000000026])
        sheet.write_row(3, 0, [*ROWS[1][:6], "6.22202E+18"])

    path = written(tmp_path / "a.xlsx", draw)
    statement = read(path)
    assert values([statement.account, *(entry.counterparty_account for entry in statement.entries)]) == [
        "6.22202E+18"] * 3
    for field in (statement.account, *(entry.counterparty_account for entry in statement.entries)):
        assert field is not None
        assert field.evidence.confidence == 0.5
    shown = intake("ocr", path).out
    assert "3 long numbers" in shown
    assert "2 of them with ▲" in shown


def test_several_sheets_with_blank_rows_and_sums(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        book.add_worksheet("封面").write(0, 0, "样例银行流水")
        for month in (1, 2):
            sheet = book.add_worksheet(f"{month}月")
            sheet.write_row(0, 0, ["账号", f"622202000000000001{month}"])
            sheet.write_row(2, 0, TITLES)
            for place in range(3):
                sheet.write_row(4 + 2 * place, 0, [f"2025-0{month}-0{place + 1}", "", "消费", -10, 100 - 10 * place])
            sheet.write_row(11, 0, ["", "", "本页小计", -30])
            sheet.write_row(13, 0, ["总支出笔数：3", "", "总支出金额：30.00"])

    statement, table = both(written(tmp_path / "a.xlsx", draw))
    assert [(entry.evidence.page, entry.chain) for entry in statement.entries] == [(2, "1月")] * 3 + [(3, "2月")] * 3
    assert statement.unplaced == ()
    assert [line.text for line in table.pages[1].lines if line.part == "total"] == [
        "本页小计 -30.00", "总支出笔数：3 总支出金额：30.00"]
    assert ("period", "out", 30) in [(total.scope, total.of, total.value) for total in statement.totals]


def test_five_thousand_rows(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, TITLES)
        for place in range(5000):
            sheet.write_row(place + 1, 0, [45717 + place // 20, "", "消费", -1, 10000 - place - 1])

    statement, table = both(written(tmp_path / "a.xlsx", draw))
    assert len(statement.entries) == len(table.rows) == 5000
    assert values([statement.entries[-1].balance]) == [Decimal("5000.00")]


def test_old_workbooks(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("流水")
    for place, row in enumerate([TITLES, *ROWS]):
        for column, value in enumerate(row):
            sheet.write(place, column, value)
    sheet.write(4, 0, datetime(2025, 3, 22), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    for column, value in ((2, "消费"), (3, -0.81), (4, 7999.0)):
        sheet.write(4, column, value)
    path = tmp_path / "a.xls"
    book.save(str(path))
    statement = read(path)
    assert [entry.day for entry in statement.entries][3] == date(2025, 3, 22)
    assert values([entry.balance for entry in statement.entries])[2:] == [Decimal("7999.81"), Decimal("7999.00")]
    assert values([statement.entries[0].booking_time]) == [time(9, 30, 14)]


HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gbk"><style>td{x:y}</style>
</head><body><table><tr><td colspan=7>户名：张样例&nbsp;账号：6222020000000000018</td></tr><tr>%s</tr>%s</table>
</body></html>"""
XML = """<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a">
<Table><Row>%s</Row>%s</Table></Worksheet></Workbook>"""


def test_web_pages_that_banks_call_workbooks(tmp_path: Path, intake: Intake) -> None:
    path = tmp_path / "流水.xls"
    path.write_bytes((HTML % ("".join(f"<th>{title}</th>" for title in TITLES), "".join(
        f"<tr>{''.join(f'<td x:str>{cell}' for cell in row)}</tr>" for row in ROWS))).encode("gbk"))
    statement = read(path)
    assert is_the_export(statement)
    assert values([statement.holder, statement.account]) == ["张样例", "6222020000000000018"]
    assert "3 rows" in intake("ocr", path).out


def test_xml_that_banks_call_workbooks(tmp_path: Path) -> None:
    def cell(value: object, place: int) -> str:
        return f'<Cell ss:Index="{place}"><Data ss:Type="String">{value}</Data></Cell>' if value != "" else ""

    path = tmp_path / "流水.xls"
    path.write_text(XML % ("".join(f"<Cell><Data>{title}</Data></Cell>" for title in TITLES), "".join(
        f"<Row>{''.join(cell(value, place) for place, value in enumerate(row, 1))}</Row>" for row in ROWS)),
        encoding="utf-8")
    assert is_the_export(read(path))


@pytest.mark.parametrize(("text", "rows"), [
    ("<table><tr><td>1<td>2<tr><td>3", [["1", "2"], ["3"]]), ("<p>none</p>", []), ("<tr><td colspan=99999>1", None),
    ("<table><tr><td>a<br>b</td><td colspan='x'>c</td></tr></table>", [["a b", "c"]])])
def test_any_web_page_ends_in_rows_or_in_a_problem(text: str, rows: list[list[str]] | None) -> None:
    if rows is not None:
        assert html_rows(text) == rows
    else:
        with pytest.raises(LimitExceeded):
            html_rows(text)


def encrypted(path: Path) -> Path:
    plain_book = written(path.with_suffix(".open.xlsx"), plain)
    with plain_book.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(PASSWORD, target)
    return path


def test_an_encrypted_workbook_opens_by_its_password(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "a.xlsx")
    assert msoffcrypto.OfficeFile(io.BytesIO(path.read_bytes())).is_encrypted()
    for password in (None, "falsch"):
        with pytest.raises(PasswordNeeded):
            open_sheets(path, password)
    assert is_the_export(read(path, password=PASSWORD))


def test_a_torn_encrypted_workbook_is_no_trouble_of_the_program(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "a.xlsx")
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises((CorruptInput, PasswordNeeded)):
        open_sheets(path, PASSWORD)


def test_evidence_of_a_sheet_has_no_box(tmp_path: Path) -> None:
    boxes: list[Box | None] = [entry.evidence.box for entry in read(written(tmp_path / "a.xlsx", plain)).entries]
    assert boxes == [None] * 3


def test_cells_that_a_workbook_works_out_are_told(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        book.add_worksheet("说明 & 其他").write_formula("E3", "=1+1", None, 2)
        sheet = book.add_worksheet("明细")
        for place, row in enumerate([TITLES, *ROWS]):
            sheet.write_row(place, 0, row)
        sheet.write_formula("E3", "=E2+D3", None, 7999.5)
        sheet.write_formula("C3", '="消"&"费"', None, "消费")

    statement = read(written(tmp_path / "a.xlsx", draw))
    assert [(place.row, place.cell, place.page) for place in statement.formulas] == [(2, "E3", 2)]
    assert statement.entries[1].balance is not None
    assert statement.entries[1].balance.value == Decimal("7999.5")
    assert read(written(tmp_path / "b.xlsx", plain)).formulas == ()


@pytest.mark.parametrize(("typed", "strays"), [
    ((), []), ((("D5", 8000.0),), ["D5"]), ((("E5", 12000.0), ("D7", 3.5)), ["E5", "D7"]),
    ((("A5", 45720.0),), ["A5"]), ((("C5", 1.0),), []), (tuple((f"D{row}", -1.5) for row in range(2, 30, 3)), [])])
def test_cells_that_hold_a_number_among_texts_are_told(tmp_path: Path, typed: Any, strays: list[str]) -> None:
    """Not a word that is a number, nor a third of a column."""
    def draw(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, TITLES)
        for row in range(1, 30):
            cells = [f"2025-03-{row:02}", "", "消费", f"-{row}.50", f"{9000 - row}.00", "样例超市", ""]
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
        for address, value in typed:
            sheet.write_number(address, value)

    assert [place.cell for place in read(written(tmp_path / "a.xlsx", draw)).strays] == strays


def test_a_workbook_of_numbers_with_one_text_tells_it(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, TITLES)
        for row in range(1, 30):
            sheet.write_row(row, 0, [f"2025-03-{row:02}", "", "消费", -row - 0.5, 9000.0 - row, "样例超市", ""])
        sheet.write_string("E9", "8,992.00")

    assert [(place.row, place.cell) for place in read(written(tmp_path / "a.xlsx", draw)).strays] == [(8, "E9")]
    assert read(written(tmp_path / "b.xlsx", plain)).strays == ()


def test_a_workbook_whose_parts_lie_elsewhere_tells_no_formulas() -> None:
    assert formulas_of(b"PK\x03\x04") == {}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
    assert formulas_of(held.getvalue()) == {}


def test_a_part_whose_packing_is_broken_has_no_formulas():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/_rels/workbook.xml.rels", "<Relationship Id='r1' Target='sheet1.xml'/>" * 50)
    data, begin = bytearray(held.getvalue()), 30 + len("xl/_rels/workbook.xml.rels")
    data[begin:begin + 8] = b"\xff" * 8
    assert formulas_of(bytes(data)) == {}
