"""ISO/IEC 7064 MOD 1271-36: two check characters for text of digits and capital letters.

The system detects every single error and every transposition of two characters in the seventeen of a tag
(35 and the powers of 36 less one that matter share no factor with 1271 = 31 x 41), and all but one in 1271 of
other errors.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The characters in the order of their values."""

_MODULUS = 1271


def _residue(text: str) -> int:
    """The text as a number of base 36, modulo 1271. ValueError for a character outside the alphabet."""
    residue = 0
    for character in text:
        residue = (residue * 36 + ALPHABET.index(character)) % _MODULUS
    return residue


def check_characters(text: str) -> str:
    """The two characters that protect ``text``.

    >>> check_characters("ISO79")
    '3W'
    """
    high, low = divmod((1 - _residue(text + "00")) % _MODULUS, 36)
    return ALPHABET[high] + ALPHABET[low]


def is_valid(text: str) -> bool:
    """Whether ``text`` ends in its own check characters.

    >>> is_valid("ISO793W"), is_valid("ISO973W"), is_valid("iso793w")
    (True, False, False)
    """
    return len(text) > 2 and all(c in ALPHABET for c in text) and check_characters(text[:-2]) == text[-2:]
