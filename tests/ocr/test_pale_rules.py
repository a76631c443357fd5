"""Level lines of a table that came out pale, found between those that did not."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr.ruled import find

THRESHOLD = 160
EDGES = (50, 300, 600, 950)


def table(levels: dict[int, int]) -> np.ndarray:
    """A ruled table with level lines so light by their heights, and words (strokes 4 pixels apart) in its cells."""
    grey = np.full((900, 1000), 250, np.uint8)
    for at in EDGES:
        grey[100:801, at:at + 2] = 60
    for top in range(130, 800, 100):
        for start in EDGES[:-1]:
            grey[top:top + 22, start + 20:start + 180:4] = 30
    for at, light in levels.items():
        grey[at:at + 2, 50:952] = light
    return grey


def heights(levels: dict[int, int]) -> list[int]:
    rules, _ = find(table(levels), THRESHOLD)
    return [round(rule.position) for rule in rules if not rule.vertical]


def test_pale_lines_of_a_table_are_found_where_others_are_dark() -> None:
    """Entries of which the line between them fell amid two rows of pixels were one, with the texts of both."""
    dark = dict.fromkeys(range(100, 801, 100), 60)
    assert heights(dark | {300: 175, 500: 170}) == heights(dark)
    _, gone = find(table(dark | {300: 175}), THRESHOLD)
    assert gone[300:302, 60:290].all()


def test_nothing_is_a_line_where_none_is_drawn_nor_one_that_is_no_darker_than_grain() -> None:
    dark = dict.fromkeys((100, 200, 400, 800), 60)
    assert heights(dark) == heights(dark | {300: 235}) == [101, 201, 401, 801]
