"""Stacks into a case: read the tags, take the stacks apart, file the pages, compare with what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.files import InputFile, Inputs, loose_inputs
from intake_cli.case.hashes import file_sha256
from intake_cli.case.policy import load_policy
from intake_cli.case.store import CaseStore
from intake_cli.errors import ExitCode, IntakeError, UsageError, worst
from intake_cli.kinds import KIND_CODES
from intake_cli.pipeline.archives import with_members
from intake_cli.pipeline.cases import open_case
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.looking import Looked, look_again, look_at, missing_kinds
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.refiling import Refiled, current, refile
from intake_cli.pipeline.repaging import replace_page
from intake_cli.scan.counts import KindCount, compare
from intake_cli.scan.history import ALL, Target, meant_by
from intake_cli.scan.manifest import Replacement, ScanManifest, Stack


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of a scan: the manifest of the case, the stacks of this call, what could not be read, expected against
    found, the papers that gave way (``unasked``: nobody had named them), and sources that had been scanned before."""

    manifest: ScanManifest
    stacks: tuple[Stack, ...]
    troubles: tuple[IntakeError, ...]
    counts: tuple[KindCount, ...]
    missing_packages: tuple[str, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    unasked: bool = False
    known: tuple[str, ...] = ()


def scan_into(folder: Path, sources: Sequence[Path], progress: Progress, keys: Keys, target: Target | None = None,
              beside: bool = False) -> Scanned:
    """File the pages of ``sources`` in the case of ``folder``. Papers of the same kinds give way to them, or stay
    ``beside`` them; ``target`` says what else gives way. A source that was scanned before changes nothing.

    Raises:
        UsageError: the folder is no case, its case.toml has no number, or there is no such target.
        StoreError: the case cannot be written.
    """
    case = open_numbered(folder)
    given = loose_inputs(sources)
    with CaseStore(folder) as store, with_members(given, keys):
        _refuse(target, case, given)
        known = [file for file in given.files if is_known(case, file, target, beside)]
        given.files = [file for file in given.files if file not in known]
        looked, troubles = _looked(given, case, progress, keys)
        if target is not None and target.page and looked:
            done = replace_page(case, store, looked[0], target)
        else:
            done = refile(case, store, looked, target, beside)
    packages = {package for one in looked for page in one.pages for package in page.missing}
    return Scanned(done.manifest, done.stacks, (*troubles, *done.troubles), compare(done.manifest),
                   tuple(sorted(packages)), done.replaced, target is None, tuple(file.name for file in known))


def _refuse(target: Target | None, case: CaseFile, given: Inputs) -> None:
    """Raises UsageError where ``target`` is nothing that can be replaced."""
    if target is None:
        return
    if target.page and len(given.files) != 1:
        raise UsageError("scan-replace-one", what=target.what)
    if target.what not in (ALL, *KIND_CODES) and not meant_by(current(case), target):
        raise UsageError("scan-replace-nothing", what=target.what)


def is_known(case: CaseFile, file: InputFile, target: Target | None = None, beside: bool = False) -> bool:
    """Whether a source was scanned before, its papers lie where they were filed, and nobody asks for more. One whose
    papers all gave way since may be taken ``beside`` what came for them."""
    sha256 = file_sha256(file.path)
    earlier = [segment for stack in current(case).stacks if stack.sha256 == sha256 for segment in stack.segments]
    if target is not None:
        return bool(target.page) and any(one.into_page == target.page and not one.replaced
                                         and target.what in (one.kind, one.file) for one in earlier)
    holding = [one for one in earlier if not one.replaced]
    return bool(holding if beside else earlier) and all((case.folder / one.file).is_file()
                                                        for one in holding if one.file)


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


def exit_code_of(scanned: Scanned) -> ExitCode:
    """1 where a person must look at the stacks of the case; the worst of the troubles where a source could not be
    taken."""
    doubtful = any(segment.trouble for segment in scanned.manifest.segments)
    unsearched = any(not set(stack.unsearched).isdisjoint(segment.pages) for stack in scanned.manifest.stacks
                     for segment in stack.segments if not segment.replaced)
    absent = any(count.state != "found" for count in scanned.counts)
    looked_at = ExitCode.FINDINGS if doubtful or unsearched or absent or in_doubt(scanned) else ExitCode.CLEAR
    return worst([looked_at, *(error.exit_code for error in scanned.troubles)])


def in_doubt(scanned: Scanned) -> list[str]:
    """Kinds of which there may be several papers, and one gave way without anybody having said so."""
    if not scanned.unasked or not scanned.replaced:
        return []
    several = load_policy().tags.repeatable
    return sorted({one.kind for one in scanned.replaced if one.kind in several})


def fresh(done: Refiled) -> Scanned:
    """The outcome of one source by itself, whatever else its case holds or lacks."""
    manifest = ScanManifest(done.manifest.case, (), done.stacks)
    return Scanned(manifest, done.stacks, done.troubles, (), replaced=done.replaced, unasked=True)
