"""Wages that come from one account in the names of several firms by turns. Part of PAY-02."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checks.cards import as_digits
from checks.companies import Kinship, is_organisation, kinship
from checks.facts import BankStatement, Entry, Field
from checks.figures import row_list
from checks.findings import Finding, review
from checks.names import bare
from checks.rule import Context
from checks.salary.payers import salary_rows

_Wage = tuple[Entry, Field[str], Field[str]]
"""A row, its payer and the payer's account."""


def paid_in_turn(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """Who writes the claimed employer's name over the true one's leaves it where he overlooks a row, and the number
    beside it everywhere. A bank's account through which payrolls run bears many names, one after another as the
    holder changes work: only a firm that pays again after another one is asked about."""
    for account, wages in _by_account(statement, context).items():
        turns = [name for name, _ in groupby(bare(payer.value) for _, payer, _ in wages)]
        again = {name for name in turns if turns.count(name) > 1}
        if any(_are_two(name, other) for name in again for other in turns):
            places = [cell.evidence for _, *cells in wages for cell in cells]
            names = dict.fromkeys(payer.value for _, payer, _ in wages)
            yield review("in-turn", *places, account=account, names=", ".join(names), count=len(names),
                         rows=row_list(sorted(entry.row for entry, *_ in wages)))


def _by_account(statement: BankStatement, context: Context) -> dict[str, list[_Wage]]:
    """Wages that surely name a firm and its account, by account, oldest first."""
    least, weak_below = context.policy.statement.name_account_digits, context.policy.reading.weak_below
    rows = {entry.row: entry for entry in salary_rows(statement)}
    found: dict[str, list[_Wage]] = {}
    for row in statement.chronological():
        entry = rows.get(row.row)
        payer, number = (None, None) if entry is None else (entry.counterparty, entry.counterparty_account)
        if entry is None or payer is None or number is None:
            continue
        account = as_digits(number.value)
        sure = not any(cell.evidence.is_weak(weak_below) for cell in (payer, number))
        if sure and account.isdigit() and len(account) >= least and is_organisation(bare(payer.value)):
            found.setdefault(account, []).append((entry, payer, number))
    return found


def _are_two(one: str, other: str) -> bool:
    return {kinship(one, other), kinship(other, one)} == {Kinship.OTHER}
