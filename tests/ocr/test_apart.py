from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr.apart import numbers_of, pieces_of
from intake_cli.ocr.cells import _read_apart
from intake_cli.ocr.clean import Sheet
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.orientation import Upright
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


@pytest.mark.parametrize("stretches", [[(100, 300)], [(100, 200), (203, 300)]])
def test_ink_without_a_gap_that_parts_words_stays_one_piece(stretches: list[tuple[int, int]]) -> None:
    assert len(found(stretches)) == 1


def numbers(text: str, wide: int) -> list[tuple[int, int]]:
    """Pieces of eight figures, three pixels apart but for a gap ``wide`` behind the fifth."""
    grey = np.full((120, 400), 255, np.uint8)
    for place in range(8):
        left = 100 + 13 * place + (wide - 3 if place > 4 else 0)
        grey[40:60, left:left + 10] = 20
    sheet = cast(Sheet, SimpleNamespace(grey=grey, threshold=128))
    return [(part.left, part.right) for part in numbers_of(sheet, Piece(100, 40, 201 + wide - 3, 60), [
        word(text, 100, 201)])]


@pytest.mark.parametrize("text", ["62329210,748.81", "6299990275232922.50", "-4810,000.00"])
def test_a_number_that_ran_into_a_sum_is_parted_where_the_paper_is_bare(text: str) -> None:
    assert numbers(text, 12) == [(100, 162), (174, 210)]


@pytest.mark.parametrize(("text", "wide"), [("62329210,748.81", 4), ("210,748.81", 12), ("20250613", 12)])
def test_figures_that_stand_evenly_or_are_a_number_stay_one_piece(text: str, wide: int) -> None:
    assert numbers(text, wide) == []


@pytest.mark.parametrize(("second", "texts"), [
    (["56,929.13", "假设燃气"], ["56,929.13", "假设燃气"]), (["", "假设燃气"], ["56,929.13", "设燃气"])])
def test_parts_read_apart_count_unless_one_shows_nothing(second: list[str], texts: list[str]) -> None:
    class Said:
        def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
            return [(reading(text), reading("")) for text in second]

    grey = np.full((120, 400), 255, np.uint8)
    page = cast(Upright, SimpleNamespace(sheet=SimpleNamespace(grey=grey, threshold=128), em=20.0))
    parts = [Piece(100, 40, 186, 60), Piece(198, 40, 300, 60)]
    before = [word("56,929.13", 100, 190), word("设燃气", 220, 300)]
    assert [each.text for each in _read_apart(page, [(parts, before)], Said())] == texts


def reading(text: str) -> Reading:
    return Reading(text, 0.99, tuple((place + 0.5) / len(text) for place in range(len(text))))
