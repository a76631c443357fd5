"""Titles over what a customer has or owes (accounts, deposits, instalments, products), which no entry has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake_cli.statements.placed import MOVING
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import Role

_HELD = re.compile(r"应[还收付]|期[次数限]|到期|存期|利率|(?<![归偿]还)(?<!还款)(?<!收回)本金|份额|净值|市值|持有|产品|"
                   r"开户日|状态|储种|借据|放款日|购买日")
_OF_ENTRY = (Role.FLAG, Role.SUMMARY, Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT, Role.REMARK)
"""Columns of which entries have one at least, or else one of what moved."""
MANY = 2
"""Titles that say so from which a sum beside them is that of a loan or a deposit: entries have one of each side."""


def says_held(title: str) -> bool:
    """Whether a title may be one of holdings or debts; a few banks print 储种 over their entries too.

    >>> [says_held(title) for title in ("到期日", "剩余本金", "交易日期", "账户余额")]
    [True, True, False, False]
    """
    return _HELD.search(title) is not None


def lists_holdings(headings: Sequence[Heading]) -> bool:
    """Whether titles are those of a list of accounts, deposits or loans, with a day and a sum each: some say so, and
    none says which way anything moved, why or to whom."""
    roles = {heading.role for heading in headings}
    held = sum(says_held(heading.title) for heading in headings)
    moved = roles & {*MOVING}
    return not roles & {*_OF_ENTRY} and held >= (MANY if moved else 1) and not {Role.DEBIT, Role.CREDIT} <= moved
