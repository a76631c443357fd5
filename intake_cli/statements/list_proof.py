"""Whether the sums of a list tell themselves which is which, and which way money went."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.values import explicit_sign, side_word
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.list_sums import Paid
from intake_cli.statements.roles import PROVEN

FEWEST_PROOFS = 2
"""Balances that follow from the one beside them, below which nothing is proven."""
SIGNED = 0.5
"""Share of the sums that print which way they went, from which a list says so of all."""


def believed(pages: Sequence[list[Paid]]) -> Sequence[list[Paid]] | None:
    """The sums of entries by pages as the balances prove them, else as signs and labels tell them; None where nothing
    does."""
    for way in (pages, [_swapped(own) for own in pages]):
        if _is_proven([each for own in way for each in own]):
            return way
    every = [each for own in pages for each in own]
    if not _are_signed(every):
        return None
    named = any(each.balance is not None and each.balance.label is not None for each in every)
    return pages if named else [[replace(each, balance=None) for each in own] for own in pages]


def _is_proven(paid: list[Paid]) -> bool:
    """Whether nearly all balances follow, in the better order, from the one beside them by what was moved."""
    pairs = [(one.amount.value, one.balance.value, other.amount.value, other.balance.value)
             for one, other in itertools.pairwise(paid) if one.balance is not None and other.balance is not None]
    known = [(abs(upper), abs(lower), abs(before - after)) for upper, before, lower, after in pairs
             if upper is not None and lower is not None and before is not None and after is not None]
    best = max(sum(step == upper for upper, _, step in known), sum(step == lower for _, lower, step in known))
    return best >= max(FEWEST_PROOFS, PROVEN * len(pairs))


def _swapped(paid: list[Paid]) -> list[Paid]:
    """``paid`` with what was moved and the balance in each other's places."""
    return [each if each.balance is None else Paid(each.balance, each.amount) for each in paid]


def _are_signed(paid: list[Paid]) -> bool:
    """Whether signs, or words beside them, tell of so many sums which way they went that the list says so."""
    texts = [each.amount.word.text for each in paid]
    told = sum(bool(explicit_sign(text)) or flag_is_in(side_word(text)) is not None for text in texts)
    return told >= SIGNED * len(paid)
