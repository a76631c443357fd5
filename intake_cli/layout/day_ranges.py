"""Two days that are joined to a period."""

from __future__ import annotations

import itertools
import re

from checks.facts import PrintedDate
from intake_cli.layout.day_figures import whole_dates
from intake_cli.layout.days import otherwise, printed_date
from intake_cli.layout.values import normal, with_plain_signs

_BLURRED = re.compile(r"(?<!\d)(\d{4}-\d{2})~(\d{2})(?!\d)")
_TO = re.compile(r"日?(?:\d{1,2}:\d{2}(?::\d{2})?)?起?(?:\.?[-~]+\.?|至|到|to|[一ー]{1,2})", re.IGNORECASE)
"""What joins two days to a period; readers of pixels take the dash for a character."""


def date_range(text: str) -> tuple[PrintedDate, PrintedDate] | None:
    """The first two dates in ``text`` that a dash or a word joins to a period, or None.

    >>> [each.text for each in date_range("对账期:2025/02/14 — 2025/09/14 打印日期:2025/09/15")]
    ['2025/02/14', '2025/09/14']
    >>> [each.text for each in date_range("2025-02~20~-2025-09-09")]
    ['2025-02-20', '2025-09-09']
    >>> [each.text for each in date_range("2025-02-14.- 2025-09-12")]
    ['2025-02-14', '2025-09-12']
    >>> [each.text for each in date_range("2025年06月16日一2025年10月13日")]
    ['2025年06月16日', '2025年10月13日']
    >>> [each.text for each in date_range("自2025年6月16日起至2025年10月13日止")]
    ['2025年6月16日', '2025年10月13日']
    """
    form = _BLURRED.sub(r"\1-\2", with_plain_signs(normal(text)))
    for first, second in itertools.pairwise(whole_dates(form) or otherwise(form)):
        if _TO.fullmatch(form[first.end():second.start()]):
            start, end = printed_date(first[0]), printed_date(second[0])
            return None if start is None or end is None else (start, end)
    return None
