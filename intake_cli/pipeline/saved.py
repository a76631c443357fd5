"""The result that ``check`` leaves in a case, so that reports are rendered without running anything again."""

from __future__ import annotations

import os
from pathlib import Path

from intake_cli.case.casefile import is_case
from intake_cli.case.disk import write_whole
from intake_cli.case.hashes import file_sha256
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore
from intake_cli.errors import InputError, UsageError
from intake_cli.isolation import regular_file
from intake_cli.pipeline.output import utf8
from intake_cli.pipeline.results import CheckedReport
from intake_cli.reports.jsonfile import load_report, render_json
from intake_cli.reports.model import Report
from intake_cli.reports.model_documents import DocumentReport
from intake_cli.reports.options import Options

RESULT = Path(".intake") / "result.json"


def save_result(case: Path, report: Report) -> None:
    """Keep a case's report, whole (the case folder holds the papers themselves), and say so in its journal."""
    with CaseStore(case):
        write_whole(case / RESULT, utf8(render_json(report, Options(unmask=True))))
        Journal(case).append("check", verdict=report.verdict, findings=len(report.findings))


def saved_result(source: Path) -> CheckedReport:
    """The saved report of a case folder or of a file, with the files it is about. A file that is gone or was changed
    since is left out: it would give pictures of what was never checked.

    Raises:
        InputError: there is no such file or it is no report.
        UsageError: the folder is no case, or was not checked yet.
    """
    if source.parts[-2:] == RESULT.parts and is_case(source.parent.parent):
        source = source.parent.parent
    folder = source if os.path.isdir(source) else None
    if folder is not None and not is_case(folder):
        raise UsageError("not-a-case", file=folder)
    file = source if folder is None else folder / RESULT
    if folder is not None and not file.is_file():
        raise UsageError("not-checked", file=folder)
    report = load_report(file)
    files = {document.id: (folder or Path()) / document.file for document in report.documents}
    return CheckedReport(report, {id_: path for id_, path in files.items() if _is(path, report.document(id_))},
                         folder=folder or source.parent)


def _is(path: Path, document: DocumentReport | None) -> bool:
    """Whether ``path`` still holds what was checked."""
    try:
        return document is not None and file_sha256(regular_file(path)) == document.sha256
    except (InputError, OSError):
        return False
