"""Stacks into the papers of a case: first aside, then, once all is whole, in the place of what they replace.

The bytes of every source and of every paper that gives way are in the case's store before anything moves. Papers are
moved by renames, and the manifest comes last: after a kill the same call does the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.store import CaseStore
from intake_cli.errors import InputError, IntakeError
from intake_cli.pipeline.cases import manifest_of
from intake_cli.pipeline.looking import Looked
from intake_cli.pipeline.settling import keep, settled
from intake_cli.pipeline.staging import Staged, stage
from intake_cli.pipeline.tags import printed_kinds
from intake_cli.scan.history import ALL, Target, is_replaced, kinds_brought, meant_by, succeeded
from intake_cli.scan.manifest import ManifestSegment, Replacement, ScanManifest, Stack


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
    stacks = settled(case.folder, staged, {segment.file for segment in old if segment.file} - holding)
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
