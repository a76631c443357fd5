"""Kinds that a scan was expected to bring against those that it brought."""

from __future__ import annotations

from dataclasses import dataclass

from intake_cli.scan.manifest import ManifestSegment, ScanManifest


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind, expected or found: how many tags and content pages. ``state`` is ``found``, ``missing``, ``empty``
    (tags without pages only), ``repeated`` or ``unexpected``."""

    kind: str
    state: str
    tags: int
    pages: int


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
