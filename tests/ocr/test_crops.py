"""Lone hyphens are told by their shape."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.crops import hyphens
from intake_cli.ocr.gather import Piece

EM = 24.0
BAND = (40, 64)


@pytest.mark.parametrize(("bars", "count"), [([(10, 18)], 1), ([(10, 18), (22, 30)], 2),
                                             ([(left, left + 5) for left in range(2, 58, 7)], 8), ([(10, 32)], 0),
                                             ([(10, 12)], 0)])
def test_bars_of_a_hyphens_length_are_hyphens(bars: list[tuple[int, int]], count: int) -> None:
    grey = np.full((100, 60), 255, np.uint8)
    for left, right in bars:
        grey[52:54, left:right] = 0
    assert hyphens(grey, 128, Piece(bars[0][0], 52, bars[-1][1], 54), BAND, EM) == count


def test_a_row_of_hyphens_may_lean_and_fray() -> None:
    grey = np.full((100, 90), 255, np.uint8)
    for place, left in enumerate(range(2, 86, 7)):
        grey[50 + place // 4:52 + place // 4, left:left + 5] = 0
    grey[50, 2:6] = grey[52, 83:84] = 255
    grey[52, 2:4] = 0
    assert hyphens(grey, 128, Piece(2, 50, 84, 54), BAND, EM) == 12


@pytest.mark.parametrize("top", [41, 62])
def test_a_bar_at_the_head_or_foot_of_its_line_is_none(top: int) -> None:
    grey = np.full((100, 60), 255, np.uint8)
    grey[top:top + 2, 10:18] = 0
    assert hyphens(grey, 128, Piece(10, top, 18, top + 2), BAND, EM) == 0


def _row_of_hyphens(step: int) -> np.ndarray:
    grey = np.full((100, 120), 255, np.uint8)
    for left in range(4, 100, step):
        grey[51:53, left:left + step - 2] = 0
    return grey


@pytest.mark.parametrize("noise", [0, 6])
def test_hyphens_that_run_into_each_other_in_a_blur_are_counted(noise: int) -> None:
    blurred = cv2.GaussianBlur(_row_of_hyphens(6), (0, 0), 1.4).astype(float)
    grey = np.clip(blurred + np.random.default_rng(4).normal(0, noise, blurred.shape), 0, 255).astype(np.uint8)
    assert hyphens(grey, 215, Piece(4, 50, 98, 54), BAND, EM) == 16


def test_a_noisy_line_is_no_row_of_hyphens() -> None:
    random = np.random.default_rng(4)
    grey = np.full((100, 120), 255.0)
    grey[51:53, 4:98] = 60
    grey = cv2.GaussianBlur(grey, (0, 0), 1.6)
    for _ in range(20):
        noisy = np.clip(grey + random.normal(0, 18, grey.shape), 0, 255).astype(np.uint8)
        assert hyphens(noisy, 215, Piece(4, 50, 98, 54), BAND, EM) == 0
