"""The figures of days that do not begin with their whole year, and what they mean in the order of a document."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from checks.facts import PrintedDate
from intake_cli.characters import plain
from intake_cli.layout.dialect import DayForm
from intake_cli.layout.values import with_plain_signs

DATE = re.compile(r"(?<!\d)(?:(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?|"
                  r"(?<!\d[/.]\d\d[/.])((?:19|20)\d{2})(\d{2})(\d{2})(?:(?!\d)|(?=\d{2}:\d{2})))")
"""A day that begins with its whole year. Eight figures may run into a time: readers of pixels leave blanks out. None
are behind a day and a month: what follows the year of 05/04/2025 is another cell's."""
SHORT = re.compile(r"(?<!\d)(?=\d{2}[-/.]|\d[-/.]\d{1,2}[-/.]\d{2})(\d{1,2})([-/.])(\d{1,2})\2(\d{1,2})(?!\2?\d)")
"""A day of three numbers, two figures for its year: it stands first or last."""
SHORT_FIGURES = re.compile(r"(\d{2})()(\d{2})(\d{2})(?=(?:\s*\d{2}:\d{2}(?::\d{2})?)?$)")
"""The same without marks, alone or before a time."""
SHORT_STAMP = re.compile(r"(\d{2})()(\d{2})(\d{2})\s+(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")
"""The same a blank before six figures of a time."""
BARE = re.compile(r"\d{4}|\d{1,2}\.\d{1,2}")
"""Month and day without a mark, or with a point between them, as sums have."""
YEAR_ALONE = re.compile(r"\s*(?:19|20)\d\d\s*年度?\s*")
"""A year and nothing else, over days that have none."""
CLOCK = re.compile(r"(?<![\d.])(?:[01]\d|2[0-3])\.[0-5]\d\.[0-5]\d(?![\d.])")
ORDERS = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
"""Where year, month and day stand among the three figures of a date."""
NUMBERED = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"({'|'.join(MONTHS)})(?:t|uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?"
_YEARLESS = re.compile(r"(\d{1,2})([-/月])(\d{1,2})(?:日(?=\d)|日?(?=\s|$))")
_YEARLESS_NAMED = re.compile(rf"(?:(\d{{1,2}})[-/. ]?{_NAMED}|{_NAMED}[-/. ]*(\d{{1,2}}))(?=\s|$)"
                             r"(?!\s*(?:20)?\d{2}(?![\d:]))", re.IGNORECASE)


def whole_dates(form: str) -> list[re.Match[str]]:
    """The dates that begin with their whole year.

    >>> [match[0] for match in whole_dates("2025-02-01-2025-02-28")], whole_dates("01-02-2025-28-02-2025")
    (['2025-02-01', '2025-02-28'], [])
    """
    return _dates(form, DATE)


def numbered_dates(form: str) -> list[re.Match[str]]:
    """The dates that end in their whole year.

    >>> [match[0] for match in numbered_dates("01/02/2025-28/02/2025")], numbered_dates("2025-02-01-2025-02-28")
    (['01/02/2025', '28/02/2025'], [])
    """
    return _dates(form, NUMBERED)


def _dates(form: str, asked: re.Pattern[str]) -> list[re.Match[str]]:
    """Those of the dates with a whole year, left to right, that are of the form ``asked``: what is of one is none of
    the next, where a dash stands between. Hardly any text has one."""
    if asked.search(form) is None:
        return []
    dates: list[re.Match[str]] = []
    next_ones = [DATE.search(form), NUMBERED.search(form)]
    while found := [match for match in next_ones if match is not None]:
        first = min(found, key=lambda match: match.start())
        dates += [first] if first.re is asked else []
        next_ones = [match if match.start() >= first.end() else match.re.search(form, first.end()) for match in found]
    return dates


def without_clocks(text: str, days: DayForm | None) -> str:
    """``text`` without times that have points, in a document that writes them so.

    >>> without_clocks("24/09/05 11.02.17", DayForm(clocks=True)), without_clocks("11.02.17", DayForm())
    ('24/09/05  ', '11.02.17')
    """
    return CLOCK.sub(" ", text) if days is not None and days.clocks else text


def dated(text: str, year: int, month: int, day: int) -> PrintedDate:
    """The day of a calendar, or that there is none such."""
    try:
        return PrintedDate(text, date(year, month, day))
    except ValueError:
        return PrintedDate(text, None, impossible=True)


def figures_of(match: re.Match[str]) -> tuple[int, int, int]:
    """The figures of a date that one of the forms of this module has."""
    return int(match[1]), int(match[3]), int(match[4])


@lru_cache(maxsize=20_000)
def _form(text: str) -> str:
    return with_plain_signs(plain(text).strip())


