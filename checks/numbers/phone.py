"""NUM-02."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.findings import Finding, Kind, Level
from checks.paper_facts import Phone
from checks.phones import digits
from checks.rule import Context, rule

_WRITTEN = re.compile(r"(?:\+86[- ]?)?[(（]?\d[\d() （）-]*\d")
_EXTENSION = re.compile(r"(转|ext\.?|#|x)\s*\d+$|(?<=\d{7})-\d{1,6}$", re.IGNORECASE)
_MOBILE = re.compile(r"1[3-9]\d{9}")
_SERVICE = re.compile(r"[48]00\d{7}|9[56]\d{3,6}")
"""Numbers of companies without an area code."""
CODES = ("form", "extension", "mobile-length", "no-area", "range", "landline")


@rule("NUM-02", Level.WARNING, Phone)
def phone(number: Phone, context: Context) -> Iterator[Finding]:
    """Mobile numbers have 11 digits of a range in use, landlines their area code and the digits of that area.

    Why: A number that cannot exist reaches nobody; whoever does not want to be found gives one.
    Innocent: A digit left out in keying; a range opened since the installed table was made.
    Source: Intake training deck (固定电话带区号); numbering plan as known to phonenumbers; domain notes 2.4.
    """
    found = _trouble(number)
    if found is not None:
        code, kind = found
        yield Finding(code, (number.evidence,), {"phone": digits(number.number.value), "field": number.use}, kind)


def _trouble(number: Phone) -> tuple[str, Kind] | None:
    text = number.number.value.strip()
    if _EXTENSION.search(text):
        return "extension", Kind.FAIL
    if not _WRITTEN.fullmatch(text) or not text.isascii():
        return "form", Kind.FAIL
    figures = digits(text)
    if figures.startswith("1"):
        return _mobile(figures)
    if number.use == "employer_phone" and _SERVICE.fullmatch(figures):
        return None
    if number.use in ("mobile", "spouse_mobile"):
        return "form", Kind.FAIL
    if not figures.startswith("0"):
        return "no-area", Kind.FAIL
    return None if _exists(figures) else ("landline", Kind.FAIL)


def _mobile(figures: str) -> tuple[str, Kind] | None:
    """New ranges are opened every year: one that is not known is for a person."""
    if len(figures) != 11:
        return "mobile-length", Kind.FAIL
    if not _MOBILE.fullmatch(figures):
        return "form", Kind.FAIL
    return None if _exists(figures) else ("range", Kind.REVIEW)


def _exists(figures: str) -> bool:
    import phonenumbers  # takes a while to load, and not every case has a number

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(figures, "CN"))
    except phonenumbers.NumberParseException:
        return False
