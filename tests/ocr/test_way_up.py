"""Which way up a page lies, told by its words, and what is said where there are none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.measure import planes_of
from intake_cli.ocr.way_up import UPRIGHT, WayUp, way_up


def page() -> np.ndarray:
    """Lines of words on a page of 200 dpi."""
    image = np.full((900, 1300, 3), 250, np.uint8)
    for place, words in enumerate(("Balance", "Transfer", "Deposit", "Interest", "Payment", "Account")):
        for column in range(3):
            at = (80 + 400 * column, 120 + 130 * place)
            cv2.putText(image, words, at, cv2.FONT_HERSHEY_SIMPLEX, 1.1, (30, 30, 30), 3)
    return image


def told(image: np.ndarray) -> WayUp:
    return way_up(image, planes_of(image).ink)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_words_tell_in_all_four_positions(turns: int) -> None:
    assert told(np.ascontiguousarray(np.rot90(page(), turns))) == WayUp(turns, False)


def test_a_page_without_words_is_in_doubt_and_not_turned() -> None:
    assert told(cv2.circle(np.full((900, 1300, 3), 250, np.uint8), (650, 450), 160, (60, 40, 205), 4)) == WayUp(0, True)
    assert WayUp(0, False) == UPRIGHT
