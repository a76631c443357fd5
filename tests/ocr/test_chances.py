"""Probabilities of the steps that matter say what those of all steps say."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr.chances import Chances, from_outputs
from intake_cli.ocr.ctc import FIGURES, Alphabet

LINES, STEPS = 3, 400
ALPHABET = Alphabet([*FIGURES, "工", "资", "，", "：", "¥", "￥"])


def outputs() -> np.ndarray:
    """What a model may say before its last layer: of most steps nothing, of some hardly."""
    found = np.random.default_rng(5).normal(0, 3, (LINES, STEPS, len(ALPHABET.characters))).astype(np.float32)
    found[:, ::2, 0] += 9
    found[1, 200:] = 0
    found[1, 200:, 0] = 40
    return found


def test_steps_at_which_plainly_nothing_is_are_not_asked_for_and_all_else_is_said_as_before() -> None:
    said = outputs()
    whole = np.exp(said.astype(np.float64))
    whole /= whole.sum(axis=2, keepdims=True)
    found = from_outputs(said)
    assert [each.steps for each in found] == [STEPS] * LINES
    assert all(0 < len(each.rows) < STEPS for each in found)
    assert found[1].rows.max() < 200
    for some, every in zip(found, whole, strict=True):
        assert np.allclose(some.values, every[some.rows], atol=1e-6)
        for path, expected in zip(ALPHABET.choose(some), ALPHABET.choose(Chances.of(every)), strict=True):
            assert path.classes == expected.classes
            assert path.missed == expected.missed
            sure = [step for step, chosen in enumerate(path.classes) if chosen]
            assert np.allclose(np.array(path.chances)[sure], np.array(expected.chances)[sure], atol=1e-6)
    assert any(ALPHABET.choose(each)[0].missed for each in found)


def test_lines_of_nothing_hold_nothing() -> None:
    said = np.zeros((2, 5, len(ALPHABET.characters)), np.float32)
    said[:, :, 0] = 40
    for line in from_outputs(said):
        free, figures = ALPHABET.choose(line)
        assert ALPHABET.read(free, 0, 5) == ALPHABET.read(figures, 0, 5)
        assert ALPHABET.read(free, 0, 5).text == ""
