"""Hides personal data: the default of every renderer, JSON included.

Shown at most: the first three and last four characters of an identity number, the first six and last four
figures of a card or account, the first three and last four of a mobile number, the first character of a name,
the first six of an address. Masked text is left as it is when masked again.
"""

from __future__ import annotations

import re

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![\d.,])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?![\d.,]*\d)")
_LANDLINE = re.compile(r"(?<![\d.,])(0\d{2,3})[- ]\d{3,4}(\d{4})(?!\d)")
_LONG_NUMBER = re.compile(r"(?<![\d.,])(?:\d{11,34}|\d{4}(?:[ -]\d{4}){2,7}(?:[ -]?\d{1,4})?)[Xx]?(?![\d.,]*\d)")
_EMAIL = re.compile(r"([A-Za-z0-9])[A-Za-z0-9._%+-]*(@[A-Za-z0-9.-]+\.[A-Za-z]{2,})")
_NUMBER_IN_NAME = re.compile(r"(?<!\d)(?:\d{16}|\d{17}[\dXx]|\d{19}|1[3-9]\d{9})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def mask_identity(text: str) -> str:
    """
    >>> mask_identity("110101199003071234")
    '110***********1234'
    """
    return _keep(text, 3, 4)


def mask_account(text: str) -> str:
    """
    >>> mask_account("6222 0202 0000 1234 567"), mask_account("1234")
    ('622202*********4567', '****')
    """
    return _keep(re.sub(r"[ -]", "", text), 6, 4)


def mask_phone(text: str) -> str:
    """
    >>> mask_phone("13900001234")
    '139****1234'
    """
    return ",".join(_keep(part, 3, 4) for part in text.split(","))


def mask_name(text: str) -> str:
    """
    >>> mask_name("张样例"), mask_name("")
    ('张**', '')
    """
    return text[:1] + "*" * (len(text) - 1)


def mask_address(text: str) -> str:
    """
    >>> mask_address("样例省样例市样例路9号")
    '样例省样例市*****'
    """
    return text[:6] + "*" * (len(text) - 6)


def mask_shown(text: str) -> str:
    """Words of a page of which nothing is known: figures as they are, long numbers as those of persons, words as names.

    >>> mask_shown("-1,510.08"), mask_shown("张样例"), mask_shown("张样例 6222020200001234567 5,000.00")
    ('-1,510.08', '张**', '张** 622202*********4567 5,000.00')
    """
    if not any(map(str.isdigit, text)):
        return mask_name(text)
    return _WORD.sub(lambda found: mask_name(found[0]), mask_text(text))


def mask_names(text: str) -> str:
    """Several names, each hidden by itself.

    >>> mask_names("孙样友, 示例建材经营部")
    '孙**, 示******'
    """
    return ", ".join(mask_name(name) for name in text.split(", "))


def mask_text(text: str, personal: tuple[str, ...] = ()) -> str:
    """Free text: runs of figures shaped like identity, card, account or phone numbers, mail addresses, and the
    known ``personal`` words. Amounts and dates stay.

    >>> mask_text("卡 6222020200001234567 余额 1234567890123.45 元, 电话 13900001234")
    '卡 622202*********4567 余额 1234567890123.45 元, 电话 139****1234'
    """
    for word in sorted(personal, key=len, reverse=True):
        text = text.replace(word, mask_address(word) if len(word) > 8 else mask_name(word))
    text = _IDENTITY.sub(lambda found: mask_identity(found.group()), text)
    text = _MOBILE.sub(lambda found: f"{found[1]}****{found[2]}", text)
    text = _LANDLINE.sub(lambda found: f"{found[1]}-****{found[2]}", text)
    text = _EMAIL.sub(r"\1***\2", text)
    return _LONG_NUMBER.sub(lambda found: mask_account(found.group()), text)


def mask_file(name: str, personal: tuple[str, ...] = ()) -> str:
    """The name of a file, for people: numbers of persons, cards and mobiles in it, and the known ``personal`` words.

    >>> mask_file("张样例-110101199003071234/13900001234.pdf", ("张样例",))
    '张**-110***********1234/139****1234.pdf'
    """
    for word in sorted(personal, key=len, reverse=True):
        name = name.replace(word, mask_name(word))
    return _NUMBER_IN_NAME.sub(lambda found: _keep(found[0], 3, 4), name)


def _keep(text: str, head: int, tail: int) -> str:
    if "*" in text:
        return text
    hidden = len(text) - head - tail
    return text[:head] + "*" * hidden + text[-tail:] if hidden > 0 else "*" * len(text)
