"""IMG-04."""

from __future__ import annotations

from collections.abc import Iterator

from checks.findings import Finding, Level, fail
from checks.page_facts import PageSet
from checks.rule import Context, rule


@rule("IMG-04", Level.NOTE, PageSet)
def page_blank(pages: PageSet, context: Context) -> Iterator[Finding]:
    """Blank pages are left out, and listed.

    Why: An empty back is no paper; listed, anybody can see that nothing but empty backs was left out.
    Innocent: Papers printed on one side and scanned on both have an empty back each.
    Source: Table of odd cases of the tag design: no page is dropped without being said.
    """
    for blank in pages.blanks:
        yield fail("blank", blank.evidence, file=blank.file, pages=", ".join(map(str, blank.pages)),
                   count=len(blank.pages))
