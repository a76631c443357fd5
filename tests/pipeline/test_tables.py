from __future__ import annotations

import io
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from intake_cli.errors import MissingProgramError
from intake_cli.pipeline.tables import FORMULA_STARTS, as_csv, as_parquet, as_xlsx, frame_of, harmless
from intake_cli.reports.model import DocumentReport, EntryReport, StatementReport
from tests.conftest import Intake

PAYLOADS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", "=HYPERLINK(\"x\")"]


def documents(summary: str) -> list[DocumentReport]:
    entry = EntryReport(1, 1, None, "2025-02-11", "-278.45", "4429.57", summary, None, 1.0)
    statement = StatementReport(None, "personal", None, None, None, None, None, "ascending", None, None, (entry,))
    return [DocumentReport("d1", "personal_statement", "a.pdf", "", statement=statement)]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_a_csv_is_a_formula(payload: str) -> None:
    text = as_csv(frame_of(documents(payload))).decode("utf-8-sig")
    assert f"'{payload[0]}" in text
    assert "-278.45" in text
    assert "'-278.45" not in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_an_excel_file_is_a_formula(payload: str) -> None:
    data = as_xlsx(frame_of(documents(payload)))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["summary"] == payload
    assert row["amount"] == -278.45


@given(st.text())
def test_harmless_text_starts_no_formula_and_keeps_its_content(text: str) -> None:
    assert not harmless(text)[:1] or harmless(text)[0] not in FORMULA_STARTS
    assert harmless(text).removeprefix("'") in (text, text.removeprefix("'"))


def test_amounts_are_exact() -> None:
    assert frame_of(documents("x"))["amount"][0] == Decimal("-278.45")


@pytest.mark.skipif(find_spec("pyarrow") is not None, reason="pyarrow is installed")
def test_parquet_says_what_it_needs() -> None:
    with pytest.raises(MissingProgramError) as error:
        as_parquet(frame_of(documents("x")))
    assert error.value.values["package"] == "pyarrow"


def test_ocr_writes_the_rows_it_shows(statement: Path, tmp_path: Path, intake: Intake) -> None:
    call = intake("ocr", statement, "--csv", tmp_path / "rows.csv", "--xlsx", tmp_path / "rows.xlsx")
    assert call.code == 0
    assert "60 rows" in call.out
    rows = (tmp_path / "rows.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 61
    assert rows[0].startswith("document,file,page,row,date,amount,balance")


def test_people_are_masked_unless_asked_for(statement: Path, intake: Intake) -> None:
    shown = intake("ocr", statement).out
    whole = intake("ocr", statement, "--unmask").out
    holder = next(line for line in whole.splitlines() if line.startswith("holder")).partition(": ")[2]
    assert holder not in shown
