"""TAG-03."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import TagSheets
from checks.findings import Finding, Level, fail, not_applicable
from checks.rule import Context, rule


@rule("TAG-03", Level.WARNING, TagSheets)
def tag_duplicate(tags: TagSheets, context: Context) -> Iterator[Finding]:
    """No kind is tagged twice, but those that may come in several papers.

    Why: The same paper scanned twice counts twice, and of two different ones somebody must say which holds.
    Innocent: A second paper of the kind, or pages scanned again after a jam. Two sheets in a row count as one.
    Source: Table of odd cases of the tag design; policy tags.repeatable.
    """
    if not tags.segments:
        yield not_applicable("no-segments", tags.evidence)
    for segment in tags.segments:
        if segment.trouble == "repeated" and segment.kind not in context.policy.tags.repeatable:
            yield fail("repeated", segment.evidence, kind=segment.kind, pages=segment.pages)
