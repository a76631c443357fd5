"""PDF-05."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from checks.findings import Finding, Level, fail, not_applicable, review
from checks.pdf_facts import Mismatch, PdfFile
from checks.rule import Context, rule

FIGURE = re.compile(r"[-+(¥￥$]{0,2}[\d,]+\.\d\d[)+-]?|\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?")
"""Amounts and dates: what two engines must read to accuse."""
SHOWN = 3
"""Places of a page that a finding points to."""


@rule("PDF-05", Level.WARNING, PdfFile)
def pdf_text_image(pdf: PdfFile, context: Context) -> Iterator[Finding]:
    """The text layer of a page says what the page shows.

    Why: Programs read the text layer and people read the page: who makes the two differ wants to deceive one of them.
    Innocent: A font whose code table is wrong, a figure so faint or small that it is misread from the page; a program
        that made a scan searchable and misread it.
    Source: Figures are compared with their ink; two engines must agree on a well-formed other figure, for one engine
        alone misreads 9 % of them (measured on 16 good pages).
    """
    if not pdf.text_pages and not pdf.mismatches:
        yield not_applicable("no-text", pdf.evidence)
    yield from _beneath_pictures(pdf)
    many = {page for page, count in _unshown(pdf).items() if count > SHOWN}
    for page in sorted(many):
        unshown = [each for each in pdf.mismatches if not each.pixels and each.evidence.page == page]
        yield fail("much-unshown", *(each.evidence for each in unshown[:SHOWN]), page=page, count=len(unshown),
                   layer=", ".join(each.text for each in unshown[:SHOWN]))
    for found in pdf.mismatches:
        if found.evidence.page in pdf.picture_pages or (found.evidence.page in many and not found.pixels):
            continue
        if not found.pixels:
            yield fail("nothing", found.evidence, layer=found.text, page=found.evidence.page)
        elif _sure(found):
            yield fail("differs", found.evidence, layer=found.text, pixels=found.pixels, page=found.evidence.page)
        else:
            yield review("unsure", found.evidence, layer=found.text, pixels=found.pixels, page=found.evidence.page)


def _beneath_pictures(pdf: PdfFile) -> Iterator[Finding]:
    """One finding for each picture of a page under which an unseen text has other figures."""
    for page in pdf.picture_pages:
        found = [each for each in pdf.mismatches if each.evidence.page == page]
        if found:
            yield review("beneath", *(each.evidence for each in found[:SHOWN]), page=page, count=len(found),
                         layer=found[0].text, pixels=found[0].pixels)


def _unshown(pdf: PdfFile) -> Counter[int]:
    """How many figures of each page nobody sees, but on pages that are pictures."""
    pages = (each.evidence.page for each in pdf.mismatches if not each.pixels)
    return Counter(page for page in pages if page is not None and page not in pdf.picture_pages)


def _sure(found: Mismatch) -> bool:
    return found.agreed and FIGURE.fullmatch(found.pixels) is not None
