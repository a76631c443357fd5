"""Pages that did not lie flat: the bend is found and taken back, and evidence still points at the page as it came."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr import curl
from intake_cli.ocr.bends import Slip
from intake_cli.ocr.clean import clean
from intake_cli.ocr.curl import bend_of
from intake_cli.ocr.images import PageImage
from intake_cli.words import PageText
from tests.ocr.drawn import ROWS, page

PLAIN = page([row * 2 for row in ROWS * 6], ruled=False)


def curled(depth: float, lean: float = 0.0) -> np.ndarray:
    """The page bent, its columns ``lean`` further right a pixel further down."""
    height, width = PLAIN.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x -= np.float32(lean) * (y - height / 2)
    lift = depth * np.sin(np.pi * x / width) * (0.5 + 0.5 * y / height)
    return cv2.remap(PLAIN, x, y + lift.astype(np.float32), cv2.INTER_CUBIC, borderValue=(255, 255, 255))


def ink(pixels: np.ndarray) -> np.ndarray:
    return (pixels.min(axis=2) < 128).astype(np.uint8)


def sharpness(mask: np.ndarray) -> float:
    return float(np.square(np.diff(mask.sum(axis=1).astype(float))).sum())


def test_a_flat_page_has_no_bend() -> None:
    assert bend_of(ink(PLAIN)) is None
    assert bend_of(np.zeros((900, 700), np.uint8)) is None


def test_bent_lines_are_made_level() -> None:
    bent = curled(14.0)
    bend = bend_of(ink(bent))
    assert bend is not None
    level = bend.levelled(np.ascontiguousarray(bent.min(axis=2)), cv2.INTER_CUBIC, 255)
    assert sharpness((level < 128).astype(np.uint8)) > 2 * sharpness(ink(bent))


def test_lines_that_are_steep_at_one_side_are_level_there_too() -> None:
    """Where lines are steep few strips resemble their neighbours: the rest is seen once the page is nearly level."""
    height, width = PLAIN.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bent = cv2.remap(PLAIN, x, y - 80 * (1 - x / np.float32(width))**2, cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    bend = bend_of(ink(bent))
    assert bend is not None
    level = bend.levelled(np.ascontiguousarray(bent.min(axis=2)), cv2.INTER_CUBIC, 255)
    assert sharpness((level < 128).astype(np.uint8)) > 0.4 * sharpness(ink(PLAIN))


def test_what_is_left_of_the_edge_of_a_sheet_hides_no_bend_of_a_few_lines() -> None:
    """It is level all across, on the rim of the page, and was sharper than all rows of print together."""
    few = curled(14.0)
    few[400:] = 255
    few[:8] = 0
    bend = bend_of(ink(few))
    assert bend is not None
    width = few.shape[1]
    ends, middle = bend.at(np.array([20.0, width / 2]), np.array([120.0, 120.0]))
    assert abs(middle - ends) > 3


@pytest.mark.parametrize("lean", [-0.04, 0.0, 0.03])
def test_columns_of_a_bent_page_stand_upright(lean: float) -> None:
    """A part of the bent lines tells the skew, and columns lean by as much as it was wrong."""
    bend = bend_of(ink(curled(14.0, lean)))
    assert bend is not None
    assert bend.lean == pytest.approx(lean, abs=0.004)
    level = bend.levelled(np.ascontiguousarray(curled(14.0, lean).min(axis=2)), cv2.INTER_CUBIC, 255) < 128
    still = bend_of(ink(curled(14.0)))
    assert still is not None
    upright = still.levelled(np.ascontiguousarray(curled(14.0).min(axis=2)), cv2.INTER_CUBIC, 255) < 128
    assert sharpness(level.T) > 0.6 * sharpness(upright.T)


@pytest.mark.parametrize("lean", [-0.02, 0.02])
def test_columns_that_lean_on_a_page_whose_lines_are_level_are_set_upright(lean: float) -> None:
    """As those of a photograph that was not quite laid flat: rules of a table are found, and columns parted."""
    bend = bend_of(ink(curled(0.0, lean)))
    assert bend is not None
    assert bend.lean == pytest.approx(lean, abs=0.002)
    assert not bend.weights.any()


def test_columns_that_run_together_are_set_upright_each() -> None:
    """As those of a sheet that a telephone was held at a slant over, whose edges the picture does not show."""
    height, width = PLAIN.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    aside = 0.02 * (2 * x / np.float32(width) - 1) * (y - np.float32(height) / 2)
    seen = cv2.remap(PLAIN, x - aside, y, cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    bend = bend_of(ink(seen))
    assert bend is not None
    assert (bend.lean, bend.fan) == pytest.approx((0.0, 0.02), abs=0.003)
    level = bend.levelled(np.ascontiguousarray(seen.min(axis=2)), cv2.INTER_CUBIC, 255) < 128
    assert sharpness(level.T) > 0.6 * sharpness((PLAIN.min(axis=2) < 128).T)
    turned = bend.upside_down()
    places, half = np.array([[100.0, 50.0], [700.0, 1100.0]]).T, np.array([[width], [height]])
    assert turned.before(*(half - places)) == pytest.approx(half - bend.before(*places), abs=0.1)


def test_columns_that_lean_by_less_than_a_figure_stay_as_they_are() -> None:
    assert bend_of(ink(curled(0.0, 0.003))) is None


@pytest.mark.parametrize(("over", "lean"), [(False, 0.0), (True, 0.0), (False, 0.03), (True, 0.03)])
def test_places_on_the_page_as_it_came(over: bool, lean: float) -> None:
    scene = np.full((1600, 1100, 3), 40, np.uint8)
    bent = curled(14.0, lean)
    height, width = bent.shape[:2]
    corners = np.array([[60, 50], [1010, 80], [1030, 1500], [40, 1480]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32),
                                         corners)
    cv2.warpPerspective(bent, matrix, (1100, 1600), dst=scene, borderMode=cv2.BORDER_TRANSPARENT)
    shot = PageImage(1, scene, None, None, None, "px")
    sheet = clean(shot)
    sheet = sheet.upside_down().upside_down() if over else sheet
    high, wide = sheet.grey.shape
    text = PageText(1, wide, high, "px", "test", (), affine=sheet.way.affine(wide, high, shot),
                    grid=sheet.way.grid(wide, high, shot))
    rows, columns = np.nonzero(sheet.grey < 90)
    chosen = np.random.default_rng(1).choice(len(rows), 400, replace=False)
    places = zip(columns[chosen].tolist(), rows[chosen].tolist(), strict=True)
    shown = [text.on_page(Box(x, y, x, y)) for x, y in places]
    around = cv2.erode(scene.min(axis=2), np.ones((5, 5), np.uint8))
    dark = [around[round(place.top), round(place.left)] < 128 for place in shown]
    assert np.mean(dark) > 0.97


def test_lines_are_made_level_that_bend_otherwise_at_the_head_of_a_page_at_its_foot_and_between() -> None:
    height, width = PLAIN.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    down = 2 * y / height - 1
    lift = 14.0 * np.sin(np.pi * x / width) * (4 * down**3 - 3 * down)
    crumpled = cv2.remap(PLAIN, x, y + lift.astype(np.float32), cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    bend = bend_of(ink(crumpled))
    assert bend is not None
    level = bend.levelled(np.ascontiguousarray(crumpled.min(axis=2)), cv2.INTER_CUBIC, 255)
    assert sharpness((level < 128).astype(np.uint8)) > 2 * sharpness(ink(crumpled))


def slipped(degrees: float, begin: float) -> np.ndarray:
    """The page as a feeder draws it in that it slips in: level at its head, slanting by so much from there on."""
    height, width = PLAIN.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = np.tan(np.radians(degrees)) / (1 + np.exp((begin * height - y) / 20))
    return cv2.remap(PLAIN, x, (y + slope * (x - width / 2)).astype(np.float32), cv2.INTER_CUBIC,
                     borderValue=(255, 255, 255))


def spread(mask: np.ndarray, begin: float) -> int:
    """Rows over which the page's lines of print reach, from there on."""
    return int(np.count_nonzero(mask[int(len(mask) * begin) + 60:].any(axis=1)))


