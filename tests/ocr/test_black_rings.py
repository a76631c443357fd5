"""Rings of seals on scans in black and white."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr.black_rings import is_two_toned, ring_in
from intake_cli.ocr.cells import sealed_boxes
from intake_cli.ocr.clean import clean
from intake_cli.ocr.images import PageImage
from intake_cli.words import Word
from samples.degrade import stamp


def _print() -> np.ndarray:
    """A page of dense print at 200 dpi, black on white."""
    page = np.full((2339, 1653), 255, np.uint8)
    for top in range(200, 2200, 40):
        for left in range(120, 1400, 330):
            cv2.putText(page, "6217.85-20", (left, top), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 3)
    return page


def _page(grey: np.ndarray) -> PageImage:
    return PageImage(1, np.repeat(grey[:, :, None], 3, axis=2), 200.0, None, None, "px", 200.0)


@pytest.mark.parametrize("radius", [90, 165, 230])
def test_the_ring_of_a_seal_is_seen_amid_print_in_black_and_white(radius: int) -> None:
    sealed = stamp(np.repeat(_print()[:, :, None], 3, axis=2), 1000, 900, radius)
    ink = (sealed[:, :, 1] < 140).astype(np.uint8)
    ring = ring_in(ink, 1)
    assert ring is not None
    assert abs(ring.x - 1000) < 6
    assert abs(ring.y - 900) < 6
    assert abs(ring.radius - radius) < 10
    assert ring.meets(Box(1000, 900, 1010, 910))
    assert ring.meets(Box(1000 - 3 * radius, 900, 1010 - radius, 910))
    assert not ring.meets(Box(1020 + radius, 900, 1300 + radius, 910))
    assert not ring.meets(Box(985 + radius, 885 + radius, 1300 + radius, 910 + radius))  # beside the box around it
    twice = ring_in(ink, 2)
    assert twice is not None
    assert (twice.x, twice.radius) == (2 * ring.x, 2 * ring.radius)


def test_print_alone_shows_no_ring() -> None:
    assert ring_in((_print() < 128).astype(np.uint8), 1) is None
    assert ring_in(np.zeros((2339, 1653), np.uint8), 1) is None


def test_pages_of_many_greys_are_not_in_black_and_white() -> None:
    page = _print()
    assert is_two_toned(_page(page))
    assert not is_two_toned(_page(cv2.GaussianBlur(page, (0, 0), 4)))


def test_what_is_read_within_a_black_ring_may_lie_under_a_seal() -> None:
    """Letters of the seal were counterparties, and a stroke of it an amount, in silence."""
    sealed = stamp(np.repeat(_print()[:, :, None], 3, axis=2), 1000, 900, 165)
    black = _page(np.where(sealed[:, :, 1] < 140, 0, 255).astype(np.uint8))
    within, beside = (Word("6217", Box(left, 890, left + 80, 912)) for left in (960, 120))
    assert sealed_boxes(black, clean(black), [within, beside]) == (within.box,)
