"""Where the pages of a stack go: planned by the parent, carried out in a child by ``intake_cli.scan.page_files``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake_cli.scan.split import SegmentPages, Split

PAPERS, QUARANTINE, UNTAGGED = "papers", "quarantine", "untagged"
"""Folders of a case: pages under their kinds; pages of another case, or possibly so; pages without a kind."""


@dataclass(frozen=True, slots=True)
class Filing:
    """Pages of one file that go into one: ``stem`` is a path without number and ending, relative to the case folder.
    ``whole``: these are all pages of the file, which is then copied byte for byte.
    ``turns`` are the clockwise quarter turns that bring each page upright, none where all lie so."""

    stem: str
    pages: tuple[int, ...]
    kind: str
    trouble: str
    whole: bool = False
    turns: tuple[int, ...] = ()

    @property
    def is_turned(self) -> bool:
        """Whether any page does not lie upright in the stack."""
        return any(self.turns)


@dataclass(frozen=True, slots=True)
class Filed:
    """What was written: ``file`` relative to the case folder, with ``/``; ``pages`` are those of the stack."""

    file: str
    sha256: str
    pages: tuple[int, ...]
    kind: str
    trouble: str


def plan_filings(parts: Split, page_count: int, turns: Mapping[int, int] | None = None) -> list[Filing]:
    """One filing per segment with pages, in their order. ``turns`` are those of pages that do not lie upright."""
    return [Filing(_stem(one), one.pages, one.kind, one.trouble, whole=len(one.pages) == page_count,
                   turns=tuple((turns or {}).get(page, 0) for page in one.pages))
            for one in parts.segments if one.pages]


def _stem(one: SegmentPages) -> str:
    if one.quarantine:
        return f"{QUARANTINE}/pages"
    return f"{PAPERS}/{one.kind}" if one.kind else f"{UNTAGGED}/pages"
