"""Entries in whose words somebody speaks of a sum: 本期货款, a shop called 汇总, 本月合计 as a customer's remark."""

from __future__ import annotations

import re

from intake_cli.layout.lines import joined
from intake_cli.layout.values import is_empty, money, normal
from intake_cli.statements.bands import Band
from intake_cli.statements.sum_words import tells_sum
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Word

_MOVING = (Role.AMOUNT, Role.DEBIT, Role.CREDIT)
_OWN_WORDS = (Role.SUMMARY, Role.REMARK, Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT)
"""Where banks, customers and the names of shops may speak of sums; over the number of a party its name may run on."""
_TELLING = (Role.SUMMARY, Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT, Role.TIME)
"""What lines of sums leave empty but for the label itself."""
_COUNTED = re.compile(r"\d笔|笔数|页")


def is_entry_in_words(words: dict[int, list[Word]], bands: tuple[Band, ...]) -> bool:
    """Whether a line that names a sum is an entry all the same: one sum moved and what it left, the sum named in free
    words, and beside them a summary, a party or a time, as lines of sums have none."""
    moved = [i for i, ws in words.items() if bands[i].role in _MOVING and money(joined(ws))]
    left = [i for i, ws in words.items() if bands[i].role is Role.BALANCE and money(joined(ws)) is not None]
    if len(moved) != 1 or not left:
        return False
    texts = {i: joined(ws) for i, ws in words.items() if i not in (*moved, *left)}
    naming = [i for i, text in texts.items() if tells_sum(text)]
    return all(bands[i].role in _OWN_WORDS for i in naming) and any(
        bands[i].role in _TELLING and i not in naming and not is_empty(text) and not _COUNTED.search(normal(text))
        for i, text in texts.items())
