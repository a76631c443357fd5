"""Days and times in every form that statements print them.

Nothing is repaired here: text that is not of a known form gives None, and figures that name a day no calendar has stay
text (:class:`~checks.facts.PrintedDate` with ``impossible``).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date, time
from functools import lru_cache

from checks.facts import PrintedDate
from intake_cli.characters import plain
from intake_cli.layout.day_numerals import numeral_days
from intake_cli.layout.dialect import DayForm, spoken
from intake_cli.layout.values import SIGNS, normal

_DATE = re.compile(r"(?<!\d)(?:(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?|((?:19|20)\d{2})(\d{2})(\d{2})(?!\d))")
_SHORT_NAMED = re.compile(r"(?<!\d)(\d{2})年(\d{1,2})月(\d{1,2})日")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})[-/. ]?({'|'.join(_MONTHS)})[a-z]*[-/., ]*((?:20|19)?\d{{2}})(?!\d)",
    re.IGNORECASE)
_SHORT = re.compile(r"(?<!\d)(\d{2})([-/.])(\d{2})\2(\d{2})(?!\2?\d)")
_SHORT_FIGURES = re.compile(r"(\d{2})()(\d{2})(\d{2})")
ORDERS = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
"""Where year, month and day stand among the three figures of a date."""
_NUMBERED = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
_YEARLESS = re.compile(r"(\d{1,2})([-/月])(\d{1,2})日?(?=\s|$)")
_STAMP = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])((?:[01]\d|2[0-3])[0-5]\d[0-5]\d)")
"""Day and time as fourteen figures, which are one where nothing else stands beside them."""
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)|(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)")


def printed_date(text: str, short: bool = False) -> PrintedDate | None:
    """The first date in ``text``, or None. ``short`` also accepts two-digit years (``250314``), the year first unless
    the document was seen to write them otherwise. One that ends in its year, or has none, is a date where it was seen
    to write them so.

    >>> [str(printed_date(text).day) for text in ("20250311", "05-JAN-2025", "二〇二五年三月一日", "20250301101122")]
    ['2025-03-11', '2025-01-05', '2025-03-01', '2025-03-01']
    >>> printed_date("2025-02-30 10:11").impossible, printed_date("20250230101122").impossible
    (True, True)
    """
    return _printed_date(text, short, spoken().days)


@lru_cache(maxsize=20_000)
def _printed_date(text: str, short: bool, days: DayForm | None) -> PrintedDate | None:
    form = plain(text).translate(SIGNS)
    match = _DATE.search(form) or _DATE.search(normal(form))
    if match is not None:
        parts = (match[1], match[3], match[5]) if match[1] else (match[6], match[7], match[8])
        return _dated(match[0], int(parts[0]), int(parts[1]), int(parts[2]))
    if (stamp := _STAMP.fullmatch(form.strip())) is not None:
        return _dated(stamp[0][:8], int(stamp[1]), int(stamp[2]), int(stamp[3]))
    if "年" in form and (written := next(numeral_days(normal(form)), None)) is not None:
        return _dated(written.text, written.year, written.month, written.day)
    match = _NAMED_DATE.search(form)
    if match is not None:
        full = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return _dated(match[0], full, _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    if days is not None and (found := _year_last(form, days)) is not None:
        return found
    match = _SHORT_NAMED.search(normal(form))
    if match is not None:
        return dated_in(match[0], (int(match[1]), int(match[2]), int(match[3])), "ymd")
    match = _SHORT.search(form) if days is not None and days.short is not None else None
    if match is None and short:
        match = _SHORT.fullmatch(normal(form)) or _SHORT_FIGURES.fullmatch(normal(form))
    order = "ymd" if days is None or days.short is None else days.short
    return None if match is None else _of_two_figures(match, order)


def _of_two_figures(match: re.Match[str], order: str) -> PrintedDate:
    """A date with two figures for its year; without a day where their ``order`` is not known."""
    return dated_in(match[0], (int(match[1]), int(match[3]), int(match[4])), order) if order else \
        PrintedDate(match[0], None)


def dated_in(text: str, figures: tuple[int, ...], order: str) -> PrintedDate:
    """The date that three ``figures`` mean in one of :data:`ORDERS`, the year as two figures.

    >>> dated_in("14/03/25", (14, 3, 25), "dmy").day
    datetime.date(2025, 3, 14)
    """
    year, month, day = (figures[place] for place in ORDERS[order])
    return _dated(text, 2000 + year, month, day)


@lru_cache(maxsize=20_000)
def numbered(text: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The dates in ``text`` that end in their year: where each begins, and its figures in their order.

    >>> numbered("05/03/2025 10:11"), numbered("自 05/03/2025"), numbered("2025/03/05")
    (((0, (5, 3, 2025)),), ((2, (5, 3, 2025)),), ())
    """
    return tuple((match.start(), (int(match[1]), int(match[3]), int(match[4])))
                 for match in _NUMBERED.finditer(plain(text).strip()))


