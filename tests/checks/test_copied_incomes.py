"""STM-10: incomes that come again to the fen within days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import Line, accused, judged, six_months, statement

ONE, OTHER = ("2025-03-10", "2413.47"), ("2025-05-12", "3308.92")
ONE_AGAIN, OTHER_AGAIN = ("2025-03-13", "2413.47"), ("2025-05-20", "3308.92")


def paid(*incomes: Sequence[str], words: str = "转账", party: str = "某甲") -> BankStatement:
    """Six months with such incomes among the rest."""
    lines = [Line(day, amount, words, other[0] if other else party) for day, amount, *other in incomes]
    return statement(sorted([*six_months(), *lines], key=lambda line: line.day))


def test_two_uneven_incomes_that_come_again_within_days_are_a_persons_to_judge() -> None:
    subject = paid(ONE, ONE_AGAIN, OTHER, OTHER_AGAIN)
    found = judged("STM-10", subject)
    rows = {(str(entry.day), str(entry.amount.value)): entry.row for entry in subject.entries if entry.amount}
    assert [(each.kind, each.code) for each in found] == [(Kind.REVIEW, "income-again")] * 2
    assert accused(found) == [rows[ONE_AGAIN], rows[OTHER_AGAIN]]


def test_wages_that_a_batch_pays_are_no_takings() -> None:
    assert len(judged("STM-10", paid(ONE, ONE_AGAIN, OTHER, OTHER_AGAIN, words="批量代发工资"))) == 2


@pytest.mark.parametrize("subject", [
    paid(ONE, ONE_AGAIN, OTHER), paid(ONE, ("2025-03-13", "2413.47", "某乙"), OTHER, OTHER_AGAIN),
    paid(ONE, ("2025-04-10", "2413.47"), OTHER, OTHER_AGAIN),
    paid(ONE, ONE_AGAIN, ("2025-03-20", "2413.47"), OTHER, OTHER_AGAIN),
    paid(ONE, ONE_AGAIN, ("2025-03-12", "-2413.47"), OTHER, OTHER_AGAIN),
    paid(("2025-03-10", "2413.00"), ("2025-03-13", "2413.00"), ("2025-05-12", "3308.00"), ("2025-05-20", "3308.00")),
    paid(("2025-03-10", "13.47"), ("2025-03-13", "13.47"), ("2025-05-12", "8.92"), ("2025-05-20", "8.92")),
    paid(ONE, ONE_AGAIN, OTHER, OTHER_AGAIN, words="商户结算款"),
    paid(ONE, ONE_AGAIN, OTHER, OTHER_AGAIN, words="退款"),
    replace(paid(ONE, ONE_AGAIN, OTHER, OTHER_AGAIN), account_type="corporate")],
    ids=["one pair", "of two payers", "a month later", "three times", "sent back", "round", "small", "a shop's",
         "refunds", "a firm's"])
def test_incomes_that_come_again_by_nature_are_not(subject: BankStatement) -> None:
    assert judged("STM-10", subject) == []
