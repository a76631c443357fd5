"""The demand accounts in renminbi that a statement shows."""

from __future__ import annotations

import re
from decimal import Decimal

from checks.facts import BankStatement, Entry
from checks.once import once
from checks.vocabulary import normalised, speaks_of

_BEGINS_FOREIGN = re.compile(r"[港美欧歐英日澳加瑞][\u4e00-\u9fff]")


def is_foreign(currency: str) -> bool:
    """A currency, or the name of an account that tells one, other than renminbi; a list of several is none. Of a name
    of two characters the first tells enough, if a reader of pixels mistook the other.

    >>> [is_foreign(text) for text in ("USD 美元", "港警", "人民币", "人民币 美元", "日日金")]
    [True, True, False, False, False]
    """
    named = speaks_of("foreign_currency", currency) or _BEGINS_FOREIGN.fullmatch(normalised(currency)) is not None
    return named and not speaks_of("renminbi", currency)


@once
def demand_accounts(statement: BankStatement) -> dict[str, tuple[Entry, ...]]:
    """Rows, oldest first, of each demand account in renminbi: a term deposit or a foreign-currency account beside it
    settles otherwise. A sub-account that bears a number alone is a term deposit where every row of it says so."""
    chains = statement.chains()
    return {name: rows for name, rows in chains.items()
            if not is_foreign(name) and not speaks_of("other_interest", name)
            and not (len(chains) > 1 and all(speaks_of("term_deposit", entry.words) for entry in rows))}


def opening_of(statement: BankStatement) -> Decimal | None:
    """The balance before the first row, where it is printed and belongs to the only account there is."""
    alone = len(statement.chains()) == 1
    return statement.opening.value if statement.opening is not None and alone else None
