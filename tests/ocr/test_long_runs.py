"""Runs along rows on packed bits are those of morphology on pixels, at the edges of the picture too."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.long_runs import Runs, heightened, rimmed

INK = (np.random.default_rng(7).random((61, 203)) < np.linspace(0.02, 0.98, 61)[:, None]).astype(np.uint8)


@pytest.mark.parametrize(("gap", "length"), [(5, 40), (5, 39), (1, 1), (4, 7)])
def test_runs_on_bits_are_those_of_pixels(gap: int, length: int) -> None:
    closed = cv2.morphologyEx(INK, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    assert np.array_equal(Runs.of(INK).closed(gap).opened(length).pixels(), opened)
    turned = np.ascontiguousarray(INK.T)
    assert np.array_equal(Runs.down(turned).closed(gap).opened(length).pixels(), opened.T)
    assert 0 < np.count_nonzero(opened) < opened.size


@pytest.mark.parametrize("reach", [3, 4, 11])
def test_what_lies_beyond_the_page_is_no_ink_where_it_is_asked_so(reach: int) -> None:
    within = np.pad(INK, ((0, 0), (reach, reach)))
    eroded = cv2.erode(within, np.ones((1, reach), np.uint8))[:, reach:-reach]
    assert np.array_equal(Runs.of(INK).eroded(reach, outside=False).pixels(), eroded)
    assert not np.array_equal(eroded, cv2.erode(INK, np.ones((1, reach), np.uint8)))


def test_ink_with_what_lies_around_it_is_that_of_morphology() -> None:
    assert np.array_equal(rimmed(INK), cv2.dilate(INK, np.ones((3, 3), np.uint8)))
    assert np.array_equal(heightened(INK), cv2.dilate(INK, np.ones((3, 1), np.uint8)))
