"""PDF-01 to PDF-06 from the file to the report: what is asked in children and judged as facts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from intake_cli.isolation import Job, run
from intake_cli.pipeline.stages import EXAMINE
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger, write_statement
from tests.conftest import Intake
from tests.pipeline.test_bad_input import checked

HOSTILE = Path(os.environ.get("INTAKE_CORPORA", Path(__file__).parents[3] / "shared")) / "hostile"


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = LAYOUTS["plain"]
    return write_statement(tmp_path_factory.mktemp("honest"), layout, sample_ledger(layout, 3, rows=25))[0]


def altered(honest: Path, folder: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    with pikepdf.open(honest) as document:
        change(document)
        document.save(folder / "altered.pdf")
    return folder / "altered.pdf"


def test_an_honest_statement_says_nothing(honest: Path, intake: Intake) -> None:
    report, said = checked(intake, honest)
    assert said == set()
    outcomes = {rule["rule"]: rule["outcome"] for rule in report["rules"] if rule["rule"].startswith("PDF")}
    assert outcomes == {"PDF-01": "not-applicable", "PDF-02": "pass", "PDF-03": "not-applicable", "PDF-04": "pass",
                        "PDF-05": "pass", "PDF-06": "pass"}


def test_an_editor_and_contradicting_dates_are_found(honest: Path, tmp_path: Path, intake: Intake) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Producer"] = "Adobe Photoshop 25.0"
        document.docinfo["/CreationDate"] = "D:20250914093000+08'00'"
        document.docinfo["/ModDate"] = "D:20250910093000+08'00'"

    assert checked(intake, altered(honest, tmp_path, change))[1] == {
        ("PDF-01", "fail", "image"), ("PDF-02", "fail", "before-created")}


def test_what_a_browser_and_a_viewer_leave_is_no_more_than_a_note(honest: Path, tmp_path: Path, intake: Intake) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Producer"] = "Skia/PDF m120"
        document.docinfo["/CreationDate"] = "D:20250914093000+08'00'"
        document.docinfo["/ModDate"] = "D:20250917093000+08'00'"

    report, said = checked(intake, altered(honest, tmp_path, change))
    assert said == {("PDF-01", "fail", "passing"), ("PDF-02", "fail", "later")}
    assert {found["level"] for found in report["findings"]} == {"note"}
    assert report["verdict"] == "clear"


def test_a_note_laid_over_the_page_names_its_text(honest: Path, tmp_path: Path, intake: Intake) -> None:
    def change(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[5, 5, 60, 15],
                                  Contents="9,999.00")
        document.pages[0].Annots = document.make_indirect([note])

    report, said = checked(intake, altered(honest, tmp_path, change))
    assert ("PDF-04", "fail", "annotation") in said
    found = next(each for each in report["findings"] if each["rule"] == "PDF-04")
    assert (found["evidence"]["hidden"], found["page"], found["level"]) == ("9,999.00", 1, "warning")


@pytest.mark.live
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not there")
def test_nasty_files_are_examined_or_refused_by_name() -> None:
    for path in sorted(HOSTILE.glob("*.pdf"))[::4]:
        outcome = run(Job(EXAMINE.name, path, {"trust": []}, EXAMINE.limits))
        assert outcome.ok or str(outcome.cause) in ("corrupt", "password", "limit", "oom"), (path.name, outcome)
