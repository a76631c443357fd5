"""Which way up a page lies: the words that tell."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from intake_cli.ocr import orientation
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.orientation import LYING, MORE, SAMPLE, UPRIGHT, Upright


def text(word: str) -> tuple[Reading, Reading]:
    reading = Reading(word, 0.95 if word else 0.0, ())
    return reading, reading


class Begun:
    """Words that were read, and which of them were asked for."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words, self.asked, self.firsts = words, set[int](), list(range(len(words)))

    def readings(self, indices: Sequence[int]) -> list[tuple[Reading, Reading]]:
        self.asked |= set(indices)
        return [text(self.words[index]) for index in indices]


def score(begun: Begun) -> float:
    crops = [SimpleNamespace(piece=Piece(0, 0, 120 + index, 18), pixels=np.zeros((18, 120))) for index in begun.firsts]
    return orientation._score(cast(Upright, SimpleNamespace(begun=begun, crops=cast(Any, crops), em=20.0)))


def test_pieces_in_which_nothing_is_read_do_not_turn_a_page() -> None:
    """As the streaks of a desk that a sheet was photographed on, which are more than its words."""
    assert score(Begun([""] * 2 * SAMPLE + ["2025-03-05"] * 2 * SAMPLE)) > UPRIGHT
    assert score(Begun([""] * MORE * SAMPLE + ["2025-03-05"] * SAMPLE)) < LYING


def test_no_more_words_are_read_than_needed() -> None:
    begun = Begun(["2025-03-05"] * 3 * SAMPLE)
    assert score(begun) > UPRIGHT
    assert len(begun.asked) == SAMPLE
