"""Which cells are in doubt and read again: those that break the chain, have no proper shape or were read unsurely."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from intake_cli.layout.values import is_empty
from intake_cli.statements.bands import Band
from intake_cli.statements.cell_places import broken_lines, days_across, empty_place, is_of_another, told_place
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER, first_value, is_doubtful
from intake_cli.statements.chain import Neighbours
from intake_cli.statements.day_order import Span
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.hidden_minus import with_sign
from intake_cli.statements.placed import MOVING
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.statements.votes import Doubt


def find_doubts(rows: list[TableRow], broken: set[int], against: set[int], proven: set[tuple[int, Role]],
                days: dict[int, Span], source: Source) -> list[Doubt]:
    """The cells of ``rows`` read from pixels that are read again: those of the rows that are ``broken``, or go
    ``against`` what their balances say, those of ``days`` out of order, and those in doubt that are not ``proven``."""
    doubts, across = [], days_across(rows)
    for index, row in enumerate(rows):
        if source.pages[row.page].reader == TEXT_LAYER:
            continue
        for role in _asked(row.bands):
            cell = row.cells.get(role)
            if cell is None:
                moved = role in MOVING and any(other in row.cells for other in MOVING)
                place = empty_place(row, role, across)
                if not moved and not is_of_another(place, rows, index):
                    doubts.append(Doubt(index, role, place))
            elif index in broken and role in MONEY_ROLES and not is_empty(cell.text):
                lost = index in against and role is Role.AMOUNT
                doubts.append(_doubt(index, role, row, lost=lost))
            elif role is Role.DATE and (index in days or is_doubtful(cell, role)):
                thorough = index in days or not _shaped(cell, role)
                doubts.append(replace(_doubt(index, role, row, thorough), between=days.get(index)))
            elif is_doubtful(cell, role) and (index, role) not in proven:
                doubts.append(_doubt(index, role, row, thorough=not _shaped(cell, role)))
    return doubts


def _doubt(index: int, role: Role, row: TableRow, thorough: bool = True, lost: bool = False) -> Doubt:
    """The cell of a ``role`` in doubt where it tells its day or sum, on every line of it; a sign may be ``lost``."""
    cell = row.cells[role]
    first, *more = broken_lines(cell, role) or (told_place(row, cell, role),)
    return Doubt(index, role, with_sign(first) if lost else first, thorough, more=tuple(more))


def moves_nothing(rows: list[TableRow], entries: list[RawEntry], beside: Neighbours, doubt: Doubt) -> bool:
    """Whether an empty cell of sums stands beside a balance that stays as it was: there is none to find."""
    before = beside.before.get(doubt.index)
    balances = [None if place is None else entries[place].balance for place in (before, doubt.index)]
    unchanged = len({balance.value for balance in balances if balance is not None}) == 1 and None not in balances
    return unchanged and doubt.role is not Role.BALANCE and doubt.role in MONEY_ROLES and \
        doubt.role not in rows[doubt.index].cells


def _asked(bands: tuple[Band, ...]) -> list[Role]:
    roles = {band.role for band in bands}
    return [role for role in (Role.DATE, *MONEY_ROLES) if role in roles]


def is_asked_itself(cell: Cell | None, doubt: Doubt) -> bool:
    """Whether a cell is asked again for itself, and not only because its row breaks the balances."""
    return cell is None or doubt.role not in MONEY_ROLES or is_doubtful(cell, doubt.role)


def _shaped(cell: Cell, role: Role) -> bool:
    """Whether a cell holds a date of the calendar or an amount, however surely read."""
    value = first_value(cell, role)
    return isinstance(value, date | Decimal)
