"""Cells that further looks confirmed, with the words that were read first: how these are set tells of them too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake_cli.statements.cells import TableRow, with_role
from intake_cli.statements.certainty import first_value, value_of
from intake_cli.statements.vocabulary import MONEY_ROLES, Role


def with_words_kept(rows: Sequence[TableRow], read: Sequence[TableRow]) -> list[TableRow]:
    """``rows`` after all looks, their days and sums with the words of the same rows as they were ``read`` where no look
    found another value, and the ink of the words parts as they were read: others have more in their box."""
    return [_kept(row, before) for row, before in zip(rows, read, strict=True)]


def _kept(row: TableRow, before: TableRow) -> TableRow:
    for role in (Role.DATE, *MONEY_ROLES):
        cell, first = row.cells.get(role), before.cells.get(role)
        if cell is not None and first is not None and not cell.words and \
                any(word.oddness for word in first.words) and \
                value_of(cell.text, role) == first_value(first, role):
            row = with_role(row, role, replace(cell, words=first.words))
    return row
