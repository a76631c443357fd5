"""Words that are wider than the text read in them can be: a character was left out, however sure the others are."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from intake_cli.words import Word

SPARE = 0.75
"""Widths of a Chinese character that a word may be wider than its text at its widest."""
UNSURE = 0.79
"""Confidence at most of a word with more room than that: it is read a second time."""
FEWEST = 4
"""Chinese words of like height from which their characters' width is known."""
OTHERS, LABEL = 2, ":"
"""How many characters of such a word are not Chinese at most, and what it does not hold: how wide figures are set is
not known, nor how far behind a label its value stands."""
LONE = 1.5
"""Times its height that a lone letter or figure is wide at most: a ring that a pen drew around a cell is wider."""
LETTER, MARK, FULL_WIDTH = 0.75, 0.5, "()（）,，、;；'"
"""Widths of a Chinese character that letters and other signs are wide at most, and signs as wide as one."""


def with_room_doubted(words: list[Word]) -> list[Word]:
    """``words`` of a page with those unsure in which there is room for another character."""
    widths: dict[int, list[float]] = {}
    for word in words:
        if len(word.text) > 1 and all(map(_is_chinese, word.text)):
            widths.setdefault(_height(word), []).append(_width(word) / len(word.text))
    return [replace(word, confidence=min(word.confidence, UNSURE)) if _has_room(word, widths) else word
            for word in words]


def _has_room(word: Word, widths: dict[int, list[float]]) -> bool:
    if len(word.text) == 1 and word.text.isascii() and word.text.isalnum():
        return _width(word) > LONE * (word.box.bottom - word.box.top)
    chinese = sum(map(_is_chinese, word.text))
    if not chinese or len(word.text) - chinese > OTHERS or LABEL in word.text:
        return False
    alike = [width for height in range(_height(word) - 1, _height(word) + 2) for width in widths.get(height, ())]
    if len(alike) < FEWEST:
        return False
    return _width(word) / median(alike) > sum(map(_widest, word.text)) + SPARE


def _widest(character: str) -> float:
    if _is_chinese(character) or character in FULL_WIDTH:
        return 1.0
    return LETTER if character.isalnum() else MARK


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _width(word: Word) -> float:
    return word.box.right - word.box.left


def _height(word: Word) -> int:
    """In steps of two pixels."""
    return round((word.box.bottom - word.box.top) / 2)
