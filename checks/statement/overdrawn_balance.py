"""STM-20."""

from __future__ import annotations

from collections.abc import Iterator

from checks.accounts import demand_accounts
from checks.chain import Link, chains_of
from checks.facts import BankStatement
from checks.figures import money, row_list
from checks.findings import Finding, Level, not_applicable, review
from checks.rule import Context, rule
from checks.vocabulary import is_reversal

_OWING = 1 / 3
"""Share of the rows of an account below nothing from which it is one of credit."""


@rule("STM-20", Level.WARNING, BankStatement)
def overdrawn_balance(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The balance of a personal deposit never falls below nothing.

    Why: A debit card gives no credit, so a bank books no more than there is; who adds rows or makes incomes smaller and
        redoes the balances does not notice where they fall below nothing.
    Innocent: A fee or an instalment that was taken from an empty account by agreement, a card that gives credit, a
        correction of the same day.
    Source: 银行卡业务管理办法 (1999), article 7 (借记卡不具备透支功能).
    """
    if not statement.has_balance or statement.account_type != "personal":
        yield not_applicable("no-deposit", statement.evidence)
        return
    demand = {id(entry) for rows in demand_accounts(statement).values() for entry in rows}
    for chain in chains_of(statement):
        owing = [link for link in chain.links if id(link.entry) in demand and link.balance.value < 0]
        proven = [link for link in owing if not link.difference and not is_reversal(link.entry)]
        if proven and len(owing) <= _OWING * len(chain.links):
            yield _finding(proven)


def _finding(owing: list[Link]) -> Finding:
    lowest = min(owing, key=lambda link: link.balance.value)
    others = (link.balance.evidence for link in owing if link is not lowest)
    return review("overdrawn", lowest.balance.evidence, *others,
                  rows=row_list(link.entry.row for link in owing), row=lowest.entry.row,
                  lowest=money(lowest.balance.value), date=lowest.entry.booking_date.value.text)
