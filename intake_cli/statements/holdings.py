"""Titles over what a customer has or owes (accounts, deposits, instalments, products), which no entry has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake_cli.statements.placed import MOVING
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role

_HELD = re.compile(r"应[还收付]|期[次数限]|到期|存期|利率|本金|份额|净值|市值|持有|产品|开户日|状态|储种")
_OF_ENTRY = (*MOVING, Role.FLAG, Role.SUMMARY, Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT, Role.REMARK)
"""Columns of which entries have one at least."""


def says_held(title: str) -> bool:
    """Whether a title may be one of holdings or debts; a few banks print 储种 over their entries too.

    >>> [says_held(title) for title in ("到期日", "剩余本金", "交易日期", "账户余额")]
    [True, True, False, False]
    """
    return _HELD.search(title) is not None


def lists_holdings(headings: Sequence[Heading]) -> bool:
    """Whether titles are those of a list of accounts or deposits, with a day and a balance each: one says so, and none
    says what moved, which way, why or to whom."""
    return any(says_held(heading.title) for heading in headings) and not any(
        heading.role in _OF_ENTRY for heading in headings)
