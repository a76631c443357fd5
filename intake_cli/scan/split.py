"""Splitting a stack at its tags. Pure: pages in, segments out; no page is dropped or merged without being listed.

What a tag says holds until the next one. A page that could carry a tag but cannot be trusted (damaged, of an unknown
version or type, of another case, two tags that disagree) starts a segment of its own that counts for no kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from barcodes.symbols import Symbol
from intake_cli.scan.marks import Mark, same_sheet, tag_mark
from intake_cli.scan.pages import ScannedPage


@dataclass(frozen=True, slots=True)
class SegmentPages:
    """Pages that belong together: ``pages`` are the content, ``tag_pages`` those that carried its tag.

    ``kind`` is empty where it cannot be told; ``trouble`` is one of those of ``checks.facts.Segment``. ``part`` counts
    segments of the same kind from 1. ``quarantine``: pages of another case, or possibly so. ``symbol`` is where the
    tag was read.
    """

    kind: str
    pages: tuple[int, ...]
    trouble: str = ""
    tag_pages: tuple[int, ...] = ()
    part: int = 1
    quarantine: bool = False
    symbol: Symbol | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A page that is in no segment: ``sheet`` (a cover sheet, or its other side) or ``blank``."""

    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class Split:
    """A stack taken apart; every page is in exactly one segment or dropped. ``foreign`` are pages with codes that are
    none of ours, ``unsearched`` those that could not be searched for tags, ``suspects`` those without a tag on which
    something like a symbol did not decode."""

    segments: tuple[SegmentPages, ...]
    dropped: tuple[Dropped, ...] = ()
    foreign: tuple[int, ...] = ()
    unsearched: tuple[int, ...] = ()
    suspects: tuple[int, ...] = ()


def split(pages: Sequence[ScannedPage], case: str, kinds: Mapping[str, str]) -> Split:
    """Take a stack apart. ``case`` is the ten-digit number of the case, ``kinds`` maps type codes to kinds."""
    stack = _Stack()
    marks = {page.number: tag_mark(page, case, kinds) for page in pages}
    for page in pages:
        stack.take(page, marks[page.number])
    return Split(
        segments=tuple(_numbered(stack.finished())),
        dropped=tuple(sorted(stack.dropped, key=lambda one: one.page)),
        foreign=tuple(page.number for page in pages if marks[page.number] is None and page.symbols),
        unsearched=tuple(page.number for page in pages if page.failure),
        suspects=tuple(page.number for page in pages if marks[page.number] is None and page.suspect))


@dataclass(slots=True)
class _Open:
    """The segment that is being filled; ``mark`` is None before the first tag."""

    mark: Mark | None
    pages: list[int] = field(default_factory=list)
    tag_pages: list[int] = field(default_factory=list)


class _Stack:
    def __init__(self) -> None:
        self.open = _Open(None)
        self.closed: list[_Open] = []
        self.dropped: list[Dropped] = []

    def take(self, page: ScannedPage, mark: Mark | None) -> None:
        if mark is not None:
            self._take_tag(page.number, mark)
        elif page.blank:
            self.dropped.append(Dropped(page.number, "blank"))
        else:
            self.open.pages.append(page.number)

    def _take_tag(self, number: int, mark: Mark) -> None:
        """Go on with the open segment when this is the other side of its sheet, or a sticker behind it."""
        before = self.open.mark
        other_side = before is not None and self._untouched() and same_sheet(before, mark)
        if before is not None and other_side:
            self._join(before, mark)
        else:
            self.closed.append(self.open)
            self.open = _Open(mark)
        self.open.tag_pages.append(number)
        if mark.is_sheet or (other_side and before is not None and before.is_sheet and mark.is_unreadable):
            self.dropped.append(Dropped(number, "sheet"))
        else:
            self.open.pages.append(number)

    def _untouched(self) -> bool:
        """No content since the tag: at most the page of a damaged tag itself, which was kept in doubt."""
        damaged = self.open.mark is not None and self.open.mark.is_unreadable
        return not self.open.pages or (damaged and self.open.pages == self.open.tag_pages)

    def _join(self, before: Mark, mark: Mark) -> None:
        """Let the sounder side of a sheet speak for both; the damaged side is no content then."""
        if mark.is_unreadable:
            return
        if before.is_unreadable and mark.is_sheet:
            self.dropped += [Dropped(page, "sheet") for page in self.open.pages]
            self.open.pages.clear()
        both_weak = before.trouble == mark.trouble == "weak-tag"
        if both_weak:
            self.open.mark = replace(before, trouble="")
        elif before.trouble:
            self.open.mark = mark

    def finished(self) -> list[_Open]:
        """All segments, without an empty one before the first tag."""
        self.closed.append(self.open)
        return [one for one in self.closed if one.mark is not None or one.pages]


def _numbered(segments: list[_Open]) -> list[SegmentPages]:
    parts: dict[str, int] = {}
    result = []
    for one in segments:
        mark = one.mark
        if mark is None:
            result.append(SegmentPages("", tuple(one.pages), "untagged"))
            continue
        part = 1
        if mark.kind:
            part = parts[mark.kind] = parts.get(mark.kind, 0) + 1
        result.append(SegmentPages(mark.kind, tuple(one.pages), _trouble(mark, part, one.pages),
                                   tuple(one.tag_pages), part, mark.quarantine, mark.symbol))
    return result


def _trouble(mark: Mark, part: int, pages: list[int]) -> str:
    """The gravest trouble: an empty tag fulfils nothing, a weak one may be of another kind."""
    if mark.kind and not pages:
        return "empty"
    return mark.trouble or ("repeated" if part > 1 else "")
