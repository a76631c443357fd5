"""Money that was paid in shortly before a statement was printed: cash, and by parties that never paid before. Part of
STM-17."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from checks.accounts import demand_accounts
from checks.facts import BankStatement, Entry
from checks.figures import plain, row_list
from checks.findings import Finding, fail
from checks.names import bare
from checks.policy import Statement
from checks.vocabulary import is_income, speaks_of

_MOST = Decimal("0.5")
"""Share of the last balance from which it is mostly that cash."""
_MONTH, _LEAST_MONTHS = 30, 2
"""Days of a month, and months before the last days from which an account shows its usual income."""


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


def strangers_late(statement: BankStatement, demand: Statement) -> Iterator[Finding]:
    """What came in an account's last ``window_days`` days from parties that never paid before, where it is as much as
    fast income and more than all the income of a usual month: customers of a firm are seldom new all at once."""
    holder = statement.holder.value if statement.holder else ""
    for rows in demand_accounts(statement).values():
        days = [entry.day for entry in rows if entry.day is not None]
        incomes = [(entry, entry.day, entry.amount) for entry in rows
                   if entry.day is not None and entry.amount is not None and is_income(entry, holder)]
        if not days or (usual_days := (max(days) - min(days)).days - demand.window_days) < _LEAST_MONTHS * _MONTH:
            continue
        since = max(days) - timedelta(days=demand.window_days)
        before = [(entry, amount) for entry, day, amount in incomes if day <= since]
        known = {_party(entry) for entry, _ in before}
        late = [(entry, amount) for entry, day, amount in incomes if day > since and _party(entry) not in known]
        total = sum((amount.value for _, amount in late), Decimal(0))
        usual = sum((amount.value for _, amount in before), Decimal(0)) * _MONTH / usual_days
        if total >= demand.fast_least and total > usual:
            yield fail("strangers-late", *(amount.evidence for _, amount in late), amount=plain(total),
                       rows=row_list(sorted(entry.row for entry, _ in late)), last=max(days),
                       usual=plain(usual.quantize(Decimal("0.01"))))


def _party(entry: Entry) -> str:
    return "" if entry.counterparty is None else bare(entry.counterparty.value)
