"""Interest of term deposits that came back to a demand account, beside what that account itself earned."""

from __future__ import annotations

from checks.facts import BankStatement, Entry
from checks.once import once
from checks.vocabulary import is_interest_settlement, is_money_in, speaks_of


@once
def settlements_of(statement: BankStatement) -> tuple[Entry, ...]:
    """The rows of interest that a demand account itself may have earned, in printed order. A bank pays the interest of
    a term deposit on the day it ends, whatever day that is and often by the same words, beside the larger sum that
    comes back."""
    returned = [entry for entry in statement.entries if is_money_in(entry) and speaks_of("term_deposit", entry.words)]
    return tuple(entry for entry in statement.entries
                 if is_interest_settlement(entry) and not any(_paid_with(entry, deposit) for deposit in returned))


def _paid_with(interest: Entry, deposit: Entry) -> bool:
    return (deposit.chain == interest.chain and deposit.day is not None and deposit.day == interest.day
            and interest.amount is not None and deposit.amount is not None
            and 0 < interest.amount.value < deposit.amount.value)
