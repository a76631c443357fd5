"""STM-01 where a bank prints one balance a day."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import BankStatement
from checks.findings import Kind
from tests.checks.builders import Line, changed, judged, said, statement

THREE_A_DAY = [Line(f"2025-03-{day:02}", f"-{day}.{place}7") for day in range(1, 21) for place in range(3)]


def one_a_day(lines: list[Line]) -> BankStatement:
    """A statement of these rows with the balance on the last of each day alone."""
    subject = statement(lines)
    rows = subject.entries
    return replace(subject, entries=tuple(
        replace(row, balance=None) if row.row < len(rows) and rows[row.row].day == row.day else row for row in rows))


def test_nothing_is_missing_of_a_balance_a_day() -> None:
    assert judged("STM-01", one_a_day(THREE_A_DAY)) == []


def test_a_day_whose_sum_is_not_its_balance_is_a_break_of_its_rows() -> None:
    subject = one_a_day(changed(THREE_A_DAY, 10, amount="-900.07"))
    found, = judged("STM-01", subject)
    assert (found.kind, found.code, found.values["rows"]) == (Kind.FAIL, "day-break", "10-12")
    assert found.values["sum"] == "980.47 - 908.41 = 72.06 ≠ 967.96"
    assert found.rests_on is not None
    assert [place.row for place in found.rests_on if place.quote.startswith("-")] == [12, 10, 11]


def test_a_balance_missing_of_a_day_or_a_sum_of_its_rows_is_none_of_the_manner() -> None:
    subject = one_a_day(THREE_A_DAY)
    without = [replace(row, balance=None) if row.row == 30 else row for row in subject.entries]
    assert said("STM-01", replace(subject, entries=tuple(without))) == [("unknown", "bridged")]
    without = [replace(row, amount=None) if row.row == 29 else row for row in subject.entries]
    assert said("STM-01", replace(subject, entries=tuple(without))) == [("review", "unread")]


def test_two_balances_missing_within_days_are_no_manner() -> None:
    subject = statement(THREE_A_DAY)
    rows = tuple(replace(row, balance=None) if row.row in (4, 7, 10, 13) else row for row in subject.entries)
    found, = judged("STM-01", replace(subject, entries=rows))
    assert (found.kind, found.code) == (Kind.UNKNOWN, "bridged")
