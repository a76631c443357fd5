"""Working days, days off, unknown days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checks.calendars import COVERED_UNTIL, Calendar, DayType, Notice, day_type, is_public_holiday

WORKDAY, OFF, UNKNOWN = DayType.WORKDAY, DayType.OFF, DayType.UNKNOWN


@pytest.mark.parametrize(("day", "expected"), [
    (date(2000, 12, 31), UNKNOWN), (date(2001, 1, 1), OFF), (date(2001, 1, 20), WORKDAY), (date(2001, 1, 24), OFF),
    (date(2003, 2, 8), WORKDAY), (date(2003, 2, 15), OFF), (date(2003, 10, 7), OFF), (date(2004, 1, 1), OFF),
    (date(2005, 12, 31), WORKDAY), (date(2006, 1, 1), OFF), (date(2020, 1, 31), OFF), (date(2020, 2, 3), WORKDAY),
    (date(2025, 9, 28), WORKDAY), (date(2025, 10, 8), OFF), (date(2025, 10, 11), WORKDAY), (date(2025, 9, 14), OFF),
    (date(2025, 9, 15), WORKDAY), (date(2026, 1, 4), WORKDAY), (date(2026, 2, 14), WORKDAY),
    (date(2026, 2, 28), WORKDAY),
    (date(2026, 5, 9), WORKDAY), (date(2026, 9, 20), WORKDAY), (date(2026, 10, 10), WORKDAY),
    (date(2026, 12, 31), WORKDAY)])
def test_published_days(day: date, expected: DayType) -> None:
    assert day_type(day) is expected


@pytest.mark.parametrize(("day", "expected"), [
    (date(2027, 1, 1), OFF), (date(2027, 1, 4), UNKNOWN), (date(2027, 1, 5), WORKDAY), (date(2027, 2, 4), UNKNOWN),
    (date(2027, 2, 5), OFF), (date(2027, 2, 6), OFF), (date(2027, 2, 8), OFF), (date(2027, 2, 9), UNKNOWN),
    (date(2027, 2, 12), UNKNOWN), (date(2027, 2, 20), UNKNOWN), (date(2027, 3, 6), UNKNOWN),
    (date(2027, 3, 10), WORKDAY),
    (date(2027, 5, 1), OFF), (date(2027, 5, 2), OFF), (date(2027, 5, 3), UNKNOWN), (date(2027, 6, 9), OFF),
    (date(2027, 6, 10), UNKNOWN), (date(2027, 6, 11), WORKDAY), (date(2027, 9, 15), OFF), (date(2027, 10, 3), OFF),
    (date(2027, 10, 4), UNKNOWN), (date(2027, 10, 20), WORKDAY), (date(2027, 12, 31), UNKNOWN)])
def test_days_without_a_notice(day: date, expected: DayType) -> None:
    assert date(2026, 12, 31) == COVERED_UNTIL
    assert day_type(day) is expected


def test_every_published_day_is_decided() -> None:
    day, counts = date(2001, 1, 1), {WORKDAY: 0, OFF: 0, UNKNOWN: 0}
    while day <= COVERED_UNTIL:
        counts[day_type(day)] += 1
        day += timedelta(days=1)
    assert counts[UNKNOWN] == 0
    assert 0.30 < counts[OFF] / (counts[OFF] + counts[WORKDAY]) < 0.33


def test_no_weekend_without_a_notice_is_called_a_day_off_but_the_laws_own() -> None:
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    off = [day for day in days if day_type(day) is OFF]
    assert len(off) == 13
    assert all(day_type(day) is UNKNOWN for day in days if day.weekday() >= 5 and day not in off)


@pytest.mark.parametrize(("day", "holiday"), [
    (date(2025, 10, 4), True), (date(2025, 10, 8), True), (date(2025, 9, 13), False), (date(2025, 9, 14), False),
    (date(2025, 9, 28), False), (date(2003, 10, 7), True), (date(2003, 9, 7), False), (date(2027, 2, 6), True),
    (date(2027, 3, 6), False)])
def test_public_holidays_are_told_from_weekends(day: date, holiday: bool) -> None:
    assert is_public_holiday(day) is holiday


NEXT = Notice(2027, "国办发明电〔2026〕样例号", (date(2027, 1, 1), date(2027, 1, 2)), (date(2027, 1, 9),))


def test_a_notice_that_came_out_since_settles_its_year() -> None:
    known = Calendar((NEXT,))
    assert known.covered_until == date(2027, 12, 31)
    assert day_type(date(2027, 1, 9)) is DayType.UNKNOWN
    assert day_type(date(2027, 1, 9), known) is DayType.WORKDAY
    assert day_type(date(2027, 1, 10), known) is DayType.OFF
    assert is_public_holiday(date(2027, 1, 2), known)
    assert not is_public_holiday(date(2027, 1, 10), known)
    assert day_type(date(2028, 1, 8), known) is DayType.UNKNOWN


def test_a_gap_between_notices_ends_what_is_covered() -> None:
    assert Calendar((replace(NEXT, year=2028),)).covered_until == COVERED_UNTIL


def test_a_notice_corrects_an_installed_year() -> None:
    corrected = Calendar((Notice(2025, "样例", (date(2025, 3, 5),)),))
    assert day_type(date(2025, 3, 5), corrected) is DayType.OFF
    assert day_type(date(2025, 10, 1), corrected) is DayType.WORKDAY
    assert corrected.covered_until == COVERED_UNTIL
