"""Titles, flags and sums that name one direction where all balances prove the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checks.facts import Field, Total
from intake_cli.layout.values import normal
from intake_cli.statements.cells import TableRow
from intake_cli.statements.direction import Directed
from intake_cli.statements.vocabulary import Role

_IN = re.compile(r"收入|存入|转入|收款|收方|入账|^收$")
_OUT = re.compile(r"支出|支取|转出|取出|付款|付出|付方|出账|^支$")
_OF_BOOKS = re.compile(r"[借贷]|debit|credit|dr|cr", re.IGNORECASE)
"""Whose side these tell, the holder's or the bank's, is the bank's to say."""
_OTHER = {"in": "out", "out": "in", "count-in": "count-out", "count-out": "count-in"}


def on_proven_sides(totals: Sequence[Total], flipped: bool) -> tuple[Total, ...]:
    """``totals`` as of the sides that the balances prove where those of the table are ``flipped``: a company's own day
    book has what comes in under 借方, and the sum of it too. Plain words say themselves what came in."""
    return tuple(replace(total, of=_OTHER[total.of]) if flipped and total.of in _OTHER and
                 not (_IN.search(total.evidence.quote) or _OUT.search(total.evidence.quote)) else total
                 for total in totals)


def named_against(entries: Sequence[Directed], flipped: bool) -> Field[str] | None:
    """The first title or flag that names the other direction than a sum took, at the place of that sum; None where the
    sides of the table are not ``flipped`` by the balances."""
    for entry in entries if flipped else ():
        words = _side_words(entry.raw.row)
        if entry.amount is not None and entry.amount.value and _plain(words) is (entry.amount.value < 0):
            return Field(words, entry.amount.evidence)
    return None


def _side_words(row: TableRow) -> str:
    """What the row prints of its direction: the title over its sum, else its flag."""
    title = next((band.title for band, _ in row.titled if band.role in (Role.DEBIT, Role.CREDIT)), "")
    return title or (row.cells[Role.FLAG].text if Role.FLAG in row.cells else "")


def _plain(words: str) -> bool | None:
    """Whether words say that money came in; None where they do not, or as books of accounts do."""
    told = normal(words)
    money_in, money_out = _IN.search(told), _OUT.search(told)
    return None if _OF_BOOKS.search(told) or bool(money_in) is bool(money_out) else bool(money_in)
