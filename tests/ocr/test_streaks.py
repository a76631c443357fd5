"""Streaks of a dirty glass: told from the lines of a table, taken off, and nothing else with them."""

from __future__ import annotations

import numpy as np
import pytest

from intake_cli.ocr.clean import clean
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.segment import segment
from intake_cli.ocr.streaks import without_streaks
from tests.ocr.drawn import ROWS, page

PLAIN = page(ROWS * 4)


def streaked(at: int, width: int, level: int) -> np.ndarray:
    pixels = PLAIN.copy()
    pixels[:, at:at + width] = np.minimum(pixels[:, at:at + width], level)
    return pixels


@pytest.mark.parametrize(("at", "width", "level"), [(310, 1, 190), (310, 2, 120), (600, 4, 90)])
@pytest.mark.parametrize("turned", [False, True])
def test_a_streak_goes_and_print_under_it_stays(at: int, width: int, level: int, turned: bool) -> None:
    pixels, plain = streaked(at, width, level), PLAIN
    if turned:
        pixels, plain = (np.ascontiguousarray(each.swapaxes(0, 1)) for each in (pixels, plain))
    whole, where = without_streaks(pixels)
    assert where.sum() == (width + 2) * len(PLAIN)
    dark = plain.max(axis=2) < min(60, level - 30)
    assert np.array_equal(whole.max(axis=2) < 60, dark | (whole.max(axis=2) < 60))
    assert (whole[where & (plain.min(axis=2) > 250)] > 200).mean() > 0.9


@pytest.mark.parametrize("lid", [np.s_[:20], np.s_[-20:]])
def test_a_streak_ends_where_the_sheet_does(lid: slice) -> None:
    """Beyond the sheet a scanner sees its dark lid, on which no streak shows: a column of names was parted in two."""
    pixels = streaked(310, 2, 120)
    pixels[lid] = 12
    whole, where = without_streaks(pixels)
    assert where[:, 310:312].all()
    assert (whole[20:-20, 310:312].min(axis=2) > 200).mean() > 0.8


def test_a_page_without_streaks_is_given_back_as_it_came() -> None:
    ruled = page(ROWS * 4, ruled=True)
    height = len(ruled)
    ruled[height // 20:-height // 20, 300:303] = 0  # a line of the table ends before the margins do
    whole, where = without_streaks(ruled)
    assert whole is ruled
    assert not where.any()


def test_words_under_a_streak_are_found_on_a_page_that_lay_askew_on_the_glass() -> None:
    from samples.degrade import skew

    pixels = skew(PLAIN, 0.5)
    pixels[:, 310:312] = np.minimum(pixels[:, 310:312], 120)
    sheet = clean(PageImage(1, pixels, 200.0, None, None, "px"))
    pieces, _ = segment(sheet)
    assert len(pieces) == 4 * sum(len(row) for row in ROWS)
    assert sheet.streaked.any()
    assert not clean(PageImage(1, PLAIN, 200.0, None, None, "px")).streaked.any()


def test_a_pale_streak_goes_and_hides_nothing() -> None:
    """A sensor with cells of its own drew dozens, and each word under one was in doubt."""
    pixels = PLAIN.copy()
    pixels[:, 310] = np.minimum(pixels[:, 310], 228)
    whole, where = without_streaks(pixels)
    assert whole is not pixels
    assert not where.any()
