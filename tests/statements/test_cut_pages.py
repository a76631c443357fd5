"""Pages that end too soon: told by their rows and by the other sheets of the scan, never by a narrow margin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_cli.statements.cut_pages import cut_pages
from intake_cli.statements.tables import read_table
from intake_cli.words import PageText
from tests.statements.paper import HEADER, ROWS, TITLES, page

WHOLE = page([*HEADER, TITLES, *ROWS], unit="px")
LAST, RIGHT = max(word.box.bottom for word in WHOLE.words), max(word.box.right for word in WHOLE.words)


def cut(*pages: PageText) -> list[int | None]:
    table = read_table(list(pages))
    assert table is not None
    return [place.page for place in cut_pages("d1", table)]


@pytest.mark.parametrize(("size", "expected"), [
    ({}, []), ({"height": LAST + 12}, [1]), ({"height": LAST + 21}, []),
    ({"width": RIGHT + 2}, []), ({"width": 430}, [1]), ({"width": RIGHT + 30}, [])])
def test_rows_at_the_edge(size: dict[str, float], expected: list[int]) -> None:
    """One long text at the right edge is no cut; a column there is."""
    assert cut(replace(WHOLE, **size)) == expected


@pytest.mark.parametrize(("unit", "expected"), [("pt", []), ("px", [1])])
def test_boxes_of_a_text_layer_are_as_high_as_its_lines(unit: str, expected: list[int]) -> None:
    """A browser leaves 29 points below a table; twice the line of a font that sets lines far apart is more, and each
    page was asked about."""
    words = tuple(replace(word, size=8.0, box=replace(word.box, bottom=word.box.bottom + 6)) for word in WHOLE.words)
    assert cut(replace(WHOLE, unit=unit, words=words, height=LAST + 24)) == expected


def test_a_foot_below_the_last_row_says_that_nothing_is_missing() -> None:
    footed = page([*HEADER, TITLES, *ROWS, [], ["第 1 页 / 共 1 页"]], unit="px")
    assert cut(replace(footed, height=max(word.box.bottom for word in footed.words) + 2)) == []


@pytest.mark.parametrize(("size", "unit", "expected"), [
    ({"height": 900.0}, "px", [2]), ({"width": 700.0}, "px", [2]), ({"height": 900.0, "width": 700.0}, "px", []),
    ({"height": 1560.0}, "px", []), ({"height": 900.0}, "pt", [])])
def test_a_sheet_smaller_than_the_others_of_its_scan(size: dict[str, float], unit: str, expected: list[int]) -> None:
    """Photos differ in both measures, and pages of a digital file are as their maker wanted them."""
    first, second = (replace(page([*HEADER, TITLES, *ROWS], number=number, unit=unit)) for number in (1, 2))
    assert cut(first, replace(second, **size)) == expected


def test_a_sheet_of_a_workbook_has_no_edge() -> None:
    assert cut(replace(WHOLE, unit="cell", width=5.0, height=8.0)) == []
