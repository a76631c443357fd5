"""Sums of which the first look saw no more than a crumb, as where a pen crossed them: where they stand."""

from __future__ import annotations

from checks.facts import Box
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import UNSURE
from intake_cli.statements.vocabulary import MONEY_ROLES, Role


def torn_place(row: TableRow, cell: Cell, role: Role) -> Box | None:
    """The place of a sum that ``cell`` holds a crumb of: all of its column, on the line of another sum of the row, or
    of its day. None where a sum was read, or the row has no such line."""
    whole = looks_like_amount(cell.text) or looks_like_amount(cell.figures or "")
    if role not in MONEY_ROLES or whole or cell.sureness >= UNSURE:
        return None
    band = next(band for band in row.bands if band.role is role)
    beside = [row.cells[each] for each in MONEY_ROLES if each is not role and each in row.cells]
    lines = [other.box for other in beside if looks_like_amount(other.text)]
    lines += [row.cells[Role.DATE].box] if Role.DATE in row.cells else []
    return Box(band.left, lines[0].top, band.right, lines[0].bottom) if lines else None
