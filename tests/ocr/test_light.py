"""Grounds are divided away; white print on dark bars turns black on white, whatever the bar's colour."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.dark_bars import _is_bar, bars_turned
from intake_cli.ocr.highlighted import unmarked
from intake_cli.ocr.light import flatten
from intake_cli.ocr.seals import reduced, without_seals
from tests.ocr.drawn import page, turned

PLAIN = page()


def barred(fill: tuple[int, int, int], light: bool) -> np.ndarray:
    """The page with its first row on a bar of ``fill`` (BGR), its print white or black."""
    pixels = PLAIN.copy()
    part = pixels[36:80, 20:880]
    ink = 1 - part.min(axis=2, keepdims=True).astype(np.float32) / 255
    part[:] = ((1 - ink) * np.array(fill) + ink * (255 if light else 0)).astype(np.uint8)
    return pixels


@pytest.mark.parametrize("degrees", [0.0, 0.8])
@pytest.mark.parametrize(("fill", "light"), [((127, 79, 47), True), ((40, 40, 190), True), ((60, 60, 60), True),
                                             ((198, 172, 75), False), ((200, 200, 200), False)])
def test_print_on_a_bar_comes_out_black_on_white(fill: tuple[int, int, int], light: bool, degrees: float) -> None:
    pixels = turned(barred(fill, light), degrees)
    grey, seal = without_seals(pixels)
    grey = flatten(bars_turned(grey, pixels, reduced(pixels), seal))
    row = turned(PLAIN, degrees).max(axis=2)[44:72, 60:800], grey[44:72, 60:800]
    assert (row[1][row[0] == 255] > 190).mean() > 0.97
    assert (row[1][row[0] == 0] < 100).mean() > 0.97


def test_a_bar_that_reaches_dense_rows_below_it_is_still_one() -> None:
    """Seen small, a row of close print runs on darkly as a bar does, but for the paper between the two."""
    pixels = barred((127, 79, 47), light=True)
    pixels[104:124, 20:500:2] = 0
    grey, seal = without_seals(pixels)
    grey = flatten(bars_turned(grey, pixels, reduced(pixels), seal))
    assert (grey[44:72, 60:800][PLAIN.max(axis=2)[44:72, 60:800] == 255] > 190).mean() > 0.97


@pytest.mark.parametrize("upright", [False, True])
def test_no_line_is_left_at_the_edge_of_a_tint_that_print_lies_across(upright: bool) -> None:
    """It would be taken for a rule, and erased with the print."""
    grey = PLAIN.min(axis=2)
    grey = np.ascontiguousarray(grey.T) if upright else grey
    tint = np.where((np.arange(len(grey)) + 3) // 54 % 2, 0.8, 1.0)[:, None]
    flat = flatten((grey * tint).astype(np.uint8))
    assert flat[60:-60][grey[60:-60] == 255].min() > 235
    assert (flat[grey == 0] < 90).mean() > 0.97


def test_nothing_is_left_at_the_corners_of_a_tint() -> None:
    grey = np.full((400, 900), 255, np.uint8)
    for top in (51, 157, 263):
        grey[top:top + 53, 103:707] = 204
    assert flatten(grey).min() > 235


@pytest.mark.parametrize("ruled", [False, True])
def test_the_star_of_a_seal_is_no_bar(ruled: bool) -> None:
    pixels = PLAIN.copy()
    points = [[500 + round(r * np.sin(k * np.pi / 5)), 150 - round(r * np.cos(k * np.pi / 5))]
              for k, r in zip(range(10), [66, 26] * 5, strict=True)]
    cv2.fillPoly(pixels, [np.array(points)], (60, 40, 205))
    if ruled:  # between lines the star's middle is of one height
        pixels[130:133], pixels[180:183] = 0, 0
    grey, seal = without_seals(pixels)
    assert np.array_equal(bars_turned(grey.copy(), pixels, reduced(pixels), seal), grey)


@pytest.mark.parametrize(("high", "bar"), [(1, False), (2, False), (5, True), (12, True)])
def test_a_line_that_lies_askew_reaches_as_high_as_a_bar_and_is_none(high: int, bar: bool) -> None:
    inside = np.zeros((24, 120), np.uint8)
    for x in range(120):
        inside[x // 12:x // 12 + high, x] = 1
    assert _is_bar(inside, 4.0) is bar


@pytest.mark.parametrize("marker", [(120, 255, 160), (255, 220, 110)])
def test_print_that_a_marker_went_over_is_black_on_white(marker: tuple[int, int, int]) -> None:
    """Two rows, whose marks nearly touch: what is white between them is no print on a dark bar."""
    pixels = PLAIN.copy()
    for top, bottom in ((38, 86), (92, 132)):
        pixels[top:bottom, 100:] = (pixels[top:bottom, 100:] * (np.array(marker) / 255)).astype(np.uint8)
    grey, seal = without_seals(pixels)
    grey = unmarked(grey, pixels, reduced(pixels))
    grey = flatten(bars_turned(grey, pixels, reduced(pixels), seal))
    for rows in (np.s_[34:90], np.s_[90:136]):
        assert grey[rows, 60:880][PLAIN.max(axis=2)[rows, 60:880] == 255].min() > 200
        assert (grey[rows, 60:880][PLAIN.max(axis=2)[rows, 60:880] == 0] < 100).mean() > 0.97


def test_white_print_on_a_bright_blue_bar_is_not_lifted_with_it() -> None:
    pixels = barred((255, 144, 24), light=True)
    grey, seal = without_seals(pixels)
    grey = flatten(bars_turned(unmarked(grey, pixels, reduced(pixels)), pixels, reduced(pixels), seal))
    row = PLAIN.max(axis=2)[44:72, 60:800], grey[44:72, 60:800]
    assert (row[1][row[0] == 255] > 190).mean() > 0.97
    assert (row[1][row[0] == 0] < 100).mean() > 0.97


def test_the_end_of_a_bar_whose_colour_passes_for_that_of_seals_is_part_of_it() -> None:
    plain, pixels = (np.pad(each, ((0, 0), (700, 700), (0, 0)), constant_values=255)
                     for each in (PLAIN, barred((145, 70, 117), True)))
    grey, seal = without_seals(pixels)
    seal[38:80, 720:960] |= pixels[38:80, 720:960].min(axis=2) < 100
    grey[seal] = 250
    grey = flatten(bars_turned(grey, pixels, reduced(pixels), seal))
    row = plain.max(axis=2)[44:72, 760:1500], grey[44:72, 760:1500]
    assert (row[1][row[0] == 255] > 190).mean() > 0.97
    assert (row[1][row[0] == 0] < 100).mean() > 0.97


def test_print_on_a_bar_is_read_under_a_seal_too() -> None:
    pixels = np.full((300, 900, 3), 255, np.uint8)
    pixels[100:160] = (150, 60, 110)
    letters = np.zeros((300, 900), np.uint8)
    cv2.putText(letters, "SUMMARY 4711", (300, 145), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 1, 3)
    pixels[letters > 0] = 255
    ring = np.zeros((300, 900), np.uint8)
    cv2.circle(ring, (430, 150), 120, 1, 14)
    pixels[ring > 0] = (pixels[ring > 0] * (np.array([60, 40, 205]) / 255)).astype(np.uint8)
    grey, seal = without_seals(pixels)
    grey = flatten(bars_turned(grey, pixels, reduced(pixels), seal))
    under = (ring > 0) & (np.arange(300) > 104)[:, None] & (np.arange(300) < 156)[:, None]
    assert (grey[under & (letters > 0)] < 110).mean() > 0.9
    assert (grey[under & (letters == 0)] > 190).mean() > 0.9


def test_a_fold_is_divided_away_and_black_stays() -> None:
    fold = 1 - 0.4 * np.exp(-((np.arange(len(PLAIN)) - 106) / 10.0) ** 2)
    grey = flatten((PLAIN.min(axis=2) * fold[:, None]).astype(np.uint8))
    assert np.percentile(grey[PLAIN.min(axis=2) == 255], 2) > 225
    assert grey[PLAIN.max(axis=2) == 0].max() < 60


def gridded() -> np.ndarray:
    """A bar of white print over lines so close that, seen small, they hold together with it, and the whole is higher
    than any bar."""
    pixels = np.full((420, *PLAIN.shape[1:]), 255, np.uint8)
    pixels[:80] = barred((127, 79, 47), light=True)[:80]
    for top in range(80, 400, 32):
        pixels[top:top + 5, 20:880] = 0
    pixels[80:400, 20:25] = pixels[80:400, 875:880] = 0
    return pixels


def test_a_bar_over_a_dense_grid_of_heavy_lines_is_still_one() -> None:
    pixels = gridded()
    grey, seal = without_seals(pixels)
    grey = flatten(bars_turned(grey, pixels, reduced(pixels), seal))
    assert (grey[44:72, 60:800][PLAIN.max(axis=2)[44:72, 60:800] == 255] > 190).mean() > 0.97
    assert (grey[86:110, 60:800] > 190).mean() > 0.97


def test_no_part_of_a_bar_that_lies_askew_over_a_dense_grid_is_turned() -> None:
    pixels = turned(gridded(), 1.8)
    grey, seal = without_seals(pixels)
    assert np.array_equal(bars_turned(grey.copy(), pixels, reduced(pixels), seal), grey)
