"""The sums of a row and the direction that their sign, column or flag prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from checks.facts import Evidence, Field, Side
from intake_cli.layout.values import (
    explicit_sign,
    has_figure,
    is_empty,
    looks_like_amount,
    misread_money,
    money,
    normal,
    side_word,
)
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.flag_words import flag_is_in, flag_is_neutral
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role

SPECKED = 0.85
"""Confidence at most of an amount that a stray mark stands beside: below what counts without a second reading."""
_MARKED = re.compile(r"[.·•'’`~:_](?=[¥￥$\d])")


@dataclass(frozen=True, slots=True)
class Signs:
    """What signs mean in a table: where any of its ``amounts`` carries a minus, an unsigned one is money in; where most
    ``debits`` in a column of their own do, theirs says nothing, elsewhere it takes a payment back. So does one beside a
    flag where most sums that are ``flagged`` as going out have none."""

    amounts: bool
    debits: bool
    flagged: bool


def signs_printed(rows: list[TableRow]) -> Signs:
    """What signs mean in the table of these rows."""
    amounts, debits = ([explicit_sign(row.cells[role].text) for row in rows if role in row.cells and
                        not is_empty(row.cells[role].text)] for role in (Role.AMOUNT, Role.DEBIT))
    out = [explicit_sign(row.cells[Role.AMOUNT].text) for row in rows if Role.FLAG in row.cells
           and Role.AMOUNT in row.cells and flag_is_in(row.cells[Role.FLAG].text) is False]
    return Signs("-" in amounts, 2 * debits.count("-") > len(debits), 2 * out.count("-") < len(out))


def amount_of(row: TableRow, number: int, source: Source,
              signed: Signs) -> tuple[Field[Decimal] | None, Field[Side] | None]:
    """The amount, without its sign, and the direction that is printed; None for what is not."""
    split = _split_amount(row, number, source, signed)
    if split is not None:
        return split
    cell = row.cells.get(Role.AMOUNT) or row.cells.get(Role.DEBIT) or row.cells.get(Role.CREDIT)
    value = None if cell is None else _money(cell, row, number, source)
    if value is None or (not value.value and _other_unread(row)):
        return None, None
    return Field(abs(value.value), value.evidence), _printed_side(row, number, source, value, signed)


def balance_of(row: TableRow, number: int, source: Source) -> Field[Decimal] | None:
    """The balance; one with DR beside it is owed to the bank."""
    cell = row.cells.get(Role.BALANCE)
    value = None if cell is None else _money(cell, row, number, source)
    owed = value is not None and side_word(value.evidence.quote).lower() == "dr"
    return replace(value, value=-abs(value.value)) if value is not None and owed else value


def is_neutral(row: TableRow) -> bool:
    """Whether the flag of a row says that money neither came nor went."""
    return Role.FLAG in row.cells and flag_is_neutral(row.cells[Role.FLAG].text)


def _money(cell: Cell, row: TableRow, number: int, source: Source) -> Field[Decimal] | None:
    """The amount of a cell: the reading constrained to figures where there is one, the free one kept when it
    differs. A cell that is no amount gives None."""
    free, figures = money(cell.text), money(cell.figures or "")
    if figures is None and free is None:
        digital = source.pages[row.page].reader == TEXT_LAYER
        alone = _above_words(cell) if digital else None
        return Field(alone, source.evidence(row, number, cell)) if alone is not None else \
            _specked(cell, row, number, source)
    if figures is None or (free is not None and free == figures):
        sure = cell.confidence if figures is None else cell.sureness
        return Field(_some(free), source.evidence(row, number, cell, confidence=sure, second=cell.second))
    second = cell.second or (cell.text if free is not None else None)
    return Field(figures, source.evidence(row, number, cell, cell.figures, cell.figures_confidence, second))


def _above_words(cell: Cell) -> Decimal | None:
    """The one sum in a cell of several lines, of which the others hold words alone: 钞 below a balance."""
    sums = [word for word in cell.words if looks_like_amount(word.text)]
    if len(sums) != 1:
        return None
    box = sums[0].box
    others = [word for word in cell.words if word is not sums[0]]
    told = all((word.box.top >= box.bottom or word.box.bottom <= box.top) and not has_figure(word.text)
               for word in others)
    return money(sums[0].text) if told else None


def _specked(cell: Cell, row: TableRow, number: int, source: Source) -> Field[Decimal] | None:
    """An amount that was not read cleanly, as one that is in doubt."""
    values = (misread_money(text) for text in (cell.text, cell.figures or ""))
    value = next((value for value in values if value is not None), None)
    if value is None:
        return None
    return Field(value, source.evidence(row, number, cell, confidence=min(cell.confidence, SPECKED)))


def _some(value: Decimal | None) -> Decimal:
    assert value is not None
    return value


def _split_amount(row: TableRow, number: int, source: Source,
                  signed: Signs) -> tuple[Field[Decimal] | None, Field[Side] | None] | None:
    """The amount of the one of two columns that holds one, None where neither does. Where both seem to, specks in an
    empty cell were read as figures: the one with the form of an amount counts."""
    found = []
    for role in (Role.DEBIT, Role.CREDIT):
        cell = row.cells.get(role)
        value = None if cell is None or is_empty(cell.text) else _money(cell, row, number, source)
        if value is not None and value.value != 0:
            found.append((not looks_like_amount(value.evidence.quote), -value.evidence.confidence, role, value))
    if not found:
        return None
    _, _, role, value = min(found, key=lambda one: one[:2])
    amount, side = Field(abs(value.value), value.evidence), Side.OUT if role is Role.DEBIT else Side.IN
    if (value.value < 0) == (role is Role.DEBIT and signed.debits):
        return amount, Field(side, value.evidence)
    return amount, None if _sign_unsure(row, role, source) else Field(_opposite(side), _dirt_seen(value.evidence))


def _dirt_seen(sign: Evidence) -> Evidence:
    """A sign against the column of its sum, in doubt where it was read from pixels, as which dirt before the figures
    reads too."""
    return sign if sign.reader == TEXT_LAYER else replace(sign, confidence=min(sign.confidence, SPECKED))


def _other_unread(row: TableRow) -> bool:
    """Whether one of the columns of money in and money out holds what is no sum: with nought in the other, as many
    banks print it, nothing is known of the row's."""
    cells = [row.cells[role] for role in (Role.DEBIT, Role.CREDIT) if role in row.cells]
    return any(not is_empty(cell.text) and money(cell.text) is None and money(cell.figures or "") is None
               for cell in cells)


