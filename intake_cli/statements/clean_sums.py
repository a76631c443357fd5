"""What the figures of a cell say as a sum, whatever marks were read amid them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from intake_cli.layout.values import money
from intake_cli.statements.cells import Cell
from intake_cli.statements.certainty import Value

LEAST_FIGURES = 3
"""Figures that a sum with cents has at least."""
_FIGURES = re.compile(r"([+-]?)((?:\d[\d., /]*)?\d)")
Read = tuple[str, float, Value]
"""What a further look read, how surely, and what that says."""


def cleaned(cell: Cell, first: Value | None, read: Iterable[Read]) -> Cell:
    """``cell`` as a look saw it that found the same sum and no specks or misread marks in it, where there is one."""
    if not isinstance(first, Decimal) or money(cell.text) == first:
        return cell
    clean = next((text for text, _, value in read if value == first and money(text) == first), None)
    return cell if clean is None else replace(cell, text=clean, figures=None)


def pointed_sum(cell: Cell) -> Decimal | None:
    """The sum that the figures of a cell make with the last two as cents, whatever stands between them: points and
    commas are the first thing that wear takes away or moves."""
    found = _FIGURES.fullmatch(cell.figures or cell.text)
    figures = re.sub(r"\D", "", found[2]) if found else ""
    return Decimal(f"{found[1]}{figures}").scaleb(-2) if found and len(figures) >= LEAST_FIGURES else None
