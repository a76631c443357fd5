"""Days that a narrow cell broke, or that lost one of their marks to wear."""

from __future__ import annotations

import re

from checks.facts import PrintedDate
from intake_cli.layout.day_figures import MONTHS, dated

_MARK_LOST = re.compile(r"((?:19|20)\d{2})(?:[-/.](\d{2})(\d{2})|(\d{2})[-/.](\d{2})|\s(\d{1,2})[-/.](\d{1,2}))"
                        r"(?=\D|$|\d{2}:)")
"""A day one of whose two marks readers of pixels lost, or which has its year in a line of its own (2025 above 3/15)."""
_WHOLE = re.compile(r"(?:19|20)\d{2}(?:([-/.]?)\d{2}\1\d{2}|年\d{2}月\d{2}日)(?=$|\s|\d{2}:)")
_SIGN_LOST = re.compile(r"(月\d{1,2})[^\d日号]$")
_NAMED = re.compile(r"(?<!\d)(\d{1,2}[-/. ])([A-Za-z0158|!]{3})(?=[-/. ](?:20|19)?\d{2}(?!\d))")
_LETTERS = str.maketrans("01|!58", "ollisb")
TORN = 11
"""A day in the figures of which nothing is left out, and how many characters the first line of a torn one has less."""


def untorn(form: str) -> str:
    """``form`` with the day whole that it begins with where a narrow cell broke it amid its figures: 2025-02-1 above 8.
    A day of one figure behind a month of two is none that a bank prints.

    >>> untorn("2025-02-1 8 07:57:29"), untorn("2025021 8"), untorn("2025-02-1 8:05"), untorn("2025-02-1 12:05")
    ('2025-02-18 07:57:29', '20250218', '2025-02-1 8:05', '2025-02-1 12:05')
    """
    first, blank, rest = form.partition(" ")
    whole = first + rest
    torn = blank and len(first) < TORN and not _WHOLE.match(form) and _WHOLE.match(whole)
    return whole if torn else form


def with_lost_mark(form: str) -> PrintedDate | None:
    """The day that ``form`` begins with where it has one of its two marks; None of figures that are no day."""
    match = _MARK_LOST.match(form)
    if match is None:
        return None
    found = dated(match[0], int(match[1]), int(match[2] or match[4] or match[6]),
                  int(match[3] or match[5] or match[7]))
    return found if found.day is not None else None


def with_month_letters(form: str) -> str:
    """``form`` with the letters of a month's name between figures for what looks like them, where that makes a month.

    >>> with_month_letters("03-Ju1-2025 07:05"), with_month_letters("3 0ct 25"), with_month_letters("03-101-2025")
    ('03-Jul-2025 07:05', '3 oct 25', '03-101-2025')
    """
    def lettered(match: re.Match[str]) -> str:
        name = "".join(sign if sign.isalpha() else sign.translate(_LETTERS) for sign in match[2])
        return match[1] + name if name.lower() in MONTHS and any(map(str.isalpha, match[2])) else match[0]

    return _NAMED.sub(lettered, form)


def with_day_sign(form: str) -> str:
    """``form`` with 日 at its end, where another character that looks like it was read behind a month and a day.

    >>> with_day_sign("2025年5月22E"), with_day_sign("5月22目"), with_day_sign("2025年5月")
    ('2025年5月22日', '5月22日', '2025年5月')
    """
    return _SIGN_LOST.sub(r"\1日", form)
