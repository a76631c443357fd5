"""Words that ink of a seal lies on, or may hide a part of."""

from __future__ import annotations

import numpy as np
import pytest

from checks.facts import Box
from intake_cli.ocr.cells import _is_dirt, _lies_under
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
    (".", 0.97, 3, False), ("二", 0.97, 7, False), ("2.00", 0.1, 15, False)])
def test_a_lone_figure_far_lower_than_any_is_dirt(text: str, confidence: float, height: int, dirt: bool) -> None:
    assert _is_dirt(Word(text, Box(0, 0, 10, height), confidence), 20.0) is dirt
