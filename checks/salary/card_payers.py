"""Wages that a firm is said to pay from a person's bank card. Part of PAY-02."""

from __future__ import annotations

from collections.abc import Iterator

from checks.cards import as_digits, fits_check_digit, is_card, issuers_of
from checks.companies import is_organisation
from checks.facts import BankStatement, Entry, Field
from checks.figures import row_list
from checks.findings import Finding, review
from checks.names import bare
from checks.salary.payers import salary_rows


def paid_from_cards(statement: BankStatement) -> Iterator[Finding]:
    """Who makes wages of a friend's transfers writes a firm's name over the friend's everywhere, so that one account
    has one name; the number beside it is still that of a card."""
    found: dict[str, list[tuple[Entry, Field[str], Field[str]]]] = {}
    for entry in salary_rows(statement):
        name, account = entry.counterparty, entry.counterparty_account
        if name is not None and account is not None and is_organisation(bare(name.value)) and \
                _is_persons_card(as_digits(account.value)):
            found.setdefault(as_digits(account.value), []).append((entry, name, account))
    for rows in found.values():
        places = [cell.evidence for _, *cells in rows for cell in reversed(cells)]
        yield review("card", *places, payer=rows[0][1].value, account=rows[0][2].value, count=len(rows),
                     rows=row_list(entry.row for entry, *_ in rows))


def _is_persons_card(number: str) -> bool:
    """Whether a number is a card's in every respect: prefix of a bank, length and check digit."""
    lengths = [length for known in issuers_of(number).values() for length in known] if is_card(number) else []
    return len(number) in lengths and fits_check_digit(number)
