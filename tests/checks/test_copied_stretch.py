"""STM-10: weeks of rows that stand in a statement a second time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from checks.facts import BankStatement
from tests.checks.builders import Line, judged, statement

FIRST = date(2025, 3, 3)


def weeks(copies: int, moved: int = 31, days: int = 10, stray: int = 0) -> BankStatement:
    """Ten days of spending, written ``copies`` times more ``moved`` days later each, amid other spending."""
    lines = []
    for copy in range(copies + 1):
        for place in range(days):
            day = FIRST + timedelta(2 * place + copy * moved + (stray if copy and place % 2 else 0))
            lines.append((day, f"-{20 + 13 * place}.{10 + 7 * place}"))
    lines += [(FIRST + timedelta(4 * place), f"-{300 + place}.{place + 11}") for place in range(20)]
    return statement([Line(day.isoformat(), amount, "消费") for day, amount in sorted(lines)], "9000.00")


def busy(copied: bool) -> BankStatement:
    """Two months of takings at five prices, thirty a day, with others now and then; the last two weeks may be those of
    six weeks before."""
    rng, days = Random(1), list[list[int]]()
    for _ in range(60):
        days.append([rng.randrange(5) if rng.random() < 0.9 else 5 + rng.randrange(400) for _ in range(30)])
    if copied:
        days[46:] = days[4:18]
    lines = [Line((FIRST + timedelta(place)).isoformat(), f"-{5 + price // 9}.{10 + price % 9}", "消费")
             for place, day in enumerate(days) for price in day]
    return statement(lines, "90000.00")


def test_prices_that_follow_each_other_all_the_time_make_no_copy() -> None:
    assert judged("STM-10", busy(copied=False)) == []


def test_a_copied_stretch_of_a_busy_account_is_told_by_its_rare_amounts() -> None:
    found, = judged("STM-10", busy(copied=True))
    assert (found.code, found.values["apart"]) == ("copied-stretch", "42")


def test_a_copied_month_is_for_a_person_and_names_both_stretches() -> None:
    found, = judged("STM-10", weeks(1))
    assert (found.code, found.values["count"], found.values["apart"]) == ("copied-stretch", "10", "31")
    assert found.values["examples"].startswith("-20.10 (1, ")


def test_so_is_one_whose_days_were_moved_about() -> None:
    found, = judged("STM-10", weeks(1, stray=1))
    assert found.code == "copied-stretch"


@pytest.mark.parametrize("honest", [
    weeks(0), weeks(2), weeks(5), weeks(1, days=7), weeks(1, moved=2)],
    ids=["once", "bills of three months", "bills of half a year", "few days", "two days on"])
def test_what_comes_every_month_or_on_few_days_is_no_copy(honest: BankStatement) -> None:
    assert judged("STM-10", honest) == []
