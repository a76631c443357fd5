"""Which way lines run."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.lines import lines_of


def dense(degrees: float, pitch: int) -> np.ndarray:
    """The ink of a landscape page of close ruled rows at 100 dpi, sinking to the right by ``degrees``."""
    page, some = np.zeros((827, 1170), np.uint8), np.random.default_rng(3)
    for top in range(100, 700, pitch):
        cv2.line(page, (40, top), (1125, top), 255)
        for left in range(45, 1100, 11):
            if some.random() < 0.7:
                cv2.rectangle(page, (left, top + 4), (left + 7, top + pitch - 4), 255)
    turn = cv2.getRotationMatrix2D((585, 413), -degrees, 1)
    return np.asarray(cv2.warpAffine(page, turn, (1170, 827))) > 110


@pytest.mark.parametrize("degrees", [-0.65, 0.5, -2.5, 3.45])
def test_lines_of_a_dense_page_are_seen_between_whole_degrees(degrees: float) -> None:
    lines = lines_of(dense(degrees, 16))
    assert lines.angle == pytest.approx(degrees, abs=0.15)
    assert lines.level > lines.upright
