"""``scan.json`` of a case: what was scanned, how it was taken apart, what later scans replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from checks.page_facts import Quality
from intake_cli.codec import decode, encode
from intake_cli.scan.filing import Filed
from intake_cli.scan.pages import Outline, ScannedPage
from intake_cli.scan.split import Dropped, SegmentPages, Split

FILE_NAME = "scan.json"
SCHEMA = "intake-scan/1"


@dataclass(frozen=True, slots=True)
class ManifestSegment:
    """A segment of a stack. ``pages`` and ``tag_pages`` count in the stack; ``file`` is where its pages were filed,
    relative to the case folder, empty without pages; ``box`` is where the tag was read, in the unit of its page.
    ``replaced``: a later scan took its place. ``into_page`` is the page of ``file`` whose place these pages took, 0
    where they are a paper of their own."""

    kind: str
    trouble: str
    part: int
    pages: tuple[int, ...]
    tag_pages: tuple[int, ...] = ()
    file: str = ""
    sha256: str = ""
    box: tuple[float, float, float, float] | None = None
    payload: str = ""
    replaced: bool = False
    into_page: int = 0

    @property
    def is_paper(self) -> bool:
        """Whether it stands for itself: neither replaced nor pages within another paper."""
        return not self.replaced and not self.into_page


@dataclass(frozen=True, slots=True)
class PageQuality:
    """The figures of one page of a stack as it came; None where the page could not be looked at. ``turned``: clockwise
    degrees by which it was turned upright; ``lies``: those by which it still should be, in a file that is filed as it
    came; ``way_doubtful``: nothing told which way up it lies; ``outline``: what of it was filed, None where all was."""

    page: int
    quality: Quality | None
    turned: int = 0
    way_doubtful: bool = False
    lies: int = 0
    outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """One scanned file. Page numbers count in it: ``foreign`` pages bear codes that are none of ours, ``unsearched``
    could not be searched for tags, on ``suspects`` something like a symbol did not decode."""

    file: str
    sha256: str
    page_count: int
    segments: tuple[ManifestSegment, ...]
    dropped: tuple[Dropped, ...] = ()
    foreign: tuple[int, ...] = ()
    unsearched: tuple[int, ...] = ()
    suspects: tuple[int, ...] = ()
    quality: tuple[PageQuality, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a later scan took the place of, ``at`` when (UTC): ``file`` as it had been filed, its ``page`` or, at 0, all
    of it. Its bytes lie in the case's store under ``sha256``. ``by`` is the source that came for it."""

    at: str
    kind: str
    file: str
    sha256: str
    page: int
    by: str
    by_sha256: str


@dataclass(frozen=True, slots=True)
class ScanManifest:
    """What was scanned into a case: its ten-digit number, the kinds whose tags it needs, the stacks in order, and what
    later scans replaced, oldest first."""

    case: str
    expected: tuple[str, ...]
    stacks: tuple[Stack, ...]
    schema: str = SCHEMA
    history: tuple[Replacement, ...] = ()

    @property
    def segments(self) -> tuple[ManifestSegment, ...]:
        """Those of all stacks that hold, in order."""
        return tuple(segment for stack in self.stacks for segment in stack.segments if segment.is_paper)


def make_stack(file: str, sha256: str, pages: Sequence[ScannedPage], parts: Split, filed: Iterable[Filed]) -> Stack:
    """What is kept of a stack once its pages are filed. Codes of others are not kept: they are none of our business."""
    written = {one.pages: one for one in filed}
    as_they_came = {page for one in written.values() if one.sha256 == sha256 for page in one.pages}
    return Stack(
        file, sha256, len(pages), tuple(_segment(one, written.get(one.pages)) for one in parts.segments),
        parts.dropped, parts.foreign, parts.unsearched, parts.suspects,
        tuple(_quality(page, page.number in as_they_came) for page in pages))


def _quality(page: ScannedPage, as_it_came: bool) -> PageQuality:
    turned, lies = (0, 90 * page.turns) if as_it_came else (90 * page.turns, 0)
    return PageQuality(page.number, page.quality, turned, page.way_doubtful, lies, None if as_it_came else page.outline)


def _segment(one: SegmentPages, filed: Filed | None) -> ManifestSegment:
    return ManifestSegment(
        one.kind, one.trouble, one.part, one.pages, one.tag_pages, filed.file if filed else "",
        filed.sha256 if filed else "", one.symbol.box if one.symbol else None,
        one.symbol.payload if one.symbol and not one.quarantine else "")


def dump(manifest: ScanManifest) -> bytes:
    """The bytes of ``scan.json``: the same manifest gives the same bytes."""
    return (json.dumps(encode(manifest, ScanManifest), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def load(data: bytes) -> ScanManifest:
    """The manifest of ``scan.json``. ValueError when it is none, or of another schema."""
    raw: Any = json.loads(data)
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
        raise ValueError(f"not a manifest of {SCHEMA}")
    return decode(ScanManifest, raw)
