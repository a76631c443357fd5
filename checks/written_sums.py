"""Sums written in words, as cheques, leases and invoices do: ``人民币叁仟伍佰元整``."""

from __future__ import annotations

import re
from decimal import Decimal

from checks.numerals import DIGITS, UNITS, below_ten_thousand

_NUMBER = rf"[{''.join(DIGITS)}{''.join(UNITS)}万萬亿億]+"
WRITTEN_SUM = rf"{_NUMBER}[元圆圓](?:[{''.join(DIGITS)}]角)?零?(?:[{''.join(DIGITS)}]分)?[整正]?"
"""How one looks, without groups."""
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
    tenths, hundredths = (DIGITS.get(sign or "零", 0) for sign in (found[2], found[3]))
    return Decimal(yuan) + Decimal(tenths * 10 + hundredths).scaleb(-2)


def _whole(number: str) -> int | None:
    """A whole number: what stands before 亿, before 万 and behind them, each below ten thousand."""
    parts = re.fullmatch(r"(?:([^亿億]+)[亿億])?(?:([^万萬]+)[万萬])?(.*)", number)
    if parts is None:
        return None
    worths = [below_ten_thousand(part or "零") for part in parts.groups()]
    if any(worth is None for worth in worths):
        return None
    hundred_millions, myriads, rest = (worth or 0 for worth in worths)
    return (hundred_millions * 10_000 + myriads) * 10_000 + rest or None
