"""Seals of any colour come off the page; coloured print and coloured tables stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.red_print import HIGH, _reach
from intake_cli.ocr.seals import balanced, reduced, without_seals
from tests.ocr.drawn import ROWS, page

PLAIN = page(ROWS * 3)


def stamped(ink: tuple[int, int, int]) -> np.ndarray:
    """The page under a ring of ink (BGR) 1.5 inches across at 200 dpi, printed over it as ink is."""
    mark = np.full_like(PLAIN, 255)
    cv2.circle(mark, (500, 300), 150, ink, 9)
    return (PLAIN.astype(np.uint16) * mark // 255).astype(np.uint8)


@pytest.mark.parametrize("ink", [(60, 40, 205), (190, 70, 40), (160, 50, 130), (90, 110, 235)])
def test_seals_of_any_colour_become_paper(ink: tuple[int, int, int]) -> None:
    grey, mark = without_seals(stamped(ink), dpi=200)
    black = PLAIN.max(axis=2)
    assert grey[black == 255].min() > 175
    assert grey[black == 0].max() < 90
    assert mark.sum() > 4000


@pytest.mark.parametrize("ink", [(150, 60, 20), (30, 90, 30)])
def test_coloured_print_stays_dark(ink: tuple[int, int, int]) -> None:
    pixels = PLAIN.copy()
    pixels[pixels.max(axis=2) < 128] = ink
    grey, mark = without_seals(pixels, dpi=200)
    assert (grey[PLAIN.max(axis=2) == 0] < 100).all()
    assert not mark.any()


def test_lines_of_red_print_are_not_marked_as_a_seal() -> None:
    pixels = PLAIN.copy()
    red = pixels.max(axis=2) < 128
    pixels[red] = (40, 40, 210)
    grey, mark = without_seals(pixels, dpi=200)
    read = red & (grey < 128)
    assert read.sum() > 0.8 * red.sum()
    assert not mark[read].any()


@pytest.mark.parametrize("ink", [(96, 26, 26), (50, 90, 40)])
def test_lines_of_dark_print_that_stand_close_in_a_column_are_no_seal(ink: tuple[int, int, int]) -> None:
    pixels = np.full((600, 900, 3), 250, np.uint8)
    for row in range(14):
        cv2.putText(pixels, "MHEBW"[row % 5:] + "WMHB"[:row % 4], (300, 100 + 26 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.9,
                    ink, 2, cv2.LINE_AA)
    grey, mark = without_seals(pixels, dpi=200)
    assert not mark.any()
    assert np.array_equal(grey, pixels[:, :, 2])


def test_blue_rules_are_no_seal() -> None:
    pixels = PLAIN.copy()
    for y in range(30, 600, 50):
        cv2.line(pixels, (40, y), (860, y), (176, 96, 48), 2)
    grey, _ = without_seals(pixels, dpi=200)
    assert grey[30, 100:800].max() < 100


def test_the_colour_of_the_light_is_no_ink() -> None:
    warm = (PLAIN * np.array([0.6, 0.85, 1.0])).astype(np.uint8)
    pixels, small = balanced(warm, reduced(warm))
    _, mark = without_seals(pixels, small, 200)
    assert not mark.any()
    assert np.ptp(pixels[0, 0].astype(int)) <= 2


@pytest.mark.parametrize("shape", [(4, 40), (40, 4), (3, 3)])
def test_a_narrow_picture_with_a_spot_of_red_breaks_nothing(shape: tuple[int, int]) -> None:
    pixels = np.full((*shape, 3), (60, 40, 205), np.uint8)
    assert without_seals(pixels, dpi=200)[0].shape == shape


def test_a_piece_of_a_ring_is_no_line_of_red_print() -> None:
    """The rest of the ring is too faint, so nothing says that it belongs to a seal."""
    pixels = np.full((200, 400, 3), 230, np.uint8)
    cv2.ellipse(pixels, (150, 220), (150, 150), 0, -70, -38, (70, 60, 190), 14)
    grey, mark = without_seals(pixels, dpi=200)
    assert mark.any()
    assert grey.min() > 150


def test_a_level_line_within_a_ring_that_rules_cut_is_lifted_with_it() -> None:
    pixels = np.full((400, 400, 3), 235, np.uint8)
    cv2.circle(pixels, (200, 200), 150, (60, 50, 190), 9)
    cv2.circle(pixels, (200, 190), 36, (60, 50, 190), -1)
    cv2.putText(pixels, "78.47", (160, 290), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (60, 50, 190), 2)
    for y in (90, 260, 330):
        pixels[y - 4:y + 5] = 235
        pixels[y - 1:y + 2] = 40
    grey, mark = without_seals(pixels, dpi=200)
    assert mark[272:292, 160:250].any()
    assert grey[280:292, 160:250].min() > 150


def red_sum(ink: tuple[int, int, int] = (30, 30, 200)) -> np.ndarray:
    """78.47 in red print, a minus before it so thin that it is hardly coloured."""
    pixels = np.full((200, 400, 3), 245, np.uint8)
    cv2.putText(pixels, "78.47", (160, 120), cv2.FONT_HERSHEY_SIMPLEX, 0.7, ink, 2)
    pixels[111:113, 149:157] = (205, 205, 225)
    return pixels


def test_red_figures_of_slanted_strokes_and_their_sign_are_print() -> None:
    grey, mark = without_seals(red_sum(), dpi=200)
    assert not mark.any()
    assert grey[111:113, 149:157].max() <= 205


def test_red_print_under_a_red_bar_is_print_on_a_page_askew() -> None:
    pixels = np.full((400, 1400, 3), 245, np.uint8)
    pixels[40:80, 40:1360] = (30, 30, 190)
    pixels[60:260, 400:800] = np.minimum(pixels[60:260, 400:800], red_sum())
    askew = cv2.getRotationMatrix2D((700, 200), 1.8, 1)
    turned = cv2.warpAffine(pixels, askew, (1400, 400), borderValue=(245, 245, 245))
    grey, mark = without_seals(turned, dpi=200)
    assert not mark[150:200, 500:700].any()
    assert (grey[150:200, 500:700] < 100).any()


@pytest.mark.parametrize("ink", [(110, 250, 250), (190, 150, 250), (120, 190, 255)])
def test_the_stroke_of_a_marker_over_a_row_becomes_paper_and_the_row_stays(ink: tuple[int, int, int]) -> None:
    marked = np.full_like(PLAIN, 255)
    cv2.line(marked, (30, 133), (870, 138), ink, 24)
    grey, seal = without_seals((PLAIN.astype(np.uint16) * marked // 255).astype(np.uint8), dpi=200)
    row = np.s_[115:155, 40:860]
    assert grey[row][PLAIN[row].max(axis=2) == 255].min() > 200
    assert grey[row][PLAIN[row].max(axis=2) == 0].max() < 90
    assert not seal[row].any()


def screen(high: float, black: bool) -> np.ndarray:
    """A screen of sums in red beside texts, in black or none, ``high`` times as large as print on paper is."""
    pixels = np.full((900, 900, 3), 255, np.uint8)
    for line in range(6):
        baseline = 120 + 130 * line
        cv2.putText(pixels, "+4716.25", (560, baseline), cv2.FONT_HERSHEY_SIMPLEX, high, (50, 60, 214), 4)
        if black:
            cv2.putText(pixels, "0812 1644", (40, baseline), cv2.FONT_HERSHEY_SIMPLEX, high, (25, 25, 25), 4)
    return pixels


def test_red_sums_of_a_screen_as_large_as_its_black_print_are_print() -> None:
    pixels = screen(2.2, black=True)
    grey, mark = without_seals(pixels, reduced(pixels))
    assert not mark.any()
    assert (grey[:, 540:] < 80).sum() > 0.8 * (grey[:, :540] < 80).sum() * 8 / 9


def test_red_that_is_larger_than_any_black_print_may_be_a_seals() -> None:
    pixels = screen(2.2, black=False)
    assert without_seals(pixels, reduced(pixels))[1].any()


def high_signs(rows: int, ink: tuple[int, int, int] = (40, 40, 190)) -> np.ndarray:
    """Sums in red below each other, each with a higher sign before it, over a seal that stands below them."""
    pixels = np.full((760, 700, 3), 245, np.uint8)
    for row in range(rows):
        top = 60 + 60 * row
        cv2.rectangle(pixels, (200, top - 5), (208, top + 18), ink, -1)
        cv2.putText(pixels, "6,104.97", (222, top + 16), cv2.FONT_HERSHEY_SIMPLEX, 0.75, ink, 2)
    cv2.circle(pixels, (350, 560), 130, ink, 9)
    cv2.circle(pixels, (350, 560), 30, ink, -1)
    return pixels


def test_sums_of_a_column_are_print_though_a_sign_is_higher_than_their_figures() -> None:
    """The first was taken for an arc of the seal below, and with it went the others between them."""
    grey, mark = without_seals(high_signs(4), dpi=200)
    assert not mark[40:280].any()
    assert (grey[40:280, 190:340] < 120).any(axis=1).sum() > 60
    assert mark[430:690].any()


def test_one_such_line_alone_may_be_a_piece_of_a_seal() -> None:
    assert without_seals(high_signs(1), dpi=200)[1][40:100].any()


def test_two_thin_lines_that_make_a_step_break_nothing() -> None:
    """They climb by all of their height, which left none to measure their reach by."""
    pixels = np.full((200, 500, 3), 245, np.uint8)
    pixels[100, 100:200] = pixels[109, 200:300] = (60, 50, 190)
    assert _reach((pixels[100:110, 100:300] != 245).any(axis=2)) >= HIGH
    assert without_seals(pixels, dpi=200)[0].shape == (200, 500)
