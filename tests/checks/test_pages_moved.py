"""STM-03: pages that lie in another order than their entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.findings import Level
from tests.checks.builders import Line, judged, statement


@pytest.mark.parametrize(("pages", "told"), [
    ((1, 1, 2, 3), ""), ((1, 3, 3, 2), "1, 3, 2"), ((2, 1), "2, 1"), ((1, 2, 1, 2), "")])
def test_the_order_in_which_pages_were_read_is_noted(pages: tuple[int, ...], told: str) -> None:
    """Entries of two accounts may well alternate between pages."""
    subject = statement([Line(f"2025-03-{place + 1:02d}", "-1.00") for place in range(len(pages))])
    rows = tuple(replace(entry, evidence=replace(entry.evidence, page=page))
                 for entry, page in zip(subject.entries, pages, strict=True))
    found = [each for each in judged("STM-03", replace(subject, entries=rows)) if each.code == "pages-moved"]
    assert [each.values["pages"] for each in found] == ([told] if told else [])
    assert all(each.level is Level.NOTE for each in found)
