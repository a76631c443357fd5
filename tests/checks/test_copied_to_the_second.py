"""STM-10: rows that come again on another day at the same second."""

from __future__ import annotations

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import Line, accused, judged, six_months, statement

INCOME = Line("2025-03-10", "2413.47", "转账", "某甲", at="09:41:37")
SPENT = Line("2025-03-11", "-55.72", "消费", "某店", at="18:20:05")


def with_rows(*lines: Line) -> BankStatement:
    """Six months with such rows among the rest."""
    return statement(sorted([*six_months(), *lines], key=lambda line: line.day))


def moved(line: Line, day: str, at: str = "", amount: str = "") -> Line:
    """The row on another day, perhaps at another time or of another amount."""
    return Line(day, amount or line.amount, line.summary, line.counterparty, at=at or line.at)


@pytest.mark.parametrize("subject", [
    with_rows(INCOME, moved(INCOME, "2025-04-16")),
    with_rows(SPENT, moved(SPENT, "2025-04-17"), moved(SPENT, "2025-03-20", "11:02:09", "-8.90"),
              moved(SPENT, "2025-04-20", "11:02:09", "-8.90"))], ids=["an income", "two payments"])
def test_rows_copied_to_other_days_are_a_persons_to_judge(subject: BankStatement) -> None:
    found, = judged("STM-10", subject)
    assert (found.kind, found.code) == (Kind.REVIEW, "to-the-second")
    later = max((entry for entry in subject.entries if entry.booking_time is not None and entry.amount is not None
                 and str(entry.amount.value) in ("2413.47", "-55.72")), key=lambda entry: entry.row)
    assert accused([found]) == [later.row]


@pytest.mark.parametrize("subject", [
    with_rows(SPENT, moved(SPENT, "2025-04-17")), with_rows(INCOME, moved(INCOME, "2025-04-16", "09:41:38")),
    with_rows(INCOME, moved(INCOME, "2025-04-10"), moved(INCOME, "2025-05-10")),
    with_rows(INCOME, moved(INCOME, "2025-04-10"), moved(SPENT, "2025-05-10", INCOME.at)),
    with_rows(*(moved(INCOME, day, "09:41:00") for day in ("2025-03-10", "2025-04-16"))),
    with_rows(*(moved(INCOME, day, amount="13.47") for day in ("2025-03-10", "2025-04-16"))),
    with_rows(*(Line(day, "2413.47", "退款", "某店", at="09:41:37") for day in ("2025-03-10", "2025-04-16")))],
    ids=["one payment", "a second later", "a standing order", "a machine's second", "no seconds", "small", "refunds"])
def test_rows_that_share_a_second_otherwise_are_not(subject: BankStatement) -> None:
    assert judged("STM-10", subject) == []
