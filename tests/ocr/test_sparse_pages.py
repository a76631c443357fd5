"""Sparse pages that curl: rows of far columns meet those of their neighbours by chance."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.curl import bend_of
from intake_cli.ocr.straighten import level_matrix, skew_of

SHAPE = (2340, 1654)


def drawn() -> np.ndarray:
    page = np.zeros(SHAPE, np.uint8)
    for row, y in enumerate(range(300, 2200, 52)):
        for x, text in ((120, "23 MAY" * (row % 2)), (260, "ABCDEF GHIJKL MNOP"), (1230, f"{13 * row + 10}.41"),
                        (1470, "35,902.08" * (row % 3 == 0))):
            cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 255, 2)
    return page


@pytest.mark.parametrize(("slope", "curl", "power"), [(-12, -18, 3), (-24, -18, 3), (12, -18, 2)])
def test_a_bend_of_which_a_first_look_sees_a_part_is_taken_back(slope: float, curl: float, power: float) -> None:
    """What the first look leaves blurs the rows as much as the bend itself did."""
    y, x = np.mgrid[0:SHAPE[0], 0:SHAPE[1]].astype(np.float32)
    across = x / SHAPE[1]
    sunk = slope * (across - 0.5) + curl * across**power
    seen = (cv2.remap(drawn(), x, y - sunk, cv2.INTER_NEAREST) > 0).astype(np.uint8)
    matrix, width, height = level_matrix(SHAPE, skew_of(seen > 0), 1.0)
    bend = bend_of(cv2.warpPerspective(seen, matrix, (width, height), flags=cv2.INTER_NEAREST))
    assert bend is not None
    along = [180, 900, 1540]
    places, down, _ = matrix @ np.stack([along, 1200.0 + sunk[1200, along], np.ones(3)])
    assert np.ptp(down - bend.at(places, down)) < 3
