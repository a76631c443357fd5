"""Of which statements interest can be worked out: whole ones, in renminbi, settled by quarter; and at whose rates."""

from __future__ import annotations

from checks.accounts import is_foreign
from checks.facts import BankStatement
from checks.figures import row_list
from checks.findings import Finding, not_applicable, unknown
from checks.interest.accrual import Quarter
from checks.interest.rhythm import other_months, settles_monthly
from checks.interest.term_deposits import settlements_of
from checks.once import once
from checks.periods import lacks_pages, may_hide_rows, pages_cut_off, pages_without_rows
from checks.rates import is_prompt
from checks.vocabulary import normalised

_MONTHLY_FROM = 2


@once
def not_judged(statement: BankStatement) -> Finding | None:
    """Why the interest of a statement cannot be worked out; None where it can."""
    currency = statement.currency.value if statement.currency else ""
    if not statement.is_deposit:
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
    days = [entry.day for entry in settlements_of(statement) if entry.day is not None]
    if other_months(days) >= _MONTHLY_FROM or settles_monthly(statement):
        return not_applicable("not-quarterly", statement.evidence)
    return None


def pays_the_listed(statement: BankStatement, quarter: Quarter) -> bool:
    """Whether the bank pays persons the rates of the table and no others: firms may have agreed on theirs."""
    bank = normalised(statement.bank.value) if statement.bank is not None else ""
    return statement.account_type == "personal" and is_prompt(bank, quarter.first)
