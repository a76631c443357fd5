from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Box
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.sheet_edges import paper_corners
from intake_cli.ocr.straighten import SEARCHES, level_matrix, reading_scale, sheet_matrix, skew_of, slant_of
from intake_cli.ocr.way_back import WayBack
from intake_cli.words import PageText
from tests.ocr.drawn import page


@given(st.integers(0, 3), st.floats(-3, 3), st.sampled_from([0.5, 1.0, 1.3]), st.floats(0, 900), st.floats(0, 280))
def test_the_way_back_undoes_the_way_there(turns: int, degrees: float, scale: float, x: float, y: float) -> None:
    image = PageImage(1, np.zeros((280, 900, 3), np.uint8), 200.0, None, None, "px")
    matrix, width, height = level_matrix(image.pixels.shape, degrees, scale, turns)
    straight = matrix @ (x, y, 1.0)
    text = PageText(1, width, height, "px", "test", (), affine=WayBack(matrix).affine(width, height, image))
    back = text.on_page(Box(straight[0], straight[1], straight[0], straight[1]))
    assert (back.left, back.top) == pytest.approx((x, y), abs=0.01)


def test_a_pdf_page_goes_back_to_points() -> None:
    image = PageImage(1, np.zeros((200, 400, 3), np.uint8), 144.0, 200.0, 100.0, "pt")
    assert WayBack(np.eye(3)).affine(400, 200, image) == pytest.approx((0.5, 0, 0, 0, 0.5, 0), abs=1e-9)


@pytest.mark.parametrize("turns", range(4))
def test_quarter_turns_are_clockwise(turns: int) -> None:
    pixels = page()
    matrix, width, height = level_matrix(pixels.shape, 0.0, 1.0, turns)
    turned = cv2.warpAffine(pixels, matrix[:2], (width, height), borderValue=(255, 255, 255))
    wanted = np.rot90(pixels, -turns)
    assert turned.shape == wanted.shape
    assert np.abs(turned[2:-2, 2:-2].astype(int) - wanted[2:-2, 2:-2]).mean() < 12


def test_an_empty_page_is_level() -> None:
    assert skew_of(np.zeros((100, 100), bool)) == 0.0


@pytest.mark.parametrize("pitch", [10.0, 11.5, 12.4, 13.6, 15.0, 25.0])
@pytest.mark.parametrize("degrees", [-2.2, -0.26, 0.4, 1.75, 6.0])
def test_a_dense_ruled_table_is_levelled_by_its_rows_and_not_by_a_slant_across_them(pitch: float,
                                                                                    degrees: float) -> None:
    assert skew_of(ruled_table(pitch, degrees)) == pytest.approx(degrees, abs=0.08)


@pytest.mark.parametrize("degrees", [0.0, -0.7])
def test_a_slanting_stamp_below_a_few_rows_does_not_level_a_page(degrees: float) -> None:
    ink = np.full((1700, 1170), 255, np.uint8)
    print_ = page()[:, :, 0]
    ink[100:100 + print_.shape[0], 60:60 + print_.shape[1]] = print_[:, :1110]
    turn = cv2.getRotationMatrix2D((585, 850), -degrees, 1)
    ink = cv2.warpAffine(ink, turn, ink.shape[::-1], flags=cv2.INTER_LINEAR, borderValue=255)
    corners = cv2.boxPoints(((700.0, 1000.0), (360.0, 150.0), 10.0)).astype(np.int32)
    cv2.polylines(ink, [corners], True, 0, 8)
    assert skew_of(ink < 128) == pytest.approx(degrees, abs=0.1)


@pytest.mark.parametrize("degrees", [-2.2, 1.75])
def test_the_rules_of_a_table_tell_how_level_it_lies_though_they_hold_together_as_a_frame(degrees: float) -> None:
    ink = ruled_table(15.0, degrees)
    ys, xs = np.nonzero(ink)
    assert skew_of(ink) == slant_of(xs.astype(float), ys.astype(float), ink.shape[1], SEARCHES)


