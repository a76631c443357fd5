"""A case folder to facts: what was keyed, what the papers say, what the tags show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from checks.facts import Application, Document, Evidence, Field, TagSheets
from intake_cli.case.card_record import record_beside
from intake_cli.case.casefile import CaseFile, is_case
from intake_cli.case.files import InputFile, Inputs, case_inputs
from intake_cli.case.hashes import file_sha256
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore
from intake_cli.case.toml import load_case
from intake_cli.errors import StoreError, UsageError
from intake_cli.scan.filing import QUARANTINE
from intake_cli.scan.manifest import FILE_NAME, ScanManifest, load
from intake_cli.scan.tag_facts import to_tag_sheets

REPORTS = {"html": "html", "json": "json", "markdown": "md", "text": "txt", "sarif": "sarif", "junit": "xml"}
"""Format to file name ending of the reports that are written into a case folder."""
RETURNED = re.compile(r"return-\d+\.html")
"""What goes to the team manager when a case goes back."""
OWN_FILES = ("tags.pdf", "labels.pdf", FILE_NAME, *(f"report.{ending}" for ending in REPORTS.values()))
WRITTEN = "table"
"""What we write into a case folder ourselves is no paper of the case; tables and pictures of pages may have any name,
so the journal keeps their hashes under this action."""


def open_case(folder: Path) -> CaseFile:
    """The case of a folder.

    Raises:
        UsageError: it is no case, or its case.toml is not of the form the contract gives.
        InputError: case.toml cannot be read.
    """
    if not is_case(folder):
        raise UsageError("not-a-case", file=folder)
    return load_case(folder)


def manifest_of(folder: Path) -> ScanManifest | None:
    """What was scanned into a case, or None.

    Raises:
        StoreError: the manifest is damaged.
    """
    try:
        return load((folder / FILE_NAME).read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, OSError):
        raise StoreError("scan-damaged", file=folder / FILE_NAME) from None


def papers_of(case: CaseFile, manifest: ScanManifest | None) -> Inputs:
    """The papers of a case: those filed by tags under the kinds of their tags, others as declared or named. Pages
    that may be of another case are passed over, and said to be."""
    filed = {segment.file: segment.kind for segment in (manifest.segments if manifest else ()) if segment.file}
    inputs = case_inputs(case, {name: kind for name, kind in filed.items() if kind})
    written = _written(case.folder)
    papers = [file for file in inputs.files if not _is_ours(file, written)]
    inputs.files = [file for file in papers if not _is_apart(file)]
    inputs.skipped = [*(name for name in inputs.skipped if not _is_named_ours(name)),
                      *(file.name for file in papers if _is_apart(file))]
    return inputs


def _is_ours(file: InputFile, written: Set[str]) -> bool:
    return _is_named_ours(file.name) or (bool(written) and file_sha256(file.path) in written)


def _is_named_ours(name: str) -> bool:
    return name in OWN_FILES or RETURNED.fullmatch(name) is not None


def _is_apart(file: InputFile) -> bool:
    return file.name.startswith(f"{QUARANTINE}/")


def note_written(path: Path) -> None:
    """Remember a file that was written into a case folder, by its content: changed by hand it is a paper again.

    Raises:
        StoreError: the case's journal is damaged.
    """
    folder = next((parent for parent in path.absolute().parents if is_case(parent)), None)
    if folder is not None:
        with CaseStore(folder):
            Journal(folder).append(WRITTEN, sha256=file_sha256(path))


def _written(folder: Path) -> set[str]:
    return {entry["sha256"] for entry in Journal(folder).entries() if entry.get("action") == WRITTEN}


def application_of(case: CaseFile, documents: Sequence[Document], manifest: ScanManifest | None) -> Application:
    """The case as facts."""
    return Application(
        case.id, tuple(_declared(document, case) for document in documents), loose=False, product=case.product,
        applied_on=case.applied_on, pay_method=case.pay_method, applicant=case.applicant, employer=case.employer,
        spouse=case.spouse, contacts=case.contacts, remarks=_remarks(case, documents),
        signed_on=case.signed_on,
        tags=_tags(manifest, documents), evidence=Evidence("case"))


def _remarks(case: CaseFile, documents: Sequence[Document]) -> dict[str, Field[str]]:
    """Remarks about papers that are not there, by kind."""
    here = {document.kind for document in documents}
    return {said.kind: said.values["remark"] for said in case.documents
            if said.kind not in here and "remark" in said.values and said.values["remark"].value.strip()}


def _declared(document: Document, case: CaseFile) -> Document:
    """``document`` with what case.toml says of its file, else of its kind, and the record of a card reader."""
    of_file = [said.values for said in case.documents if said.file == document.file]
    of_kind = [said.values for said in case.documents if not said.file and said.kind == document.kind]
    said: Mapping[str, Field[str]] = next(iter([*of_file, *of_kind]), {})
    record = record_beside(case.folder / document.file, case.folder) if document.kind == "id_card" else {}
    return replace(document, declared=said, record=record) if said or record else document


def _tags(manifest: ScanManifest | None, documents: Sequence[Document]) -> TagSheets | None:
    if manifest is None:
        return None
    return to_tag_sheets(manifest, {document.file: document.id for document in documents})
