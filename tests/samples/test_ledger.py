"""Ledgers are honest: whatever a rule asks of a good account holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

import chinese_calendar
import pytest

from checks.day_ends import balances_of
from checks.interest.accrual import candidates, quarter_of
from samples.ledger import (
    Account,
    Ledger,
    corporate_ledger,
    personal_ledger,
    previous_credit_day,
    quarter_interest,
    rebalance,
    wallet_ledger,
)
from tests.samples.entries import entries_of

ACCOUNT = Account("样例银行", "张样例", "6200000000000000000")
START, PRINTED = date(2025, 2, 11), datetime(2025, 9, 14, 17, 3, 21)
SEEDS = range(1, 9)
TEN_THOUSAND = Decimal(10_000)


@cache
def personal(seed: int, rows: int = 200) -> Ledger:
    return personal_ledger(ACCOUNT, START, PRINTED, seed, rows)


@cache
def corporate(seed: int, rows: int = 160) -> Ledger:
    return corporate_ledger(ACCOUNT, START, PRINTED, seed, rows)


@pytest.mark.parametrize("make", [personal, corporate])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_balance_follows(make, seed: int) -> None:
    ledger = make(seed)
    balances = [ledger.opening, *(line.balance for line in ledger.lines)]
    assert [after - before for before, after in pairwise(balances)] == [line.amount for line in ledger.lines]
    assert min(balances) > 0
    assert all(line.amount.as_tuple().exponent == -2 and line.amount != 0 for line in ledger.lines)
    assert rebalance(ledger) == ledger


@pytest.mark.parametrize("make", [personal, corporate])
@pytest.mark.parametrize("seed", SEEDS)
def test_rows_lie_in_order_inside_the_period(make, seed: int) -> None:
    ledger = make(seed)
    moments = [datetime.combine(line.day, line.at) for line in ledger.lines]
    assert moments == sorted(moments)
    assert moments[0].date() == START
    assert moments[-1] < PRINTED
    assert [line.serial for line in ledger.lines] == list(range(1, len(ledger.lines) + 1))


@pytest.mark.parametrize("rows", [40, 60, 200, 400])
def test_a_ledger_has_as_many_rows_as_asked(rows: int) -> None:
    assert len(personal(3, rows).lines) == rows
    assert len(corporate(3, rows).lines) == rows
    assert len(wallet_ledger(ACCOUNT, START, PRINTED, 3, rows).lines) == rows


@pytest.mark.parametrize("seed", SEEDS)
def test_wages_come_every_month_on_a_workday(seed: int) -> None:
    paid = [line.day for line in personal(seed).lines if line.kind == "salary"]
    assert {day.month for day in paid} >= {3, 4, 5, 6, 7, 8}
    assert all(chinese_calendar.is_workday(day) and day.weekday() != 6 for day in paid)


@pytest.mark.parametrize("seed", SEEDS)
def test_counters_are_shut_on_days_off(seed: int) -> None:
    counter = [line for line in corporate(seed).lines if line.channel == "柜台"]
    assert counter
    assert all(chinese_calendar.is_workday(line.day) and 9 <= line.at.hour < 16 for line in counter)


@pytest.mark.parametrize("make", [personal, corporate])
@pytest.mark.parametrize("seed", SEEDS)
def test_interest_is_what_the_balances_earn(make, seed: int) -> None:
    """By the formula and the rate table of the rules, which were written apart from these."""
    ledger = make(seed)
    credited = [line for line in ledger.lines if line.kind == "interest"]
    assert [line.day for line in credited] == [date(2025, 3, 21), date(2025, 6, 21)]
    quarter = quarter_of(date(2025, 6, 20))
    balances = balances_of(entries_of(ledger), ledger.opening).daily(quarter.first, quarter.settlement)
    assert balances is not None
    method = "segmented" if make is corporate else "settlement-day"
    assert credited[1].amount == {each.method: each.amount for each in candidates(balances, quarter)}[method]


@pytest.mark.parametrize(("credited", "segmented", "expected"), [
    (date(2025, 3, 21), False, "2.50"),
    (date(2025, 3, 21), True, "2.50"),
    (date(2025, 6, 21), False, "1.28"),
    (date(2025, 6, 21), True, "2.11"),
    (date(2024, 12, 21), False, "2.53"),
    (date(2024, 12, 21), True, "2.90"),
])
def test_interest_on_ten_thousand(credited: date, segmented: bool, expected: str) -> None:
    first = previous_credit_day(credited)
    days = {first + timedelta(days=n): TEN_THOUSAND for n in range((credited - first).days)}
    assert quarter_interest(days, credited, segmented) == Decimal(expected)


def test_the_same_seed_gives_the_same_ledger() -> None:
    assert personal_ledger(ACCOUNT, START, PRINTED, 5) == personal(5)
    assert personal(6) != personal(5)


def test_a_wallet_prints_no_balance_and_marks_what_is_neither_in_nor_out() -> None:
    lines = wallet_ledger(ACCOUNT, START, PRINTED, 1).lines
    assert {line.balance for line in lines} == {Decimal(0)}
    assert all((line.kind == "neutral") == (line.summary == "提现") for line in lines)
