"""Lone hyphens are told by their shape."""

from __future__ import annotations

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
