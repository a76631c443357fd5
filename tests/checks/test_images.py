"""IMG-01 to IMG-05 on invented figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Evidence
from checks.page_facts import BlankPages, Page, PageSet, Quality
from tests.checks.builders import CASE, said

GOOD = Quality(sharpness=0.5, contrast=180.0, brightness=240.0, ink=0.05, skew=0.2, dpi=200.0, character=18.0)
READ_WELL = Page("d1", 1, Evidence("d1", 1), GOOD, words=200, sureness=0.97)
READ_BADLY = replace(READ_WELL, sureness=0.6)


def taken(page: Page, **figures: float | None) -> Page:
    """The page with other figures."""
    return replace(page, quality=replace(GOOD, **figures))  # type: ignore[arg-type]


@pytest.mark.parametrize(("figures", "code"), [
    ({"sharpness": 0.15}, "blurred"), ({"brightness": 40.0}, "dark"), ({"contrast": 20.0}, "pale"),
    ({"character": 7.0}, "small")])
def test_a_page_that_is_hard_to_read_fails_only_where_it_was_read_badly(figures: dict[str, float], code: str) -> None:
    assert said("IMG-01", taken(READ_BADLY, **figures)) == [("fail", code)]
    assert said("IMG-01", taken(READ_WELL, **figures)) == [("review", code)]


def test_a_dark_page_without_any_ink_is_dark_and_not_blank() -> None:
    bare = taken(READ_BADLY, ink=0.0, sharpness=0.0, contrast=0.0)
    assert said("IMG-01", taken(READ_BADLY, ink=0.0, brightness=15.0)) == [("fail", "dark")]
    assert said("IMG-01", bare) == [("not-applicable", "nothing-printed")]


def test_coarse_pages_and_those_of_unknown_size() -> None:
    assert said("IMG-02", taken(READ_WELL, dpi=96.0)) == [("fail", "coarse")]
    assert said("IMG-02", taken(READ_WELL, dpi=None)) == [("not-applicable", "unknown-size")]


@pytest.mark.parametrize(("figures", "expected"), [
    ({"cut_left": 2.0}, []), ({"cut_left": 3.0}, [("fail", "cut-left")]),
    ({"cut_bottom": 9.0}, [("fail", "cut-bottom")]), ({"skew": -9.0}, [("review", "skewed")]),
    ({"shadow": 0.8}, [("review", "shadowed")]),
    ({"moire": 90.0}, [("review", "screen")])])
def test_pages_that_are_not_whole(figures: dict[str, float], expected: list[tuple[str, str]]) -> None:
    assert said("IMG-03", taken(READ_WELL, **figures)) == expected


@pytest.mark.parametrize("id_", ["IMG-01", "IMG-02", "IMG-03"])
def test_a_text_layer_is_no_picture(id_: str) -> None:
    assert said(id_, replace(READ_WELL, quality=None)) == [("not-applicable", "text-layer")]


def test_blank_pages_are_listed_once_a_file() -> None:
    blanks = (BlankPages("a.pdf", (2, 4), CASE), BlankPages("b.pdf", (1,), CASE))
    assert said("IMG-04", PageSet((), blanks, CASE)) == [("fail", "blank"), ("fail", "blank")]


def twin(number: int, **look: object) -> Page:
    return replace(READ_WELL, number=number, **look)  # type: ignore[arg-type]


def test_twins_are_the_same_dots_or_alike_with_the_same_words() -> None:
    words = frozenset(f"{number}.00" for number in range(20))
    first = twin(1, exact="a", print="ff00", texts=words)
    assert said("IMG-05", PageSet((first, twin(2, exact="a")), (), CASE)) == [("fail", "same")]
    rescan = twin(2, exact="b", print="ff01", texts=words | {"9.99"})
    assert said("IMG-05", PageSet((first, rescan), (), CASE)) == [("review", "alike")]
    next_page = replace(rescan, texts=frozenset(f"{number}.50" for number in range(20)))
    assert said("IMG-05", PageSet((first, next_page), (), CASE)) == []
    assert said("IMG-05", PageSet((first,), (), CASE)) == [("not-applicable", "single-page")]


def test_the_backs_of_sheets_printed_on_one_side_are_not_one_page_twice() -> None:
    back = replace(taken(READ_WELL, ink=0.0), words=0, exact="a", print="00")
    assert back.is_blank
    assert said("IMG-05", PageSet((READ_WELL, back, replace(back, number=3)), (), CASE)) == [
        ("not-applicable", "single-page")]
    assert said("IMG-05", PageSet((back, replace(back, number=3, words=4)), (), CASE)) == [
        ("not-applicable", "single-page")]
