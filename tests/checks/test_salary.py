"""PAY-01."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checks.findings import Kind, Level
from checks.policy import Policy, Salary
from tests.checks.builders import Line, judged, said, six_months, statement


def paid(day: str, summary: str = "代发工资", amount: str = "8123.45", side: str = "") -> list[tuple[str, str]]:
    return said("PAY-01", statement([Line(day, amount, summary, "样例市样例有限公司", side=side)]))


def test_ordinary_salaries_pass() -> None:
    assert judged("PAY-01", statement(six_months())) == []


@pytest.mark.parametrize(("day", "code"), [
    ("2025-09-14", "sunday"), ("2025-10-08", "holiday"), ("2025-10-04", "holiday"), ("2025-05-01", "holiday")])
def test_days_on_which_nobody_pays(day: str, code: str) -> None:
    assert paid(day) == [("fail", code)]


@pytest.mark.parametrize("day", ["2025-09-13", "2025-09-28", "2025-09-15", "2025-10-11"])
def test_saturdays_and_make_up_sundays_are_fine(day: str) -> None:
    assert paid(day) == []


@pytest.mark.parametrize("words",
                         ["公积金", "代发养老金", "报销", "薪金宝赎回", "和薪贷放款", "退休工资", "转账", "工资冲正"])
def test_what_is_no_salary(words: str) -> None:
    assert paid("2025-09-14", words) == [("not-applicable", "no-salary-rows")]


@pytest.mark.parametrize("words", ["工资", "代发", "薪资", "Salary", "PAYROLL", "工 资"])
def test_what_is(words: str) -> None:
    assert paid("2025-09-14", words) == [("fail", "sunday")]


def test_wages_paid_out_are_not_its_matter() -> None:
    assert paid("2025-09-14", amount="-8000.00") == [("not-applicable", "no-salary-rows")]
    assert paid("2025-09-14", amount="") == [("not-applicable", "no-salary-rows")]
    assert paid("2025-09-14", amount="", side="out") == [("not-applicable", "no-salary-rows")]
    assert paid("2025-09-14", amount="", side="in") == [("fail", "sunday")]


def test_each_day_is_accused_with_its_row_and_without_the_payers_name() -> None:
    subject = statement([Line("2025-08-15", "1", "工资"), Line("2025-09-14", "1", "工资", "某丙")])
    found, = judged("PAY-01", subject)
    assert (found.evidence[0].row, found.values) == (2, {"row": "2", "date": "2025-09-14", "words": "工资"})


def test_one_month_is_a_note_and_two_months_are_a_warning() -> None:
    once = [Line("2025-08-10", "1", "工资"), Line("2025-08-17", "1", "奖金"), Line("2025-09-15", "1", "工资")]
    assert [found.level for found in judged("PAY-01", statement(once))] == [Level.NOTE, Level.NOTE]
    twice = [*once, Line("2025-10-04", "1", "工资")]
    assert [(found.level, found.evidence[0].row) for found in judged("PAY-01", statement(twice))] == [
        (None, 1), (None, 2), (None, 4)]
    strict = Policy(salary=Salary(rest_day_months=1))
    assert [found.level for found in judged("PAY-01", statement(once), strict)] == [None, None]


def test_wages_that_come_by_the_day_or_the_week_are_only_noted_on_days_off() -> None:
    """Riders are paid for each day, Sundays too."""
    daily = [Line(f"2025-{month}-{day:02}", "231.50", "工资") for month in ("07", "08") for day in range(1, 29, 3)]
    for often in (daily, daily[::2]):
        assert {found.level for found in judged("PAY-01", statement(often))} == {Level.NOTE}
    parts = [Line(f"2025-{day}", "231.50", "工资") for day in ("07-13", "07-25", "08-10", "08-22")]
    assert {found.level for found in judged("PAY-01", statement(parts))} == {None}


@pytest.mark.parametrize(("other", "level"), [("某平台有限公司", Level.NOTE), ("某甲", None)])
def test_a_payers_weekly_payouts_are_wages_by_the_week_whatever_it_calls_them(other: str, level: Level | None) -> None:
    weeks = [date(2024, 1, 3) + timedelta(weeks=week) for week in range(30)]
    lines = [Line(day.isoformat(), f"{900 + place}.37", "代发", "某平台有限公司") if place % 2 == 0 or place == 17 else
             Line(day.isoformat(), f"{900 + place}.37", "跑单收入", other) for place, day in enumerate(weeks)]
    found = judged("PAY-01", statement(lines))
    assert [each.values["date"] for each in found] == ["2024-02-14", "2024-05-01"]
    assert {each.level for each in found} == {level}


def test_days_that_cannot_be_known() -> None:
    subject = statement([Line("2027-03-07", "1", "工资"), Line("??", "1", "工资"), Line("2027-03-06", "1", "工资"),
                         Line("2025-02-30", "1", "工资")])
    found, = judged("PAY-01", subject)
    assert (found.kind, found.code, found.values["rows"]) == (Kind.UNKNOWN, "no-calendar", "1-2")