@pytest.mark.parametrize(("degrees", "begin"), [(-1.0, 0.5), (1.2, 0.5), (1.0, 0.7)])
def test_lines_of_a_page_that_slipped_under_way_are_made_level(degrees: float, begin: float) -> None:
    bent = slipped(degrees, begin)
    bend = bend_of(ink(bent))
    assert isinstance(bend, Slip)
    width, height = bend.width, bend.height
    sinks = bend.at(np.full(2, float(width)), np.array([0.1, 0.9]) * height)
    assert sinks[1] - sinks[0] == pytest.approx(-np.tan(np.radians(degrees)) * width / 2, abs=2.0)
    over = bend.upside_down()
    assert over.at(np.zeros(2), np.array([0.9, 0.1]) * height) == pytest.approx(-sinks)
    level = bend.levelled(np.ascontiguousarray(bent.min(axis=2)), cv2.INTER_CUBIC, 255)
    assert spread((level < 128).astype(np.uint8), begin) < 0.8 * spread(ink(bent), begin)


def test_a_slip_below_all_print_is_none() -> None:
    """Of a photographed sheet with a few lines at its head only the edge slipped: no ink was left to judge by."""
    width, height = 600, 800
    lines = np.stack([np.tile(np.arange(width), 4), np.repeat((90, 91, 120, 121), width)]).astype(np.float64)
    for begins, moves in ((12, False), (2, True)):
        slip = Slip(np.where(np.arange(17) < begins, 0.0, 9.0), width, height)
        assert bool(slip.tells(lines[1], 2.4).any()) is moves
        assert curl._sharper(lines, slip, 2.4) is False
