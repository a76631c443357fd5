"""Stacks into the papers of a case: first aside, then, once all is whole, in the place of what they replace.

The bytes of every source and of every paper that gives way are in the case's store before anything moves. Papers are
moved by renames, and the manifest comes last: after a kill the same call does the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.disk import disk_errors, flush_folder, make_folder, write_whole
from intake_cli.case.hashes import file_sha256
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore
from intake_cli.codec import decode, encode
from intake_cli.errors import InputError, IntakeError
from intake_cli.isolation import Job, run
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.pipeline.cases import manifest_of
from intake_cli.pipeline.looking import Looked
from intake_cli.pipeline.stages import FILE
from intake_cli.pipeline.tags import printed_kinds
from intake_cli.scan.filing import Filed, Filing, plan_filings
from intake_cli.scan.history import ALL, Target, is_replaced, kinds_brought, meant_by, succeeded
from intake_cli.scan.manifest import FILE_NAME, ManifestSegment, Replacement, ScanManifest, Stack, dump, make_stack
from intake_cli.scan.split import Split, split


@dataclass(frozen=True, slots=True)
class Staged:
    """A stack taken apart, its papers written into ``folder`` under the names that they would like to have."""

    looked: Looked
    sha256: str
    parts: Split
    folder: Path
    filings: tuple[tuple[Filing, Filed], ...]

    def stack(self, filed: Sequence[Filed]) -> Stack:
        """What the manifest says of it, with its papers at their places."""
        return make_stack(Path(self.looked.file.name).name, self.sha256, self.looked.pages, self.parts, filed)


@dataclass(frozen=True, slots=True)
class Refiled:
    """What a call did to a case: its manifest, the new stacks, the papers that gave way, stacks that failed."""

    manifest: ScanManifest
    stacks: tuple[Stack, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    troubles: tuple[IntakeError, ...] = ()


def refile(case: CaseFile, store: CaseStore, looked: Sequence[Looked], target: Target | None = None,
           beside: bool = False) -> Refiled:
    """File stacks in a case whose store the caller holds. Papers of the kinds they bring, and what ``target`` names,
    give way; with ``beside`` no paper does. A stack that fails is left out and told.

    Raises:
        InputError: a paper was to be replaced by one of its kind, and none came.
        StoreError: the case cannot be written.
    """
    before = current(case)
    staged: list[Staged] = []
    troubles: list[IntakeError] = []
    root = store.staging()
    for number, one in enumerate(looked):
        try:
            staged.append(stage(one, case, root / str(number), target))
        except IntakeError as error:
            troubles.append(error)
    if not staged:
        return Refiled(before, troubles=tuple(troubles))
    brought = kinds_brought([one.stack([]) for one in staged])
    _refuse(target, before, brought, looked)
    kinds = set() if beside else brought
    gone = is_replaced(kinds, target)
    again = {one.sha256 for one in staged}
    old = [segment for stack in before.stacks for segment in stack.segments
           if gone(segment) or (stack.sha256 in again and not segment.replaced)]
    history = _kept(case, store, [segment for segment in old if segment.is_paper], staged)
    holding = {segment.file for stack in before.stacks for segment in stack.segments
               if not segment.replaced and segment not in old}
    stacks = _settled(case.folder, staged, {segment.file for segment in old if segment.file} - holding)
    return Refiled(keep(case, succeeded(before, stacks, gone, history), stacks, history), tuple(stacks), tuple(history),
                   tuple(troubles))


def _refuse(target: Target | None, before: ScanManifest, brought: set[str], looked: Sequence[Looked]) -> None:
    """A paper does not give way to nothing: whoever names one brings pages of its kind."""
    if target is None or target.what == ALL:
        return
    for kind in {target.kind, *(segment.kind for segment in meant_by(before, target))} - {"", *brought}:
        raise InputError("scan-replace-other", file=looked[0].file.name, what=kind)


def current(case: CaseFile) -> ScanManifest:
    """The manifest of a case, with the tags that were printed since."""
    before = manifest_of(case.folder) or ScanManifest(case.number, (), ())
    return replace(before, case=case.number, expected=printed_kinds(case.folder))


def stage(looked: Looked, case: CaseFile, folder: Path, target: Target | None) -> Staged:
    """Split a stack at its tags and write its papers into ``folder``.

    Raises:
        InputError: a page cannot be taken out. DiskFullError: no room.
    """
    parts = split(looked.pages, case.number, KINDS_BY_CODE)
    if target is not None and target.kind:
        parts = without_tags_as(parts, target.kind)
    filings = plan_filings(parts, looked.pages)
    return Staged(looked, file_sha256(looked.file.path), parts, folder,
                  tuple(zip(filings, written(looked, folder, filings), strict=True)))


def without_tags_as(parts: Split, kind: str) -> Split:
    """A stack without any tag is of the kind that whoever scans it says."""
    if [one.trouble for one in parts.segments] != ["untagged"]:
        return parts
    return replace(parts, segments=(replace(parts.segments[0], kind=kind, trouble=""),))


def written(looked: Looked, folder: Path, filings: list[Filing]) -> list[Filed]:
    """Have a child write pages of a stack into ``folder``, which is made.

    Raises:
        InputError: a page cannot be taken out. DiskFullError: no room.
    """
    make_folder(folder)
    params = {"folder": str(folder.resolve()), "filings": encode(filings, list[Filing]), **looked.secret}
    outcome = run(Job(FILE.name, looked.file.path, params, FILE.limits))
    if not outcome.ok:
        raise outcome.problem(looked.file.name) or InputError("file-corrupt", file=looked.file.name)
    return [decode(Filed, item) for item in outcome.items]


def _kept(case: CaseFile, store: CaseStore, papers: Sequence[ManifestSegment],
          staged: Sequence[Staged]) -> list[Replacement]:
    """Keep the bytes of all sources and of the papers that give way; history of those that do not come again."""
    by = {segment.kind: one for one in staged for segment in one.parts.segments}
    new = {paper.sha256 for one in staged for _, paper in one.filings}
    for one in staged:
        store.put_file(one.looked.file.path)
    history = []
    for paper in papers:
        sha256 = _kept_paper(case.folder / paper.file, paper.sha256, store, new) if paper.file else ""
        if sha256:
            source = by.get(paper.kind, staged[0])
            history.append(event(sha256, paper, 0, source.looked, source.sha256))
    return history


def _kept_paper(path: Path, filed: str, store: CaseStore, new: set[str]) -> str:
    """The hash under which a paper that gives way is kept: as it lies there, else, where a call that was killed had
    moved another in its place, as it had been ``filed``. Empty where it does not give way."""
    sha256 = store.put_file(path) if path.is_file() else ""
    if sha256 in new or not sha256:
        sha256 = filed if store.holds(filed) else ""
    return "" if sha256 in new else sha256


def event(sha256: str, paper: ManifestSegment, page: int, by: Looked, by_sha256: str) -> Replacement:
    """A line of history, of now."""
    return Replacement(datetime.now(UTC).isoformat(timespec="seconds"), paper.kind, paper.file, sha256, page,
                       Path(by.file.name).name, by_sha256)


def _settled(folder: Path, staged: Sequence[Staged], freed: set[str]) -> list[Stack]:
    """Move papers to their places, of which those in ``freed`` may be taken; what is left of these goes."""
    free, stacks = set(freed), []
    for one in staged:
        filed = []
        for filing, paper in one.filings:
            name = _place(folder, f"{filing.stem}{Path(paper.file).suffix}", paper.sha256, free)
            moved(one.folder / paper.file, folder / name)
            free.discard(name)
            filed.append(replace(paper, file=name))
        stacks.append(one.stack(filed))
    for name in free:
        drop(folder / name)
    return stacks


def _place(folder: Path, wish: str, sha256: str, free: set[str]) -> str:
    """The first numbered name that is free, will be, or holds the same content."""
    stem, dot, suffix = wish.rpartition(".")
    names = (f"{stem}-{number}{dot}{suffix}" if number > 1 else wish for number in count(1))
    return next(name for name in names if name in free or not (folder / name).exists()
                or file_sha256(folder / name) == sha256)


def moved(source: Path, target: Path) -> None:
    """Put a finished file in its place, whatever is there."""
    make_folder(target.parent)
    with disk_errors(target):
        source.replace(target)
        flush_folder(target.parent)


def drop(path: Path) -> None:
    """Remove a paper whose bytes are in the store."""
    with disk_errors(path):
        path.unlink(missing_ok=True)


def keep(case: CaseFile, manifest: ScanManifest, stacks: Sequence[Stack],
         history: Sequence[Replacement]) -> ScanManifest:
    """Write the manifest of a case, then its journal."""
    write_whole(case.folder / FILE_NAME, dump(manifest))
    journal = Journal(case.folder)
    for stack in stacks:
        journal.append("scan", sha256=stack.sha256, pages=stack.page_count, segments=len(stack.segments))
    for one in history:
        journal.append("replace", kind=one.kind, page=one.page, sha256=one.sha256, by=one.by_sha256)
    return manifest
