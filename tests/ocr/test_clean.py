from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.clean import _fine, clean, ink_threshold, moved
from intake_cli.ocr.dirt import AROUND, soiled, speck_density, without_specks
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.light import flatten
from intake_cli.ocr.red_print import printed_red
from intake_cli.ocr.seals import STRONG, red_over, without_seals
from intake_cli.ocr.straighten import level_matrix
from tests.ocr.drawn import RED, page, turned


def sheet_of(pixels: np.ndarray) -> PageImage:
    return PageImage(1, pixels, 200.0, None, None, "px")


def test_seal_ink_becomes_paper_and_black_under_it_stays() -> None:
    grey = without_seals(page(seal=True))[0]
    plain = cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY)
    assert grey[(plain == 255)].min() > 190
    assert grey[plain == 0].max() < 60


def test_crumbs_are_looked_for_around_seals_and_not_between_them() -> None:
    seal = np.zeros((2000, 1500), bool)
    seal[1500:1600, 1000:1100] = seal[1620:1640, 1050:1051] = True  # a seal in two parts
    seal[:, 0] = True  # and the table at the edge of the sheet
    inside = np.zeros(seal.shape, np.uint8)
    for window in soiled(seal):
        inside[window] = 1
    near = cv2.dilate(seal.view(np.uint8), np.ones((2 * AROUND + 1, 2 * AROUND + 1), np.uint8))
    assert len(soiled(seal)) == 2
    assert (inside >= near).all()
    assert inside.sum() < 2 * near.sum()
    assert soiled(np.zeros((2000, 1500), bool)) == []


@pytest.mark.parametrize("middle", [(200, 300), (3, 690), (499, 0), (900, 900)])
@pytest.mark.parametrize("turns", [0, 1])
def test_marks_are_moved_as_a_whole_page_is(middle: tuple[int, int], turns: int) -> None:
    marks = cv2.circle(np.zeros((700, 500), np.uint8), middle, 40, 3, 4)
    level, width, height = level_matrix(marks.shape, 2.7, 1.2, turns)
    whole = cv2.warpAffine(marks, level[:2], (width, height), flags=cv2.INTER_NEAREST)
    assert np.count_nonzero(moved(marks, level, (width, height)) != whole) <= 2  # as OpenCV rounds


def test_red_print_stays_dark() -> None:
    pixels = page()
    line = pixels[40:75, 460:600]
    line[line.min(axis=2) < 128] = RED[::-1]
    grey = without_seals(pixels, dpi=200)[0]
    assert grey[40:75, 460:600].min() < 80


def test_red_lines_within_a_seal_are_no_print() -> None:
    mask = red_over(page(seal=True)) > STRONG
    mask[130:150, 460:540] = True
    assert printed_red(mask, 200.0) == []


def test_red_lines_within_a_ring_that_did_not_take_everywhere_are_no_print() -> None:
    mask = red_over(page(seal=True)) > STRONG
    for x, y in ((415, 55), (585, 55), (415, 225), (585, 225)):
        mask[y - 25:y + 25, x - 25:x + 25] = False
    mask[150:164, 470:540] = True
    assert printed_red(mask, 200.0) == []


def test_shade_is_divided_away() -> None:
    light = np.linspace(0.55, 1.0, 900)[None, :, None]
    grey = flatten(cv2.cvtColor((page() * light).astype(np.uint8), cv2.COLOR_BGR2GRAY))
    paper = grey[cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY) == 255]
    assert np.percentile(paper, 5) > 235


def test_threshold_follows_the_pages_own_ink() -> None:
    grey = cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY)
    faint = (255 - (255 - grey.astype(int)) // 2).astype(np.uint8)
    assert ink_threshold(grey) < ink_threshold(faint) < 255


def test_specks_are_removed_and_full_stops_stay() -> None:
    grey = cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY)
    random = np.random.default_rng(1)
    salted = grey.copy()
    salted[random.random(grey.shape) < 0.002] = 0
    assert speck_density(grey) < 1 < 50 < speck_density(salted)
    cleaned = without_specks(salted)
    assert speck_density(cleaned) < 5
    assert (cleaned[grey == 0] < 128).mean() > 0.98


@pytest.mark.parametrize("degrees", [-1.4, 0.6, 2.3])
def test_a_skewed_page_is_levelled(degrees: float) -> None:
    assert clean(sheet_of(turned(page(), degrees))).skew == pytest.approx(-degrees, abs=0.15) or clean(
        sheet_of(turned(page(), degrees))).skew == pytest.approx(degrees, abs=0.15)


def test_lines_are_kept_as_rules_and_erased_from_the_page() -> None:
    sheet = clean(sheet_of(page(ruled=True)))
    assert [round(rule.position) for rule in sheet.rules if rule.vertical] == pytest.approx([40, 240, 440, 640, 860],
                                                                                           abs=2)
    assert len([rule for rule in sheet.rules if not rule.vertical]) == 5
    plain = clean(sheet_of(page()))
    assert sheet.ink.sum() == pytest.approx(plain.ink.sum(), rel=0.05)


def test_the_feet_of_figures_are_no_line() -> None:
    rows = [("1111222233334444555566667777", "", "", "")] * 4
    assert clean(sheet_of(page(rows))).rules == ()


def test_black_lines_are_no_measure_of_grey_print() -> None:
    pixels = page()
    pixels[pixels < 128] = 172
    for top in (22, 80, 130, 178, 228):
        pixels[top:top + 3, 40:860] = 0
    sheet = clean(sheet_of(pixels))
    assert len(sheet.rules) == 5
    assert sheet.threshold > 172


@pytest.mark.parametrize(("shape", "times"), [((2340, 1654), 1), ((3510, 2480), 2), ((9000, 1654), 1)])
def test_ink_is_looked_at_as_finely_as_the_page_is_fine_not_as_it_is_long(shape: tuple[int, int], times: int) -> None:
    """On one of half the size the ones of a column of serials (10, 11, 12 ...) stand as near as dashes of a line."""
    assert _fine(np.zeros(shape, np.uint8)) == times
