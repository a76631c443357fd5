"""Between which days the entries of a document lie, from what it prints: a period, days, months or years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from intake_cli.layout.day_ranges import date_range
from intake_cli.layout.days import all_dates
from intake_cli.layout.values import normal

Span = tuple[date | None, date | None]

_MONTH = re.compile(r"(?:(?P<year>20\d\d)年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月份?")
_YEAR = re.compile(r"((?:19|20)\d\d)年度?")
_LABEL = re.compile(r"(?:[\u4e00-\u9fff]{2,8}:)?[-~至到]*")
_PRINT = "(打印|下载|导出|生成|制表|出具|开具|print(ed|ing)?|download|export|issued?)"
_PRINTED, _PRINTED_LABEL = re.compile(_PRINT), re.compile(rf"{_PRINT}[^:]{{0,6}}:?")
"""What a text says that holds the day of a print, and a label right before it."""
_TITLE = re.compile(r"\D*(?:账|帐|明细|流水|清单|结单)\D*")
"""What a title says beside its months or year; a remark (2025年3月工资) says something else."""


def span_of(texts: Sequence[str]) -> Span:
    """The period that the head names in one place, else the span of all whole days of the document, else the months
    that labels, titles and lines of their own name, else such years; one lone day, that of the print, is no span.

    >>> [str(day) for day in span_of(["户名: 张样例", "账单月份：2025年3月", "03-05 2025年2月工资"])]
    ['2025-03-01', '2025-03-31']
    >>> [str(day) for day in span_of(["样例银行2025年度账户明细", "打印日期: 2026-01-05"])]
    ['2025-01-01', '2025-12-31']
    """
    forms = _forms(texts)
    return _by_days(texts) or _ends(_months(forms)) or _ends(_years(forms)) or (None, None)


def _by_days(texts: Sequence[str]) -> Span | None:
    for text in (*texts, " ".join(texts)):
        period = date_range(text)
        if period is not None and period[0].day is not None and period[1].day is not None:
            return period[0].day, period[1].day
    days = {printed.day for text in texts for printed in all_dates(text) if printed.day is not None}
    return (min(days), max(days)) if len(days) > 1 else None


def _forms(texts: Iterable[str]) -> list[str]:
    return [normal(text) for text in texts if "年" in text]


def year_named(texts: Sequence[str]) -> int | None:
    """The year that a title, a label or a line of its own names, where that is all that tells between which days the
    entries lie.

    >>> year_named(["2024年", "11-13", "01-05"]), year_named(["2024-11-01至2025-01-31", "2024年", "11-13"])
    (2024, None)
    """
    if _by_days(texts) is not None or any(_months(forms := _forms(texts))):
        return None
    years = {day.year for day in _years(forms)}
    return years.pop() if len(years) == 1 else None


def printed_by(texts: Sequence[str]) -> date | None:
    """The day of the print, after which no entry can be: the last whole day behind a label of it.

    >>> str(printed_by(["户名: 张样例", "打印日期:", "2025-07-16", "开户日期: 2025-09-01"]))
    '2025-07-16'
    """
    days = [day for before, text in zip(["", *texts], texts, strict=False)
            for printed in all_dates(text) if (day := printed.day) is not None
            and (_PRINTED.search(normal(text).lower()) or _PRINTED_LABEL.fullmatch(normal(before).lower()))]
    return max(days, default=None)


def _months(forms: Iterable[str]) -> Iterator[date]:
    """First and last day of each month named, of the year named last."""
    for form in forms:
        year, rest = None, _MONTH.sub("", form)
        for match in _MONTH.finditer(form) if _LABEL.fullmatch(rest) or _TITLE.fullmatch(rest) else ():
            year, month = int(match["year"] or year or 0), int(match["month"])
            if year:
                yield from (date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _years(forms: Iterable[str]) -> Iterator[date]:
    for form in forms:
        rest = _YEAR.sub("", form)
        for match in _YEAR.finditer(form) if _LABEL.fullmatch(rest) or _TITLE.fullmatch(rest) else ():
            yield from (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))


def _ends(days: Iterable[date]) -> Span | None:
    found = sorted(days)
    return (found[0], found[-1]) if found else None
