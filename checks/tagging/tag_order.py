"""TAG-04."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.facts import TagSheets
from checks.findings import Finding, Level, fail, not_applicable
from checks.rule import Context, rule


@rule("TAG-04", Level.NOTE, TagSheets)
def tag_order(tags: TagSheets, context: Context) -> Iterator[Finding]:
    """Segments follow the scan order of papers.

    Why: Where the order is kept, whoever decides finds each paper where it always is.
    Innocent: Order says nothing of the papers; it is a note and no more.
    Source: Intake training deck, scan order (申请表 → 身份证 → 收入证明 → …); policy tags.order.
    """
    order = context.policy.tags.order
    placed = [segment for segment in tags.segments if segment.kind in order and segment.pages]
    if len(placed) < 2:
        yield not_applicable("few-segments", tags.evidence)
    for before, segment in pairwise(placed):
        if order.index(segment.kind) < order.index(before.kind):
            yield fail("out-of-order", segment.evidence, before.evidence, kind=segment.kind, before=before.kind)
            return
