"""A case goes back with its problems marked. What was said each time is kept in the case, its hash in the journal."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from intake_cli.case.disk import make_folder, write_whole
from intake_cli.case.hashes import canonical, sha256_of
from intake_cli.case.journal import Journal
from intake_cli.case.store import FOLDER, CaseStore
from intake_cli.errors import StoreError, UsageError
from intake_cli.pipeline.results import CheckedReport
from intake_cli.pipeline.saved import saved_result
from intake_cli.reports.model import Report
from intake_cli.reports.model_returns import ReturnNote

RETURNS = "returns"
ACTION = "return"


def send_back(folder: Path, reason: str, specialist: str = "") -> tuple[CheckedReport, tuple[ReturnNote, ...]]:
    """Note that a case goes back for ``reason``, and what is wrong with it by its last check. It comes back to the
    ``specialist`` of the first return, who is the user of this machine where nobody was named.

    Returns the checked report and every return so far, the new one last.

    Raises:
        UsageError: no reason is given, the case was not checked, or it is another specialist's.
        StoreError: an earlier return was changed since.
    """
    if not reason.strip():
        raise UsageError("return-reason")
    found = saved_result(folder)
    with CaseStore(folder):
        before = _earlier(folder)
        first = before[0]["specialist"] if before else ""
        if specialist and first and specialist != first:
            raise UsageError("return-specialist", specialist=first)
        entry = {"number": len(before) + 1, "at": datetime.now(UTC).isoformat(timespec="seconds"),
                 "specialist": first or specialist or getpass.getuser(), "reason": reason.strip(),
                 "problems": _problems(found.report)}
        _keep(folder, entry)
    return found, _notes([*before, entry])


def _problems(report: Report) -> list[str]:
    """Fingerprints of what is open, and the papers that are lacking."""
    lacking = [f"paper {paper.kind}" for paper in report.completeness.required
               if paper.status in ("missing", "unusable")]
    return [*lacking, *(finding.fingerprint for finding in report.open_findings())]


def _keep(folder: Path, entry: dict[str, Any]) -> None:
    data = canonical(entry)
    make_folder(folder / FOLDER / RETURNS)
    write_whole(_file(folder, entry["number"]), data)
    Journal(folder).append(ACTION, number=entry["number"], problems=len(entry["problems"]), sha256=sha256_of(data))


def _earlier(folder: Path) -> list[dict[str, Any]]:
    """The returns so far as the journal knows them, oldest first."""
    return [_read(_file(folder, line["number"]), line["sha256"]) for line in Journal(folder).entries()
            if line.get("action") == ACTION]


def _read(path: Path, sha256: str) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    if sha256_of(data) != sha256:
        raise StoreError("return-changed", file=path)
    entry: dict[str, Any] = json.loads(data)
    return entry


def _file(folder: Path, number: int) -> Path:
    return folder / FOLDER / RETURNS / f"{number:03d}.json"


def _notes(entries: Sequence[dict[str, Any]]) -> tuple[ReturnNote, ...]:
    notes, before = [], set[str]()
    for entry in entries:
        problems = set(entry["problems"])
        notes.append(ReturnNote(entry["number"], entry["at"], entry["specialist"], entry["reason"],
                                len(entry["problems"]), len(before - problems), len(before & problems)))
        before = problems
    return tuple(notes)
