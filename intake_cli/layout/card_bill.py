"""What only a credit card's bill prints: it lists debts to the bank, and no balance of an account."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake_cli.layout.lines import Line
from intake_cli.layout.values import normal

_MARKS = tuple(re.compile(form, re.IGNORECASE) for form in (
    r"最低还款|最低应还|最低应缴|minimum(amount)?(payment|due)",
    r"(到期|最后|应|缴)还?款日|paymentduedate",
    r"本期应还|本期应缴|应还款额|应还总额|newbalance|statementbalance",
    r"信用额度|额度.{0,4}(取现|预借现金)|creditlimit",
    r"信用卡.{0,6}(对?账单|帐单)|creditcardstatement"))
FEWEST = 2
"""Marks of different kinds that make a bill."""


def card_bill(lines: Iterable[Line]) -> Line | None:
    """The first line that marks a credit card's bill, None where too few do."""
    found: dict[re.Pattern[str], Line] = {}
    for line in lines:
        text = normal(line.text)
        for mark in _MARKS:
            if mark not in found and mark.search(text):
                found[mark] = line
    return next(iter(found.values())) if len(found) >= FEWEST else None
