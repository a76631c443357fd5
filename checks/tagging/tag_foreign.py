"""TAG-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import TagSheets
from checks.findings import Finding, Level, fail, not_applicable
from checks.rule import Context, rule


@rule("TAG-02", Level.ERROR, TagSheets)
def tag_foreign(tags: TagSheets, context: Context) -> Iterator[Finding]:
    """No tag of another case is in the scan.

    Why: Papers of two applicants in one stack end up in one case, or a sheet of an old case is used again.
    Innocent: A sheet left on the glass or reused from an earlier case: the pages behind it may be this case's.
    Source: Table of odd cases of the tag design: quarantine from that tag to the next; the check characters held.
    """
    if not tags.segments:
        yield not_applicable("no-segments", tags.evidence)
    for segment in tags.segments:
        if segment.trouble == "foreign-case":
            yield fail("foreign-case", segment.evidence, pages=segment.pages)
