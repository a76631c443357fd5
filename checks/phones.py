"""Telephone numbers as keyed: where they stand, and which two are one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from checks.facts import Application, Field

NOTHING = "0"
"""How a contact or number that does not exist is keyed."""
_COUNTRY = re.compile(r"(?:00)?86(?=1\d{10}$|0?[2-9]\d{8,10}$)")


def keyed_numbers(application: Application) -> Iterator[tuple[str, Field[str]]]:
    """Every field of telephone numbers that holds something, with its use: mobile, home_phone, employer_phone,
    spouse_mobile, contact_phone."""
    fields = [("mobile", application.applicant.values.get("mobile")),
              ("home_phone", application.applicant.values.get("home_phone")),
              ("employer_phone", application.employer.get("phone")),
              ("spouse_mobile", application.spouse.get("mobile")),
              *(("contact_phone", contact.values.get("phone")) for contact in application.contacts)]
    for use, number in fields:
        if number is not None and number.value.strip() not in ("", NOTHING):
            yield use, number


def each_number(text: str) -> list[str]:
    """The numbers of one field, separated by whatever was typed between them.

    >>> each_number("13900000000,13800000000"), each_number("010-56000000、0")
    (['13900000000', '13800000000'], ['010-56000000'])
    """
    parts = (part.strip() for part in re.split(r"[,，、;；/\\|\n]", text))
    return [part for part in parts if part not in ("", NOTHING)]


def digits(number: str) -> str:
    """A number by its figures, without the country's code: the same however it is written.

    >>> digits("+86 139-0000-0000"), digits("(010) 5600 0000")
    ('13900000000', '01056000000')
    """
    figures = "".join(sign for sign in unicodedata.normalize("NFKC", number) if sign.isdigit())
    return _COUNTRY.sub("", figures)
