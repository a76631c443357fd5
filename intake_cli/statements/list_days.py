"""The days of listed entries: whole, or parted between the heading of a month and what stands beside the entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.day_figures import yearless
from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import Line
from intake_cli.layout.times import printed_time
from intake_cli.layout.values import normal
from intake_cli.statements.vocabulary import role_of
from intake_cli.words import Word

Month = tuple[int, int]
"""Year and month."""
_MONTH = re.compile(r"((?:19|20)\d\d)[年./-](0?[1-9]|1[0-2])(?:月份?|(?=$|\D))(?![-/.]?\d)")
_MONTHS = re.compile(r"((19|20)\d\d年)?(0?[1-9]|1[0-2])月份?|(19|20)\d\d[-/.](0?[1-9]|1[0-2])|"
                     r"[一二三四五六七八九十]{1,3}月|(19|20)\d\d年?")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_RELATIVE = re.compile(r"今天|昨天|前天|刚刚")
"""Days that an app names by the one on which it was looked at: nothing tells which."""
_WORN = re.compile(r"(19|20)\d\d[-/.年]\d{1,2}\D\d{1,2}")
"""A day one of whose marks was misread; 2025年3月工资 is none."""
_LABEL = re.compile(r"([\u4e00-\u9fff]{2,8})[:：]")
_WEEKDAY = re.compile(r"\(?(周|星期)[一二三四五六日天]\)?")
_ALONE = re.compile(r"(0?[1-9]|[12]\d|3[01])日?")


def is_month(line: Line) -> bool:
    """Whether a line names a month or a year and nothing else."""
    return _MONTHS.fullmatch(normal(line.text)) is not None


def begins_span(word: Word) -> bool:
    """Whether a word names a day or a month."""
    return names_day(word, None, first=False) or _MONTHS.fullmatch(normal(word.text)) is not None


def month_under(headings: Iterable[Line], before: Month | None) -> Month | None:
    """The month of the entries under some ``headings``, that of those ``before`` where none names one; None where one
    names its month without the year."""
    for line in headings:
        match = _MONTH.match(normal(line.text))
        if match is not None:
            before = int(match[1]), int(match[2])
        elif _MONTHS.fullmatch(normal(line.words[0].text)):
            before = None
    return before


def day_over(headings: Sequence[Line]) -> Line | None:
    """The last of the ``headings`` over an entry that begins with a day, None where none does."""
    return next((line for line in reversed(headings) if names_day(line.words[0], None, first=False)), None)


def is_weekday(word: Word) -> bool:
    """Whether a word names the day of a week and nothing else."""
    return _WEEKDAY.fullmatch(normal(word.text)) is not None


def is_time(word: Word) -> bool:
    """Whether a word is a time of day and nothing else."""
    return _CLOCK.fullmatch(normal(word.text)) is not None and printed_time(word.text) is not None


def names_day(word: Word, month: Month | None, first: bool) -> bool:
    """Whether a word names the day of an entry; that of a ``month`` alone where it stands ``first`` beside others."""
    text = normal(word.text)
    if printed_date(text) is not None or _WORN.match(text) or _RELATIVE.match(text) or yearless(text) is not None:
        return True
    return month is not None and first and _ALONE.fullmatch(text) is not None


def with_month(word: Word, month: Month | None) -> Word:
    """The ``word`` of a day with the year, and the month, that stand over it; as it is where it says another month, or
    nothing is missing."""
    if month is None:
        return word
    alone, figures = _ALONE.fullmatch(normal(word.text)), yearless(normal(word.text))
    day = int(alone[1]) if alone is not None else figures[1] if figures and figures[0] == month[1] else None
    if day is None:
        return word
    text = f"{month[0]}年{month[1]}月{day}日"
    return replace(word, text=text, edges=(), ends=(), parts=(), numeric=None, numeric_confidence=0.0)


def without_label(word: Word) -> list[Word]:
    """A ``word`` parted behind the label that it begins with (对方户名:张样例)."""
    match = _LABEL.match(word.text)
    return cut_word(word, [match.end()]) if match is not None and role_of(match[1]) is not None else [word]


def is_label(word: Word) -> bool:
    """Whether a word is a label that a title would be, and nothing else (交易时间:)."""
    match = _LABEL.fullmatch(word.text)
    return match is not None and role_of(match[1]) is not None
