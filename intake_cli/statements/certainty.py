"""How sure a cell is: what it says, whether that is in doubt, and what further readings make of it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from intake_cli.layout.days import printed_date
from intake_cli.layout.misread_sums import misread_money
from intake_cli.layout.values import is_empty, money
from intake_cli.statements.cells import Cell
from intake_cli.statements.vocabulary import Role

TEXT_LAYER = "text-layer"
"""The reader whose words need no second look."""
SURE = 0.9
"""Cells read below this are read again."""
UNSURE = 0.5
"""Confidence of a value that was decided without proof: below every policy's limit, so it can only be reviewed."""
CONFIRMED, OUTVOTED, PROVEN = 0.97, 0.93, 0.95
"""Confidence of a cell that all further readings confirm; that at least half of them give; that a reading and the
balances give together."""

_WORDED = re.compile(r"[年月A-Za-z]")
_MONTH = re.compile(r"[A-Za-z]{3}")

Value = Decimal | date | str
"""What a cell can say: a sum, a day of the calendar, or a date that no calendar has, as printed."""


def value_of(text: str, role: Role) -> Value | None:
    """What ``text`` says as a sum or, in a column of days, as a day; None where it says neither."""
    if role is Role.DATE:
        printed = printed_date(text, short=True)
        return None if printed is None else (printed.day or printed.text)
    return misread_money(text)


def names_month(text: str) -> bool:
    """Whether a day has its month in letters, however they were read (18Feb∠U25): its figures alone are no day."""
    return _MONTH.search(text) is not None


def figures_in(cell: Cell, role: Role) -> str:
    """The reading constrained to figures, empty where it says less than the free one: those of 2025年2月8日 and of
    08MAR2025 alone name no day."""
    if role is Role.DATE and names_month(cell.text):
        return ""
    if role is Role.DATE and _WORDED.search(cell.text):
        printed = printed_date(cell.text, short=True)
        if printed is not None and not printed.impossible:  # of half a day they would take the hour for the rest
            return ""
    return cell.figures or ""


def first_value(cell: Cell, role: Role) -> Value | None:
    """What the first reading says: the one constrained to figures where that is a value, else the free one."""
    figures = value_of(figures_in(cell, role), role)
    return figures if figures is not None else value_of(cell.text, role)


def is_doubtful(cell: Cell, role: Role) -> bool:
    """Whether a cell has no proper shape or was read unsurely; an empty one is not in doubt."""
    if role is Role.DATE:
        printed, sure = printed_date(cell.text, short=True), cell.sureness
        if printed is None:
            printed, sure = printed_date(cell.figures or "", short=True), cell.figures_confidence
        return printed is None or printed.day is None or sure < SURE
    if is_empty(cell.text):
        return False
    value = money(cell.figures or "") if cell.figures else money(cell.text)
    return value is None or (cell.figures_confidence if cell.figures else cell.confidence) < SURE


def settled(cell: Cell, role: Role, confidence: float, second: str | None) -> Cell:
    """``cell`` with the reading that counted as its only one, as sure as the vote made it."""
    own = figures_in(cell, role)
    figures = own if own and value_of(own, role) is not None else None
    sure = confidence if second is not None else max(confidence, cell.confidence)
    sided = figures is not None and role is not Role.DATE and money(figures) is not None and \
        money(cell.text) == money(figures)
    text = cell.text if sided else figures or cell.text  # of "7,038.28 DR" the figures alone say less
    value = value_of(text, role)
    if confidence >= PROVEN and role is not Role.AMOUNT and isinstance(value, Decimal) and money(text) is None:
        text = str(value)  # of 219.369.08 nothing is left in doubt; an amount's sign is, which no balance proves
    return Cell(text, cell.box, sure, second=second)
