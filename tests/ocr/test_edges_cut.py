"""What an edge cuts through: characters, and lines of a table, but neither streaks nor ruled paper."""

from __future__ import annotations

import numpy as np
import pytest

from intake_cli.ocr.edges_cut import EDGES, cut_pieces

HIGH, WIDE = 1169, 827
"""Dots of A4 at 100 dpi."""


def lines(first: int, last: int, dashed: bool = False) -> np.ndarray:
    """Ten thin lines across a page, from one column to another."""
    ink = np.zeros((HIGH, WIDE), dtype=bool)
    for place in range(10):
        ink[100 + 30 * place:102 + 30 * place, first:last] = True
    if dashed:
        ink[:, ::6] = ink[:, 1::6] = False
    return ink


@pytest.mark.parametrize("dashed", [False, True])
def test_lines_of_a_table_that_run_into_an_edge_are_counted_there(dashed: bool) -> None:
    assert cut_pieces(lines(80, WIDE, dashed)) == {"left": 0, "top": 0, "right": 10, "bottom": 0}


def test_a_whole_table_and_what_runs_from_edge_to_edge_is_not_cut() -> None:
    nothing = dict.fromkeys(EDGES, 0)
    assert cut_pieces(lines(80, WIDE - 30)) == nothing
    assert cut_pieces(lines(0, WIDE)) == nothing
    assert cut_pieces(lines(0, WIDE)[:, :HIGH].T) == nothing


def test_a_black_border_is_no_line() -> None:
    ink = np.zeros((HIGH, WIDE), dtype=bool)
    ink[:, -30:] = True
    assert cut_pieces(ink) == dict.fromkeys(EDGES, 0)


def test_pieces_of_characters_are_counted() -> None:
    ink = np.zeros((HIGH, WIDE), dtype=bool)
    for place in range(4):
        ink[100 + 40 * place:110 + 40 * place, -6:] = True
    assert cut_pieces(ink)["right"] == 4
