"""TAG-06."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import TagSheets
from checks.findings import Finding, Level, fail, not_applicable
from checks.rule import Context, rule


@rule("TAG-06", Level.WARNING, TagSheets)
def page_untagged(tags: TagSheets, context: Context) -> Iterator[Finding]:
    """No page is left without a kind.

    Why: A page of no kind counts for nothing, and what it shows is looked at by nobody.
    Innocent: The first tag sheet was swallowed or left out; the pages before it are those of its kind.
    Source: Table of odd cases of the tag design: pages before the first tag are a segment of their own, reported.
    """
    if not tags.segments:
        yield not_applicable("no-segments", tags.evidence)
    for segment in tags.segments:
        if segment.trouble == "untagged" and segment.pages:
            yield fail("untagged", segment.evidence, pages=segment.pages)
