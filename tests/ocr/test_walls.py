from __future__ import annotations

import numpy as np
import pytest

from intake_cli.ocr.gather import Piece, gathered
from intake_cli.ocr.walls import parting, rows_of, walls_of
from intake_cli.words import Rule

EM = 18.0
DASH, WORD = Piece(104, 70, 110, 73), Piece(119, 62, 196, 80)


@pytest.mark.parametrize(("rule", "words"), [
    (None, 1), (Rule(True, 116.0, 0.0, 200.0), 2), (Rule(True, 116.0, 90.0, 200.0), 1),
    (Rule(False, 116.0, 0.0, 200.0), 1), (Rule(True, 300.0, 0.0, 200.0), 1)])
def test_a_dash_is_no_mark_of_a_word_in_the_cell_beside_it(rule: Rule | None, words: int) -> None:
    ink = np.zeros((220, 400), np.uint8)
    walls = walls_of(ink, () if rule is None else (rule,), 1, EM)
    found = gathered([Piece(DASH.left, DASH.top, DASH.right, DASH.bottom),
                      Piece(WORD.left, WORD.top, WORD.right, WORD.bottom)], EM, parting(walls))
    assert len(found) == words


def test_a_line_that_a_stroke_goes_through_is_no_wall_there() -> None:
    ink = np.zeros((220, 400), np.uint8)
    ink[70:73, 104:126] = 1
    wall, = walls_of(ink, (Rule(True, 116.0, 0.0, 200.0),), 1, EM)
    assert not wall.parts(DASH, WORD)
    assert wall.parts(Piece(80, 130, 110, 148), Piece(122, 130, 196, 148))
    mask = ink.copy()
    wall.clear(mask)
    assert (mask == ink).all()


@pytest.mark.parametrize(("bottom", "line", "rows"), [
    (102, Rule(False, 80.0, 0.0, 400.0), 2), (102, Rule(False, 80.0, 110.0, 400.0), 1),
    (102, Rule(False, 66.0, 0.0, 400.0), 1), (86, Rule(False, 73.0, 0.0, 400.0), 1)])
def test_a_piece_over_two_rows_is_cut_at_the_line_between_them_and_a_word_struck_through_is_not(
        bottom: int, line: Rule, rows: int) -> None:
    found = rows_of(Piece(104, 60, 196, bottom), [line], EM)
    assert len(found) == rows
    assert (found[0].top, found[-1].bottom) == (60, bottom)
