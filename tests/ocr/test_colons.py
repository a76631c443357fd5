"""Colons whose dots were read as words of their own."""

from __future__ import annotations

import pytest

from checks.facts import Box
from intake_cli.ocr.colons import with_colons
from intake_cli.words import Word

EM = 20.0
LABEL = Word("账号", Box(82, 165, 122, 184), 0.99)


def dot(text: str, left: float, top: float, size: float = 4.0) -> Word:
    return Word(text, Box(left, top, left + size, top + size), 0.9, (left, left + size))


@pytest.mark.parametrize("texts", [(":", ":"), (".", ":"), ("·", "."), ("'", ":")])
def test_two_dots_one_above_the_other_are_a_colon(texts: tuple[str, str]) -> None:
    lower, upper = dot(texts[1], 135, 178), dot(texts[0], 134, 169)
    other = (dot(":", 753, 169), dot(":", 753, 178))
    found = with_colons([LABEL, lower, upper, *other], EM)
    assert [word.text for word in found] == ["账号", ":", ":"]
    assert found[1].box == Box(134, 169, 139, 182)


@pytest.mark.parametrize("second", [dot(":", 150, 178), dot(":", 134, 200), dot("1", 134, 178), dot(":", 134, 178, 12)],
                         ids=["beside", "far below", "a figure", "too large"])
def test_other_dots_stay(second: Word) -> None:
    words = [LABEL, dot(":", 134, 169), second]
    assert with_colons(words, EM) == words
