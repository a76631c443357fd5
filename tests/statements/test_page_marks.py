"""What pages print of themselves, in words as readers find them."""

from __future__ import annotations

import pytest

from intake_cli.layout.lines import Line
from intake_cli.statements.page_marks import page_marks, with_halves
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


def test_a_day_beside_the_sum_that_is_carried_forward_is_no_page() -> None:
    assert mark("pt", "01/22", "承前結餘", "57,795.58") == (None, None)
    assert mark("pt", "打印柜员 0312", "1/22") == (1, 22)


def test_figures_of_a_scan_that_stand_apart_are_not_one_number() -> None:
    assert mark("px", "第", "1", "1", "2", "页") == (None, None)
    assert mark("px", "第", "12", "页") == (12, None)


@pytest.mark.parametrize(("unit", "text", "said"), [
    ("px", "第172页", (1, 2)), ("px", "第1112页", (1, 12)), ("pt", "第172页", (172, None)),
    ("px", "第272页", (272, None)), ("px", "第170页", (170, None))])
def test_a_stroke_read_as_a_figure_parts_number_and_count_where_the_number_is_the_page_s(
        unit: str, text: str, said: tuple[int, int | None]) -> None:
    assert mark(unit, text) == said


@pytest.mark.parametrize(("second", "numbers"), [("第2页/共2页", [1, 2]), ("第3页/共2页", [1]), ("第2页/共9页", [1])])
def test_a_sheet_with_two_pages_side_by_side_has_two_numbers(second: str, numbers: list[int]) -> None:
    sheet = page([])
    lines = [(sheet, Line((word(text, left, 1000),))) for text, left in (("第1页/共2页", 100.0), (second, 600.0))]
    marks = with_halves("d1", page_marks("d1", [sheet], lines), lines)
    assert [mark.number for mark in marks] == numbers


@pytest.mark.parametrize(("own", "told"), [(True, [(None, None), (1, 2), (2, 2)]), (False, [(1, 3), (2, 3), (3, 3)])])
def test_the_count_of_all_pages_put_together_gives_way_to_that_of_a_paper_among_them(
        own: bool, told: list[tuple[int | None, int | None]]) -> None:
    sheets = [page([], number=number) for number in (1, 2, 3)]
    lines = [(sheet, Line((word(f"{sheet.number}/3", 250.0, 1200),))) for sheet in sheets]
    heads = [(sheet, Line((word(f"第{sheet.number - 1}页/共2页", 100.0, 40),))) for sheet in sheets[1:]] if own else []
    assert [(mark.number, mark.count) for mark in page_marks("d1", sheets, [*lines, *heads])] == told
