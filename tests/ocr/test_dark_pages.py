"""Pages of light print on a dark ground."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.dark_pages import is_dark, on_light
from intake_cli.ocr.images import PageImage
from tests.ocr.drawn import ROWS, page

PAPER = page(ROWS * 3)


def night() -> np.ndarray:
    """The page as an app shows it at night, with a red sum."""
    dark = np.maximum(255 - PAPER, 24)
    cv2.putText(dark, "+20973.53", (300, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (50, 60, 214), 2)
    return dark


def on_a_table(sheet: np.ndarray) -> np.ndarray:
    """A photograph of a small ``sheet`` on a dark table."""
    scene = np.full((3 * sheet.shape[0], 3 * sheet.shape[1], 3), 40, np.uint8)
    scene[sheet.shape[0]:2 * sheet.shape[0], sheet.shape[1]:2 * sheet.shape[1]] = sheet
    return scene


def test_light_print_becomes_dark_and_what_is_red_with_it() -> None:
    flat = PageImage(1, night(), None, None, None, "px").flat
    assert flat.as_it_came  # all print together is no sheet on a dark table
    assert np.median(flat.pixels) > 220
    assert flat.pixels[260:310, 300:500].min() < 60
    assert np.array_equal(*(flat.pixels[:, :, channel] for channel in (0, 2)))


@pytest.mark.parametrize("pixels", [PAPER, PAPER // 3, on_a_table(PAPER), np.zeros((400, 300, 3), np.uint8)])
def test_paper_in_any_light_stays_as_it_is(pixels: np.ndarray) -> None:
    assert not is_dark(pixels)
    assert on_light(pixels) is pixels
