"""PAY-02: round wages beside a payroll, in the name of its firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from checks.facts import BankStatement, Field
from checks.findings import Kind
from tests.checks.builders import Line, judged, loose, statement

FIRM = "样例市样例科技有限公司"
PAYROLL = [Line(f"2025-{month:02}-14", f"81{month}3.17", "代发工资", FIRM) for month in range(3, 8)]
ANY_DAY = ("2025-03-04", "2025-04-25", "2025-05-09", "2025-06-24", "2025-07-01")
WITH_SUNDAY = (*ANY_DAY[:4], "2025-07-06")


def paid(days: Sequence[str], amount: str = "7{month}00.00", words: str = "代发工资", channel: str = "",
         rows: Sequence[Line] = PAYROLL) -> BankStatement:
    """A payroll, and wages besides on these days."""
    beside = [Line(day, amount.format(month=day[6]), words, FIRM) for day in days]
    subject = statement(sorted([*rows, *beside], key=lambda line: line.day))
    return replace(subject, entries=tuple(
        replace(entry, channel=Field("手机银行" if entry.day is not None and str(entry.day) in days else "批量代发",
                                     entry.evidence) if channel else None) for entry in subject.entries))


def asked(subject: BankStatement) -> list[tuple[Kind, str, str]]:
    return [(found.kind, found.code, found.values["rows"])
            for found in judged("PAY-02", subject, application=loose(subject)) if found.kind is Kind.REVIEW]


@pytest.mark.parametrize(("days", "channel"), [(WITH_SUNDAY, ""), (ANY_DAY, "手机银行")],
                         ids=["on a Sunday", "by another channel"])
def test_round_wages_on_any_day_beside_the_payroll_are_a_persons_to_judge(days: Sequence[str], channel: str) -> None:
    assert asked(paid(days, channel=channel)) == [(Kind.REVIEW, "beside-payroll", "1, 4-5, 8-9")]


@pytest.mark.parametrize("subject", [
    paid(ANY_DAY), paid(WITH_SUNDAY, amount="7{month}13.20"), paid(WITH_SUNDAY, words="奖金"),
    paid(WITH_SUNDAY[2:]), paid([f"2025-0{month}-28" for month in range(3, 8)], channel="手机银行"),
    paid(WITH_SUNDAY, rows=PAYROLL[:3]),
    paid(WITH_SUNDAY, rows=[replace(line, day=day) for line, day in
                            zip(PAYROLL, ("2025-03-16", "2025-04-13", "2025-05-14", "2025-06-13", "2025-07-14"),
                                strict=True)])],
    ids=["as the payroll", "uneven", "called otherwise", "few", "on a day of their own", "no payroll seen",
         "a payroll on Sundays"])
def test_second_wages_and_advances_are_not(subject: BankStatement) -> None:
    assert asked(subject) == []
