"""STM-01 where a figure was read in two ways, and the balances prove one of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checks.chain import Proven
from checks.facts import BankStatement, Field
from checks.figures import money, row_list
from checks.findings import Finding, Level, fail

_SHOWN = 3


def reconciled(statement: BankStatement, known: Proven) -> Iterator[Finding]:
    """One note of all figures that count as another reading and the sums around them tell them."""
    cells = [(entry.row, cell) for entry in statement.entries
             for cell, rows in ((entry.amount, known.amounts), (entry.balance, known.balances))
             if cell is not None and entry.row in rows and _read_otherwise(cell)]
    if cells:
        _, first = cells[0]
        yield fail("reconciled", *(cell.evidence for _, cell in cells[:_SHOWN]), level=Level.NOTE,
                   rows=row_list(dict.fromkeys(row for row, _ in cells)), count=len(cells),
                   read=first.evidence.second or "", value=money(abs(first.value)))


def _read_otherwise(cell: Field[Decimal]) -> bool:
    """Whether the other reading has other figures: marks alone are no matter."""
    other = "".join(filter(str.isdecimal, cell.evidence.second or ""))
    return bool(other) and other.lstrip("0") != "".join(filter(str.isdecimal, money(abs(cell.value)))).lstrip("0")
