"""Whole statements for the tests of all rules at once: an ordinary account over any period, with its interest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from checks.calendars import DayType, day_type
from checks.catalogue import catalogue
from checks.day_ends import balances_of
from checks.facts import BankStatement, Order
from checks.findings import Kind, Level, Result
from checks.interest.accrual import candidates, quarters_within
from checks.policy import Policy
from checks.runner import judge
from tests.checks.builders import Line, entries, head, loose, statement

OPENING = "5000.00"
PAYER = "样例市样例有限公司"


def account(first: str = "2025-02-01", last: str = "2025-09-30", payday: int = 15) -> list[Line]:
    """Spending every third day, an uneven salary a month on a workday, interest each quarter on the 21st."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    lines = []
    day = begin
    while day <= end:
        if (day - begin).days % 3 == 0:
            lines.append(Line(day.isoformat(), f"-{41 + day.day * 7}.{day.month:02}", "快捷支付", "财付通"))
        if day.day == payday:
            paid = worked(day)
            if begin <= paid <= end:
                lines.append(Line(paid.isoformat(), f"8{day.month:02}3.{day.day:02}", "代发工资", PAYER))
        day += timedelta(days=1)
    return with_interest(ordered(lines), begin, end)


def worked(day: date) -> date:
    """The day itself, or the workday before it."""
    while day_type(day) is not DayType.WORKDAY:
        day -= timedelta(days=1)
    return day


def ordered(lines: Iterable[Line]) -> list[Line]:
    """Oldest first; rows of one day stay as they stand."""
    return sorted(lines, key=lambda line: line.day)


def with_interest(lines: list[Line], begin: date, end: date, words: str = "结息") -> list[Line]:
    """The lines with what every full quarter earns, booked on the 21st."""
    for quarter in quarters_within(begin, end):
        rows = entries(lines, OPENING)
        balances = balances_of(rows, Decimal(OPENING)).daily(quarter.first, quarter.settlement)
        assert balances is not None
        booked = quarter.settlement + timedelta(days=1)
        if booked <= end:
            lines = ordered([*lines, Line(booked.isoformat(), str(candidates(balances, quarter)[0].amount), words)])
    return lines


def printed_statement(lines: Iterable[Line], first: str = "2025-02-01", last: str = "2025-09-30",
                      **changes: Any) -> BankStatement:
    """The statement of ``lines``, printed on its last day unless told otherwise."""
    return statement(lines, OPENING, **{"start": head(first), "end": head(last), "printed_on": head(last), **changes})


def newest_first(subject: BankStatement) -> BankStatement:
    """The same statement as printed newest first: rows count from the top of the print."""
    rows = [replace(entry, row=row) for row, entry in enumerate(reversed(subject.entries), 1)]
    moved = [replace(entry, evidence=replace(entry.evidence, row=entry.row), **{
        name: replace(cell, evidence=replace(cell.evidence, row=entry.row))
        for name in ("booking_date", "amount", "balance", "summary") if (cell := getattr(entry, name)) is not None})
        for entry in rows]
    return replace(subject, entries=tuple(moved), order=Order.DESCENDING)


def spoken(subject: BankStatement, as_of: str = "2025-10-09", policy: Policy | None = None) -> list[Result]:
    """Everything that the whole catalogue says of a statement."""
    return list(judge(catalogue(), loose(subject), policy or Policy(), date.fromisoformat(as_of)).results)


def accusations(subject: BankStatement, as_of: str = "2025-10-09") -> list[tuple[str, str, int | None]]:
    """What a person must look at: rule, code and accused row of every review and every fail above a note."""
    return [(found.rule, found.finding.code, found.finding.evidence[0].row) for found in spoken(subject, as_of)
            if found.kind is Kind.REVIEW or (found.kind is Kind.FAIL and found.level is not Level.NOTE)]
