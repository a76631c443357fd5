"""What ``intake ocr`` shows and writes: every column, every doubt, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from checks.facts import Box, Entry, Evidence, Field, PrintedDate
from intake_cli.errors import MissingProgramError
from intake_cli.pipeline import tables
from intake_cli.pipeline.frames import COLUMNS, Frame, frame_of
from intake_cli.pipeline.rows import ShownCell, ShownRow, ShownTable, is_undated, usual_figures
from intake_cli.pipeline.screen_rows import MARK, screen_rows
from intake_cli.pipeline.tables import FORMULA_STARTS, as_csv, as_parquet, harmless
from intake_cli.pipeline.workbook import as_xlsx
from intake_cli.reports.plain import cells
from intake_cli.statements.printed import PrintedColumn
from intake_cli.statements.statement import read_statement
from intake_cli.statements.vocabulary import Role
from tests.conftest import Intake
from tests.pipeline.test_spreadsheets import EXPORT
from tests.statements.paper import ROWS, TITLES, page

PAYLOADS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "\n=1", "＝1+1", "＋1+1", "－1+1", "＠A1",
            " =1+1", "\ufeff=1", "=HYPERLINK(\"x\")"]
COLUMNS_ON_PAPER = (("交易日期", Role.DATE), ("交易金额", Role.AMOUNT), ("余额", Role.BALANCE), ("摘要", Role.SUMMARY),
                    ("对方户名", Role.COUNTERPARTY), ("柜员号", Role.OTHER))


def row(number: int = 1, summary: str = "工资", amount: str = "-278.45", page: int = 1, day: date | None = None,
        doubts: Sequence[str] = (), second: str | None = None) -> ShownRow:
    day = day or date(2025, 2, 11)
    evidence = Evidence("d1", page, Box(36, 120.5, 560.25, 131), "", 0.99, number)
    entry = Entry(number, evidence, Field(PrintedDate(str(day), day), evidence), Field(Decimal(amount), evidence),
                  Field(Decimal("4429.57"), evidence))
    texts = (str(day), amount, "4,429.57", summary, "张样例", "0731")
    shown = {place: ShownCell(text, False, None) for place, text in enumerate(texts)}
    values = {"date": day, "amount": Decimal(amount), "balance": Decimal("4429.57"), "summary": summary,
              "time": time(9, 5, 7), "currency": "人民币"}
    return ShownRow(entry, values, shown, frozenset(doubts), {} if second is None else {"amount": second})


def table(*rows: ShownRow, unplaced: Sequence[str] = ()) -> ShownTable:
    places = tuple(Evidence("d1", 2, Box(1, 2, 3, 4), text, 0.9) for text in unplaced)
    return ShownTable(tuple(PrintedColumn(*column) for column in COLUMNS_ON_PAPER), rows or (row(),), places)


def frame(*rows: ShownRow, unplaced: Sequence[str] = ()) -> Frame:
    return frame_of([("d1", "a.pdf", table(*rows, unplaced=unplaced))])


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def xlsx_rows(data: bytes) -> list[dict[str, object]]:
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


class TestFiles:
    def test_printed_columns_stand_by_their_titles(self) -> None:
        found = frame(row(), unplaced=["盖章"])
        assert found.columns == (*COLUMNS, *(title for title, _ in COLUMNS_ON_PAPER))
        first, last = csv_rows(as_csv(found))
        assert [first[title] for title, _ in COLUMNS_ON_PAPER] == [
            "2025-02-11", "-278.45", "4,429.57", "工资", "张样例", "0731"]
        assert (first["time"], first["box"], first["doubtful"]) == ("09:05:07", "36 120.5 560.25 131", "FALSE")
        assert (last["row"], last["unplaced"], last["page"], last["doubtful"]) == ("", "盖章", "2", "TRUE")

    def test_columns_of_several_statements_meet(self) -> None:
        other = ShownTable((PrintedColumn("摘要", Role.SUMMARY), PrintedColumn("摘要", Role.OTHER),
                            PrintedColumn("", Role.OTHER), PrintedColumn("Date", Role.DATE)), (), ())
        found = frame_of([("d1", "a.pdf", table()), ("d2", "b.pdf", other)])
        assert found.columns[-3:] == ("摘要_2", "#", "Date_2")
        assert len(set(found.columns)) == len(found.columns)

    def test_doubts_are_named_with_the_other_reading(self) -> None:
        found = csv_rows(as_csv(frame(row(doubts=["amount"], second="-273.45"))))[0]
        assert (found["doubtful"], found["doubtful_cells"], found["second"]) == ("TRUE", "amount", "amount: -273.45")

    def test_no_statement_is_an_empty_table(self) -> None:
        assert csv_rows(as_csv(frame_of([]))) == []
        assert xlsx_rows(as_xlsx(frame_of([]))) == []
        assert as_parquet(frame_of([]))


class TestFormulas:
    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_no_cell_of_a_csv_is_one(self, payload: str) -> None:
        found = csv_rows(as_csv(frame(row(summary=payload))))[0]
        assert found["summary"].startswith("'")
        assert found["摘要"].startswith("'")
        assert found["amount"] == found["交易金额"] == "-278.45"

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_no_cell_of_an_excel_file_is_one(self, payload: str) -> None:
        data = as_xlsx(frame(row(summary=payload)))
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert xlsx_rows(data)[0]["summary"] == payload.replace("\0", "").replace("\r", "")

    @given(st.text())
    def test_harmless_text_starts_none_and_keeps_its_content(self, text: str) -> None:
        shown = harmless(text).lstrip(" \t\n\ufeff\u3000\xa0")
        assert not shown or shown[0] not in FORMULA_STARTS or Decimal(shown.rstrip("%").replace(",", "")).is_finite()
        assert harmless(text).removeprefix("'") in (tables.storable(text), tables.storable(text).removeprefix("'"))

    @pytest.mark.parametrize("figure", ["-1,200.50", "+3", "-0.01", "+12.5%"])
    def test_figures_stay_figures(self, figure: str) -> None:
        assert harmless(figure) == figure

    def test_titles_are_none_either(self) -> None:
        evil = ShownTable((PrintedColumn("=1+1", Role.OTHER),), (), ())
        assert "'=1+1" in as_csv(frame_of([("d1", "a", evil)])).decode("utf-8-sig")


class TestTypes:
    def test_excel_cells_are_typed(self) -> None:
        found = xlsx_rows(as_xlsx(frame()))[0]
        assert (found["amount"], found["date"], found["time"]) == (-278.45, date(2025, 2, 11), time(9, 5, 7))
        assert (found["row"], found["doubtful"]) == (1.0, False)
        assert found["柜员号"] == "0731"

    def test_amounts_are_exact(self) -> None:
        long = "-12345678901234567.89"
        found = frame(row(amount=long), row(2))
        assert found.rows[0][COLUMNS.index("amount")] == Decimal(long)
        assert [one["amount"] for one in csv_rows(as_csv(found))] == [long, "-278.45"]
        assert [one["amount"] for one in xlsx_rows(as_xlsx(found))] == [long, -278.45]

    def test_a_day_that_no_calendar_of_excel_has_is_text(self) -> None:
        found = row(day=date(1899, 12, 31))
        assert xlsx_rows(as_xlsx(frame(found)))[0]["date"] == "1899-12-31"

    def test_halves_of_characters_are_no_trouble(self) -> None:
        found = frame(row(summary="a\ud800b\x00"))
        assert csv_rows(as_csv(found))[0]["summary"] == xlsx_rows(as_xlsx(found))[0]["summary"] == "a\ufffdb"
        assert as_parquet(found)

    def test_parquet_keeps_types(self) -> None:
        pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        from pyarrow import parquet

        read = parquet.read_table(io.BytesIO(as_parquet(frame(row(), unplaced=["盖章"]))))
        assert read.schema.field("amount").type == pyarrow.decimal128(38, 2)
        assert read.column("amount").to_pylist() == [Decimal("-278.45"), None]
        assert read.column("time").to_pylist() == [time(9, 5, 7), None]
        assert read.column("柜员号").to_pylist() == ["0731", None]
        assert read.column("doubtful").to_pylist() == [False, True]

    def test_parquet_says_what_it_needs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tables, "find_spec", lambda name: None)
        with pytest.raises(MissingProgramError) as error:
            as_parquet(frame())
        assert (error.value.exit_code, error.value.values["package"]) == (4, "pyarrow")


class TestScreen:
    @pytest.mark.parametrize("width", [80, 100, 160])
    def test_wide_tables_fit(self, width: int) -> None:
        titles = [("交易日期", Role.DATE), *((f"第{number}个很长的栏目名称", Role.OTHER) for number in range(20))]
        cells_of = {place: ShownCell("内容" * 12, False, None) for place in range(1, 21)}
        wide = row()
        shown = ShownTable(tuple(PrintedColumn(*title) for title in titles),
                           (ShownRow(wide.entry, wide.values, cells_of, frozenset(), {}),), ())
        head, rule, line, left_out = screen_rows(shown, "zh", width)
        assert max(cells(head), cells(rule), cells(line)) <= width
        assert "第19个很长的栏目名称" in left_out
        assert "2025-02-11" in line
        assert "-278.45" in line

    def test_of_columns_alike_as_many_are_shown_as_fit(self) -> None:
        titles = [("交易日期", Role.DATE), *(("附言栏目", Role.OTHER) for _ in range(20))]
        one = row()
        same = {place: ShownCell("内容" * 12, False, None) for place in range(1, 21)}
        shown = ShownTable(tuple(PrintedColumn(*title) for title in titles),
                           (ShownRow(one.entry, one.values, same, frozenset(), {}),), ())
        head, _, line, left_out = screen_rows(shown, "zh", 100)
        assert cells(line) <= 100
        assert head.count("附言") + left_out.count("附言") == 20
        assert 0 < head.count("附言") < 20

    def test_what_fits_is_not_cut(self) -> None:
        lines = list(screen_rows(table(row(summary="一二三四五六七八九十" * 3)), "zh", 160))
        assert "一二三四五六七八九十" * 3 in lines[2]
        assert len(lines) == 3

    def test_columns_stand_under_each_other(self) -> None:
        head, _, one, two = screen_rows(table(row(doubts=["amount"]), row(2, amount="-1.00")), "zh", 120)
        assert cells(head[:head.index("摘要")]) == cells(one[:one.index("工资")]) == cells(two[:two.index("工资")])
        assert cells(one[:one.index(MARK)]) == cells(two[:two.index("1.00")]) + 4

    def test_doubtful_cells_are_marked_and_the_other_reading_shown(self) -> None:
        lines = list(screen_rows(table(row(doubts=["amount"], second="-273.45"), row(2)), "en", 120))
        assert f"-278.45{MARK}" in lines[2]
        assert lines[3].strip() == f"{MARK} row 1, amount: another reading says '-273.45'"
        assert MARK not in lines[4]

    def test_a_cut_cell_keeps_its_mark(self) -> None:
        shown = row(summary="很长的摘要" * 20)
        marked = ShownRow(shown.entry, shown.values, {**shown.cells, 3: ShownCell("很长的摘要" * 20, True, None)},
                          frozenset(), {})
        assert f"…{MARK}" in list(screen_rows(table(marked), "zh", 80))[2]

    def test_pages_are_shown_where_there_are_several(self) -> None:
        assert "页" not in next(screen_rows(table(), "zh", 100))
        lines = list(screen_rows(table(row(), row(2, page=2)), "zh", 100))
        assert lines[0].startswith("页  行")
        assert lines[3].startswith(" 2   2")

    def test_its_signs_are_in_gbk(self) -> None:
        lines = screen_rows(table(row(doubts=["amount"], second="1")), "zh", 80)
        assert all(line.encode("gbk") for line in lines)


def test_ocr_writes_the_rows_it_shows(statement: Path, tmp_path: Path, intake: Intake) -> None:
    places = {name: tmp_path / f"rows.{name}" for name in ("csv", "xlsx", "parquet")}
    call = intake("ocr", statement, *(part for name, path in places.items() for part in (f"--{name}", path)))
    assert call.code == 0
    assert "60 rows" in call.out
    assert "p. 1-2: text layer" in call.out
    assert "59 compared, none broken" in call.out
    written = csv_rows(places["csv"].read_bytes())
    assert len(written) == len(xlsx_rows(places["xlsx"].read_bytes())) == 60
    assert list(written[0])[:7] == ["document", "file", "page", "row", "date", "amount", "balance"]
    assert {"对方户名", "渠道"} <= set(written[0])


def test_several_statements_in_one_call(statement: Path, tmp_path: Path, intake: Intake) -> None:
    export = tmp_path / "流水.csv"
    export.write_bytes(EXPORT.encode("gbk"))
    call = intake("ocr", statement, export, "--csv", tmp_path / "rows.csv")
    assert call.out.count("── ") == 2
    assert "The balances break in 1 places, see row 3" in call.out
    rows = csv_rows((tmp_path / "rows.csv").read_bytes())
    assert [row["document"] for row in rows] == ["d1"] * 60 + ["d2"] * 3
    assert [row["交易金额"] for row in rows[60:]] == ["8200.00", "-1200.50", "0.31"]


def test_balances_that_were_not_read_prove_nothing(tmp_path: Path, intake: Intake) -> None:
    export = tmp_path / "流水.csv"
    export.write_text(EXPORT.replace("9200.00", "x").replace("7999.50", "y").replace("8999.81", "z"), encoding="utf-8")
    call = intake("ocr", export, "--csv", tmp_path / "rows.csv")
    assert "not proven" in call.out
    assert "none broken" not in call.out
    rows_shown = [line.split() for line in call.out.splitlines() if line.lstrip()[:1].isdigit()]
    assert [cells_of[3] for cells_of in rows_shown[:3]] == [f"x{MARK}", f"y{MARK}", f"z{MARK}"]
    rows = csv_rows((tmp_path / "rows.csv").read_bytes())
    assert [(row["balance"], row["账户余额"], row["doubtful_cells"]) for row in rows] == [
        ("", "x", "balance"), ("", "y", "balance"), ("", "z", "balance")]


def test_text_without_a_cell_is_listed(tmp_path: Path, intake: Intake) -> None:
    export = tmp_path / "流水.csv"
    export.write_text(EXPORT.replace("2025-03-05", ",备用说明\n2025-03-05"), encoding="utf-8")
    call = intake("ocr", export, "--csv", tmp_path / "rows.csv")
    assert f"  {MARK} p. 1: 备用说明" in call.out
    assert [row["unplaced"] for row in csv_rows((tmp_path / "rows.csv").read_bytes())] == ["", "", "", "备用说明"]


def test_people_are_masked_unless_asked_for(statement: Path, tmp_path: Path, intake: Intake) -> None:
    shown = intake("ocr", statement, "--csv", tmp_path / "masked.csv").out
    whole = intake("ocr", statement, "--unmask", "--csv", tmp_path / "whole.csv").out
    holder = next(line for line in whole.splitlines() if line.startswith("holder")).partition(": ")[2]
    assert holder not in shown
    masked, rows = (csv_rows((tmp_path / f"{name}.csv").read_bytes()) for name in ("masked", "whole"))
    for hidden, row in zip(masked, rows, strict=True):
        assert hidden["amount"] == row["amount"]
        for column in ("counterparty", "对方户名", "account"):
            assert not row[column] or hidden[column] != row[column]


def test_a_narrow_window_still_gets_eighty_columns(statement: Path) -> None:
    call = subprocess.run([sys.executable, "-m", "intake_cli.cli.main", "ocr", str(statement), "--lang", "zh"],
                          capture_output=True, check=True, encoding="gbk",
                          env={"COLUMNS": "40", "PYTHONIOENCODING": "gbk", "PATH": "/usr/bin:/bin"})
    assert max(map(cells, call.stdout.splitlines())) <= 80
    assert "-4.32" in call.stdout


def test_a_balance_that_nearly_all_entries_have_is_missed_in_the_one_without() -> None:
    rows = [*ROWS, *ROWS, *ROWS]
    missing = [[*cells[:3], "" if index == 4 else cells[3], *cells[4:]] for index, cells in enumerate(rows)]
    whole, holed = (read_statement("d1", [page([TITLES, *each], unit="px")]) for each in (rows, missing))
    assert usual_figures(whole) == usual_figures(holed) == {"amount", "balance", "summary", "counterparty"}
    assert usual_figures(read_statement("d1", [page([[*TITLES[:3], TITLES[4]],
                                                     *([*cells[:3], cells[4]] for cells in ROWS)])])) == {"amount"}


@pytest.mark.parametrize("shown", [2, 1])
def test_an_amount_is_missed_where_those_of_one_side_are_all_unread(shown: int) -> None:
    """That side may be most of the entries."""
    rows = [[*row[:2], row[2] if index < shown else "", *row[3:]] for index, row in enumerate(ROWS)]
    assert usual_figures(read_statement("d1", [page([TITLES, *rows], unit="px")])) >= {"amount", "balance"}


@pytest.mark.parametrize(("unit", "missed"), [("px", {"amount", "balance"}), ("pt", {"balance"})])
def test_amounts_of_which_pixels_show_no_column_are_missed(unit: str, missed: set[str]) -> None:
    """A text layer without any prints none."""
    rows = [[*row[:2], *row[3:]] for row in ROWS]
    statement = read_statement("d1", [page([[*TITLES[:2], *TITLES[3:]], *rows], unit=unit)])
    assert usual_figures(statement) & {"amount", "balance"} == missed


def test_texts_that_nearly_all_entries_of_a_scan_have_are_missed_in_those_without() -> None:
    """A seal or wear took them whole, and nothing said so; of a text layer nothing is lost."""
    rows = [[*cells[:1], "" if index == 4 else cells[1], *cells[2:4], cells[4] if index % 3 else ""]
            for index, cells in enumerate([*ROWS, *ROWS, *ROWS])]
    scan, layer = (read_statement("d1", [page([TITLES, *rows], unit=unit)]) for unit in ("px", "pt"))
    assert usual_figures(scan) == {"amount", "balance", "summary"}
    assert usual_figures(layer) == {"amount", "balance"}


@pytest.mark.parametrize(("day", "undated"), [("2025.03.1", True), ("2025.03.32", False), ("2025.03.12", False)])
def test_half_of_a_day_tells_none_however_surely_it_was_read(day: str, undated: bool) -> None:
    statement = read_statement("d1", [page([TITLES, *ROWS[:3], [day, *ROWS[3][1:]]])])
    assert statement is not None
    assert [is_undated(entry) for entry in statement.entries] == [False, False, False, undated]
