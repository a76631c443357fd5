from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr.apart import pieces_of
from intake_cli.ocr.clean import Sheet
from intake_cli.ocr.gather import Piece
from intake_cli.words import Word

PIECE = Piece(100, 40, 300, 60)


def word(text: str, left: float, right: float) -> Word:
    step = (right - left) / len(text)
    return Word(text, Box(left, 40, right, 60), 0.99, tuple(left + step * place for place in range(len(text) + 1)))


def found(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    grey = np.full((120, 400), 255, np.uint8)
    for left, right in stretches:
        grey[40:60, left:right] = 20
    sheet = cast(Sheet, SimpleNamespace(grey=grey, threshold=128))
    words = [word("56,929.13", 100, 190), word("设燃气", 220, 300)]
    return [(piece.left, piece.right) for piece in pieces_of(sheet, PIECE, words)]


def test_a_character_that_was_left_out_beside_a_gap_belongs_to_the_word_it_touches() -> None:
    left, right = found([(100, 186), (198, 300)])
    assert left == pytest.approx((100, 186), abs=2)
    assert right == pytest.approx((198, 300), abs=2)


def test_ink_without_a_gap_stays_one_piece() -> None:
    assert len(found([(100, 300)])) == 1
