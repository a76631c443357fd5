"""Seals on pages without colour, by their shape."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from intake_cli.ocr.clean import ink_threshold
from intake_cli.ocr.grey_seals import lift
from intake_cli.ocr.seal_rings import has_ring, is_coloured
from tests.ocr.drawn import page

SHEET = np.full((2340, 1654), 255, np.uint8)
INK = 1


def drawn(make: Callable[[np.ndarray], object]) -> np.ndarray:
    """Where ``make`` puts ink on an A4 page at 200 dpi."""
    ink = np.zeros(SHEET.shape, np.uint8)
    make(ink)
    return ink > 0


def ring(ink: np.ndarray, at: tuple[int, int] = (900, 1500), axes: tuple[int, int] = (160, 160),
         arc: int = 360) -> None:
    cv2.ellipse(ink, at, axes, 10, 0, arc, INK, 9)
    cv2.circle(ink, at, 40, INK, -1)


@pytest.mark.parametrize("make", [ring, lambda ink: ring(ink, axes=(170, 110)), lambda ink: ring(ink, arc=280),
                                  lambda ink: [cv2.ellipse(ink, (900, 1500), (160, 160), 0, start, start + 50, INK, 9)
                                               for start in range(0, 360, 72)]])
def test_a_ring_round_or_oval_or_partly_inked_is_a_seal(make: Callable[[np.ndarray], object]) -> None:
    assert has_ring(drawn(make))


@pytest.mark.parametrize("make", [
    lambda ink: ring(ink, at=(300, 200)),
    lambda ink: ring(ink, axes=(40, 40)),
    lambda ink: ring(ink, axes=(400, 400)),
    lambda ink: ring(ink, arc=150),
    lambda ink: cv2.circle(ink, (900, 1500), 160, INK, -1),
    lambda ink: cv2.rectangle(ink, (740, 1340), (1060, 1660), INK, 9),
    lambda ink: [cv2.rectangle(ink, (x, y), (x + 12, y + 12), INK, -1) for x in range(740, 1060, 24)
                 for y in range(1340, 1660, 24)],
    lambda ink: [cv2.putText(ink, "OOOOO", (740, 1400 + 60 * row), cv2.FONT_HERSHEY_SIMPLEX, 2.4, INK, 6)
                 for row in range(5)]],
    ids=["at the head", "a letter", "wider than a seal", "half a ring", "a disc", "a square", "a code", "letters"])
def test_other_ink_is_none(make: Callable[[np.ndarray], object]) -> None:
    assert not has_ring(drawn(make))


def test_the_ring_of_a_grey_seal_over_print_is_seen_on_the_lifted_page() -> None:
    grey = SHEET.copy()
    for row in range(20):
        cv2.putText(grey, "2025-03-01 1,234.56 98,765.43", (300, 1000 + 50 * row),
                    cv2.FONT_HERSHEY_SIMPLEX, 1.0, 20, 3)
    mark = np.full_like(grey, 255)
    cv2.circle(mark, (900, 1500), 160, 130, 9)
    cv2.circle(mark, (900, 1500), 40, 130, -1)
    grey = cv2.GaussianBlur(np.minimum(grey, mark), (0, 0), 0.6)
    assert has_ring(lift(grey, grey.copy(), ink_threshold(grey), 1))


def test_colour_is_told_from_grey() -> None:
    plain = page()
    grey = plain.min(axis=2)[:, :, None].repeat(3, axis=2)
    assert is_coloured(page(seal=True))
    assert not is_coloured(np.ascontiguousarray(grey))
