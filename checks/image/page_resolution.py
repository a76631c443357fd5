"""IMG-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.findings import Finding, Level, fail, not_applicable
from checks.page_facts import Page
from checks.rule import Context, rule


@rule("IMG-02", Level.WARNING, Page)
def page_resolution(page: Page, context: Context) -> Iterator[Finding]:
    """Pages have at least the policy's dots per inch of paper.

    Why: Below it figures run together, and a reader that must guess guesses wrong.
    Innocent: The scanner was set to save space; the paper itself is in order and can be scanned again.
    Source: Policy image.dpi_least; a file's own statement, else the size of the sheet that the picture shows.
    """
    least = context.policy.image.dpi_least
    if page.quality is None:
        yield not_applicable("text-layer", page.evidence)
    elif page.quality.dpi is None:
        yield not_applicable("unknown-size", page.evidence)
    elif page.quality.dpi < least:
        yield fail("coarse", page.evidence, page=page.number, dpi=round(page.quality.dpi), least=least)
