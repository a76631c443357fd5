"""Days in every form that statements print them.

Nothing is repaired here: text that is not of a known form gives None, and figures that name a day no calendar has stay
text (:class:`~checks.facts.PrintedDate` with ``impossible``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from checks.facts import PrintedDate
from intake_cli.characters import plain
from intake_cli.layout.day_figures import (
    BARE,
    SHORT,
    SHORT_FIGURES,
    SHORT_STAMP,
    YEAR_ALONE,
    dated,
    dated_bare,
    dated_in,
    figures_of,
    numbered,
    numbered_dates,
    shortened,
    whole_dates,
    without_clocks,
    year_last,
    yearless,
)
from intake_cli.layout.day_numerals import numeral_days
from intake_cli.layout.dialect import DayForm, spoken
from intake_cli.layout.month_names import month_names, with_month_name
from intake_cli.layout.values import has_figure, normal, with_plain_signs
from intake_cli.layout.worn_days import untorn, with_day_sign, with_lost_mark, with_month_letters
from intake_cli.words import Word

_SHORT_NAMED = re.compile(r"(?<!\d)(\d{2})年(\d{1,2})月(\d{1,2})日")
_WEEKDAY = re.compile(r"\(?(?:(?:星期|周|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)\)?,?",
                      re.IGNORECASE)
_CUT_OFF = re.compile(r"\d{4}(?:年0\d月\d(?!\d|\s*日)|([-/.])0\d\1\d(?!\d))|"
                      r"\d{4}(?:年\d{1,2}月|([-/.])\d{1,2}\2)\d{2}(?=:[0-5]\d(?::(?:[0-5]\d)?)?(?!:?\d))")
"""A day of which the edge of a cell left one figure, for its month has two: 2023年06月2 may be any of the twenties; or
none, where its time follows: 2025-07-04:43: and 2025年07月04:43:02 have lost all behind the month."""
_SHORT_CUT_OFF = re.compile(r"\d\d([-/.])0\d\1\d")
"""The same with two figures for the year: 24-05-2 may be any of the twenties."""
STAMP = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])((?:[01]\d|2[0-3])[0-5]\d[0-5]\d)")
"""Day and time as fourteen figures, which are one where nothing else stands beside them."""


def printed_date(text: str, short: bool = False) -> PrintedDate | None:
    """The first date in ``text``, or None. ``short`` also accepts two-digit years (``250314``), the year first unless
    the document was seen to write them otherwise, and a day with one mark of two (``2025-0912``). One that ends in its
    year, or has none, is a date where it was seen to write them so.

    >>> [str(printed_date(text).day) for text in ("20250311", "05-JAN-2025", "二〇二五年三月一日", "20250301101122")]
    ['2025-03-11', '2025-01-05', '2025-03-01', '2025-03-01']
    >>> [str(printed_date(text).day) for text in ("Mar 11, 2025", "March1,2025", "11-Mar-2025075713")]
    ['2025-03-11', '2025-03-01', '2025-03-11']
    >>> printed_date("2025-0912"), str(printed_date("202509-12 10:11", short=True).day)
    (None, '2025-09-12')
    >>> str(printed_date("250301 101122", short=True).day), printed_date("250301 109922", short=True)
    ('2025-03-01', None)
    >>> printed_date("2025-02-30 10:11").impossible, printed_date("20250230101122").impossible
    (True, True)
    """
    return _printed_date(text, short, spoken().days)


@lru_cache(maxsize=20_000)
def _printed_date(text: str, short: bool, days: DayForm | None) -> PrintedDate | None:
    text = without_clocks(text, days)
    form = untorn(with_plain_signs(plain(text)))
    if not _may_be_day(text):
        return None
    match = next(iter(whole_dates(form) or _spaced_out(form, days)), None)
    if match is not None:
        if _CUT_OFF.match(match.string, match.start()):
            return PrintedDate(match[0], None)
        parts = (match[1], match[3], match[5]) if match[1] else (match[6], match[7], match[8])
        return dated(match[0], int(parts[0]), int(parts[1]), int(parts[2]))
    if (stamp := STAMP.fullmatch(form.strip())) is not None:
        return dated(stamp[0][:8], int(stamp[1]), int(stamp[2]), int(stamp[3]))
    if "年" in form and (written := next(numeral_days(normal(form)), None)) is not None:
        return dated(written.text, written.year, written.month, written.day)
    if (named := with_month_name(with_month_letters(form))) is not None:
        return named
    if days is not None and (found := year_last(form, days)) is not None:
        return found
    match = _SHORT_NAMED.search(normal(form))
    if match is not None:
        return dated_in(match[0], (int(match[1]), int(match[2]), int(match[3])), "ymd")
    if short and (found := with_lost_mark(form)) is not None:
        return found
    match = SHORT.search(form) if days is not None and days.short is not None else None
    if match is None and short:
        match = SHORT.fullmatch(normal(form)) or SHORT_FIGURES.match(normal(form)) or \
            SHORT_STAMP.fullmatch(form.strip())
    order = "ymd" if days is None or days.short is None else days.short
    if match is not None and order == "ymd" and _SHORT_CUT_OFF.fullmatch(match[0]):
        return PrintedDate(match[0], None)
    if match is None and short and days is not None and days.bare and BARE.fullmatch(form.strip()):
        return dated_bare(form.strip(), days)
    return None if match is None else dated_in(match[0], figures_of(match), order)


def days_meant(text: str) -> list[date]:
    """The days of the document's period that a date without its year may be, oldest first: two where the period is
    longer than a year."""
    days = spoken().days
    if days is None or days.first is None or days.last is None:
        return []
    years = (replace(days, first=max(days.first, date(year, 1, 1)), last=min(days.last, date(year, 12, 31)))
             for year in range(days.first.year, days.last.year + 1))
    found = (_printed_date(text, True, form) for form in years)
    return sorted({printed.day for printed in found if printed is not None and printed.day is not None})


def _spaced_out(form: str, days: DayForm | None) -> list[re.Match[str]]:
    """The whole dates in ``form`` without its blanks; none where a day without all of its year stands before the
    figures of a time (25-09-19 223948, or 05-19 115014 in a document that writes days without years)."""
    close = normal(form)
    begun = SHORT.match(form.strip()) or (days is not None and days.yearless and yearless(form))
    return [] if close == form or begun else whole_dates(close)


def _may_be_day(text: str) -> bool:
    """Whether ``text`` has a figure, or the year of a day in words."""
    return has_figure(text) or "年" in plain(text)


def is_day(text: str) -> bool:
    """Whether ``text`` is a date, perhaps with the name of the day, and nothing else.

    >>> is_day("2025-03-11 星期二"), is_day("11 Mar 2025 (Tue)"), is_day("2025-03-11 12:00"), is_day("2025年3月11E")
    (True, True, False, True)
    """
    form = with_day_sign(_WEEKDAY.sub("", normal(text)))
    printed = printed_date(form)
    return printed is not None and len(printed.text) == len(form)


def all_dates(text: str) -> list[PrintedDate]:
    """Every date in ``text``, in order."""
    form = with_plain_signs(plain(text))
    places = [(match.start(), match[0])
              for match in (
                  *whole_dates(form), *month_names(form), *otherwise(form))]
    places += [(one.start, one.text) for one in numeral_days(form)]
    found = (printed_date(place) for _, place in sorted(places))
    return [each for each in found if each is not None]


def otherwise(form: str) -> Iterator[re.Match[str]]:
    """Dates that do not begin with all of their year, in a document that writes them so."""
    days = spoken().days
    if days is not None:
        yield from numbered_dates(form)
        yield from SHORT.finditer(form) if days.short is not None else ()


def begins_date(text: str) -> bool:
    """True when ``text`` is a date or the first half of one that is broken over two lines.

    >>> begins_date("20230611 04.00.52"), begins_date("2023 06 11"), begins_date("2023-"), begins_date("04.00.52")
    (True, True, True, False)
    """
    return _begins_date(text, spoken().days)


def word_begins_date(word: Word) -> bool:
    """Whether a word does, read freely or in figures, among which the signs of 2025年3月5日 are none."""
    return begins_date(word.text) or (word.numeric is not None and begins_date(word.numeric))


@lru_cache(maxsize=20_000)
def _begins_date(text: str, days: DayForm | None) -> bool:
    text = without_clocks(text, days)
    if not _may_be_day(text):
        return False
    form = with_plain_signs(normal(text))
    if days is not None:
        found = (*numbered(text), *(shortened(text) if days.short is not None else ()))
        if any(start == 0 for start, _ in found) or (days.yearless and yearless(text)):
            return True
        if days.yearless and YEAR_ALONE.fullmatch(text):
            return False
    return (printed_date(form) or printed_date(text)) is not None or re.match(r"(19|20)\d{2}[-/.年]", form) is not None
