"""Runs along rows on packed bits are those of morphology on pixels, at the edges of the picture too."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.long_runs import long_runs


@pytest.mark.parametrize(("gap", "length"), [(5, 40), (5, 39), (1, 1), (4, 7)])
def test_runs_on_bits_are_those_of_pixels(gap: int, length: int) -> None:
    ink = (np.random.default_rng(7).random((61, 203)) < np.linspace(0.02, 0.98, 61)[:, None]).astype(np.uint8)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    assert np.array_equal(long_runs(np.ascontiguousarray(ink.T), gap, length), opened)
    assert 0 < np.count_nonzero(opened) < opened.size
