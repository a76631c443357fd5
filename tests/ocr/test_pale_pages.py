"""Pages whose print is pale all over."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.clean import clean, ink_level
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.pale_pages import strengthened
from tests.ocr.drawn import ROWS, page

PAPER = page(ROWS * 3)[:, :, 0]


def pale(share: float) -> np.ndarray:
    """The page with ``share`` of its ink, on paper of some grain."""
    grain = np.random.default_rng(1).normal(0, 2, PAPER.shape)
    return np.clip(252 - share * (255.0 - PAPER) + grain, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("share", [0.1, 0.2])
def test_pale_print_is_found_as_black_is(share: float) -> None:
    def inked(grey: np.ndarray) -> int:
        sheet = clean(PageImage(1, np.dstack([grey] * 3), 200.0, None, None, "px"))
        return int((sheet.grey < sheet.threshold).sum())
    assert inked(pale(share)) == pytest.approx(inked(PAPER), rel=0.15)


@pytest.mark.parametrize("grey", [
    pale(0.5), pale(0.0), cv2.GaussianBlur(pale(0.3), (0, 0), 3), np.full_like(PAPER, 255)])
def test_dark_print_grain_and_what_shows_through_are_left(grey: np.ndarray) -> None:
    assert strengthened(grey, ink_level(grey)) is grey
