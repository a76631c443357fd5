"""What an edge cuts through: characters, and lines of a table, but neither streaks nor ruled paper."""

from __future__ import annotations

import cv2
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


def cut(ink: np.ndarray, skew: float = 0.0) -> dict[str, int]:
    return cut_pieces(ink, ink, skew)


def askew(ink: np.ndarray, degrees: float) -> np.ndarray:
    """A sheet as a scanner turned it, white beyond its edges."""
    matrix = cv2.getRotationMatrix2D((WIDE / 2, HIGH / 2), -degrees, 1)
    return cv2.warpAffine(ink.view(np.uint8), matrix, (WIDE, HIGH)) > 0


@pytest.mark.parametrize("dashed", [False, True])
def test_lines_of_a_table_that_run_into_an_edge_are_counted_there(dashed: bool) -> None:
    assert cut(lines(80, WIDE, dashed)) == {"left": 0, "top": 0, "right": 10, "bottom": 0}


def test_a_whole_table_and_what_runs_from_edge_to_edge_is_not_cut() -> None:
    nothing = dict.fromkeys(EDGES, 0)
    assert cut(lines(80, WIDE - 30)) == nothing
    assert cut(lines(0, WIDE)) == nothing
    assert cut(lines(0, WIDE)[:, :HIGH].T) == nothing


def test_a_black_border_is_no_line() -> None:
    ink = np.zeros((HIGH, WIDE), dtype=bool)
    ink[:, -30:] = True
    assert cut(ink) == dict.fromkeys(EDGES, 0)


def test_pieces_of_characters_are_counted() -> None:
    ink = np.zeros((HIGH, WIDE), dtype=bool)
    for place in range(4):
        ink[100 + 40 * place:110 + 40 * place, -6:] = True
    assert cut(ink)["right"] == 4


def test_lines_one_dot_thick_are_lines() -> None:
    thin = np.zeros((HIGH, WIDE), dtype=bool)
    thin[100:400:30, 80:] = True
    assert cut_pieces(np.zeros_like(thin), thin)["right"] == 10


@pytest.mark.parametrize("degrees", [-1.5, 0.7])
@pytest.mark.parametrize("edge", EDGES)
def test_the_edge_of_a_sheet_that_lies_askew_is_known(edge: str, degrees: float) -> None:
    """Half of it lies within the picture, where white follows."""
    ink = np.zeros((HIGH, WIDE), dtype=bool)
    for place in range(6):
        for top in (60 + 40 * place, HIGH - 70 - 40 * place):
            ink[top:top + 10, :6] = ink[top:top + 10, -6:] = edge in ("left", "right")
        for left in (60 + 40 * place, WIDE - 70 - 40 * place):
            ink[:6, left:left + 10] = ink[-6:, left:left + 10] = edge in ("top", "bottom")
    told = cut(askew(ink, degrees), degrees)
    assert told[edge] >= 6
    assert sum(told.values()) >= 12  # the edge across is cut as well, no other
    assert cut(askew(ink, degrees))[edge] < told[edge]


@pytest.mark.parametrize("degrees", [-1.5, 0.7])
def test_a_whole_sheet_that_lies_askew_is_not_cut(degrees: float) -> None:
    assert cut(askew(lines(25, WIDE - 25), degrees), degrees) == dict.fromkeys(EDGES, 0)


@pytest.mark.parametrize("degrees", [-1.5, 0.8])
def test_the_black_bed_around_a_sheet_is_no_print(degrees: float) -> None:
    bed = ~askew(np.ones((HIGH, WIDE), dtype=bool), degrees)
    assert max(cut(bed | askew(lines(25, WIDE - 25), degrees), degrees).values()) <= 1


def test_skew_that_was_measured_wrongly_cuts_nothing() -> None:
    """A sheet that lay so would end across its own print."""
    assert max(cut(lines(25, WIDE - 25), 9.0).values()) == 0
