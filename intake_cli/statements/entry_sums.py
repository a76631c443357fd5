"""The sums of a row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checks.facts import Field, Side
from intake_cli.layout.values import is_empty, looks_like_amount, money, side_word
from intake_cli.statements.cell_money import money_of
from intake_cli.statements.cells import TableRow
from intake_cli.statements.entry_sides import Signs, dirt_seen, flag_of, other_side, printed_side, sign_unsure
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role


def amount_of(row: TableRow, number: int, source: Source,
              signed: Signs) -> tuple[Field[Decimal] | None, Field[Side] | None]:
    """The amount, without its sign, and the direction that is printed; None for what is not."""
    split = _split_amount(row, number, source, signed)
    if split is not None:
        return split
    cells = [row.cells[role] for role in (Role.AMOUNT, Role.DEBIT, Role.CREDIT) if role in row.cells]
    cell = next((cell for cell in cells if not is_empty(cell.text)), cells[0] if cells else None)
    value = None if cell is None else money_of(cell, row, number, source)
    if value is None or (not value.value and _other_unread(row)):
        return None, None
    return Field(abs(value.value), value.evidence), printed_side(row, number, source, value, signed)


def balance_of(row: TableRow, number: int, source: Source, signed: Signs) -> Field[Decimal] | None:
    """The balance; one with DR beside it, or in the column of its side, is owed to the bank."""
    cell = row.cells.get(Role.BALANCE)
    value = None if cell is None else money_of(cell, row, number, source)
    beside = value is not None and side_word(value.evidence.quote).lower() == "dr"
    owed = beside or (signed.balances and flag_of(row) is False)
    return replace(value, value=-abs(value.value)) if value is not None and owed else value


def _split_amount(row: TableRow, number: int, source: Source,
                  signed: Signs) -> tuple[Field[Decimal] | None, Field[Side] | None] | None:
    """The amount of the one of two columns that holds one, None where neither does. Where both seem to, specks in an
    empty cell were read as figures: the one with the form of an amount counts, and none without cents where the
    other column's sum could not be read. Beside an amount in a third column a figure without that form is the tick that
    tells its side."""
    found = []
    for role in (Role.DEBIT, Role.CREDIT):
        cell = row.cells.get(role)
        value = None if cell is None or is_empty(cell.text) else money_of(cell, row, number, source)
        if value is not None and value.value != 0:
            found.append((not looks_like_amount(value.evidence.quote), -value.evidence.confidence, role, value))
    ticked = Role.AMOUNT in row.cells and looks_like_amount(row.cells[Role.AMOUNT].text)
    if not found or (ticked and all(unlike for unlike, *_ in found)):
        return None
    unlike, _, role, value = min(found, key=lambda one: one[:2])
    if unlike and value.value % 1 == 0 and _other_unread(row):
        return None, None
    amount, side = Field(abs(value.value), value.evidence), Side.OUT if role is Role.DEBIT else Side.IN
    if (value.value < 0) == (role is Role.DEBIT and signed.debits):
        return amount, Field(side, value.evidence)
    return amount, None if sign_unsure(row, role, source) else Field(other_side(side), dirt_seen(value.evidence))


def _other_unread(row: TableRow) -> bool:
    """Whether one of the columns of money in and money out holds what is no sum: with nought in the other, as many
    banks print it, or a speck that reads as a figure, nothing is known of the row's."""
    cells = [row.cells[role] for role in (Role.DEBIT, Role.CREDIT) if role in row.cells]
    return any(not is_empty(cell.text) and money(cell.text) is None and money(cell.figures or "") is None
               for cell in cells)
