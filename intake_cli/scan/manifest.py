"""``scan.json`` of a case: what was scanned, how it was taken apart, what was expected and what was found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checks.facts import Box, Evidence, Segment, TagSheets
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


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind, expected or found: how many tags and content pages. ``state`` is ``found``, ``missing``, ``empty``
    (tags without pages only), ``repeated`` or ``unexpected``."""

    kind: str
    state: str
    tags: int
    pages: int


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


def compare(manifest: ScanManifest) -> tuple[KindCount, ...]:
    """Expected against found: expected kinds in their order, then the unexpected. Parts of a kind in different stacks
    count together."""
    found: dict[str, list[ManifestSegment]] = {kind: [] for kind in manifest.expected}
    for segment in manifest.segments:
        if segment.kind:
            found.setdefault(segment.kind, []).append(segment)
    return tuple(KindCount(kind, _state(kind in manifest.expected, segments), len(segments),
                           sum(len(segment.pages) for segment in segments)) for kind, segments in found.items())


def _state(expected: bool, segments: list[ManifestSegment]) -> str:
    if not segments:
        return "missing"
    if not any(segment.pages for segment in segments):
        return "empty"
    if not expected:
        return "unexpected"
    return "repeated" if len(segments) > 1 else "found"


def to_tag_sheets(manifest: ScanManifest, documents: Mapping[str, str] | None = None) -> TagSheets:
    """The facts that the tag rules judge. ``documents`` maps filed files to document ids of the case: evidence then
    lies on the first page of that document; else it is the place of the tag in the stack, quoted as ``file, page``.

    A segment with a page that could not be searched for tags may hide a separator: it is ``unreadable-tag`` unless it
    has a trouble already. A kind that an earlier stack brought, too, is ``repeated``.
    """
    segments: list[Segment] = []
    for stack in manifest.stacks:
        before = {segment.kind for segment in segments if segment.pages}
        for one in (segment for segment in stack.segments if segment.is_paper):
            segments.append(Segment(one.kind, len(one.pages), _evidence(stack, one, documents or {}),
                                    _trouble(stack, one, one.kind in before)))
    return TagSheets(manifest.expected, tuple(segments), Evidence("case"))


def _trouble(stack: Stack, one: ManifestSegment, came_before: bool) -> str:
    if one.trouble:
        return one.trouble
    if not set(stack.unsearched).isdisjoint(one.pages):
        return "unreadable-tag"
    return "repeated" if came_before and one.kind and one.pages else ""


def _evidence(stack: Stack, one: ManifestSegment, documents: Mapping[str, str]) -> Evidence:
    page = (one.tag_pages or one.pages)[0]
    quote = f"{stack.file}, {page}"
    if one.file in documents:
        return Evidence(documents[one.file], page=1, quote=quote, reader="tags")
    box = Box(*one.box) if one.box else None
    return Evidence("case", page=page, box=box, quote=quote, reader="tags")


def dump(manifest: ScanManifest) -> bytes:
    """The bytes of ``scan.json``: the same manifest gives the same bytes."""
    return (json.dumps(encode(manifest, ScanManifest), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def load(data: bytes) -> ScanManifest:
    """The manifest of ``scan.json``. ValueError when it is none, or of another schema."""
    raw: Any = json.loads(data)
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
        raise ValueError(f"not a manifest of {SCHEMA}")
    return decode(ScanManifest, raw)
