"""A colon that stands apart from its label, as a full-width one does: its two dots were read as a word each."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Box
from intake_cli.words import Word

DOT = 0.4
"""Heights of a full character that a dot is wide and high at most."""
APART = 0.6
"""The same between the two dots of a colon at most."""


def with_colons(words: list[Word], em: float) -> list[Word]:
    """``words`` with each two dots of which one stands right above the other as one colon; ``em`` is the height of a
    full character."""
    dots = sorted((word for word in words if _is_dot(word, em)), key=lambda word: word.box.left)
    colons: dict[int, Word | None] = {}
    for place, dot in enumerate(dots):
        for other in dots[place + 1:]:
            if other.box.left >= dot.box.right:
                break
            upper, lower = sorted((dot, other), key=lambda each: each.box.top)
            if _stand_together(upper.box, lower.box, em) and not {id(upper), id(lower)} & colons.keys():
                colons |= {id(upper): _colon(upper, lower), id(lower): None}
    return [kept for word in words if (kept := colons.get(id(word), word)) is not None] if colons else words


def _is_dot(word: Word, em: float) -> bool:
    wide, high = word.box.right - word.box.left, word.box.bottom - word.box.top
    return len(word.text) == 1 and not word.text.isalnum() and max(wide, high) < DOT * em


def _stand_together(upper: Box, lower: Box, em: float) -> bool:
    return 0 < lower.top - upper.bottom <= APART * em


def _colon(upper: Word, lower: Word) -> Word:
    one, other = upper.box, lower.box
    box = Box(min(one.left, other.left), one.top, max(one.right, other.right), other.bottom)
    return replace(upper, text=":", box=box, confidence=min(upper.confidence, lower.confidence), numeric=None,
                   numeric_confidence=0.0, edges=(box.left, box.right), size=box.bottom - box.top)
