"""IMG-01."""

from __future__ import annotations

from collections.abc import Iterator

from checks.findings import Finding, Level, fail, not_applicable, review
from checks.page_facts import Page, Quality
from checks.policy import Image
from checks.rule import Context, rule


@rule("IMG-01", Level.ERROR, Page)
def page_sharpness(page: Page, context: Context) -> Iterator[Finding]:
    """Pages are sharp, bright and large enough to read (figures reported).

    Why: What cannot be read cannot be checked, and a blurred figure can be taken for another one.
    Innocent: The camera moved or focused on the table, the lamp stood behind: the paper itself is in order.
    Source: Policy image; each figure and how it is measured stands in docs/scanning.md.
    """
    if page.quality is None:
        yield not_applicable("text-layer", page.evidence)
    elif page.quality.is_blank:
        yield not_applicable("nothing-printed", page.evidence)
    else:
        yield from _faults(page, page.quality, context.policy.image)


def _faults(page: Page, quality: Quality, image: Image) -> Iterator[Finding]:
    """A figure below what is demanded fails where the page could not be read well either; else a person looks."""
    say = fail if _badly_read(page, image) else review
    if 0 < quality.sharpness < image.sharpness_least:
        yield say("blurred", page.evidence, page=page.number, sharpness=quality.sharpness,
                  least=image.sharpness_least)
    if quality.brightness < image.brightness_least:
        yield say("dark", page.evidence, page=page.number, brightness=quality.brightness,
                  least=image.brightness_least)
    elif quality.contrast < image.contrast_least:
        yield say("pale", page.evidence, page=page.number, contrast=quality.contrast, least=image.contrast_least)
    if 0 < quality.character < image.character_least:
        yield say("small", page.evidence, page=page.number, character=quality.character,
                  least=image.character_least)


def _badly_read(page: Page, image: Image) -> bool:
    return page.words < image.words_least or (page.sureness is not None and page.sureness < image.sureness_least)
