"""TAG-01."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Segment, TagSheets
from checks.findings import Finding, Level, fail, review
from checks.rule import Context, rule

CODES = ("unreadable-tag", "unknown-type", "contradiction", "weak-tag", "empty", "unexpected")
_OTHERS = ("untagged", "foreign-case", "repeated")
"""Troubles that have a rule of their own."""
_COUNTS = ("", "weak-tag", "repeated")


@rule("TAG-01", Level.ERROR, TagSheets)
def tag_missing(tags: TagSheets, context: Context) -> Iterator[Finding]:
    """Every kind whose tag was printed for the case has its segment, and the scan holds no segment beyond them.

    Why: A separator that is lost in scanning merges two papers without a word.
    Innocent: A paper that was not brought, a sheet that the feeder swallowed or printed too pale: scan it again.
    Source: Table of odd cases of the tag design; complaints about silently merged scans in public issue trackers.
    """
    found = {segment.kind for segment in tags.segments if segment.trouble in _COUNTS and segment.pages > 0}
    shown = ", ".join(dict.fromkeys(segment.kind for segment in tags.segments if segment.kind in found)) or "-"
    for kind in dict.fromkeys(tags.expected):
        if kind not in found:
            yield fail("missing", tags.evidence, kind=kind, kinds=shown)
    for segment in tags.segments:
        code = _trouble(segment, tags)
        if code:
            yield review(code, segment.evidence, kind=segment.kind, pages=segment.pages)


def _trouble(segment: Segment, tags: TagSheets) -> str:
    if segment.trouble:
        return "" if segment.trouble in _OTHERS else segment.trouble
    if segment.pages == 0:
        return "empty"
    return "unexpected" if tags.expected and segment.kind not in tags.expected else ""
