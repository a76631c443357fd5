"""Days written in Chinese numerals, as letters and contracts sign them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.numerals import DIGITS

_ZERO = "〇零○Oo0"
_DIGITS = {**DIGITS, **dict.fromkeys(_ZERO, 0)}
_TEN = "十拾"
_SIGNS = "".join(_DIGITS)
_DAY = re.compile(rf"([{_SIGNS}]{{4}})\s*年\s*([{_SIGNS}{_TEN}]{{1,4}})\s*月\s*([{_SIGNS}{_TEN}]{{1,4}})\s*[日号]")


@dataclass(frozen=True, slots=True)
class NumeralDay:
    """A day in numerals: where its text stands, and what it says; figures beyond a calendar are kept."""

    start: int
    text: str
    year: int
    month: int
    day: int


def numeral_days(text: str) -> Iterator[NumeralDay]:
    """The days in ``text`` that are written in numerals, everyday or formal ones.

    >>> [(one.year, one.month, one.day) for one in numeral_days("二〇二五年 九 月一日 至 贰零貳陸年壹拾贰月叁拾日")]
    [(2025, 9, 1), (2026, 12, 30)]
    """
    for match in _DAY.finditer(text):
        month, day = _below_hundred(match[2]), _below_hundred(match[3])
        if month is not None and day is not None:
            yield NumeralDay(match.start(), match[0], int("".join(str(_DIGITS[sign]) for sign in match[1])), month, day)


def _below_hundred(text: str) -> int | None:
    """The number from 0 to 99 that ``text`` writes with its ten (``二十三``) or as figures (``二三``), or None.

    >>> [_below_hundred(text) for text in ("九", "十", "十二", "三十一", "零叁", "一二", "十十", "二十零一")]
    [9, 10, 12, 31, 3, 12, None, None]
    """
    match = re.fullmatch(rf"([^{_TEN}]?)[{_TEN}]([^{_TEN}]?)", text.lstrip(_ZERO))
    if match is not None:
        return (_DIGITS[match[1]] if match[1] else 1) * 10 + (_DIGITS[match[2]] if match[2] else 0)
    if not 1 <= len(text) <= 2 or any(sign in _TEN for sign in text):
        return None
    return int("".join(str(_DIGITS[sign]) for sign in text))
