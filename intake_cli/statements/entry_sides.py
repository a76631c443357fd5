"""The direction of a row's sum that its sign, column or flag prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from checks.facts import Evidence, Field, Side
from intake_cli.layout.values import explicit_sign, is_empty, looks_like_amount, money, normal, side_word
from intake_cli.statements.balance_sides import are_sides_of_balances
from intake_cli.statements.cell_money import SPECKED, money_of
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.flag_words import coded_flag, flag_is_in, flag_is_neutral
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role

STROKE, LINES = 1.25, 1.9
"""Heights of a day from which a sum beside it holds part of a stroke, and from which it is two lines."""
_MARKED = re.compile(r"[.·•'’`~:_](?=[¥￥$\d])")


@dataclass(frozen=True, slots=True)
class Signs:
    """What signs mean in a table: where any of its ``amounts`` carries a minus, an unsigned one is money in; where most
    ``debits`` in a column of their own do, theirs says nothing, elsewhere it takes a payment back. So does one beside a
    flag where most sums that are ``flagged`` as going out have none. Flags may be those of the ``balances``."""

    amounts: bool
    debits: bool
    flagged: bool
    balances: bool


def signs_printed(rows: list[TableRow]) -> Signs:
    """What signs mean in the table of these rows."""
    amounts, debits = ([explicit_sign(row.cells[role].text) for row in rows if role in row.cells and
                        not is_empty(row.cells[role].text) and money(row.cells[role].text) != 0]
                       for role in (Role.AMOUNT, Role.DEBIT))
    out = [explicit_sign(row.cells[Role.AMOUNT].text) for row in rows if Role.FLAG in row.cells
           and Role.AMOUNT in row.cells and flag_of(row) is False]
    return Signs("-" in amounts, 2 * debits.count("-") > len(debits), 2 * out.count("-") < len(out),
                 are_sides_of_balances(rows))


def flag_of(row: TableRow) -> bool | None:
    """What the flag of a row says: True for money in, False for money out, None for neither."""
    flag = row.cells.get(Role.FLAG)
    return next((coded_flag(band.title, cell.text) for band, cell in row.titled if cell is flag),
                None if flag is None else flag_is_in(flag.text))


def is_neutral(row: TableRow) -> bool:
    """Whether the flag of a row says that money neither came nor went."""
    return Role.FLAG in row.cells and flag_is_neutral(row.cells[Role.FLAG].text)


def printed_side(row: TableRow, number: int, source: Source, amount: Field[Decimal],
                 signed: Signs) -> Field[Side] | None:
    """The direction of an ``amount`` by its sign, a word beside it, or the flag of its row; None where nothing tells
    one, or the balance tells it better."""
    sign = explicit_sign(amount.evidence.quote) or ("-" if amount.value < 0 else "")  # the minus in "二-688.99"
    if Role.BALANCE in row.cells and _minus_lost(sign, amount.evidence):
        return None
    told = flag_of(row) if signed.flagged else None
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
    direction = flag_of(row)
    if flag is not None and direction is not None:
        return Field(Side.IN if direction else Side.OUT, source.evidence(row, number, flag, second=flag.second))
    unsigned_is_in = signed.amounts and not is_neutral(row) and not sign_unsure(row, Role.AMOUNT, source)
    return Field(Side.IN, amount.evidence) if unsigned_is_in and not _flag_lost(row, signed, source) else None


def _flag_lost(row: TableRow, signed: Signs, source: Source) -> bool:
    """Whether flags and no signs tell where money went, and pixels do not show the one of this row: a stroke of dirt
    before some sum makes none of the others one that came in."""
    flags = any(band.role is Role.FLAG for band in row.bands)
    return flags and signed.flagged and flag_of(row) is None and source.pages[row.page].reader != TEXT_LAYER


def contrary_print(row: TableRow, number: int, source: Source, side: Field[Side] | None,
                   signed: Signs) -> Field[Side] | None:
    """What sign or flag of an amount says against ``side``, which the other of them told; None where both agree. A
    minus that pixels do not show may only have been lost."""
    amount, flag = row.cells.get(Role.AMOUNT), row.cells.get(Role.FLAG)
    value = None if amount is None else money_of(amount, row, number, source)
    by_flag = flag_of(row)
    if side is None or value is None or flag is None or by_flag is None or signed.flagged:
        return None
    sign = explicit_sign(value.evidence.quote)
    if not sign and (not signed.amounts or value.evidence.reader != TEXT_LAYER):
        return None
    if (sign != "-") == by_flag:
        return None
    if (side.value is Side.IN) is by_flag:
        return Field(other_side(side.value), dirt_seen(value.evidence))
    return Field(other_side(side.value), source.evidence(row, number, flag, second=flag.second))


def _minus_lost(sign: str, read: Evidence) -> bool:
    """Whether another look at an amount saw a minus that the first did not see, or other ink before the figures
    (.4¥66.73): then the balance alone tells the direction."""
    other = read.second or ""
    if looks_like_amount(other):
        return sign != "-" and explicit_sign(other) == "-"
    return not sign and len(other) > len(read.quote) and normal(other).endswith(normal(read.quote))


def sign_unsure(row: TableRow, role: Role, source: Source) -> bool:
    """Whether the sum of a row that prints a balance too may have a minus that was not read, or one that is none, which
    the balance tells: in the ink of a seal where no look saw that there is none, as the mark that stands before the
    figures, where no amount has a point, or as part of a stroke that reaches into them."""
    cell = row.cells.get(role)
    return cell is not None and Role.BALANCE in row.cells and (
        is_marked(cell.text) or (not cell.bare and source.pages[row.page].under_seal(cell.box))
        or (role is Role.AMOUNT and source.pages[row.page].reader != TEXT_LAYER and _touched(cell, row)))


def _touched(cell: Cell, row: TableRow) -> bool:
    """Whether the ink of a sum is higher than figures are, as those of the row's day show, and yet one line."""
    day = row.cells.get(Role.DATE)
    if day is None or len(day.words) > 1:
        return False
    higher = (cell.box.bottom - cell.box.top) / (day.box.bottom - day.box.top)
    return STROKE < higher < LINES


def dirt_seen(sign: Evidence) -> Evidence:
    """A sign against the column of its sum, in doubt where it was read from pixels, as which dirt before the figures
    reads too."""
    return sign if sign.reader == TEXT_LAYER else replace(sign, confidence=min(sign.confidence, SPECKED))


def is_marked(text: str) -> bool:
    """Whether a mark that may be what is left of a minus stands before the figures of a sum."""
    return _MARKED.match(normal(text)) is not None


def opposite(field: Field[Side]) -> Field[Side]:
    """The other direction, on the same evidence."""
    return replace(field, value=other_side(field.value))


def other_side(side: Side) -> Side:
    return Side.OUT if side is Side.IN else Side.IN
