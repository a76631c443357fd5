"""Which days were worked in mainland China: the State Council's notices with their make-up workdays (调休).

2004 on is from chinesecalendar with one correction, 2001-2003 from holidays; a policy may add the notice of a year
that came out since. After the last published notice only the statutory days are known to be off; weekends may become
workdays and days beside a festival may become free, so those are unknown until the notice is out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from chinese_calendar import constants

COVERED_FROM = date(2001, 1, 1)
COVERED_UNTIL = date(max(constants.holidays).year, 12, 31)
"""The last day whose notice is in the installed table."""

_CHINESECALENDAR_FROM = 2004
_LONG_FESTIVAL_REACH = 4


class DayType(StrEnum):
    """What a day was. ``unknown``: no published calendar tells."""

    WORKDAY = "workday"
    OFF = "off"
    UNKNOWN = "unknown"


_CORRECTIONS = {date(2005, 12, 31): DayType.WORKDAY}
"""国办发明电〔2005〕35号 of 2005-12-16 makes this Saturday a workday; chinesecalendar has it as free."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The State Council's notice for one year: ``holidays`` are free, weekends among them too, ``workdays`` are the
    weekend days worked in exchange. ``source`` is its number."""

    year: int
    source: str
    holidays: tuple[date, ...]
    workdays: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a lender adds to the installed calendar. A notice takes the place of what is installed for its year."""

    notices: tuple[Notice, ...] = ()

    @property
    def covered_until(self) -> date:
        """The last day up to which every notice is known; every report states it."""
        until = COVERED_UNTIL
        for year in sorted(notice.year for notice in self.notices):
            until = date(year, 12, 31) if year == until.year + 1 else until
        return until

    def notice(self, year: int) -> Notice | None:
        """The notice added for ``year``."""
        return next((notice for notice in self.notices if notice.year == year), None)


INSTALLED = Calendar()


@cache
def day_type(day: date, calendar: Calendar = INSTALLED) -> DayType:
    """Whether a day was worked.

    >>> day_type(date(2025, 9, 28)), day_type(date(2025, 10, 8)), day_type(date(2027, 3, 6))
    (<DayType.WORKDAY: 'workday'>, <DayType.OFF: 'off'>, <DayType.UNKNOWN: 'unknown'>)
    """
    notice = calendar.notice(day.year)
    if notice is not None:
        off = day in notice.holidays or (_weekend(day) and day not in notice.workdays)
        return DayType.OFF if off else DayType.WORKDAY
    return _CORRECTIONS.get(day) or _installed(day)


def _installed(day: date) -> DayType:
    if day < COVERED_FROM:
        return DayType.UNKNOWN
    if day > COVERED_UNTIL:
        return _unpublished(day)
    if day.year < _CHINESECALENDAR_FROM:
        table = _notices(day.year)
        off = day in table or (_weekend(day) and day not in table.weekend_workdays)
    else:
        off = day in constants.holidays or (_weekend(day) and day not in constants.workdays)
    return DayType.OFF if off else DayType.WORKDAY


def is_public_holiday(day: date, calendar: Calendar = INSTALLED) -> bool:
    """Whether a day off belongs to a public holiday and is not a plain weekend."""
    if day_type(day, calendar) is not DayType.OFF:
        return False
    notice = calendar.notice(day.year)
    if notice is not None:
        return day in notice.holidays
    if day > COVERED_UNTIL:
        return True
    return day in (_notices(day.year) if day.year < _CHINESECALENDAR_FROM else constants.holidays)


def _unpublished(day: date) -> DayType:
    statutory = _statutory(day.year)
    if day in statutory:
        return DayType.OFF
    if _weekend(day) or _beside_festival(day, statutory):
        return DayType.UNKNOWN
    return DayType.WORKDAY


def _beside_festival(day: date, statutory: frozenset[date]) -> bool:
    """Notices bridge to the neighbours of a festival: one day of a single one, several of a long one."""
    for step in (-1, 1):
        for distance in range(1, _LONG_FESTIVAL_REACH + 1):
            near = day + step * timedelta(days=distance)
            if near in statutory:
                long = near + timedelta(days=step) in statutory
                between = [day + step * timedelta(days=d) for d in range(1, distance)]
                if long or all(_weekend(other) for other in between):
                    return True
                break
    return False


def _weekend(day: date) -> bool:
    return day.weekday() >= 5


@cache
def _notices(year: int) -> Any:
    import holidays

    return holidays.country_holidays("CN", years=[year], language="en_US")


@cache
def _statutory(year: int) -> frozenset[date]:
    """Days that the law itself makes free, fixed and lunar, of a year and the New Year's Day after it."""
    import holidays

    table = holidays.country_holidays("CN", years=[year, year + 1], observed=False, language="en_US")
    return frozenset(table)
