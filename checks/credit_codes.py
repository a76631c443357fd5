"""Unified social credit codes of companies: GB 32100-2015, 18 characters of 31 symbols."""

from __future__ import annotations

import re
from itertools import product

SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
AUTHORITIES = "123456789ANY"
"""What registers: 1 staffing, 5 civil affairs, 9 market regulation, Y others; A and N came with the amendment."""
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LOOK_ALIKE = {"I": "1", "O": "0", "S": "5", "Z": "2", "V": "UY"}
"""Letters that the code does not have, and what they were printed as."""


def trouble_of(code: str) -> str:
    """What is wrong with a code: ``length``, ``character``, ``authority``, ``organisation`` (its inner check
    character) or ``check``; empty where nothing is.

    >>> trouble_of("91110000600037341L"), trouble_of("A1110000600037341L"), trouble_of("9111000060003734IL")
    ('', 'check', 'character')
    """
    if len(code) != 18:
        return "length"
    if any(symbol not in SYMBOLS for symbol in code) or not code[2:8].isdigit():
        return "character"
    if code[0] not in AUTHORITIES:
        return "authority"
    if check_character(code) != code[17]:
        return "check"
    return "" if organisation_check(code[8:16]) == code[16] else "organisation"


def check_character(code: str) -> str:
    """The last character that the first 17 ask for.

    >>> check_character("91110000600037341")
    'L'
    """
    total = sum(SYMBOLS.index(symbol) * weight for symbol, weight in zip(code[:17], _WEIGHTS, strict=True))
    return SYMBOLS[-total % 31]


def organisation_check(body: str) -> str:
    """The check character of the organisation code's eight characters (GB 11714).

    >>> organisation_check("60003734")
    '1'
    """
    total = sum(_ORGANISATION_SYMBOLS.index(symbol) * weight
                for symbol, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def is_old_number(text: str) -> bool:
    """Whether it has the form of the registration number of 15 digits, or of the organisation code beside it."""
    return re.fullmatch(r"\d{15}|[0-9A-Z]{8}[0-9X]", text) is not None


def looks_meant(text: str) -> bool:
    """Whether a code that holds letters it cannot have would be right with those of like shape."""
    if len(text) != 18:
        return False
    choices = [_LOOK_ALIKE.get(symbol, symbol) for symbol in text]
    return any(not trouble_of("".join(symbols)) for symbols in product(*choices))
