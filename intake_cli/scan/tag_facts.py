"""What was scanned as the facts that the rules of tags judge."""

from __future__ import annotations

from collections.abc import Mapping

from checks.facts import Box, Evidence, Segment, TagSheets
from intake_cli.scan.manifest import ManifestSegment, ScanManifest, Stack


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
