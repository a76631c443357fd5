"""IMG-05."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checks.findings import Finding, Level, fail, not_applicable, review
from checks.page_facts import Page, PageSet
from checks.policy import Image
from checks.rule import Context, rule


@rule("IMG-05", Level.WARNING, PageSet)
def page_duplicate(pages: PageSet, context: Context) -> Iterator[Finding]:
    """No page is there twice.

    Why: A page scanned twice counts twice, and a copy can fill the place of a page that is missing.
    Innocent: The feeder took a sheet again after a jam, or one paper serves two purposes: take the second away.
    Source: Scans of one sheet differ in grain and position and agree in what they show; policy image.
    """
    known = [page for page in pages.pages if (page.exact or page.print) and not page.is_blank]
    if len(known) < 2:
        yield not_applicable("single-page", pages.evidence)
    twins: set[tuple[str, int]] = set()
    for first, second in combinations(known, 2):
        if (second.document, second.number) in twins or not _alike(first, second, context.policy.image):
            continue
        twins.add((second.document, second.number))
        if _same(first, second):
            yield fail("same", second.evidence, first.evidence, page=second.number, other=first.number,
                       document=first.document)
        else:
            yield review("alike", second.evidence, first.evidence, page=second.number, other=first.number,
                         document=first.document)


def _same(first: Page, second: Page) -> bool:
    return bool(first.exact) and first.exact == second.exact


def _alike(first: Page, second: Page, image: Image) -> bool:
    """Whether two pages are the same, dot by dot, or look alike and show the same words."""
    if _same(first, second):
        return True
    if not first.print or not second.print or _distance(first.print, second.print) > image.print_distance:
        return False
    shared, all_ = len(first.texts & second.texts), len(first.texts | second.texts)
    return all_ == 0 or shared >= image.text_share * all_


def _distance(one: str, other: str) -> int:
    """Bits in which two prints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
