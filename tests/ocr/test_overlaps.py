"""Texts under what is drawn later, beside a look at each with each."""

from __future__ import annotations

import math

import numpy as np
import pytest

from intake_cli.ocr.overlaps import ByHeight


def _each_with_each(covers: np.ndarray, before: np.ndarray, texts: np.ndarray) -> set[tuple[int, int]]:
    return {(cover, text) for cover, (x0, y0, x1, y1) in enumerate(covers.tolist())
            for text, (left, bottom, right, top) in enumerate(texts.tolist()[:before[cover]])
            if left < x1 and right > x0 and bottom < y1 and top > y0}


def _found(covers: np.ndarray, before: np.ndarray, texts: np.ndarray) -> set[tuple[int, int]]:
    cover, text = ByHeight(texts).overlapping(covers, before)
    return set(zip(cover.tolist(), text.tolist(), strict=True))


@pytest.mark.parametrize("tallest", [8.0, 400.0])
def test_the_pairs_that_each_with_each_would_give(tallest: float) -> None:
    random = np.random.default_rng(7)
    corners = random.uniform(0, 800, (300, 2))
    texts = np.hstack((corners, corners + random.uniform(1, tallest, (300, 2))))
    corners = random.uniform(0, 800, (40, 2))
    covers = np.hstack((corners, corners + random.uniform(1, 120, (40, 2))))
    before = random.integers(0, 301, 40)
    assert _found(covers, before, texts) == _each_with_each(covers, before, texts) != set()


@pytest.mark.parametrize("side", [math.inf, math.nan])
def test_a_text_without_a_place_hides_no_other(side: float) -> None:
    texts = np.array([[10.0, 10.0, 40.0, 20.0], [10.0, -math.inf, 40.0, side], [10.0, 30.0, 40.0, 38.0]])
    covers = np.array([[0.0, 12.0, 50.0, 36.0]])
    assert _found(covers, np.array([3]), texts) >= {(0, 0), (0, 2)}


def test_nothing_over_nothing() -> None:
    none = np.zeros((0, 4))
    assert _found(none, np.zeros(0, int), np.ones((1, 4))) == _found(np.ones((1, 4)), np.ones(1, int), none) == set()