def dated_in(text: str, figures: tuple[int, ...], order: str) -> PrintedDate:
    """The date that three ``figures`` mean in one of :data:`ORDERS`, the year as two figures; without a day where the
    order is not known and empty.

    >>> dated_in("14/03/25", (14, 3, 25), "dmy").day
    datetime.date(2025, 3, 14)
    """
    if not order:
        return PrintedDate(text, None)
    year, month, day = (figures[place] for place in ORDERS[order])
    return dated(text, 2000 + year, month, day)


@lru_cache(maxsize=20_000)
def numbered(text: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The dates in ``text`` that end in their year: where each begins, and its figures in their order.

    >>> numbered("05/03/2025 10:11"), numbered("自 05–03–2025"), numbered("2025-03-05-2025-04-05")
    (((0, (5, 3, 2025)),), ((2, (5, 3, 2025)),), ())
    """
    return tuple((match.start(), figures_of(match)) for match in numbered_dates(_form(text)))


@lru_cache(maxsize=20_000)
def shortened(text: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The dates in ``text`` with two figures for their year: where each begins, and its figures in their order. Six
    figures without marks are one where they stand alone or before a time.

    >>> shortened("140325 10:11:09"), shortened("140325 101109")
    (((0, (14, 3, 25)),), ())
    >>> shortened("14/03/25 10:11"), shortened("140325"), shortened("2014/03/25"), shortened("14/03/2025")
    (((0, (14, 3, 25)),), ((0, (14, 3, 25)),), (), ())
    >>> shortened("3/5/25"), shortened("25-3-5 10:11"), shortened("3/5/2"), shortened("2025/3/5")
    (((0, (3, 5, 25)),), ((0, (25, 3, 5)),), (), ())
    """
    form = _form(text)
    alone = SHORT_FIGURES.match(form)
    found = SHORT.finditer(form) if alone is None else [alone]
    return tuple((match.start(), figures_of(match)) for match in found)


@lru_cache(maxsize=20_000)
def yearless(text: str) -> tuple[int, ...] | None:
    """The figures of a date that begins ``text`` and has no year, in their order; of one that names its month, that
    month first.

    >>> yearless("03-05"), yearless("3月5日 10:11"), yearless("3月5日101112"), yearless("03-05-2025")
    ((3, 5), (3, 5), (3, 5), None)
    >>> yearless("05 Mar"), yearless("Mar05"), yearless("05 Mar 2025"), yearless("05 Marks")
    ((3, 5), (3, 5), None, None)
    """
    match = _YEARLESS.match(_form(text))
    if match is not None:
        return int(match[1]), int(match[3])
    named = _month_named(_form(text))
    return None if named is None else named[1:]


def _month_named(form: str) -> tuple[str, int, int] | None:
    """The text of a date that begins ``form``, names its month and has no year, its month and its day."""
    match = _YEARLESS_NAMED.match(form)
    if match is None:
        return None
    return match[0], MONTHS.index((match[2] or match[3]).lower()) + 1, int(match[1] or match[4])


def year_last(form: str, days: DayForm) -> PrintedDate | None:
    """A date that does not begin with its year; without a day where its order or its year is not known."""
    match = next(iter(numbered_dates(form)), None)
    if match is not None:
        month, day = (match[1], match[3]) if days.order == "mdy" else (match[3], match[1])
        return dated(match[0], int(match[4]), int(month), int(day)) if days.order else PrintedDate(match[0], None)
    if not days.yearless:
        return None
    named = _month_named(form.strip())
    if named is not None:
        return _in_its_year(*named, days)
    match = _YEARLESS.match(form.strip())
    if match is None:
        return None
    if not days.order and match[2] != "月":
        return PrintedDate(match[0], None)
    month, day = (match[3], match[1]) if days.order == "dmy" and match[2] != "月" else (match[1], match[3])
    return _in_its_year(match[0], int(month), int(day), days)


def dated_bare(text: str, days: DayForm) -> PrintedDate:
    """The day that figures of month and day mean in the period of a document.

    >>> str(dated_bare("0419", DayForm(bare=True, first=date(2025, 1, 1), last=date(2025, 6, 30))).day)
    '2025-04-19'
    """
    month, day = text.split(".") if "." in text else (text[:2], text[2:])
    return _in_its_year(text, int(month), int(day), days)


def _in_its_year(text: str, month: int, day: int, days: DayForm) -> PrintedDate:
    if days.first is None or days.last is None:
        return PrintedDate(text, None)
    found = [dated(text, year, month, day) for year in range(days.first.year, days.last.year + 1)]
    if all(one.impossible for one in found):
        return found[0]
    inside = [one for one in found if one.day is not None and days.first <= one.day <= days.last]
    return inside[0] if len(inside) == 1 else PrintedDate(text, None)
