"""The result that ``check`` leaves in a case, so that reports are rendered without running anything again."""

from __future__ import annotations

from pathlib import Path

from intake_cli.case.casefile import is_case
from intake_cli.case.disk import write_whole
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore
from intake_cli.errors import UsageError
from intake_cli.pipeline.results import CheckedReport
from intake_cli.reports.jsonfile import load_report, render_json
from intake_cli.reports.model import Report
from intake_cli.reports.options import Options

RESULT = Path(".intake") / "result.json"


def save_result(case: Path, report: Report) -> None:
    """Keep a case's report, whole (the case folder holds the papers themselves), and say so in its journal."""
    with CaseStore(case):
        write_whole(case / RESULT, render_json(report, Options(unmask=True)).encode("utf-8"))
        Journal(case).append("check", verdict=report.verdict, findings=len(report.findings))


def saved_result(source: Path) -> CheckedReport:
    """The saved report of a case folder or of a file, with the files it is about.

    Raises:
        InputError: there is no such file or it is no report.
        UsageError: the folder is no case, or was not checked yet.
    """
    if source.is_dir() and not is_case(source):
        raise UsageError("not-a-case", file=source)
    file = source / RESULT if source.is_dir() else source
    if source.is_dir() and not file.is_file():
        raise UsageError("not-checked", file=source)
    report = load_report(file)
    base = source if source.is_dir() else Path()
    return CheckedReport(report, {document.id: base / document.file for document in report.documents},
                         folder=base if source.is_dir() else source.parent)
