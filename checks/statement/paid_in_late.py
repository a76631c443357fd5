"""Cash that was paid in shortly before a statement was printed. Part of STM-17."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from checks.accounts import demand_accounts
from checks.facts import BankStatement
from checks.figures import plain, row_list
from checks.findings import Finding, fail
from checks.policy import Statement
from checks.vocabulary import speaks_of

_MOST = Decimal("0.5")
"""Share of the last balance from which it is mostly that cash."""


def paid_in_late(statement: BankStatement, demand: Statement) -> Iterator[Finding]:
    """The cash of an account's last ``window_days`` days where it is as much as fast income and most of the balance
    that the statement ends with: nobody is seen to have given it, and nothing says that it stays."""
    for rows in demand_accounts(statement).values():
        known = [(entry, entry.day, entry.amount) for entry in rows
                 if entry.day is not None and entry.amount is not None]
        if not known or (closing := known[-1][0].balance) is None:
            continue
        since = known[-1][1] - timedelta(days=demand.window_days)
        cash = [(entry, amount) for entry, day, amount in known
                if day > since and amount.value > 0 and speaks_of("cash", entry.words)]
        total = sum((amount.value for _, amount in cash), Decimal(0))
        if total >= demand.fast_least and total >= _MOST * closing.value:
            yield fail("paid-in-late", *(amount.evidence for _, amount in cash), closing.evidence, amount=plain(total),
                       rows=row_list(sorted(entry.row for entry, _ in cash)), balance=plain(closing.value),
                       last=known[-1][1])
