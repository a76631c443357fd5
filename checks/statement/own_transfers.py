"""Transfers that their rows call the holder's own, in the name of somebody else. Part of STM-14."""

from __future__ import annotations

import re

from checks.facts import BankStatement, Entry, Field
from checks.figures import row_list
from checks.findings import Finding, review
from checks.names import Sameness, bare, sameness
from checks.vocabulary import is_own_transfer, speaks_of

_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NOBODY = ("settles_for_many", "bank_name", "to_and_fro", "not_income")
"""Words of wallets, brokers and products."""
_FEWEST = 2
"""Rows: one may be worded so by whoever sent the money."""


def of_another(statement: BankStatement) -> Finding | None:
    """Who writes another name over a statement leaves it in the rows that move money between the holder's own accounts
    (本人转出), which all say one name. One of them in the holder's name, and the words mean something else there."""
    holder = statement.holder if statement.account_type == "personal" else None
    rows = [(entry, name) for entry in statement.entries if (name := _person(entry)) is not None]
    if holder is None or len(rows) < _FEWEST:
        return None
    (_, first), *_ = rows
    names = [name for _, name in rows]
    if any(sameness(name, holder) is not Sameness.ANOTHER or sameness(name, first) is Sameness.ANOTHER
           for name in names):
        return None
    return review("own-transfers", holder.evidence, *(name.evidence for name in names), holder=holder.value,
                  name=first.value, rows=row_list(entry.row for entry, _ in rows))


def _person(entry: Entry) -> Field[str] | None:
    """The person whom a row names that calls its transfer the holder's own; wallets, brokers and banks are none."""
    party = entry.counterparty
    if party is None or not is_own_transfer(entry) or not _PERSON.fullmatch(bare(party.value)):
        return None
    return None if any(speaks_of(words, party.value) for words in _NOBODY) else party
