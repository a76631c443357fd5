"""Fringes of a screen, and what looks like them to arithmetic alone."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr.measure import measure

HEIGHT, WIDTH = 2339, 1654


def ruled() -> np.ndarray:
    """A page as a program draws it, BGR: white without any grain, a table of thin rules."""
    page = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for row in range(300, 2200, 34):
        page[row, 110:1546] = 0
        page[row + 1, 110:1546] = 96
    for column in (110, 300, 515, 733, 950, 1200, 1545):
        page[300:2200, column] = 0
        page[300:2200, column + 1] = 160
    return page


def test_rules_of_a_page_that_was_drawn_are_no_fringes() -> None:
    assert measure(ruled(), 200.0).moire < 10


def test_fringes_over_it_are() -> None:
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH]
    waves = 6 * np.sin(2 * np.pi * (across * 0.11 + down * 0.07))
    page = np.clip(ruled() * 0.9 + waves[:, :, None], 0, 255).astype(np.uint8)
    assert measure(page, 200.0).moire > 40
