"""STM-10: incomes that all stand twice on their day."""

from __future__ import annotations

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import Line, judged, six_months, statement

FIRST = [("2025-04-16", "1413.47"), ("2025-04-18", "308.92"), ("2025-04-18", "2077.11")]


def paid(incomes: list[tuple[str, str]], words: str = "转账", second: str = "10:00:23", party: str = "某甲",
         other: str = "某甲") -> BankStatement:
    """Six months with such incomes, each twice."""
    lines = [Line(day, amount, words, name, at=at) for day, amount in incomes
             for at, name in (("10:00:03", party), (second, other))]
    return statement(sorted([*six_months(), *lines], key=lambda line: line.day))


def codes(subject: BankStatement) -> list[str]:
    return [found.code for found in judged("STM-10", subject)]


def test_three_incomes_in_a_row_that_come_twice_on_their_days_are_a_persons_to_judge() -> None:
    subject = paid(FIRST)
    found, = judged("STM-10", subject)
    rows = [entry.row for entry in subject.entries if entry.booking_time is not None]
    assert (found.kind, found.code, found.values["count"]) == (Kind.REVIEW, "income-at-once", "3")
    assert sorted({place.row or 0 for place in found.evidence}) == rows
    assert found.values["examples"].startswith(f"2025-04-16 1,413.47 ({rows[0]}-{rows[1]}); ")


@pytest.mark.parametrize("subject", [
    paid(FIRST[:2]), paid([FIRST[0], ("2025-04-17", "1413.47"), ("2025-04-18", "1413.47")]),
    paid([("2025-04-16", amount) for _, amount in FIRST]), paid([*FIRST[:2], ("2025-05-20", "2077.11")]),
    paid([(day, amount[:-2] + "00") for day, amount in FIRST]), paid([(day, amount[-5:]) for day, amount in FIRST]),
    paid([(day, f"-{amount}") for day, amount in FIRST]), paid(FIRST, words="退款"), paid(FIRST, words="商户结算款"),
    paid(FIRST, other="某乙")])
def test_others_are_not(subject: BankStatement) -> None:
    """Two, one sum on three days, one day, wages between them, whole yuan, small sums, money out, refunds, takings, two
    payers."""
    assert codes(subject) == []


def test_wages_that_a_batch_pays_are_no_takings() -> None:
    assert codes(paid(FIRST, words="批量代发工资")) == ["income-at-once"]


def test_what_is_the_same_to_the_second_is_told_once() -> None:
    assert "income-at-once" not in codes(paid(FIRST, second="10:00:03"))
