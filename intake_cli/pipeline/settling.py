"""Papers moved to their places in a case, by renames, and its manifest and journal, which come last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.disk import disk_errors, flush_folder, make_folder, write_whole
from intake_cli.case.hashes import file_sha256
from intake_cli.case.journal import Journal
from intake_cli.pipeline.staging import Staged
from intake_cli.scan.manifest import FILE_NAME, Replacement, ScanManifest, Stack, dump


def settled(folder: Path, staged: Sequence[Staged], freed: set[str]) -> list[Stack]:
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
