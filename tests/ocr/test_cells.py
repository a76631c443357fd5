"""Words that ink of a seal lies on, or may hide a part of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr.cells import _is_dirt, _lies_under, _on_its_line
from intake_cli.ocr.clean import Sheet
from intake_cli.words import Word


@pytest.mark.parametrize(("text", "ink", "under"), [
    ("79,643", (82, 90), True), ("79,643", (96, 104), False), ("79,643", (30, 38), True), ("79,643", (60, 62), True),
    ("代扣", (82, 90), False), ("代扣", (60, 62), True)])
def test_ink_beside_a_figure_may_hide_its_minus_or_its_cents(text: str, ink: tuple[int, int], under: bool) -> None:
    mask = np.zeros((60, 200), bool)
    mask[10:50, slice(*ink)] = True
    assert _lies_under(mask, Word(text, Box(40, 20, 80, 36), 0.99)) is under


@pytest.mark.parametrize(("text", "confidence", "height", "dirt"), [
    ("2", 0.97, 7, True), ("2", 0.97, 12, False), ("2", 0.1, 15, True), ("22", 0.97, 7, False), ("-", 0.97, 3, False),
    (".", 0.97, 3, False), ("二", 0.97, 7, False), ("2.00", 0.1, 15, False), ("20250316", 0.9, 3, True),
    ("一一", 0.97, 3, False), ("*******", 0.9, 3, True), ("***", 0.9, 6, False)])
def test_a_lone_figure_far_lower_than_any_is_dirt_and_so_are_figures_as_flat_as_a_stroke(
        text: str, confidence: float, height: int, dirt: bool) -> None:
    assert _is_dirt(Word(text, Box(0, 0, 10, height), confidence), 20.0) is dirt


@pytest.mark.parametrize(("text", "bottom", "found"), [
    (".400.00", 70, (40, 56)), (".400.00", 46, (20, 46)), ("招商银行样例支行", 70, (20, 70)), ("4", 70, (20, 70))])
def test_a_figure_that_ink_of_a_seal_makes_higher_stands_where_its_figures_do(
        text: str, bottom: int, found: tuple[int, int]) -> None:
    grey = np.full((100, 200), 255, np.uint8)
    grey[20:70, 30:34] = 0  # a piece of the ring
    for left in range(40, 100, 10):
        grey[41:55, left:left + 6] = 0
    sheet = cast(Sheet, SimpleNamespace(grey=grey, threshold=128))
    box = _on_its_line(sheet, Word(text, Box(30, 20, 100, bottom), 0.9)).box
    assert (box.top, box.bottom) == pytest.approx(found, abs=2)
