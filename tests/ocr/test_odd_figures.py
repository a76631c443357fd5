"""Figures whose digits are shaped otherwise than those of their column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from checks.facts import Box
from intake_cli.ocr.cells import read_page
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.odd_figures import with_oddness
from intake_cli.words import Word
from samples.fonts import font_file

SUMS = [f"{37 * index ** 2 % 9000 + 1000}.{index * 7 % 100:02d}" for index in range(1, 25)]
BALANCES = [f"{91 * index ** 2 % 90000 + 10000}.{index * 13 % 100:02d}" for index in range(1, 25)]
FINE, TYPE, PITCH = 8, 22, 40
RIGHTS = (300, 600)


Cell = tuple[str, int, int, str]


def column(texts: Sequence[str], right: int, style: str = "sans", other: Iterable[int] = ()) -> list[Cell]:
    """What stands where: texts with their right end and line, and the font of each, serif for those named ``other``."""
    return [(text, right, index, "serif" if index in set(other) else style) for index, text in enumerate(texts)]


def page(cells: Sequence[Cell], worn: bool = True) -> tuple[np.ndarray, list[Word]]:
    """The ``cells`` in grey, ``worn`` as a scan is, each a part of a pixel aside, and its words as they are read."""
    rng = np.random.default_rng(7)
    grey = np.full((PITCH * 26, 700), 255, np.uint8)
    words = []
    for text, right, line, style in cells:
        path, face = font_file(style)
        font = ImageFont.truetype(str(path), TYPE * FINE, index=face)
        left, top, end, bottom = font.getbbox(text)
        wide, high = (end - left) // FINE + 12, (bottom - top) // FINE + 12
        drawn = Image.new("L", (wide * FINE, high * FINE), 255)
        aside, down = rng.integers(0, FINE, 2) * worn
        ImageDraw.Draw(drawn).text((4 * FINE + aside - left, 4 * FINE + down - top), text, fill=40, font=font)
        seen = np.asarray(drawn.resize((wide, high), Image.Resampling.BOX))
        x, y = right - wide + 8, PITCH * (line + 1)
        grey[y:y + high, x:x + wide] = np.minimum(grey[y:y + high, x:x + wide], seen)
        words.append(Word(text, Box(x + 4, y + 4, x + wide - 7, y + high - 7)))
    if not worn:
        return grey, words
    grey = cv2.GaussianBlur(grey, (0, 0), 0.7)
    grain = rng.normal(0, 4, grey.shape)
    return np.clip(grey + grain, 0, 255).astype(np.uint8), words


def oddness(cells: Sequence[Cell], hidden: Iterable[int] = ()) -> list[float]:
    return [word.oddness for word in with_oddness(*page(cells), set(hidden))]


def test_a_figure_in_another_font_lies_far_from_the_shapes_of_its_column() -> None:
    found = oddness(column(SUMS, RIGHTS[0], other=[9]) + column(BALANCES, RIGHTS[1]))
    assert found[9] > 10
    assert 0 < max(found[:9] + found[10:]) < 5


def test_a_column_of_its_own_font_is_the_banks_manner() -> None:
    found = oddness(column(SUMS, RIGHTS[0], "serif") + column(BALANCES, RIGHTS[1]))
    assert 0 < max(found) < 5


def test_what_something_lies_on_is_not_judged() -> None:
    found = oddness(column(SUMS, RIGHTS[0], other=[9]) + column(BALANCES, RIGHTS[1]), hidden=[9])
    assert found[9] == 0


def test_figures_that_were_read_otherwise_than_their_ink_parts_are_not_judged() -> None:
    grey, words = page(column(SUMS, RIGHTS[0]) + column(BALANCES, RIGHTS[1]))
    words[3] = Word(words[3].text.replace(".", ""), words[3].box)
    assert with_oddness(grey, words, set())[3].oddness == 0


def test_a_digit_that_lost_its_top_and_foot_is_not_two() -> None:
    """Where two others touch there are as many pieces as characters were read: halves of a nought were held against
    whole digits, and an honest figure was said to be in another font."""
    grey, words = page(column(SUMS, RIGHTS[0]) + column(BALANCES, RIGHTS[1]))
    box = words[9].box
    drawn = grey[round(box.top) - 1:round(box.bottom) + 1, round(box.left) - 1:round(box.right) + 1]
    ends = np.diff((drawn < 140).any(axis=0), prepend=False, append=False).nonzero()[0]
    assert (words[9].text, len(ends)) == ("4700.70", 14)
    third = (ends[5] - ends[4]) // 3
    drawn[:, ends[4] + third:ends[5] - third] = 255
    drawn[-6:-3, ends[1] - 3:ends[2] + 3] = 60
    assert with_oddness(grey, words, set())[9].oddness == 0


def test_a_picture_without_any_grain_has_no_odd_figures() -> None:
    grey, words = page(column(SUMS[:3] * 8, RIGHTS[0]) + column(SUMS[:3] * 8, RIGHTS[1]), worn=False)
    assert 0 <= max(word.oddness for word in with_oddness(grey, words, set())) < 5


def test_of_figures_none_of_which_parts_as_it_was_read_none_is_judged() -> None:
    grey, words = page(column(SUMS, RIGHTS[0]) + column(BALANCES, RIGHTS[1]))
    grey[:] = 255
    assert with_oddness(grey, words, set()) == words


@pytest.mark.parametrize("count", [0, 3, 5])
def test_of_few_figures_none_is_judged(count: int) -> None:
    assert not any(oddness(column(SUMS[:count], RIGHTS[0]) + column(BALANCES[:count], RIGHTS[1])))


def test_print_behind_a_figure_is_no_shape_of_it() -> None:
    grey, words = page(column(SUMS, RIGHTS[0]) + column(BALANCES, RIGHTS[1]))
    box = words[9].box
    behind = grey[round(box.top) - 3:round(box.bottom) + 3, round(box.left):round(box.left) + 25]
    np.minimum(behind, 225, out=behind)
    assert 0 < with_oddness(grey, words, set())[9].oddness < 5


def test_a_page_that_is_read_tells_which_figures_are_odd() -> None:
    grey, _ = page(column(SUMS, RIGHTS[0], other=[9]) + column(BALANCES, RIGHTS[1]))
    read = read_page(PageImage(1, cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), 200.0, None, None, "px"), Path("a.png"))
    odd = {word.text: word.oddness for word in read.words if word.oddness >= 5}
    assert list(odd) == [SUMS[9]]
    assert odd[SUMS[9]] > 10
    assert sum(0 < word.oddness < 5 for word in read.words) > 30
