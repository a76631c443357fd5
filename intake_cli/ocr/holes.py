"""Words of a text layer in which the file does not say, or does not say rightly, what some characters are."""

from __future__ import annotations

from collections.abc import Sequence

from intake_cli.ocr.glyph_words import is_cjk
from intake_cli.ocr.unmapped import UNREAD
from intake_cli.words import Word

MOST_ALONE = 2
"""Signs that stand alone and may be unread: a logo set in type, not a column."""
MIXED = 2
"""Different words of two scripts that no printer mixes: one may be a café's name, on however many rows."""


def holed(words: Sequence[Word]) -> bool:
    """Whether words have characters that cannot be read: inside one of several, or as often as a column has them; or
    whether several have European letters amid Chinese ones, which a program that lost the table of a font put there."""
    unread = [word for word in words if UNREAD in word.text]
    mixed = {word.text for word in words if any(map(_is_european, word.text)) and any(map(is_cjk, word.text))}
    return len(unread) > MOST_ALONE or any(len(word.text) > 1 for word in unread) or len(mixed) >= MIXED


def _is_european(char: str) -> bool:
    """Whether a character is a letter that neither Chinese nor English has: Latin-1 or Latin Extended, and the sign of
    division among them, but not that of multiplication, which seals and masks have."""
    return "\u00c0" <= char <= "\u024f" and char != "×"
