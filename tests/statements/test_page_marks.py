"""What pages print of themselves, in words as readers find them."""

from __future__ import annotations

import pytest

from intake_cli.layout.lines import Line
from intake_cli.statements.page_marks import page_marks
from tests.statements.paper import page, word


def mark(unit: str, *texts: str) -> tuple[int | None, int | None]:
    line = Line(tuple(word(text, 100.0 * at, 1000) for at, text in enumerate(texts)))
    sheet = page([], unit=unit)
    found = page_marks("d1", [sheet], [(sheet, line)])[0]
    return found.number, found.count


@pytest.mark.parametrize("texts", [("第1页/共2页",), ("第", "1", "页 / 共", "2", "页"), ("第", "1/2", "页"), ("1/2",),
                                   ("Page", "1", "of", "2")])
@pytest.mark.parametrize("unit", ["pt", "px"])
def test_number_and_count_however_they_are_parted(unit: str, texts: tuple[str, ...]) -> None:
    assert mark(unit, *texts) == (1, 2)


def test_figures_of_a_scan_that_stand_apart_are_not_one_number() -> None:
    assert mark("px", "第", "1", "1", "2", "页") == (None, None)
    assert mark("px", "第", "12", "页") == (12, None)
