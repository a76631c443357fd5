"""STM-15."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.cards import SHORTEST_PREFIX, as_digits, bank_of, fits_check_digit, is_card, issuers_of, visible_head
from checks.facts import BankStatement, Field
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.identifiers import masked
from checks.names import read_from_pixels
from checks.rule import Context, rule

_PERSONAL = "personal"


@rule("STM-15", Level.WARNING, BankStatement)
def card_number(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The card's number has the check digit, length and issuer prefix that the bank's cards have.

    Why: Who invents a number seldom hits the check digit, and a head from another bank's paper keeps the number.
    Innocent: A digit misread; an account or passbook number that looks like a card's; a card of a bank since merged.
    Source: ISO/IEC 7812 (Luhn); issuer prefixes in cards.toml; domain notes on cards, CARD-01 to CARD-05.
    """
    account = statement.account
    if account is None:
        yield unknown("no-number", statement.evidence)
        return
    number = as_digits(account.value)
    head = visible_head(number)
    if statement.account_type != _PERSONAL:
        yield not_applicable("no-card", account.evidence)
        return
    for card in statement.cards:
        yield from _judge(statement, card, as_digits(card.value), whole=True)
    if head is None and number.isdigit() and not is_card(number):
        if not statement.cards:
            yield not_applicable("no-card", account.evidence)
    elif head is not None and len(head) < SHORTEST_PREFIX:
        yield not_applicable("masked", account.evidence)
    elif head is None and not number.isdigit():
        yield unknown("unread", account.evidence, account=account.value)
    else:
        yield from _judge(statement, account, head or number, whole=head is None)


def _judge(statement: BankStatement, account: Field[str], digits: str, whole: bool) -> Iterator[Finding]:
    """Of a masked number only the issuer is judged: nothing else is visible."""
    issuers = issuers_of(digits)
    masked_scan = not whole and read_from_pixels(account.evidence)  # no check digit says whether the head is misread
    bank = bank_of(statement.bank.value) if statement.bank else None
    shown, lengths = masked(digits), sorted({length for found in issuers.values() for length in found})
    if whole and not fits_check_digit(digits):  # a prefix in the list makes it a card beyond doubt
        yield _finding("check-digit", account, Kind.FAIL if issuers else Kind.REVIEW, card=shown)
    if whole and issuers and len(digits) not in lengths:
        yield _finding("length", account, Kind.FAIL, card=shown, length=str(len(digits)),
                       lengths=", ".join(map(str, lengths)))
    if bank is not None and statement.bank is not None and issuers and bank not in issuers:
        found = _finding("issuer", account, Kind.REVIEW if masked_scan else Kind.FAIL, card=shown,
                         bank=statement.bank.value, prefix=digits[:SHORTEST_PREFIX])
        yield replace(found, evidence=(account.evidence, statement.bank.evidence))


def _finding(code: str, account: Field[str], kind: Kind, **values: str) -> Finding:
    return Finding(code, (account.evidence,), values, kind)
