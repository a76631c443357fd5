"""Print too pale to be ink, as in a band that little toner leaves down a page."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr.clean import clean
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.segment import segment
from tests.ocr.drawn import page

ROWS = [("2025-02-11", "乌有样例商行", "-278.45", "10442.57")] * 6


def segmented(pixels: np.ndarray) -> list[Piece]:
    return segment(clean(PageImage(1, pixels, 200.0, None, None, "px")))[0]


def faded(left: int, right: int, share: float, ruled: bool = False) -> np.ndarray:
    """A page of which ``share`` of the ink is left from ``left`` to ``right``."""
    pixels = page(ROWS, ruled).astype(float)
    pixels[:, left:right] = 255 - (255 - pixels[:, left:right]) * share
    return pixels.astype(np.uint8)


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize(("left", "right"), [(284, 308), (332, 356), (260, 284), (380, 404), (672, 698)])
def test_a_band_of_pale_print_stays_part_of_its_words(left: int, right: int, ruled: bool) -> None:
    """In the midst of a word, at its head, at its end; beside the lines of a table it grows no farther."""
    whole = {(piece.left, piece.right) for piece in segmented(page(ROWS, ruled))}
    pieces = segmented(faded(left, right, 0.18, ruled))
    assert len(pieces) == 24
    assert all(min(abs(piece.left - a) + abs(piece.right - b) for a, b in whole) <= 6 for piece in pieces)


def test_print_of_the_other_side_of_the_sheet_that_shines_through_is_none() -> None:
    """It may stand on the very lines of this side, but its edges are soft."""
    back = cv2.GaussianBlur(np.roll(page(ROWS)[:, ::-1], 150, axis=1), (0, 0), 2.0).astype(float)
    pixels = (page(ROWS) * (1 - 0.25 * (255 - back) / 255)).astype(np.uint8)
    assert {piece.right for piece in segmented(pixels)} == {piece.right for piece in segmented(page(ROWS))}


def test_letters_of_a_printed_ground_are_none() -> None:
    """A line of them may stand on one of the table's by chance."""
    pixels = page(ROWS)
    ground = page([("ANLAN ANLAN AN", "ANLAN ANLAN", "ANLAN ANLAN", "ANLAN ANLAN")] * 6)
    shifted = np.minimum(np.roll(ground, (0, 90), (0, 1)), np.roll(ground, (25, 40), (0, 1))).astype(float)
    pixels = np.minimum(pixels, 255 - (255 - shifted) * 0.15).astype(np.uint8)
    assert {piece.right for piece in segmented(pixels)} == {piece.right for piece in segmented(page(ROWS))}


def test_what_does_not_keep_to_the_line_is_no_print_of_it() -> None:
    """The stroke of a watermark, or of a seal that was lifted, beside each word."""
    pixels = page(ROWS)
    cv2.line(pixels, (420, 0), (440, pixels.shape[0]), (215, 215, 215), 8)
    assert {piece.right for piece in segmented(pixels)} == {piece.right for piece in segmented(page(ROWS))}