@lru_cache(maxsize=20_000)
def shortened(text: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The dates in ``text`` with two figures for their year: where each begins, and its figures in their order. Six
    figures without marks are one where they stand alone.

    >>> shortened("14/03/25 10:11"), shortened("140325"), shortened("2014/03/25"), shortened("14/03/2025")
    (((0, (14, 3, 25)),), ((0, (14, 3, 25)),), (), ())
    """
    form = plain(text).strip().translate(SIGNS)
    alone = _SHORT_FIGURES.fullmatch(form)
    return tuple((match.start(), (int(match[1]), int(match[3]), int(match[4])))
                 for match in ([alone] if alone is not None else _SHORT.finditer(form)))


@lru_cache(maxsize=20_000)
def yearless(text: str) -> tuple[int, ...] | None:
    """The figures of a date that begins ``text`` and has no year, in their order.

    >>> yearless("03-05"), yearless("3月5日 10:11"), yearless("03-05-2025")
    ((3, 5), (3, 5), None)
    """
    match = _YEARLESS.match(plain(text).strip().translate(SIGNS))
    return None if match is None else (int(match[1]), int(match[3]))


def _year_last(form: str, days: DayForm) -> PrintedDate | None:
    """A date that does not begin with its year; without a day where its order or its year is not known."""
    match = _NUMBERED.search(form)
    if match is not None:
        month, day = (match[1], match[3]) if days.order == "mdy" else (match[3], match[1])
        return _dated(match[0], int(match[4]), int(month), int(day)) if days.order else PrintedDate(match[0], None)
    match = _YEARLESS.match(form.strip()) if days.yearless else None
    if match is None:
        return None
    if not days.order and match[2] != "月":
        return PrintedDate(match[0], None)
    month, day = (match[3], match[1]) if days.order == "dmy" and match[2] != "月" else (match[1], match[3])
    return _in_its_year(match[0], int(month), int(day), days)


def _in_its_year(text: str, month: int, day: int, days: DayForm) -> PrintedDate:
    if days.first is None or days.last is None:
        return PrintedDate(text, None)
    found = [_dated(text, year, month, day) for year in range(days.first.year, days.last.year + 1)]
    if all(one.impossible for one in found):
        return found[0]
    inside = [one for one in found if one.day is not None and days.first <= one.day <= days.last]
    return inside[0] if len(inside) == 1 else PrintedDate(text, None)


def _dated(text: str, year: int, month: int, day: int) -> PrintedDate:
    try:
        return PrintedDate(text, date(year, month, day))
    except ValueError:
        return PrintedDate(text, None, impossible=True)


def all_dates(text: str) -> list[PrintedDate]:
    """Every date in ``text``, in order."""
    form = plain(text).translate(SIGNS)
    places = [(match.start(), match[0])
              for match in (*_DATE.finditer(form), *_NAMED_DATE.finditer(form), *_otherwise(form))]
    places += [(one.start, one.text) for one in numeral_days(form)]
    found = (printed_date(place) for _, place in sorted(places))
    return [each for each in found if each is not None]


def _otherwise(form: str) -> Iterator[re.Match[str]]:
    """Dates that do not begin with all of their year, in a document that writes them so."""
    days = spoken().days
    if days is not None:
        yield from _NUMBERED.finditer(form)
        yield from _SHORT.finditer(form) if days.short is not None else ()


_BLURRED = re.compile(r"(?<!\d)(\d{4}-\d{2})~(\d{2})(?!\d)")
_TO = re.compile(r"日?(?:\d{1,2}:\d{2}(?::\d{2})?)?(?:-+|~|至|到|to)", re.IGNORECASE)


def date_range(text: str) -> tuple[PrintedDate, PrintedDate] | None:
    """The first two dates in ``text`` that a dash or a word joins to a period, or None.

    >>> [each.text for each in date_range("对账期:2025/02/14 — 2025/09/14 打印日期:2025/09/15")]
    ['2025/02/14', '2025/09/14']
    >>> [each.text for each in date_range("2025-02~20--2025-09-09")]
    ['2025-02-20', '2025-09-09']
    """
    form = _BLURRED.sub(r"\1-\2", normal(text).translate(SIGNS))
    for first, second in itertools.pairwise([*_DATE.finditer(form)] or _otherwise(form)):
        if _TO.fullmatch(form[first.end():second.start()]):
            start, end = printed_date(first[0]), printed_date(second[0])
            return None if start is None or end is None else (start, end)
    return None


def printed_time(text: str) -> time | None:
    """The time of day in ``text``, or None.

    >>> printed_time("2025-03-01 09:05:07"), printed_time("20250301235959"), printed_time("2025-03-01")
    (datetime.time(9, 5, 7), datetime.time(23, 59, 59), None)
    """
    form = plain(text)
    if (stamp := _STAMP.fullmatch(form.strip())) is not None:
        form = stamp[4]
    rest = _NUMBERED.sub(" ", _DATE.sub(" ", form))
    days = spoken().days
    if days is not None and days.short is not None:
        rest = _SHORT.sub(" ", rest)
    match = _TIME.search(rest)
    if match is None:
        return None
    hour, minute, second = (match[1], match[2], match[3] or "0") if match[1] else (match[4], match[5], match[6])
    try:
        return time(int(hour), int(minute), int(second))
    except ValueError:
        return None


def begins_date(text: str) -> bool:
    """True when ``text`` is a date or the first half of one that is broken over two lines."""
    return _begins_date(text, spoken().days)


@lru_cache(maxsize=20_000)
def _begins_date(text: str, days: DayForm | None) -> bool:
    form = normal(text).translate(SIGNS)
    if days is not None:
        found = (*numbered(text), *(shortened(text) if days.short is not None else ()))
        if any(start == 0 for start, _ in found) or (days.yearless and yearless(text)):
            return True
    return printed_date(form) is not None or re.match(r"(19|20)\d{2}[-/.年]", form) is not None
