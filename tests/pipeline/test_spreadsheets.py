"""Spreadsheets through the whole program: loose, in a case, and the tables that the program writes itself."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Intake

EXPORT = ("户名：张样例,账号：6222020000000000018\n起止日期：2025-03-01 - 2025-08-31,打印日期：2025-09-02\n"
          "交易日期,摘要,交易金额,账户余额,对方户名\n"
          "2025-03-01,工资,8200.00,9200.00,样例市某某有限公司\n"
          "2025-03-05,消费,-1200.50,7999.50,样例超市\n"
          "2025-03-21,结息,0.31,8999.81,\n")
"""The last balance does not follow."""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "流水.csv"
    path.write_bytes(EXPORT.encode("gbk"))
    return path


@pytest.mark.live
def test_check_reports_the_break(export: Path, intake: Intake) -> None:
    report = json.loads(intake("check", export, "--as-of", "2025-09-18", "--format", "json").out)
    document = report["documents"][0]
    assert document["kind"] == "personal_statement"
    assert [page["reader"] for page in document["pages"]] == ["spreadsheet"]
    assert [entry["amount"] for entry in document["statement"]["entries"]] == ["8200.00", "-1200.50", "0.31"]
    broken = [finding for finding in report["findings"] if finding["rule"] == "STM-01"]
    assert [(finding["page"], finding["row"], finding["box"]) for finding in broken] == [(1, 3, None)]


def test_a_finding_and_every_figure_say_in_which_cell_they_stand(export: Path, tmp_path: Path, intake: Intake) -> None:
    report = json.loads(intake("check", export, "--as-of", "2025-09-18", "--format", "json").out)
    entry = report["documents"][0]["statement"]["entries"][1]
    found = next(finding for finding in report["findings"] if finding["rule"] == "STM-01")
    addresses = {name: cell["cell"] for name, cell in entry["cells"].items()}
    assert set(addresses) == {"date", "amount", "balance", "summary", "counterparty"}
    assert entry["cells"]["amount"]["text"] in export.read_text("gb18030")
    row = addresses["date"].lstrip("ABCDEFGH")
    assert {address.lstrip("ABCDEFGH") for address in addresses.values()} == {row}
    assert found["places"][0]["cell"] in intake("check", export, "--as-of", "2025-09-18", "--lang", "en").out
    intake("ocr", export, "--csv", tmp_path / "rows.csv")
    assert f"A{row}:" in (tmp_path / "rows.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("format", ["text", "html", "markdown", "sarif", "junit", "github"])
def test_every_report_does_without_pictures(export: Path, tmp_path: Path, format: str, intake: Intake) -> None:
    out = tmp_path / "out"
    call = intake("check", export, "--as-of", "2025-09-18", "--report", f"{format}={out}")
    assert (call.code, call.err.count("rror")) == (1, 0)
    assert out.stat().st_size > 100


def test_text_that_no_cell_took_is_in_the_json(export: Path, intake: Intake) -> None:
    export.write_text(EXPORT.replace("2025-03-05", ",另付 6222020000000000018\n2025-03-05"), encoding="utf-8")
    report = json.loads(intake("check", export, "--as-of", "2025-09-18", "--format", "json").out)
    assert report["documents"][0]["statement"]["unplaced"] == [
        {"text": "另付 622202*********0018", "page": 1, "box": None, "confidence": 1.0}]


def test_ocr_lists_the_rows(export: Path, intake: Intake) -> None:
    call = intake("ocr", export)
    assert call.code == 0
    assert "-1200.50" in call.out
    assert call.out.count("▲") == 1  # what the mark means


def test_a_table_written_into_a_case_is_no_paper_of_it(tmp_path: Path, intake: Intake) -> None:
    case = tmp_path / "case"
    assert intake("new", case, "--product", "salary-loan").code == 0
    (case / "bank_statement.csv").write_bytes(EXPORT.encode())
    call = intake("ocr", case, "--csv", case / "rows.csv", "--xlsx", case / "sub" / "rows.xlsx")
    assert call.code == 0

    def files() -> list[str]:
        report = json.loads(intake("check", case, "--as-of", "2025-09-18", "--format", "json").out)
        return [document["file"] for document in report["documents"]]

    assert files() == ["bank_statement.csv"]
    (case / "rows.csv").write_bytes(EXPORT.encode("gb18030"))
    assert files() == ["bank_statement.csv", "rows.csv"]


def test_a_bomb_is_a_trouble_of_its_own(tmp_path: Path, export: Path, intake: Intake) -> None:
    bomb = tmp_path / "a.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<x/>")
        with parts.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(520):
                part.write(bytes(1024**2))
    call = intake("check", bomb, export, "--as-of", "2025-09-18", "--format", "json")
    assert call.code == 3
    assert "a.xlsx" in call.err
    assert len(json.loads(call.out)["documents"][-1]["statement"]["entries"]) == 3


def test_a_broken_workbook_is_a_trouble_of_its_own(tmp_path: Path, intake: Intake) -> None:
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04[Content_Types].xml" + bytes(500))
    call = intake("check", broken, "--format", "json")
    assert call.code == 3
    assert "damaged" in call.err
