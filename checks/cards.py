"""Numbers of bank cards: check digit (ISO/IEC 7812, Luhn), issuer prefixes and lengths (``cards.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from checks.vocabulary import normalised

SHORTEST_PREFIX, LONGEST_PREFIX = 6, 10
_UNIONPAY_CARD = re.compile(r"62\d{14,17}")
_MASKED = re.compile(r"(\d*)[*x●■#]+\d*")
_LAYOUT = re.compile(r"[\s-]")


def as_digits(text: str) -> str:
    """A number without the blanks and hyphens that lay it out.

    >>> as_digits("6222 0000-0000 0000")
    '6222000000000000'
    """
    return _LAYOUT.sub("", normalised(text))


def is_card(number: str) -> bool:
    """Whether a whole number has the form of a card: 16 to 19 digits from 62 on. Numbers of accounts and passbooks
    begin otherwise, with few exceptions, and have no check digit."""
    return _UNIONPAY_CARD.fullmatch(number) is not None


def visible_head(number: str) -> str | None:
    """The digits before the mask of a masked number; None where nothing is masked.

    >>> visible_head("622202****1234"), visible_head("6222020000000000")
    ('622202', None)
    """
    found = _MASKED.fullmatch(number)
    return None if found is None else found[1]


def fits_check_digit(number: str) -> bool:
    """Whether the last digit is what the others ask for (Luhn)."""
    from stdnum import luhn  # and with it what reads from the network

    return luhn.is_valid(number)


def issuers_of(number: str) -> dict[str, frozenset[int]]:
    """The banks whose prefix begins ``number``, by short name, with the lengths that their cards of this prefix have;
    empty where none is known. The longest prefix counts."""
    for length in range(min(LONGEST_PREFIX, len(number)), SHORTEST_PREFIX - 1, -1):
        found = _prefixes().get(number[:length])
        if found:
            return {bank: frozenset(lengths) for bank, lengths in found.items()}
    return {}


def bank_of(name: str) -> str | None:
    """The short name of the bank that a printed name means, None where it is none of the list."""
    text = normalised(name)
    return next((bank for bank, table in _banks().items() if any(known in text for known in table["names"])), None)


@cache
def _banks() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("checks").joinpath("cards.toml").read_text(encoding="utf-8"))


@cache
def _prefixes() -> dict[str, dict[str, set[int]]]:
    found: dict[str, dict[str, set[int]]] = {}
    for bank, table in _banks().items():
        for length, prefixes in table.items():
            for prefix in prefixes.split() if isinstance(prefixes, str) else ():
                found.setdefault(prefix, {}).setdefault(bank, set()).add(int(length))
    return found
