"""The side of a balance in a column of its own: 方向 (借, 贷, 平) before 余额, as books of accounts print it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from intake_cli.layout.values import money
from intake_cli.statements.cells import TableRow
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.vocabulary import Role

_Line = tuple[Decimal, Decimal, bool | None]
"""What a row moves, its balance without a sign, and whether that stands on the side of what came in."""


def are_sides_of_balances(rows: list[TableRow]) -> bool:
    """Whether flags beside columns of debits and credits are those of the balances, so that one of 借 is owed to the
    bank: more balances follow from those before them so than as they are printed."""
    if not rows or not {Role.FLAG, Role.DEBIT, Role.CREDIT, Role.BALANCE} <= {band.role for band in rows[0].bands}:
        return False
    lines = [line for row in rows if (line := _line(row)) is not None]
    if {side for _, _, side in lines} < {True, False}:
        return False
    owed = [(moved, -balance if side is False else balance, side) for moved, balance, side in lines]
    return _following(owed) > _following(lines)


def _line(row: TableRow) -> _Line | None:
    balance, debit, credit = (money(row.cells[role].text) if role in row.cells else None
                              for role in (Role.BALANCE, Role.DEBIT, Role.CREDIT))
    if balance is None or Role.FLAG not in row.cells:
        return None
    return (credit or Decimal(0)) - (debit or Decimal(0)), balance, flag_is_in(row.cells[Role.FLAG].text)


def _following(lines: list[_Line]) -> int:
    """How many balances follow from their neighbours, in the better of both orders."""
    pairs = list(pairwise(lines))
    older = sum(other[1] - one[1] == other[0] for one, other in pairs)
    newer = sum(one[1] - other[1] == one[0] for one, other in pairs)
    return max(older, newer)
