"""Numbers in Chinese numerals, everyday and formal ones."""

from __future__ import annotations

import re

DIGITS = {sign: place for place, signs in enumerate(("零〇", "壹一", "贰二两貳", "叁三參叄", "肆四", "伍五", "陆六陸",
                                                      "柒七", "捌八", "玖九")) for sign in signs}
UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_COUNTED = re.compile(rf"(?=.)([{''.join(DIGITS)}]?)([{''.join(UNITS)}]?)")


def below_ten_thousand(text: str) -> int | None:
    """The sum of digits times falling units; a ten may stand without its digit, zeros stand for what is left out.

    >>> [below_ten_thousand(text) for text in ("十二", "一百零三", "叁仟伍佰", "叁伍佰", "佰")]
    [12, 103, 3500, None, None]
    """
    whole, least = 0, 10_000
    for digit, unit in _COUNTED.findall(text.replace("零", "").replace("〇", "")):
        worth = UNITS.get(unit, 1)
        if worth >= least or (not digit and worth != 10):
            return None
        whole, least = whole + (DIGITS[digit] if digit else 1) * worth, worth
    return whole


def counted(text: str) -> int | None:
    """A number with its units, or its figures one by one.

    >>> counted("八十八"), counted("三〇一"), counted("二百百")
    (88, 301, None)
    """
    if any(sign in UNITS for sign in text):
        return below_ten_thousand(text)
    return int("".join(str(DIGITS[sign]) for sign in text))
