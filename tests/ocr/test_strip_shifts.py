"""How far lines of print sink across a page."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.bends import curled
from intake_cli.ocr.strip_shifts import STRIPS, shifts_between


def test_how_far_sparse_lines_sink_is_told_by_where_their_ink_lies() -> None:
    """Ink of a short word stands at the sides of two strips, nearer together than these."""
    drawn = np.zeros((2340, 1654), np.uint8)
    for row, y in enumerate(range(300, 2200, 52)):
        for x, text in ((120, "23 MAY" * (row % 2)), (260, "ABCDEF GHIJKL MNOP"), (1230, f"{13 * row + 10}.41"),
                        (1470, "35,902.08" * (row % 3 == 0))):
            cv2.putText(drawn, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 255, 2)
    y, x = np.mgrid[0:2340, 0:1654].astype(np.float32)
    sunk = 0.02 * np.maximum(0, x - 827)**1.5 / np.float32(827**0.5)
    seen = (cv2.remap(drawn, x, y - sunk, cv2.INTER_NEAREST) > 0).astype(np.uint8)
    bend = curled(shifts_between(seen, 200.0), STRIPS, 1654, 2340)
    left, right = (bend.at(np.full(3, across), np.array([500.0, 1200.0, 1900.0])) for across in (180.0, 1540.0))
    assert right - left == pytest.approx(sunk[:3, 1540], abs=3.0)
