"""Sums written in words, as cheques, leases and invoices do: ``人民币叁仟伍佰元整``."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {sign: place for place, signs in enumerate(("零〇", "壹一", "贰二两貳", "叁三參叄", "肆四", "伍五", "陆六陸",
                                                      "柒七", "捌八", "玖九")) for sign in signs}
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_NUMBER = rf"[{''.join(_DIGITS)}{''.join(_UNITS)}万萬亿億]+"
WRITTEN_SUM = rf"{_NUMBER}[元圆圓](?:[{''.join(_DIGITS)}]角)?零?(?:[{''.join(_DIGITS)}]分)?[整正]?"
"""How one looks, without groups."""
_COUNTED = re.compile(rf"(?=.)([{''.join(_DIGITS)}]?)([{''.join(_UNITS)}]?)")
_PARTS = re.compile(rf"({_NUMBER})[元圆圓](?:(.)角)?零?(?:(.)分)?[整正]?")


def written_sum(text: str) -> Decimal | None:
    """The first sum in words of a text, in yuan; None where there is none, or where its words are no number.

    >>> written_sum("人民币叁仟伍佰元整"), written_sum("壹万零捌佰圆零伍分"), written_sum("贰万元/年")
    (Decimal('3500.00'), Decimal('10800.05'), Decimal('20000.00'))
    >>> written_sum("叁伍佰元整"), written_sum("样例元整"), written_sum("佰仟元")
    (None, None, None)
    """
    found = _PARTS.search(text)
    yuan = _whole(found[1]) if found is not None else None
    if found is None or yuan is None:
        return None
    tenths, hundredths = (_DIGITS.get(sign or "零", 0) for sign in (found[2], found[3]))
    return Decimal(yuan) + Decimal(tenths * 10 + hundredths).scaleb(-2)


def _whole(number: str) -> int | None:
    """A whole number: what stands before 亿, before 万 and behind them, each below ten thousand."""
    parts = re.fullmatch(r"(?:([^亿億]+)[亿億])?(?:([^万萬]+)[万萬])?(.*)", number)
    if parts is None:
        return None
    worths = [_below_ten_thousand(part or "零") for part in parts.groups()]
    if any(worth is None for worth in worths):
        return None
    hundred_millions, myriads, rest = (worth or 0 for worth in worths)
    return (hundred_millions * 10_000 + myriads) * 10_000 + rest or None


def _below_ten_thousand(part: str) -> int | None:
    """The sum of digits times falling units; a ten may stand without its digit, zeros stand for what is left out."""
    whole, least = 0, 10_000
    for digit, unit in _COUNTED.findall(part.replace("零", "").replace("〇", "")):
        worth = _UNITS.get(unit, 1)
        if worth >= least or (not digit and worth != 10):
            return None
        whole, least = whole + (_DIGITS[digit] if digit else 1) * worth, worth
    return whole
