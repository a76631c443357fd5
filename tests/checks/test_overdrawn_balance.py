"""STM-20: balances below nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import BankStatement
from tests.checks.builders import Line, judged, said, six_months, statement

DAY = "2025-09-14"


def below(*rows: tuple[str, str]) -> BankStatement:
    """A half-year of which the last rows, by amount and summary, follow a balance of 50.00."""
    lines = six_months()
    left = statement(lines).entries[-1].balance
    assert left is not None
    spent = Line(DAY, str(50 - left.value), "转账")
    return statement([*lines, spent, *(Line(DAY, amount, summary) for amount, summary in rows)])


def test_a_deposit_below_nothing_is_for_a_person_at_its_lowest_row() -> None:
    found, = judged("STM-20", below(("-60.00", "消费"), ("-5.00", "消费"), ("900.00", "转账")))
    last = len(six_months())
    assert (found.code, found.values["lowest"], found.values["row"]) == ("overdrawn", "-15.00", str(last + 3))
    assert found.values["rows"] == f"{last + 2}-{last + 3}"


@pytest.mark.parametrize("rows", [[("-50.00", "消费")], [("-60.00", "冲正"), ("60.00", "消费")]])
def test_nothing_left_and_corrections_are_honest(rows: list[tuple[str, str]]) -> None:
    assert judged("STM-20", below(*rows)) == []


def test_a_sum_that_does_not_follow_and_an_account_of_credit_are_none_of_it() -> None:
    broken = statement([*six_months(), Line(DAY, "-60.00", "消费", balance="-10.01")])
    assert judged("STM-20", broken) == []
    assert judged("STM-20", statement(six_months(), "-90000.00")) == []
    firm = replace(below(("-60.00", "消费")), account_type="corporate")
    assert said("STM-20", firm) == [("not-applicable", "no-deposit")]
