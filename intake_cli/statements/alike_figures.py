"""Sums of which one figure may be another that looks much like it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import first_value
from intake_cli.statements.chain import Neighbours, asked_beside_breaks, implied
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

ALIKE = frozenset(map(frozenset, ("06", "08", "09", "14", "17", "35", "38", "39", "56", "58", "59", "68", "69", "89")))
"""Figures of which a stroke more or less makes another."""


def sums_on(pages: set[int], rows: list[TableRow]) -> set[tuple[int, Role]]:
    """The sums that stand on ``pages``, by index of their row and role."""
    return {(index, role) for index, row in enumerate(rows) if row.page in pages
            for role in MONEY_ROLES if role in row.cells}


def one_figure_off(sums: Iterable[tuple[int, Role]], rows: list[TableRow], entries: list[RawEntry],
                   beside: Neighbours) -> set[tuple[int, Role]]:
    """Those of ``sums`` that differ by one such figure from what the balances ask for."""
    return {(index, role) for index, role in sums
            if _is_off(rows[index].cells[role], role, implied(role, index, entries, beside))}


def off_beside_breaks(sums: Iterable[tuple[int, Role]], rows: list[TableRow], entries: list[RawEntry],
                      beside: Neighbours) -> set[tuple[int, Role]]:
    """Those balances among ``sums`` that differ by one such figure from what a broken side of theirs asks for: two in
    a row may have lost the same stroke, and then prove each other."""
    asked = asked_beside_breaks(entries, beside)
    return {(index, role) for index, role in sums
            if role is Role.BALANCE and _is_off(rows[index].cells[role], role, asked.get(index, set()))}


def _is_off(cell: Cell, role: Role, asked: set[Decimal]) -> bool:
    value = first_value(cell, role)
    if not isinstance(value, Decimal):
        return False
    read, wanted = f"{abs(value):.2f}", [f"{abs(each):.2f}" for each in asked]
    off = [[{a, b} for a, b in zip(read, each, strict=True) if a != b] for each in wanted if len(each) == len(read)]
    return any(len(figures) == 1 and figures[0] in ALIKE for figures in off)
