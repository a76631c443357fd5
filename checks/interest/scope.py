"""Whose interest can be worked out from a statement: whole ones, of demand accounts in renminbi."""

from __future__ import annotations

from decimal import Decimal

from checks.facts import BankStatement, Entry
from checks.figures import row_list
from checks.findings import Finding, not_applicable, unknown
from checks.interest.rhythm import is_foreign, other_months
from checks.periods import lacks_pages, may_hide_rows, pages_cut_off, pages_without_rows
from checks.vocabulary import is_interest_settlement, speaks_of

_MONTHLY_FROM = 2


def not_judged(statement: BankStatement) -> Finding | None:
    """Why the interest of a statement cannot be worked out; None where it can."""
    currency = statement.currency.value if statement.currency else ""
    if not statement.has_balance or statement.account_type == "wallet":
        return not_applicable("no-balance", statement.evidence)
    if is_foreign(currency):
        return not_applicable("foreign-currency", statement.evidence)
    if statement.filtered is not None:
        return unknown("filtered", statement.filtered.evidence, text=statement.filtered.value)
    if lacks_pages(statement):
        return unknown("pages-missing", statement.evidence)
    if may_hide_rows(statement):
        return unknown("pages-unread", statement.evidence, pages=row_list(pages_without_rows(statement)))
    if statement.cut:
        return unknown("pages-cut", statement.cut[0], pages=row_list(pages_cut_off(statement)))
    days = [entry.day for entry in statement.entries if entry.day is not None and is_interest_settlement(entry)]
    if other_months(days) >= _MONTHLY_FROM:
        return not_applicable("not-quarterly", statement.evidence)
    return None


def demand_accounts(statement: BankStatement) -> dict[str, tuple[Entry, ...]]:
    """Rows, oldest first, of each demand account in renminbi: a term deposit or a foreign-currency account beside it
    settles otherwise."""
    return {name: rows for name, rows in statement.chains().items()
            if not is_foreign(name) and not speaks_of("other_interest", name)}


def opening_of(statement: BankStatement) -> Decimal | None:
    """The balance before the first row, where it is printed and belongs to the only account there is."""
    alone = len(statement.chains()) == 1
    return statement.opening.value if statement.opening is not None and alone else None
