"""How a currency is named beside figures: by its sign, or by its code of three letters."""

from __future__ import annotations

import re

CURRENCY = (r"(?:(?:US|HK)?\$|[¥￥€£]|RMB|CNY|CNH|USD|HKD|EUR|GBP|JPY|AUD|CAD|NZD|SGD|CHF|SEK|DKK|NOK|KRW|THB|MOP|"
            r"TWD|RUB|人民币)")
"""A pattern for one of them; letters in capitals."""
_ALONE = re.compile(CURRENCY, re.IGNORECASE)


def is_currency(text: str) -> bool:
    """Whether ``text`` names a currency and nothing else.

    >>> is_currency("USD"), is_currency("¥"), is_currency("¥5"), is_currency("")
    (True, True, False, False)
    """
    return _ALONE.fullmatch(text.strip()) is not None
