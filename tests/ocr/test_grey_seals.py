"""Grey seals are lifted off the page; print, also grey print away from them, stays."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.clean import ink_threshold
from intake_cli.ocr.grey_seals import lift
from tests.ocr.drawn import ROWS, page

PLAIN = np.ascontiguousarray(page(ROWS * 3).min(axis=2))


def stamped(level: int) -> np.ndarray:
    mark = np.full_like(PLAIN, 255)
    cv2.circle(mark, (500, 300), 150, level, 6)
    cv2.circle(mark, (500, 300), 30, level, -1)
    return cv2.GaussianBlur((PLAIN.astype(np.uint16) * mark // 255).astype(np.uint8), (0, 0), 0.6)


@pytest.mark.parametrize("level", [100, 125, 150])
def test_a_grey_seal_becomes_paper_and_print_under_it_stays(level: int) -> None:
    grey = stamped(level)
    threshold = ink_threshold(grey)
    assert lift(grey, grey.copy(), threshold, 1).any()
    assert (grey[PLAIN == 255] < threshold).mean() < 0.012
    assert (grey[PLAIN == 0] < threshold).mean() > 0.97


def test_a_page_without_a_seal_stays_as_it_is() -> None:
    grey = cv2.GaussianBlur(PLAIN, (0, 0), 0.6)
    before = grey.copy()
    assert not lift(grey, grey.copy(), ink_threshold(grey), 1).any()
    assert np.array_equal(grey, before)


def test_a_column_of_pale_print_is_no_seal() -> None:
    pale = np.where(PLAIN < 255, 0, 255).astype(np.uint8)
    pale[250:] = np.maximum(cv2.erode(PLAIN, np.ones((3, 3), np.uint8))[250:], 110)
    before = pale.copy()
    assert not lift(pale, pale.copy(), ink_threshold(pale), 1).any()
    assert np.array_equal(pale, before)