def _printed_side(row: TableRow, number: int, source: Source, amount: Field[Decimal],
                  signed: Signs) -> Field[Side] | None:
    sign = explicit_sign(amount.evidence.quote) or ("-" if amount.value < 0 else "")  # the minus in "二-688.99"
    if Role.BALANCE in row.cells and _minus_lost(sign, amount.evidence):
        return None
    told = flag_is_in(row.cells[Role.FLAG].text) if Role.FLAG in row.cells and signed.flagged else None
    if sign == "-" and told is not None and amount.evidence.reader != TEXT_LAYER and Role.BALANCE in row.cells:
        return None  # dirt reads as a minus too, and the balance tells
    if sign == "-" and told is False:
        return Field(Side.IN, amount.evidence)
    if sign:
        return Field(Side.OUT if sign == "-" else Side.IN, amount.evidence)
    beside = flag_is_in(side_word(amount.evidence.quote))
    if beside is not None:
        return Field(Side.IN if beside else Side.OUT, amount.evidence)
    flag = row.cells.get(Role.FLAG)
    direction = None if flag is None else flag_is_in(flag.text)
    if flag is not None and direction is not None:
        return Field(Side.IN if direction else Side.OUT, source.evidence(row, number, flag, second=flag.second))
    return Field(Side.IN, amount.evidence) if signed.amounts and not is_neutral(row) and \
        not _sign_unsure(row, Role.AMOUNT, source) else None


def contrary_print(row: TableRow, number: int, source: Source, side: Field[Side] | None,
                   signed: Signs) -> Field[Side] | None:
    """What sign or flag of an amount says against ``side``, which the other of them told; None where both agree. A
    minus that pixels do not show may only have been lost."""
    amount, flag = row.cells.get(Role.AMOUNT), row.cells.get(Role.FLAG)
    value = None if amount is None else _money(amount, row, number, source)
    by_flag = None if flag is None else flag_is_in(flag.text)
    if side is None or value is None or flag is None or by_flag is None or signed.flagged:
        return None
    sign = explicit_sign(value.evidence.quote)
    if not sign and (not signed.amounts or value.evidence.reader != TEXT_LAYER):
        return None
    if (sign != "-") == by_flag:
        return None
    if (side.value is Side.IN) is by_flag:
        return Field(_opposite(side.value), _dirt_seen(value.evidence))
    return Field(_opposite(side.value), source.evidence(row, number, flag, second=flag.second))


def _minus_lost(sign: str, read: Evidence) -> bool:
    """Whether another look at an amount saw a minus that the first did not see: then the balance alone tells the
    direction."""
    other = read.second or ""
    return sign != "-" and looks_like_amount(other) and explicit_sign(other) == "-"


def _sign_unsure(row: TableRow, role: Role, source: Source) -> bool:
    """Whether the sum of a row that prints a balance too may have a minus that was not read, or one that is none, which
    the balance tells: in the ink of a seal where no look saw that there is none, or as the mark that stands before the
    figures, where no amount has a point."""
    cell = row.cells.get(role)
    return cell is not None and Role.BALANCE in row.cells and (
        is_marked(cell.text) or (not cell.bare and source.pages[row.page].under_seal(cell.box)))


def is_marked(text: str) -> bool:
    """Whether a mark that may be what is left of a minus stands before the figures of a sum."""
    return _MARKED.match(normal(text)) is not None


def opposite(field: Field[Side]) -> Field[Side]:
    """The other direction, on the same evidence."""
    return replace(field, value=_opposite(field.value))


def _opposite(side: Side) -> Side:
    return Side.OUT if side is Side.IN else Side.IN
