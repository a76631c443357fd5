"""Money that a reader of pixels did not see cleanly. Not to be believed without another reading."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from intake_cli.characters import plain
from intake_cli.currency import CURRENCY
from intake_cli.layout.values import looks_like_amount, money, normal, with_plain_signs

_INSIDE = re.compile(r"(?<![\d.,])[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}(?![\d.,])")
_BROKEN = re.compile(r"\d[^\W\d_][+-]?\d[\d,]*\.\d{2}")
"""A letter among the figures of an amount: one of them was misread."""
_MARKED = re.compile(r"([+-]?\d{1,3})[^\w\s.,+-]\s?(\d{3}\.\d{2})")
"""A comma taken for another mark."""
_CROSSED = re.compile(r"([+-]?\d{1,2})[^\w\s,+-]\s?(\d{1,2}(?:,\d{3})+\.\d{2})")
_CUT = re.compile(r"\d[^\w\s.,+-]\d[\d,]*\.\d{2}")
"""A mark among the figures of an amount, as a streak leaves it."""
_LEFT_OVER = re.compile(r"\.\d{2}[^\w.,]+\d{1,3}(?![\d.,])|\w[.,]\s+\d|(?<![\d.,])0\d[\d,]*\.\d{2}(?!\d)")
"""An amount with too few figures beside it to be those of another column, or one that breaks off at a mark or begins
with nought: it was read in the wrong order, or not whole."""
_COMMA_CENTS = re.compile(r"[+-]?(?:\d{1,3}(?:[.,]\d{3})+|\d+),\d{2}")
_POINTED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+\.\d{2}")
_ONE_SUM = rf"([+-]?(?:{CURRENCY})?[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)\.\d{{2}})"
_TWO_SUMS = re.compile(_ONE_SUM + _ONE_SUM)
_POINTS_ALONE = re.compile(r"[+-]?\d{1,3}(?:,\d{3})*(?:\.\d{3})+\.\d{2}")
"""A sum of which commas were read as points, from one on all of them."""
_CURRENCY = re.compile(CURRENCY, re.IGNORECASE)
_RUN_INTO = re.compile(r"\d{12,}\.\d{2}")
"""The number of an account that runs into a sum: no bank prints one of a hundred thousand millions without commas."""


def without_specks(text: str) -> str:
    """``text`` without marks at its ends that no amount has: specks that a reader took for points.

    >>> without_specks("8,718.24."), without_specks("-1.00")
    ('8,718.24', '-1.00')
    """
    return with_plain_signs(normal(text)).strip(".,:;'`·\"").rstrip("-")


def is_pointed(text: str) -> bool:
    """True for an amount whose commas were read as full stops, or its point as a comma.

    >>> is_pointed("15.606.55"), is_pointed("5.20"), is_pointed("2,292,00"), is_pointed("-¥36.554.21")
    (True, False, True, True)
    """
    text = _without_unit(text)
    return _POINTED.fullmatch(text) is not None or _COMMA_CENTS.fullmatch(text) is not None


def two_sums_in(text: str) -> int:
    """Where the second of two sums begins that touch and were read as one, though it may be one of which a comma was
    read as a point; 0 for what is rather that, and for all else.

    >>> two_sums_in("-2,996.356,672.72"), two_sums_in("76.339,669.07"), two_sums_in("+¥5.20¥18.10")
    (9, 5, 6)
    >>> two_sums_in("15.606.55"), two_sums_in("1,015.606.55"), two_sums_in("2,996.35")
    (0, 0, 0)
    """
    form = with_plain_signs(normal(text))
    match = _TWO_SUMS.fullmatch(form) if len(form) == len(text) and not _POINTS_ALONE.fullmatch(form) else None
    return 0 if match is None else len(match[1])


def runs_into_sum(text: str) -> bool:
    """True for the number of an account and the sum behind it, read as one sum: they tell of no column.

    >>> runs_into_sum("147744264057930.00"), runs_into_sum("14774426405.00")
    (True, False)
    """
    return _RUN_INTO.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def looks_like_sum(text: str) -> bool:
    """True for money with two decimals, and for what a reader of pixels makes of it: such words tell where a column of
    sums stands, and which lines are entries.

    >>> looks_like_sum("15,606.55"), looks_like_sum("15.606.55"), looks_like_sum("2025.03.12")
    (True, True, False)
    """
    return looks_like_amount(text) or is_pointed(text)


def _without_unit(text: str) -> str:
    return _CURRENCY.sub("", text, count=1).removesuffix("元")


def misread_money(text: str) -> Decimal | None:
    """The amount of a cell that a reader of pixels did not see cleanly: specks beside it, text of the next column
    glued to it, commas taken for points or the point for a comma. Not to be believed without another reading.

    >>> misread_money("34,779.00 POS"), misread_money("46.640.32"), misread_money("5.20 柜面 8.10")
    (Decimal('34779.00'), Decimal('46640.32'), None)
    >>> misread_money("¥36.554.21"), misread_money("-¥2.000,06元")
    (Decimal('36554.21'), Decimal('-2000.06'))
    >>> misread_money("-20,225,37"), misread_money("52872,84"), misread_money("2,25,37")
    (Decimal('-20225.37'), Decimal('52872.84'), None)
    >>> [misread_money(text) for text in ("1,740.87 1,772.55", "98ρ2.39", "58.95 983", "48, 2091.27",
    ...                                  "头. 07.21", "032,227.00")]
    [None, None, None, None, None, None]
    >>> misread_money("43,117.51 04301/9990001/975825")
    Decimal('43117.51')
    >>> misread_money("3) 128.34"), misread_money("-2. 7,392.80"), misread_money("12:39.80")
    (Decimal('3128.34'), Decimal('-27392.80'), None)
    """
    clean = money(text)
    if clean is not None:
        return clean
    form = with_plain_signs(plain(text))
    marked = _MARKED.fullmatch(form.strip()) or _CROSSED.fullmatch(form.strip())
    if marked:
        return money(marked[1] + marked[2])
    inside = _INSIDE.findall(form)
    if len(inside) > 1 or any(each.search(form) for each in (_BROKEN, _CUT, _LEFT_OVER)):
        return None
    form = without_specks(text)
    if is_pointed(form):
        form = _without_unit(form)
        return money(f"{form[:-3].replace('.', '').replace(',', '')}.{form[-2:]}")
    return money(inside[0]) if inside else money(form)
