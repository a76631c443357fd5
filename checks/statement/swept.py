"""Money that a product of the bank takes out of an account and gives back by itself (日日盈转出, 日日盈转入)."""

from __future__ import annotations

from collections import Counter

from checks.facts import BankStatement, Entry
from checks.vocabulary import is_money_in, name_of_product, speaks_of

_LEAST_OUT = 1 / 3
"""Rows that took money out by those that gave back: a friend who pays now and then is no product."""


def given_back(statement: BankStatement) -> frozenset[int]:
    """The rows that bring money back from a product whose name stands in rows that took money out too, and that name
    nobody but the bank."""
    products = {entry.row: name for entry in statement.entries
                if entry.amount is not None and not _names_another(entry) and (name := name_of_product(entry))}
    came = [entry for entry in statement.entries if entry.row in products and is_money_in(entry)]
    back = Counter(products[entry.row] for entry in came)
    out = Counter(products.values()) - back
    return frozenset(entry.row for entry in came
                     if out[products[entry.row]] >= _LEAST_OUT * back[products[entry.row]])


def _names_another(entry: Entry) -> bool:
    """A dash in an empty cell is nobody."""
    partner = entry.counterparty.value if entry.counterparty is not None else ""
    return any(map(str.isalpha, partner)) and not speaks_of("bank_name", partner)
