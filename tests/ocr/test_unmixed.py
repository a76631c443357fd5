"""Black print under red ink, told apart by density."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.looks import lifted
from intake_cli.ocr.unmixed import unmixed, without_red_or_pen
from tests.ocr.drawn import ROWS, page

PAPER = np.array((222, 226, 230), np.float32)
INK = np.array((0.32, 0.35, 0.86), np.float32)
"""Shares of blue, green and red light that the ink of a seal lets through."""


def stamped(black: np.ndarray) -> np.ndarray:
    """Black print, its share of light a pixel, under a stroke of red ink, seen by a camera that blurs a little."""
    light = PAPER * black[:, :, None]
    height, width = black.shape
    stroke = np.zeros((height, width), np.uint8)
    cv2.line(stroke, (0, height - 8), (width, 6), 255, 9)
    cv2.circle(stroke, (width // 2, height // 2), height // 3, 255, 5)
    mixed = np.where(stroke[:, :, None] > 0, light * INK, light)
    return np.clip(cv2.GaussianBlur(mixed, (0, 0), 0.7), 0, 255).astype(np.uint8)


def test_print_under_red_ink_is_as_dark_as_beside_it() -> None:
    black = page(ROWS[:1]).min(axis=2)[30:80, 440:900].astype(np.float32) / 255 * 0.8 + 0.2
    found = unmixed(stamped(black))
    assert found is not None
    bare = cv2.GaussianBlur(black, (0, 0), 0.7) * 235
    difference = np.abs(found.astype(float) - bare)
    assert np.percentile(difference, 95) < 25
    assert abs(float(found[black < 0.3].mean()) - float(bare[black < 0.3].mean())) < 20


def test_a_crop_without_red_ink_is_none_to_be_unmixed() -> None:
    black = page(ROWS[:1]).min(axis=2)[30:80, 440:900].astype(np.float32) / 255
    assert unmixed((PAPER * black[:, :, None]).astype(np.uint8)) is None


PEN = np.array((0.6, 0.16, 0.12), np.float32)
"""Shares of blue, green and red light that the ink of a blue pen lets through."""


def crossed(black: np.ndarray) -> np.ndarray:
    light = PAPER * black[:, :, None]
    stroke = np.zeros(black.shape, np.uint8)
    cv2.line(stroke, (0, black.shape[0] - 8), (black.shape[1], 6), 255, 4)
    return np.clip(cv2.GaussianBlur(np.where(stroke[:, :, None] > 0, light * PEN, light), (0, 0), 0.7), 0, 255).astype(
        np.uint8)


def test_a_look_sees_print_that_a_blue_pen_crossed_without_the_stroke() -> None:
    black = page(ROWS[:1]).min(axis=2)[30:80, 440:900].astype(np.float32) / 255 * 0.8 + 0.2
    (red, found), before = without_red_or_pen(crossed(black)), cv2.GaussianBlur(black, (0, 0), 0.7)
    assert red is None
    assert found is not None
    assert np.percentile(np.abs(found.astype(float) - before * 235), 95) < 25
    seen, bare = (lifted(each) for each in (crossed(black), (PAPER * before[:, :, None]).astype(np.uint8)))
    assert np.percentile(cv2.absdiff(seen, bare), 98) < 60


def test_blue_print_and_plain_paper_were_crossed_by_no_pen() -> None:
    black = page(ROWS[:1]).min(axis=2)[30:80, 440:900].astype(np.float32) / 255
    ink = (1 - black)[:, :, None]
    assert without_red_or_pen((PAPER * (1 - ink + ink * PEN)).astype(np.uint8)) == (None, None)
    assert without_red_or_pen((PAPER * black[:, :, None]).astype(np.uint8)) == (None, None)
