"""What a narrow cell breaks over lines: how it may begin and go on, and what it is as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake_cli.layout.day_figures import MONTHS

_NAMED = rf"\d{{1,2}}[-/.]?(?:{'|'.join(map(str.title, MONTHS))}|{'|'.join(map(str.upper, MONTHS))})[a-zA-Z]{{0,6}}"
"""Day and month of one that names its month, without blanks: 19-May-20 goes on with 24, 14May2 with 4."""
_DAY_MONTH = r"(?:[0-3]?\d/[0-3]?\d/|[0-3]?\d-[0-3]?\d-|[0-3]?\d\.[0-3]?\d\.)"
"""What stands before the year of one that ends in it: 15/04/202 goes on with 4."""
_FIGURES = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
"""A day in figures, which may run into those of its time: 2025101316072 goes on with 6."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is broken: how it may begin and go on, and what it is as a whole."""

    begun: re.Pattern[str]
    rest: re.Pattern[str]
    whole: re.Pattern[str]


SUM = Form(re.compile(r"[+-]?¥?\d[\d,]*(?:\.\d?)?"), re.compile(r"[\d,]*(?:\.\d{0,2})?"),
           re.compile(r"[+-]?¥?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}"))
DAY = Form(re.compile(r"(?:19|20)\d\d(?:[-/.](?:[01]\d?(?:[-/.]\d?)?)?|年(?:\d\d?(?:月(?:\d\d?)?)?)?|[01]\d{0,2}|)|"
                      rf"\d\d([-/])(?:0[1-9]|1[0-2])\1\d?|{_NAMED}(?:[-/.]|[-/.]?(?:\d|20\d?))?|"
                      rf"{_FIGURES}\d{{1,5}}|{_DAY_MONTH}(?:20?\d?)?"),
           re.compile(r"[-/.年月]?\d[-/.年月日\d]{0,5}|[月日]"),
           re.compile(r"(?:19|20)\d\d(?:([-/.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|年\d{1,2}月\d{1,2}日)|"
                      rf"\d\d([-/])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01])|{_NAMED}[-/.]?(?:20)?\d\d|"
                      rf"{_FIGURES}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d|{_DAY_MONTH}20\d\d"))
TIME = Form(re.compile(r"[0-2]\d:(?:[0-5](?:\d(?::[0-5]?)?)?)?"), re.compile(r"[:\d]{1,5}"),
            re.compile(r"[0-2]\d:[0-5]\d:[0-5]\d"))
_OF_SUMS = ("承前页", "承上页", "过次页", "转下页", *(f"{span}{sum_}" for span in (
    "", "本页", "本月", "当月", "本日", "当日", "本期", "本年") for sum_ in ("合计", "小计", "累计")))
PARTS = frozenset(text[start:end] for text in _OF_SUMS for start in range(len(text))
                  for end in range(start + 1, len(text) + (start > 0)))
"""What may stand on one line of such words."""
LABEL = Form(*map(re.compile, ("|".join(PARTS), "|".join(PARTS), "|".join(_OF_SUMS))))
