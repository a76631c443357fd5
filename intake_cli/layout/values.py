"""Money in every form that statements print it, and the marks of empty cells.

Nothing is repaired here: text that is not of a known form gives None.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from intake_cli.characters import plain
from intake_cli.currency import CURRENCY
from intake_cli.layout.dialect import spoken

SIGNS = str.maketrans("−－—–﹣‐‑‒―＋，．。", "---------+,..")
"""Signs and points as readers and fonts write them, to plain ones."""
DASHES = frozenset("-−－—–﹣‐‑‒―")
_SIDE = r"(?:\(?(?:借?DR|贷?CR|收入|支出|存入|取出|转入|转出|收|支|借|贷|存|取|进|出|入|付)\)?)?"
_NO_OTHER = re.compile(r"^-{2,}\s+(?=\S)|(?<=\d)\s+-{2,}$")
_MONEY = re.compile(_SIDE + rf"{CURRENCY}?([+-]?){CURRENCY}?([1-9]\d{{0,2}}(?:,\d{{3}})+|\d+)"
                    rf"(\.\d{{1,2}}|\.\d\d(?:00)+)?([+-]?)(?:元|{CURRENCY})?" + _SIDE, re.IGNORECASE)
_UNIT = re.compile(rf"{CURRENCY}|元", re.IGNORECASE)
_WIDE_MINUS = re.compile(r"^一(?=[¥￥]?\d[\d,]*\.\d{2}\D?$)")
_DIGIT, _RATE = re.compile(r"\d"), re.compile(r"\.\d{3}")
_IN_BRACKETS = re.compile(r"\([^)]*\d")
_BRACKETED = re.compile(r"\((.+)\)")
_EMPTY = re.compile(r"[-−—–‐‒―_=~<>/*.·|\s一]*|\(?空\)?|\.00|无|n/a|null|none|nil", re.IGNORECASE)
_BAR, BAR = re.compile(r"[-—–_=~]"), (8, 0.8)
"""A bar of dashes over a whole cell: characters at least, and the share of dashes among them, the others dirt."""


def with_plain_signs(text: str) -> str:
    """``text`` with signs and points as ASCII has them; a wide minus before a sum was read as a character.

    >>> with_plain_signs("－5．00"), with_plain_signs("一¥271.17"), with_plain_signs("一271")
    ('-5.00', '-¥271.17', '一271')
    """
    if text.isascii():
        return text
    return (text if text[0] != "一" else _WIDE_MINUS.sub("-", text)).translate(SIGNS)


@lru_cache(maxsize=20_000)
def normal(text: str) -> str:
    """NFKC without white space: the form in which words are compared.

    >>> normal("⽇ 期（元）")
    '日期(元)'
    """
    return "".join(plain(text).split())


@lru_cache(maxsize=20_000)
def sum_text(text: str) -> str:
    """NFKC without white space, signs and points as ASCII has them: the form in which sums are looked at.

    >>> sum_text("－1 234．50")
    '-1234.50'
    """
    return with_plain_signs(normal(text))


@lru_cache(maxsize=20_000)
def has_figure(text: str) -> bool:
    """Whether ``text`` has a digit: what has none is no sum, and no day but one in words.

    >>> has_figure("第１页"), has_figure("余额")
    (True, False)
    """
    return _DIGIT.search(plain(text)) is not None


def is_empty(text: str) -> bool:
    """True for the marks banks print in an empty cell: dashes, ``/``, ``（空）``, stars, a nought without its figure
    (.00), what programs write for nothing (NULL); scanners blur dashes and lose brackets, and a dash is read as the
    character that it looks like.

    >>> is_empty("-.===~===-"), is_empty("N9----------"), is_empty("一"), is_empty("A-1"), is_empty("一期")
    (True, True, True, False, False)
    >>> [is_empty(text) for text in ("（空）", "(空", "空港酒店", "−", "‐")]
    [True, True, False, True, True]
    >>> [is_empty(text) for text in ("NULL", "N/A", ".00", "NA", "0.00")]
    [True, True, True, False, False]
    """
    if _is_blank(text):
        return True
    named = spoken().empty
    return bool(named) and normal(text) in named


@lru_cache(maxsize=20_000)
def _is_blank(text: str) -> bool:
    plain = normal(text)
    return _EMPTY.fullmatch(plain) is not None or \
        (len(plain) >= BAR[0] and len(_BAR.findall(plain)) >= BAR[1] * len(plain))


MOST_FIGURES = 13
"""Of a sum without its cents: what has more is the number of an account, or has one glued to it."""


@lru_cache(maxsize=20_000)
def money(text: str) -> Decimal | None:
    """The amount that ``text`` prints, or None.

    >>> money("-1,234.50"), money("¥20"), money("(3.00)"), money("5.00 支"), money("1.234.50"), money("12,34.00")
    (Decimal('-1234.50'), Decimal('20'), Decimal('-3.00'), Decimal('5.00'), None, None)
    >>> money("(¥3.00)元")
    Decimal('-3.00')
    >>> money("**1,234.50*"), money("*")
    (Decimal('1234.50'), None)
    >>> money("032,227.00"), money("205884598164270416398")
    (None, None)
    >>> money("借Dr 3.00"), money("支¥5.00"), money("USD 26,703.91"), money("3.00 EUR")
    (Decimal('3.00'), Decimal('5.00'), Decimal('26703.91'), Decimal('3.00'))
    >>> money("4858.4800"), money("1.000"), money("7.1234")  # as a database keeps sums, a comma misread, a rate
    (Decimal('4858.48'), None, None)
    """
    if not has_figure(text):
        return None
    form = _one_sum(text).strip("*")  # stars keep hands from adding figures
    bracketed = _BRACKETED.fullmatch(form.removesuffix("元")) if form.startswith("(") else None
    if bracketed is not None:
        inner = money(bracketed[1])
        return None if inner is None else -abs(inner)
    match = _MONEY.fullmatch(form)
    if match is None or (match[1] and match[4]) or sum(map(str.isdigit, match[2])) > MOST_FIGURES:
        return None
    figure = Decimal(match[2].replace(",", "") + (match[3] or "")[:len(".00")])
    return -figure if "-" in (match[1], match[4]) else figure


def _one_sum(text: str) -> str:
    """``text`` without blanks and without the dashes that say, beside a sum, that another one is none."""
    form = with_plain_signs(text)
    return normal(_NO_OTHER.sub("", form) if "--" in form else form)


_SIGNED = re.compile(rf"([+-]){CURRENCY}?\d[\d,]*\.\d{{2}}(?!\d)")
"""An amount and the sign right before it: what stands further off is none."""


def explicit_sign(text: str) -> str:
    """``+`` or ``-`` where one is printed, else an empty string.

    >>> explicit_sign("-1.00"), explicit_sign("(1.00)"), explicit_sign("- +10571.33"), explicit_sign("1.00")
    ('-', '-', '+', '')
    >>> explicit_sign("7.86 --"), explicit_sign("-- 7.86"), explicit_sign("7.86 -"), explicit_sign("(元) 7.86")
    ('', '', '-', '')
    """
    form = _one_sum(text)
    if _IN_BRACKETS.match(form):
        return "-"
    signed = _SIGNED.search(form)
    if signed:
        return signed[1]
    stripped = _UNIT.sub("", form)
    return next((mark for mark in (stripped[:1], stripped[-1:]) if mark in ("+", "-")), "")


@lru_cache(maxsize=20_000)
def side_word(text: str) -> str:
    """What is printed beside the figures of an amount: ``支``, ``CR``.

    >>> side_word("1,234.50 支"), side_word("¥20.00(CR)"), side_word("-3.00元")
    ('支', 'CR', '')
    """
    return re.sub(r"[-+\d.,()]", "", _UNIT.sub("", with_plain_signs(normal(text))))


@lru_cache(maxsize=20_000)
def looks_like_amount(text: str) -> bool:
    """True for money with two decimals: a shape that serials, dates, account numbers and rates do not have."""
    value = money(text)
    return value is not None and value.as_tuple().exponent == -2 and _RATE.search(sum_text(text)) is None
