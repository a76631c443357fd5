"""Holes of a punch: told from what else is dark and large, and taken off the print that they touch."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.clean import clean
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.punched import without_holes
from intake_cli.ocr.segment import segment
from tests.ocr.drawn import ROWS, page

PLAIN = page(ROWS * 11)
"""As many rows as a page at 200 dpi has."""


def pieces_of(pixels: np.ndarray) -> list[tuple[int, int, int, int]]:
    pieces, _ = segment(clean(PageImage(1, pixels, 200.0, None, None, "px")))
    found = [(each.left, each.top, each.right, each.bottom) for each in pieces]
    return sorted(found, key=lambda box: (round((box[1] + box[3]) / 100), box[0]))


def test_print_that_a_hole_touches_is_read_without_it() -> None:
    punched = cv2.circle(PLAIN.copy(), (37, 1065), 24, (60, 56, 54), -1, cv2.LINE_AA)
    found = pieces_of(punched)
    assert len(found) == 11 * sum(map(len, ROWS))
    assert np.abs(np.array(found) - pieces_of(PLAIN)).max() <= 6


@pytest.mark.parametrize("shape", ["text", "square", "ring", "bar", "large", "small"])
def test_nothing_else_is_a_hole(shape: str) -> None:
    grey = PLAIN[:, :, 0].copy()
    drawn = {"square": ((10, 400), (57, 447)), "bar": ((10, 400), (800, 440))}
    if shape in drawn:
        cv2.rectangle(grey, *drawn[shape], 40, -1)
    elif shape != "text":
        cv2.circle(grey, (400, 600), {"ring": 24, "large": 60, "small": 10}[shape], 40, 6 if shape == "ring" else -1)
    assert without_holes(grey, 200.0) is grey
