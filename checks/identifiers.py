"""Identity numbers: GB 11643-1999 (18 characters, ISO 7064 MOD 11-2), its 15-digit forerunner, and the permits
that use the same form: residence permits for Hong Kong, Macao and Taiwan residents (81, 82, 83) and the
foreigners' permanent residence card of 2023 (9)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum

from stdnum.iso7064 import mod_11_2


class NumberType(StrEnum):
    """Whose number it is, by its first digits."""

    RESIDENT = "resident"
    HK_MO_TW = "hk-mo-tw"
    FOREIGNER = "foreigner"


_WELL_FORMED = re.compile(r"[0-9]{17}[0-9Xx]")
_FIRST_GENERATION = re.compile(r"[0-9]{15}")
MASKS = frozenset("*●■▇█")
"""Signs that papers print where they hide a part of a number."""
_LOOKS_LIKE_X = str.maketrans({"×": "X", "✕": "X", "х": "X", "Х": "X"})


def is_well_formed(number: str) -> bool:
    """18 characters: digits, and a digit or X (either case) at the end."""
    return _WELL_FORMED.fullmatch(number) is not None


def is_first_generation(number: str) -> bool:
    """15 digits, as issued until 1999."""
    return _FIRST_GENERATION.fullmatch(number) is not None


def as_printed(text: str) -> str:
    """A number as a paper means it: layout blanks and width removed, signs that look like X taken for it.

    >>> as_printed(" 1101 0119 8001 0100 2×")
    '11010119800101002X'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_LOOKS_LIKE_X)


def number_type(number: str) -> NumberType:
    """Whose number a well-formed number is."""
    if number.startswith("9"):
        return NumberType.FOREIGNER
    return NumberType.HK_MO_TW if number.startswith("8") else NumberType.RESIDENT


def check_character(number: str) -> str:
    """The check character that the first 17 digits ask for.

    >>> check_character("11010119800101001")
    '0'
    """
    return str(mod_11_2.calc_check_digit(number[:17]))


def checks_out(number: str) -> bool:
    """Whether a number is well formed and its last character the one that the others ask for."""
    return is_well_formed(number) and check_character(number) == number[-1].upper()


_LOOK_ALIKE = {frozenset(pair) for pair in ("17", "38", "56", "08", "68", "06", "35", "49", "27", "58", "89", "69")}
"""Digits that are taken for each other in reading."""


def slips(number: str) -> list[str]:
    """Places at which one slip would make a well-formed number fit its check character: ``7`` where a digit of like
    shape would, ``7-8`` where two neighbours would in the other order. Which it is, only the card can tell.

    >>> slips("110101198001010010"), slips("110101198007010010")
    ([], ['7', '12', '17', '2-3'])
    """
    changed = [(str(place), f"{number[:place - 1]}{digit}{number[place:]}") for place in range(1, 18)
               for digit in "0123456789" if frozenset((digit, number[place - 1])) in _LOOK_ALIKE]
    swapped = [(f"{place}-{place + 1}", f"{number[:place - 1]}{number[place]}{number[place - 1]}{number[place + 1:]}")
               for place in range(1, 17) if number[place - 1] != number[place]]
    return list(dict.fromkeys(place for place, other in (*changed, *swapped)
                              if check_character(other) == number[-1] and birth_date(other) is not None))


def birth_digits(number: str) -> str:
    """YYYYMMDD as carried by a number; the 15-digit form is of the twentieth century."""
    return f"19{number[6:12]}" if is_first_generation(number) else number[6:14]


def birth_date(number: str) -> date | None:
    """The birth date a number carries, None when there is no such day."""
    digits = birth_digits(number)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def upgraded(number: str) -> str:
    """The 18-character form of a 15-digit number.

    >>> upgraded("130503670401001")
    '130503196704010016'
    """
    body = f"{number[:6]}19{number[6:]}"
    return body + check_character(body)


def age_on(birth: date, day: date) -> int:
    """Full years on a day; negative before birth.

    >>> age_on(date(2000, 2, 29), date(2018, 2, 28)), age_on(date(2000, 2, 29), date(2018, 3, 1))
    (17, 18)
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def masked(number: str) -> str:
    """First three and last four characters; a number too short to hide in is hidden whole.

    >>> masked("110101198001010010"), masked("12345")
    ('110***********0010', '*****')
    """
    hidden = len(number) - 7
    return f"{number[:3]}{'*' * hidden}{number[-4:]}" if hidden >= 4 else "*" * len(number)
