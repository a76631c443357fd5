"""Cells of a page hold as much ink as OpenCV says they do."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.shrink import shares_of


@pytest.mark.parametrize(("rows", "columns"), [(12, 8), (1, 1), (5, 27)])
def test_shares_are_those_of_opencv(rows: int, columns: int) -> None:
    ink = np.random.default_rng(5).random((613, 431)) < np.linspace(0, 1, 431) ** 4
    means = cv2.resize(ink.view(np.uint8) * np.uint8(255), (columns, rows), interpolation=cv2.INTER_AREA)
    assert np.abs(shares_of(ink, rows, columns).astype(int) - means).max() <= 1
