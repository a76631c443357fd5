"""Where the pages of a stack go: planned by the parent, carried out in a child by ``intake_cli.scan.page_files``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake_cli.scan.pages import Outline, ScannedPage
from intake_cli.scan.split import SegmentPages, Split

PAPERS, QUARANTINE, UNTAGGED = "papers", "quarantine", "untagged"
"""Folders of a case: pages under their kinds; pages of another case, or possibly so; pages without a kind."""


@dataclass(frozen=True, slots=True)
class Filing:
    """Pages of one file that go into one: ``stem`` is a path without number and ending, relative to the case folder.
    ``whole``: these are all pages of the file, which is then copied byte for byte.
    ``turns`` are the clockwise quarter turns that bring each page upright, none where all lie so; ``outlines`` are what
    of each page is filed, None where that is all of it, none where it is of every page."""

    stem: str
    pages: tuple[int, ...]
    kind: str
    trouble: str
    whole: bool = False
    turns: tuple[int, ...] = ()
    outlines: tuple[Outline | None, ...] = ()

    @property
    def is_as_it_came(self) -> bool:
        """Whether every page lies right in the stack."""
        return not any(self.turns) and not any(self.outlines)

    @property
    def changes(self) -> list[tuple[int, Outline | None]]:
        """Quarter turns and outline of each page."""
        turns, outlines = self.turns or (0,) * len(self.pages), self.outlines or (None,) * len(self.pages)
        return list(zip(turns, outlines, strict=True))


@dataclass(frozen=True, slots=True)
class Filed:
    """What was written: ``file`` relative to the case folder, with ``/``; ``pages`` are those of the stack."""

    file: str
    sha256: str
    pages: tuple[int, ...]
    kind: str
    trouble: str


def plan_filings(parts: Split, pages: Sequence[ScannedPage]) -> list[Filing]:
    """One filing per segment with pages, in their order. ``pages`` are those of the stack."""
    known = {page.number: page for page in pages}
    return [Filing(_stem(one), one.pages, one.kind, one.trouble, whole=len(one.pages) == len(pages),
                   turns=tuple(known[page].turns for page in one.pages),
                   outlines=tuple(known[page].outline for page in one.pages))
            for one in parts.segments if one.pages]


def _stem(one: SegmentPages) -> str:
    if one.quarantine:
        return f"{QUARANTINE}/pages"
    return f"{PAPERS}/{one.kind}" if one.kind else f"{UNTAGGED}/pages"
