"""Stacks into a case: read the tags, take the stack apart, file the pages, compare with what was expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.disk import write_whole
from intake_cli.case.files import InputFile, loose_inputs
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore, file_sha256
from intake_cli.codec import decode, encode
from intake_cli.errors import ExitCode, InputError, IntakeError, UsageError, worst
from intake_cli.isolation import Job, Outcome, OutcomeKind, run, run_pages
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.pipeline.archives import with_members
from intake_cli.pipeline.cases import manifest_of, open_case
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.stages import COUNT, FILE, TAGS, cores
from intake_cli.pipeline.tags import printed_kinds
from intake_cli.scan.filing import Filed, Filing, plan_filings
from intake_cli.scan.manifest import FILE_NAME, KindCount, ScanManifest, Stack, compare, dump, make_stack
from intake_cli.scan.pages import ScannedPage
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


@dataclass(frozen=True, slots=True)
class Looked:
    """A file whose every page was searched for tags; ``secret`` holds the password that opens it, as a parameter."""

    file: InputFile
    pages: tuple[ScannedPage, ...]
    secret: Mapping[str, str]


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
        troubles = list(given.problems)
        for file in given.files:
            try:
                looked = look_at(file, progress, keys)
                stacks.append(take_apart(looked, case))
            except IntakeError as error:
                troubles.append(error)
                continue
            packages.update(package for page in looked.pages for package in page.missing)
        manifest = keep(case, stacks)
    return Scanned(manifest, tuple(stacks), tuple(troubles), compare(manifest), tuple(sorted(packages)))


def open_numbered(folder: Path) -> CaseFile:
    """The case of a folder, which has the number that tags carry.

    Raises:
        UsageError: the folder is no case, or its case.toml has no number.
    """
    case = open_case(folder)
    if not case.number:
        raise UsageError("case-without-number", file=case.path)
    return case


def look_at(file: InputFile, progress: Progress, keys: Keys) -> Looked:
    """What every page of a stack shows; a page whose child died is kept, as not searched.

    Raises:
        InputError: the file cannot be read.
    """
    count, secret = _counted(file, keys)
    progress.expect(count)
    job = Job(TAGS.name, file.path, secret, TAGS.limits)
    found = run_pages(job, count, cores(), lambda page, item: progress.step(file.name))
    if found.whole is not None:
        raise found.whole.problem(file.name) or InputError("file-corrupt", file=file.name)
    pages = (decode(ScannedPage, found.items[number]) if number in found.items
             else ScannedPage(number, failure=str(found.failed[number].cause)) for number in range(1, count + 1))
    return Looked(file, tuple(pages), secret)


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


def _counted(file: InputFile, keys: Keys) -> tuple[int, dict[str, str]]:
    """How many pages a file has, and the password that opens it, as a parameter."""
    def attempt(password: str | None) -> Outcome:
        return run(Job(COUNT.name, file.path, _secret(password), COUNT.limits))

    outcome, password = attempt(None), None
    if outcome.cause is OutcomeKind.PASSWORD:
        outcome, password = keys.unlock(file.name, outcome, attempt)
    if not outcome.items:
        raise outcome.problem(file.name) or InputError("file-corrupt", file=file.name)
    return outcome.items[0]["pages"], _secret(password)


def _secret(password: str | None) -> dict[str, str]:
    return {} if password is None else {"password": password}


def exit_code_of(scanned: Scanned) -> ExitCode:
    """1 where a person must look at the stack; the worst of the troubles where a source could not be taken."""
    doubtful = any(segment.trouble for stack in scanned.stacks for segment in stack.segments)
    unsearched = any(stack.unsearched for stack in scanned.stacks)
    absent = any(count.state != "found" for count in scanned.counts)
    looked_at = ExitCode.FINDINGS if doubtful or unsearched or absent else ExitCode.CLEAR
    return worst([looked_at, *(error.exit_code for error in scanned.troubles)])
