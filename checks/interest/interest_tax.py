"""INT-05."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.facts import BankStatement, Entry
from checks.figures import plain, row_list
from checks.findings import Finding, Level, fail, unknown
from checks.rule import Context, rule
from checks.vocabulary import is_reversal, speaks_of

_FIRST_WITHOUT = date(2009, 3, 21)
"""Interest credited from this day on has accrued wholly since 2008-10-09, the first day free of tax."""


@rule("INT-05", Level.WARNING, BankStatement)
def interest_tax(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """No tax is taken from interest that accrued since 9 October 2008; a tax line of zero is genuine.

    Why: The tax on deposit interest ended in 2008; who writes statements from an old pattern still deducts it.
    Innocent: A term deposit of 2008 or before, a dividend or bond taxed in the same account, a correction.
    Source: 财税〔2008〕132号; the training deck's 5 % is out of date. Some banks print a tax of 0.00 beside it.
    """
    taxes = [entry for entry in statement.entries if _is_tax(entry)]
    unread = [entry for entry in taxes if entry.day is None or entry.amount is None]
    for entry in taxes:
        if entry.amount is None or entry.day is None or entry.day < _FIRST_WITHOUT or entry.amount.value == 0:
            continue
        words = (entry.summary.evidence,) if entry.summary is not None else ()
        yield fail("taxed", entry.amount.evidence, *words, row=entry.row, date=entry.day,
                   amount=plain(abs(entry.amount.value)))
    if unread:
        yield unknown("unread", *(entry.evidence for entry in unread), rows=row_list(entry.row for entry in unread))


def _is_tax(entry: Entry) -> bool:
    """Tax on the interest of a demand deposit, by the row's own words."""
    words = f"{entry.words} {entry.chain}"
    return speaks_of("interest_tax", entry.words) and not speaks_of("term_deposit", words) and not is_reversal(entry)
