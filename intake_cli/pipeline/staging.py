"""Stacks taken apart, their papers written aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intake_cli.case.casefile import CaseFile
from intake_cli.case.disk import make_folder
from intake_cli.case.hashes import file_sha256
from intake_cli.codec import decode, encode
from intake_cli.errors import InputError
from intake_cli.isolation import Job, run
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.pipeline.looking import Looked
from intake_cli.pipeline.stages import FILE
from intake_cli.scan.filing import Filed, Filing, plan_filings
from intake_cli.scan.history import Target
from intake_cli.scan.manifest import Stack, make_stack
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


def stage(looked: Looked, case: CaseFile, folder: Path, target: Target | None) -> Staged:
    """Split a stack at its tags and write its papers into ``folder``.

    Raises:
        InputError: a page cannot be taken out. DiskFullError: no room.
    """
    parts = split(looked.pages, case.number, KINDS_BY_CODE)
    if target is not None and target.kind:
        parts = _without_tags_as(parts, target.kind)
    filings = plan_filings(parts, looked.pages)
    return Staged(looked, file_sha256(looked.file.path), parts, folder,
                  tuple(zip(filings, written(looked, folder, filings), strict=True)))


def _without_tags_as(parts: Split, kind: str) -> Split:
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
