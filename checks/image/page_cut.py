"""IMG-03."""

from __future__ import annotations

from collections.abc import Iterator

from checks.findings import Finding, Level, fail, not_applicable, review
from checks.page_facts import Page, Quality
from checks.policy import Image
from checks.rule import Context, rule

CODES = ("cut-left", "cut-top", "cut-right", "cut-bottom")


@rule("IMG-03", Level.WARNING, Page)
def page_cut(page: Page, context: Context) -> Iterator[Finding]:
    """No page is cut off, strongly skewed or shadowed, or taken of a screen.

    Why: What lies beyond the edge or in the dark is not seen; a picture of a screen shows what a program drew.
    Innocent: The sheet lay askew in the feeder, a hand stood in the light; the paper itself is in order.
    Source: Policy image; each figure and how it is measured stands in docs/scanning.md.
    """
    if page.quality is None:
        yield not_applicable("text-layer", page.evidence)
    else:
        yield from _faults(page, page.quality, context.policy.image)


def _faults(page: Page, quality: Quality, image: Image) -> Iterator[Finding]:
    for code, count in zip(CODES, quality.cut, strict=True):
        if count >= image.cut_least:
            yield fail(code, page.evidence, page=page.number, characters=round(count))
    if abs(quality.skew) > image.skew_most:
        yield review("skewed", page.evidence, page=page.number, skew=quality.skew, most=image.skew_most)
    if quality.shadow > image.shadow_most:
        yield review("shadowed", page.evidence, page=page.number, shadow=quality.shadow, most=image.shadow_most)
    if quality.moire > image.moire_most:
        yield review("screen", page.evidence, page=page.number, moire=quality.moire, most=image.moire_most)
