"""Stacks into a case: read the tags, take the stack apart, file the pages, compare with what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.disk import write_whole
from intake_cli.case.files import Inputs, loose_inputs
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore, file_sha256
from intake_cli.codec import decode, encode
from intake_cli.errors import ExitCode, InputError, IntakeError, UsageError, worst
from intake_cli.isolation import Job, run
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.pipeline.archives import with_members
from intake_cli.pipeline.cases import manifest_of, open_case
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.looking import Looked, look_again, look_at, missing_kinds
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.stages import FILE
from intake_cli.pipeline.tags import printed_kinds
from intake_cli.scan.filing import Filed, Filing, plan_filings
from intake_cli.scan.manifest import FILE_NAME, KindCount, ScanManifest, Stack, compare, dump, make_stack
from intake_cli.scan.split import split


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of a scan: the manifest with all stacks of the case, the stacks of this call, what could not be
    read, and expected against found."""

    manifest: ScanManifest
    stacks: tuple[Stack, ...]
    troubles: tuple[IntakeError, ...]
    counts: tuple[KindCount, ...]
    missing_packages: tuple[str, ...] = ()


def scan_into(folder: Path, sources: Sequence[Path], progress: Progress, keys: Keys) -> Scanned:
    """File the pages of ``sources`` in the case of ``folder``. A stack that was scanned before is filed anew.

    Raises:
        UsageError: the folder is no case, or its case.toml has no number. StoreError: the case cannot be written.
    """
    case = open_numbered(folder)
    given = loose_inputs(sources)
    stacks: list[Stack] = []
    packages: set[str] = set()
    with CaseStore(folder), with_members(given, keys):
        looked, troubles = _looked(given, case, progress, keys)
        for each in looked:
            try:
                stacks.append(take_apart(each, case))
            except IntakeError as error:
                troubles.append(error)
                continue
            packages.update(package for page in each.pages for package in page.missing)
        manifest = keep(case, stacks)
    return Scanned(manifest, tuple(stacks), tuple(troubles), compare(manifest), tuple(sorted(packages)))


def _looked(given: Inputs, case: CaseFile, progress: Progress, keys: Keys) -> tuple[list[Looked], list[IntakeError]]:
    """All stacks as their pages look, and what could not be looked at."""
    looked, troubles = [], list(given.problems)
    for file in given.files:
        try:
            looked.append(look_at(file, progress, keys))
        except IntakeError as error:
            troubles.append(error)
    return look_again(looked, missing_kinds(case, looked), progress), troubles


def open_numbered(folder: Path) -> CaseFile:
    """The case of a folder, which has the number that tags carry.

    Raises:
        UsageError: the folder is no case, or its case.toml has no number.
    """
    case = open_case(folder)
    if not case.number:
        raise UsageError("case-without-number", file=case.path)
    return case


def take_apart(looked: Looked, case: CaseFile) -> Stack:
    """Split the stack at its tags and file the pages in the case, whose store the caller holds.

    Raises:
        InputError: a page cannot be taken out. StoreError: the case cannot be written.
    """
    file, pages = looked.file, looked.pages
    parts = split(pages, case.number, KINDS_BY_CODE)
    filings = plan_filings(parts, len(pages))
    params = {"folder": str(case.folder.resolve()), "filings": encode(filings, list[Filing]), **looked.secret}
    outcome = run(Job(FILE.name, file.path, params, FILE.limits))
    if not outcome.ok:
        raise outcome.problem(file.name) or InputError("file-corrupt", file=file.name)
    filed = [decode(Filed, item) for item in outcome.items]
    return make_stack(Path(file.name).name, file_sha256(file.path), pages, parts, filed)


def keep(case: CaseFile, stacks: Sequence[Stack]) -> ScanManifest:
    """Write the manifest of the case with ``stacks`` in it, and the journal."""
    before = manifest_of(case.folder)
    again = {stack.sha256 for stack in stacks}
    kept = [stack for stack in (before.stacks if before else ()) if stack.sha256 not in again]
    manifest = ScanManifest(case.number, printed_kinds(case.folder), (*kept, *stacks))
    write_whole(case.folder / FILE_NAME, dump(manifest))
    for stack in stacks:
        Journal(case.folder).append("scan", sha256=stack.sha256, pages=stack.page_count, segments=len(stack.segments))
    return manifest


def exit_code_of(scanned: Scanned) -> ExitCode:
    """1 where a person must look at the stack; the worst of the troubles where a source could not be taken."""
    doubtful = any(segment.trouble for stack in scanned.stacks for segment in stack.segments)
    unsearched = any(stack.unsearched for stack in scanned.stacks)
    absent = any(count.state != "found" for count in scanned.counts)
    looked_at = ExitCode.FINDINGS if doubtful or unsearched or absent else ExitCode.CLEAR
    return worst([looked_at, *(error.exit_code for error in scanned.troubles)])
