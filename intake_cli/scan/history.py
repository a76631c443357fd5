"""What a new scan takes the place of. Pure: manifests in, manifests out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from intake_cli.kinds import KIND_CODES
from intake_cli.scan.manifest import ManifestSegment, Replacement, ScanManifest, Stack

ALL = "all"
_COUNT = ("", "weak-tag", "repeated")
"""Troubles of a segment whose kind holds all the same."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a scan was asked to replace: ``what`` is a kind, a filed file or :data:`ALL`; of it the ``page``, counted
    from 1, or all at 0."""

    what: str
    page: int = 0

    @property
    def kind(self) -> str:
        """The kind that was named, else empty."""
        return self.what if self.what in KIND_CODES else ""


def target_of(text: str) -> Target:
    """What ``KIND``, ``KIND:PAGE``, a file, ``FILE:PAGE`` or ``all`` ask for.

    >>> target_of("id_card:2"), target_of("untagged/pages.pdf")
    (Target(what='id_card', page=2), Target(what='untagged/pages.pdf', page=0))
    """
    found = re.fullmatch(r"(.+):([1-9][0-9]{0,3})", text, re.ASCII)
    return Target(found.group(1), int(found.group(2))) if found else Target(text)


def meant_by(manifest: ScanManifest, target: Target) -> list[ManifestSegment]:
    """The papers that ``target`` names, among those that hold and have pages."""
    return [segment for segment in manifest.segments
            if segment.file and target.what in (ALL, segment.kind, segment.file)]


def kinds_brought(stacks: Sequence[Stack]) -> set[str]:
    """The kinds of which new stacks bring pages."""
    return {segment.kind for stack in stacks for segment in stack.segments
            if segment.kind and segment.pages and segment.trouble in _COUNT}


def is_replaced(kinds: Collection[str], target: Target | None) -> Callable[[ManifestSegment], bool]:
    """Which earlier segments give way to papers of ``kinds``, and to what was asked for. Tags without pages and pages
    within a paper give way with their kind."""
    named = target.what if target is not None else ""
    return lambda one: not one.replaced and (
        one.kind in kinds or named == ALL or (bool(named) and named in (one.kind, one.file)))


def succeeded(before: ScanManifest, stacks: Sequence[Stack], gone: Callable[[ManifestSegment], bool],
              history: Sequence[Replacement]) -> ScanManifest:
    """The manifest with ``stacks`` at its end, earlier segments marked that are ``gone``, and more history. A stack
    that was scanned before stands once."""
    again = {stack.sha256 for stack in stacks}
    kept = [replace(stack, segments=tuple(replace(one, replaced=True) if gone(one) else one for one in stack.segments))
            for stack in before.stacks if stack.sha256 not in again]
    return replace(before, stacks=(*kept, *stacks), history=(*before.history, *history))


def with_page(before: ScanManifest, paper: ManifestSegment, stack: Stack, event: Replacement) -> ScanManifest:
    """The manifest once the one segment of ``stack`` took the place of a page of ``paper``, whose file changed."""
    new = stack.segments[0]

    def changed(one: ManifestSegment) -> ManifestSegment:
        if one.replaced or one.file != paper.file:
            return one
        same_page = one.into_page == new.into_page
        return replace(one, replaced=one.into_page > 0 and same_page, file=new.file, sha256=new.sha256)

    kept = [replace(earlier, segments=tuple(map(changed, earlier.segments))) for earlier in before.stacks
            if earlier.sha256 != stack.sha256]
    return replace(before, stacks=(*kept, stack), history=(*before.history, event))
