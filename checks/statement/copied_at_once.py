"""Incomes that all stand twice on their day, one after the other. Part of STM-10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from checks.booking_numbers import may_repeat
from checks.facts import BankStatement, Entry
from checks.figures import money, row_list
from checks.findings import Finding, review
from checks.names import bare
from checks.vocabulary import is_income, settles_for_many

_LEAST = Decimal(100)
"""Yuan: takings of a shop are smaller, and the same for many who buy."""
_RUN, _DAYS = 3, 2
"""Incomes one after the other that stand twice, and on how many days: one payer may pay two equal bills at once."""
_SHOWN = 5
_Key = tuple[str, date, Decimal]


def copied_at_once(statement: BankStatement) -> Iterator[Finding]:
    """Who copies incomes and moves their times on leaves days and sums. Nobody is paid all uneven sums twice; where one
    between them is not, or all of them are one sum, they may be bills of one kind."""
    groups: dict[_Key, list[Entry]] = {}
    for entry in statement.chronological():
        amount = entry.amount
        if amount is not None and entry.day is not None and amount.value >= _LEAST and amount.value % 1:
            groups.setdefault((entry.chain, entry.day, amount.value), []).append(entry)
    run: list[list[Entry]] = []
    found: list[list[Entry]] = []
    for rows in (*groups.values(), []):
        if _are_twins(rows, statement):
            run.append(rows)
            continue
        if len({_sum(rows) for rows in run}) >= _RUN and len({rows[0].day for rows in run}) >= _DAYS:
            found += run
        run = []
    if found:
        yield _finding(found)


def _are_twins(rows: Sequence[Entry], statement: BankStatement) -> bool:
    """Whether an income stands twice, from one payer and at two times, and no more often: what has one time is the
    matter of rows that are the same to the second."""
    holder = statement.holder.value if statement.holder else ""
    times = {entry.booking_time.value for entry in rows if entry.booking_time is not None}
    return len(rows) == len(times) == 2 and len({_payer(entry) for entry in rows}) == 1 and all(
        is_income(entry, holder) and not may_repeat(entry) and not settles_for_many(entry)
        for entry in rows)


def _payer(entry: Entry) -> str:
    return bare(entry.counterparty.value) if entry.counterparty is not None else ""


def _sum(rows: Sequence[Entry]) -> Decimal:
    return rows[0].amount.value if rows[0].amount is not None else Decimal(0)


def _finding(run: Sequence[Sequence[Entry]]) -> Finding:
    places = [entry.amount.evidence for rows in run for entry in reversed(rows) if entry.amount is not None]
    shown = "; ".join(f"{rows[0].day} {money(_sum(rows))} ({row_list(entry.row for entry in rows)})"
                      for rows in run[:_SHOWN])
    return review("income-at-once", *places, count=len(run), examples=shown,
                  rows=row_list(entry.row for rows in run for entry in rows))
