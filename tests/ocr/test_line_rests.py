"""What is left of pale level lines is no print; points and signs that stand at their height are."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr.line_rests import rests_of, take_off
from intake_cli.words import Rule

Box = tuple[int, int, int, int]


def level(y: float, start: float, end: float) -> Rule:
    return Rule(False, y, start, end)


def taken(boxes: list[Box], rules: list[Rule]) -> list[Box]:
    return [box for box, rest in zip(boxes, rests_of(np.array(boxes), rules).tolist(), strict=True) if rest]


def test_flat_ink_at_the_height_of_a_line_that_was_found_in_pieces_is_of_it() -> None:
    rest, hyphen, beyond = (520, 99, 14, 2), (520, 84, 8, 2), (900, 99, 14, 2)
    assert taken([rest, hyphen, beyond], [level(100, 50, 500), level(101, 600, 850)]) == [rest]


def test_a_line_slopes_between_its_pieces() -> None:
    rest, below = (500, 103, 14, 2), (500, 112, 14, 2)
    assert taken([rest, below], [level(100, 50, 400), level(102.5, 401, 480), level(105.5, 600, 850)]) == [rest]


def test_lines_run_on_to_the_sides_of_their_table() -> None:
    table = [level(y, 50, 850) for y in (20, 60, 140)]
    rest = (700, 99, 14, 2)
    assert taken([rest], [*table, level(100, 50, 300)]) == [rest]
    assert taken([rest], [*table[:2], level(100, 50, 300)]) == []
    assert taken([rest], [*table, level(100, 50, 200)]) == []


def test_crumbs_are_rests_only_where_a_line_crumbled_and_points_never() -> None:
    crumb, point = (540, 99, 2, 2), (560, 98, 3, 3)
    pieces = [level(100, 50, 500), level(100, 700, 850)]
    rests = [(510 + 10 * place, 99, 5, 2) for place in range(5)]
    assert taken([crumb, point, rests[0]], pieces) == [rests[0]]
    assert taken([crumb, point, *rests], pieces) == [crumb, *rests]


def test_a_sign_before_a_figure_of_a_cell_that_no_line_parts_is_no_rest() -> None:
    minus, figure, rest = (600, 99, 8, 2), (611, 92, 9, 16), (700, 99, 8, 2)
    table = [level(y, 50, 850) for y in (20, 60, 140)]
    assert taken([minus, figure, rest], [*table, level(100, 50, 400)]) == [rest]


def test_rests_go_with_their_rims_and_print_beside_them_stays() -> None:
    ink = np.zeros((60, 400), np.uint8)
    ink[29:31, 150:170] = 1
    ink[20:28, 160:166] = 1  # ends above the middle of the line
    gone, heights = take_off(ink, [level(30, 10, 140), level(30, 180, 390)])
    assert gone is not None
    assert gone[28:32, 149:171].sum() == 4 * 22
    assert ink.sum() == 8 * 6
    assert heights.tolist() == [8]


def test_of_a_page_without_lines_nothing_is_taken() -> None:
    ink = np.zeros((20, 40), np.uint8)
    ink[10:12, 5:20] = 1
    gone, heights = take_off(ink, [])
    assert gone is None
    assert heights.tolist() == [2]
