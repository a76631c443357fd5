"""One page of a paper scanned again: it takes the place of the page that was named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.hashes import file_sha256
from intake_cli.case.store import CaseStore
from intake_cli.errors import InputError, UsageError
from intake_cli.isolation import Job, run
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.pipeline.looking import Looked
from intake_cli.pipeline.refiling import Refiled, current, event
from intake_cli.pipeline.settling import drop, keep, moved
from intake_cli.pipeline.stages import PATCH
from intake_cli.pipeline.staging import written
from intake_cli.scan.filing import Filed, Filing
from intake_cli.scan.history import Target, meant_by, with_page
from intake_cli.scan.manifest import ManifestSegment, make_stack
from intake_cli.scan.split import SegmentPages, Split, split


def replace_page(case: CaseFile, store: CaseStore, looked: Looked, target: Target) -> Refiled:
    """Put the pages of a stack in the place of the page that ``target`` names. Its store is held by the caller.

    Raises:
        UsageError: no paper or several are meant, or it has no such page. InputError: the stack has no page for it, or
            tags of something else. StoreError: the case cannot be written.
    """
    before = current(case)
    paper = _paper(meant_by(before, target), target, case)
    parts = _one_segment(split(looked.pages, case.number, KINDS_BY_CODE), paper, looked)
    pages = parts.segments[0].pages
    root = store.staging()
    new, = written(looked, root / "new", [Filing("page", pages, paper.kind, "", len(pages) == len(looked.pages))])
    patched = root / "paper.pdf"
    _patch(case, looked, paper, target.page, root / "new" / new.file, patched)
    source, old = store.put_file(looked.file.path), store.put_file(case.folder / paper.file)
    name = Path(paper.file).with_suffix(".pdf").as_posix()
    filed = Filed(name, file_sha256(patched), pages, paper.kind, "")
    moved(patched, case.folder / name)
    if name != paper.file:
        drop(case.folder / paper.file)
    stack = make_stack(Path(looked.file.name).name, source, looked.pages, parts, [filed])
    stack = replace(stack, segments=(replace(stack.segments[0], into_page=target.page),))
    happened = event(old, paper, target.page, looked, source)
    return Refiled(keep(case, with_page(before, paper, stack, happened), [stack], [happened]), (stack,), (happened,))


def _paper(meant: list[ManifestSegment], target: Target, case: CaseFile) -> ManifestSegment:
    files = ", ".join(dict.fromkeys(segment.file for segment in meant))
    if not meant or not (case.folder / meant[0].file).is_file():
        raise UsageError("scan-replace-nothing", what=target.what)
    if len(meant) > 1:
        raise UsageError("scan-replace-several", what=target.what, files=files)
    return meant[0]


def _one_segment(parts: Split, paper: ManifestSegment, looked: Looked) -> Split:
    """All content of a stack as one segment: without a tag, or behind tags of the paper's own kind."""
    others = [one for one in parts.segments if one.trouble != "untagged" and (one.kind != paper.kind or not one.kind)]
    if others:
        raise InputError("scan-replace-other", file=looked.file.name, what=paper.kind or paper.file)
    pages = tuple(page for one in parts.segments for page in one.pages)
    if not pages:
        raise InputError("scan-replace-empty", file=looked.file.name)
    tags = tuple(page for one in parts.segments for page in one.tag_pages)
    return replace(parts, segments=(SegmentPages(paper.kind, pages, tag_pages=tags),))


def _patch(case: CaseFile, looked: Looked, paper: ManifestSegment, page: int, new: Path, target: Path) -> None:
    params = {"new": str(new.resolve()), "page": page, "target": str(target.resolve()), **looked.secret}
    outcome = run(Job(PATCH.name, case.folder / paper.file, params, PATCH.limits))
    if not outcome.ok:
        raise outcome.problem(paper.file) or InputError("file-corrupt", file=paper.file)
    if not target.is_file():
        raise UsageError("scan-replace-page", what=paper.file, page=page, pages=outcome.items[0]["pages"])
