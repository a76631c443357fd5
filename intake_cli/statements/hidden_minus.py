"""A minus that a seal may hide, or that was never printed."""

from __future__ import annotations

from checks.facts import Side
from intake_cli.layout.values import explicit_sign
from intake_cli.statements.cells import TableRow
from intake_cli.statements.chain import Neighbours, goes_along
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.entry_sides import signs_printed
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role


def hidden_minus(rows: list[TableRow], entries: list[RawEntry], source: Source, beside: Neighbours) -> set[int]:
    """Rows whose balance says that money went, and whose sum has no sign where those of others have: the minus may be
    hidden by the seal on it."""
    if not signs_printed(rows).amounts:
        return set()
    return {index for index, (row, entry) in enumerate(zip(rows, entries, strict=True))
            if Role.AMOUNT in row.cells and entry.side is None and entry.amount is not None and not entry.neutral
            and not explicit_sign(row.cells[Role.AMOUNT].text)
            and source.pages[row.page].under_seal(row.cells[Role.AMOUNT].box)
            and goes_along(Side.IN, index, entries, beside) is False}