@pytest.mark.parametrize("edge", [slice(0, 6), slice(-8, None)])
def test_the_dark_glass_beyond_the_edge_of_a_paper_does_not_level_it(edge: slice) -> None:
    """A last page with a few rows."""
    ink = ruled_table(15.0, 0.9, rows=4)
    ink[:, :12] = ink[edge] = True
    assert skew_of(ink) == pytest.approx(0.9, abs=0.08)


def test_the_broken_edge_of_a_sheet_seen_at_a_slant_does_not_level_its_rows() -> None:
    """They rise from 1.3 degrees at the head to 4.9 at the foot."""
    drawn = np.zeros((2000, 1500), np.uint8)
    for y in range(300, 1180, 44):
        for x, text in ((180, "2025-04-18"), (400, "ABC"), (690, "198.53"), (1160, "4723.32"), (1340, "2302")):
            cv2.putText(drawn, text, (x, y + 14), cv2.FONT_HERSHEY_SIMPLEX, 0.55, 255, 1)
    corners = np.array([[0, 0], [1500, 0], [1500, 2000], [0, 2000]], np.float32)
    seen = np.array([[20, 70], [1320, 70], [1490, 1790], [190, 1990]], np.float32)
    ink = cv2.warpPerspective(drawn, cv2.getPerspectiveTransform(corners, seen), (1500, 2000)) > 60
    for x in range(190, 1490, 60):
        ink[1985 - (x - 190) * 2 // 13:][:3, x:x + 24] = True
    assert -4.9 < skew_of(ink) < -1.3


def ruled_table(pitch: float, degrees: float, rows: int = 12, shape: tuple[int, int] = (827, 1170)) -> np.ndarray:
    """Ink (bool) of ``rows`` rows of figures in ruled columns, ``pitch`` pixels apart, skewed clockwise."""
    random, page = np.random.default_rng(0), np.zeros(shape, np.uint8)
    walls, foot = (38, 157, 260, 358, 457, 536, 844, 996, 1130), round(57 + rows * pitch)
    for top in (57 + row * pitch for row in range(rows)):
        cv2.line(page, (walls[0], round(top)), (walls[-1], round(top)), 255, 1)
        for left, right in itertools.pairwise(walls):
            for x in range(left + 4, left + int((right - left) * random.uniform(0.4, 0.9)), 7):
                glyph = (int(random.integers(2, 5)), int(random.integers(5, 8)))
                cv2.rectangle(page, (x, round(top + 3)), (x + glyph[0], round(top + 3) + glyph[1]), 255, -1)
    for wall in walls:
        cv2.line(page, (wall, 57), (wall, foot), 255, 1)
    turn = cv2.getRotationMatrix2D((shape[1] / 2, shape[0] / 2), -degrees, 1)
    return cv2.warpAffine(page, turn, shape[::-1]) > 127


@pytest.mark.parametrize(("shape", "dpi", "factor"), [((2200, 1700), 200.0, 1.0), ((1650, 1275), 150.0, 200 / 150),
                                                      ((6600, 5100), 600.0, 0.5), ((2340, 1654), None, 1.0)])
def test_pages_come_to_a_reading_resolution(shape: tuple[int, int], dpi: float | None, factor: float) -> None:
    assert reading_scale(shape, dpi) == pytest.approx(factor, abs=0.01)


def test_a_photographed_sheet_is_found_and_laid_flat() -> None:
    scene = np.full((700, 900), 40, np.uint8)
    corners = np.array([[100, 80], [780, 120], [820, 600], [70, 560]])
    cv2.fillPoly(scene, [corners], 230)
    found = paper_corners(cv2.cvtColor(scene, cv2.COLOR_GRAY2BGR))
    assert found is not None
    assert np.abs(found - corners).max() < 12
    _, width, height = sheet_matrix(found)
    assert (width, height) == pytest.approx((751, 482), abs=25)


def test_a_sheet_on_a_table_of_light_wood_is_found() -> None:
    grain = np.random.default_rng(1).normal(0, 12, (700, 900, 1))
    scene = np.clip(np.array((120, 150, 175)) + grain, 0, 255).astype(np.uint8)
    corners = np.array([[100, 80], [780, 120], [820, 600], [70, 560]])
    cv2.fillPoly(scene, [corners], (240, 242, 238))
    found = paper_corners(scene)
    assert found is not None
    assert np.abs(found - corners).max() < 12


def test_a_sheet_that_lies_half_in_a_shadow_on_a_light_table_is_found() -> None:
    """Lit wood is brighter than paper in the shadow: no level parts the two."""
    grain = np.random.default_rng(1).normal(0, 4, (900, 700))
    scene = 165 + cv2.GaussianBlur(grain, (31, 3), 0) * 6
    corners = np.array([[60, 80], [600, 50], [640, 830], [80, 860]])
    cv2.fillPoly(scene, [corners], 205)
    lit = np.linspace(1.0, 0.45, 900)[:, None]
    found = paper_corners(np.repeat(np.clip(scene * lit, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2))
    assert found is not None
    assert np.abs(found - corners).max() < 6


def test_the_grain_of_a_table_is_no_part_of_the_sheet() -> None:
    """Wood whose light veins are nearly as bright as paper in a shadow: what is brighter reaches to the rim."""
    veins = cv2.GaussianBlur(np.random.default_rng(3).normal(0, 1, (900, 700)), (0, 0), sigmaX=40, sigmaY=2)
    scene = 95 + 20 * veins / veins.std()
    corners = np.array([[60, 80], [600, 50], [640, 830], [80, 860]])
    cv2.fillPoly(scene, [corners], 190)
    lit = np.linspace(1.0, 0.6, 700)[None, :]
    found = paper_corners(np.repeat(np.clip(scene * lit, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2))
    assert found is not None
    assert np.abs(found - corners).max() < 6


def test_a_scanned_page_has_no_corners() -> None:
    assert paper_corners(page()) is None


@pytest.mark.parametrize("bright", [[[0, 0], [899, 0], [899, 640], [0, 640]],
                                    [[90, 70], [980, 70], [980, 640], [90, 640]]])
def test_a_page_that_is_darker_along_some_sides_is_no_sheet_on_a_light_table(bright: list[list[int]]) -> None:
    scene = np.full((700, 900, 3), 190, np.uint8)
    cv2.fillPoly(scene, [np.array(bright)], (240, 240, 240))
    assert paper_corners(scene) is None


@pytest.mark.parametrize("side", range(4))
def test_a_sheet_in_a_shadow_is_found_whole(side: int) -> None:
    """Where the shadow lies the paper is nearly as dark as the table, which is of another colour."""
    scene = np.full((900, 900, 3), (20, 45, 75), np.uint8)
    corners = np.array([[90, 70], [790, 110], [830, 800], [60, 770]])
    shade = np.linspace(1.0, 0.35, 900)
    light = [shade[:, None] * np.ones(900), np.ones(900)[:, None] * shade][side % 2]
    light = light[::-1, ::-1] if side > 1 else light
    paper = (np.array([190, 215, 220]) * light[:, :, None]).astype(np.uint8)
    mask = cv2.fillPoly(np.zeros((900, 900), np.uint8), [corners], 1).astype(bool)
    scene[mask] = paper[mask]
    found = paper_corners(cv2.resize(scene, (1800, 1800)))
    assert found is not None
    assert np.abs(found / 2 - corners).max() < 5


def test_a_sheet_that_runs_out_of_the_picture_is_found() -> None:
    scene = np.full((900, 900, 3), 40, np.uint8)
    cv2.fillPoly(scene, [np.array([[90, 70], [980, 110], [1000, 800], [60, 770]])], (225, 230, 235))
    found = paper_corners(scene)
    assert found is not None
    assert np.abs(found - [[90, 70], [899, 106], [899, 797], [60, 770]]).max() < 12
