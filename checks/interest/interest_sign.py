"""INT-03."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.accounts import demand_accounts
from checks.facts import BankStatement, Entry
from checks.figures import plain
from checks.findings import Finding, Level, fail, not_applicable
from checks.interest.accrual import quarter_of, settlement_before
from checks.rule import Context, rule
from checks.vocabulary import is_interest_settlement, is_money_in, speaks_of

Pairs = list[tuple[Entry | None, Entry]]
"""Rows, each with the one before it."""


@rule("INT-03", Level.WARNING, BankStatement)
def interest_sign(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Interest is money that comes in.

    Why: A bank pays interest on deposits; one that is taken out was written by somebody who mixed up the columns.
    Innocent: A correction, interest on a loan that is collected from this account, or on an overdraft: where a balance
        of the quarter is below zero it is only noted.
    Source: 结息 credits of demand accounts, 银发〔2005〕129号; intake training deck (结息日).
    """
    accounts = [_with_previous(entries) for entries in demand_accounts(statement).values()]
    found = [[row for row in rows if row[1].amount is not None and is_interest_settlement(row[1])] for rows in accounts]
    if not any(found):
        yield not_applicable("no-interest-rows", statement.evidence)
    for rows, settled in zip(accounts, found, strict=True):
        given = {_month(entry) for _, entry in settled if is_money_in(entry)}
        for previous, entry in settled:
            if entry.amount is not None and entry.amount.value < 0 and not _balance_says_in(previous, entry):
                clear = not _overdrawn(rows, entry) and (
                    speaks_of("settlement", entry.words) or _month(entry) not in given)
                words = (entry.summary.evidence,) if entry.summary is not None else ()
                yield fail("negative", entry.amount.evidence, *words, level=None if clear else Level.NOTE,
                           row=entry.row, amount=plain(entry.amount.value), date=entry.booking_date.value.text)


def _month(entry: Entry) -> tuple[int, int] | None:
    """Beside interest given in the same month, the bare word may be what a loan costs."""
    return None if entry.day is None else (entry.day.year, entry.day.month)


def _overdrawn(rows: Pairs, interest: Entry) -> bool:
    """Whether the account owed money in the quarter that the interest is of: an overdraft costs."""
    if interest.day is None:
        return False
    first = quarter_of(settlement_before(interest.day)).first
    return any(entry.balance is not None and entry.balance.value < 0 and entry.day is not None
               and first <= entry.day <= interest.day and entry is not interest for _, entry in rows)


def _with_previous(entries: tuple[Entry, ...]) -> Pairs:
    return [*((None, entry) for entry in entries[:1]), *pairwise(entries)]


def _balance_says_in(previous: Entry | None, entry: Entry) -> bool:
    """Only the printed side is wrong: that is the matter of STM-07."""
    if previous is None or previous.balance is None or entry.balance is None or entry.amount is None:
        return False
    return entry.balance.value - previous.balance.value == -entry.amount.value
