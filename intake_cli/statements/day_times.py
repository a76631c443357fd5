"""Times that stand behind the days of their own column: 2024年05月13日 192407 under 入账日期."""

from __future__ import annotations

import bisect
import math
from dataclasses import replace

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.times import printed_time
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

BLANK, LEVEL = 1.0, 0.5
"""Heights of a time that it stands behind its day at most, as a blank of the widest type is, and less than which it is
higher or lower."""
Ends = list[tuple[float, float, float]]


def with_days_before(words: list[Word], one: Heading, other: Heading) -> list[Word]:
    """``words`` with each time right behind a day as wide as both, where ``one`` is a title of days and ``other`` none
    of times: the blank between them is no gutter, even if it is as wide as that before the next column."""
    if one.role is not Role.DATE or other.role is Role.TIME:
        return words
    days: Ends = sorted((word.box.right, word.box.top, word.box.left) for word in words
                        if word.box.left < one.box.right and word_begins_date(word))
    return [_from_its_day(word, days) if word.box.left >= one.box.left else word for word in words]


def _from_its_day(word: Word, days: Ends) -> Word:
    """A time with the box of its day before its own; any other word as it is: 0.00 is a sum before it is a time."""
    high = word.box.bottom - word.box.top
    reach = bisect.bisect_left(days, (word.box.left - BLANK * high,)), bisect.bisect(days, (word.box.left, math.inf))
    begins = [left for _, top, left in days[slice(*reach)] if abs(top - word.box.top) < LEVEL * high]
    text = word.numeric or word.text
    if not begins or printed_time(text) is None or looks_like_amount(text):
        return word
    return replace(word, box=replace(word.box, left=min(begins)))
