"""The vote of further readings of one doubtful cell: they confirm it, or replace it where the balances or most of them
say so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checks.facts import Box, Side
from intake_cli.layout.misread_sums import two_sums_in
from intake_cli.statements.cells import Cell, beside_side
from intake_cli.statements.certainty import (
    CONFIRMED,
    OUTVOTED,
    PROVEN,
    SURE,
    UNSURE,
    Value,
    first_value,
    is_doubtful,
    names_month,
    settled,
    value_of,
)
from intake_cli.statements.chain import Neighbours, both_sides, goes_along, proves
from intake_cli.statements.clean_sums import Read, cleaned, pointed_sum
from intake_cli.statements.day_order import Span
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.entry_sides import is_marked
from intake_cli.statements.vocabulary import MONEY_ROLES, Role

AGREED = 0.8
"""Confidence of one look at least, by which others that say the same confirm it: worn figures deceive all looks alike.
"""
MANY = 3
"""Looks that must all surely see one other value before the balances beside a cell do not prove what it says."""
SIGN_LOOKS = 2
"""Looks that must see the sign which goes along with the balances, where the first did not; or surely none, where a
seal may hide it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell to be read again: the row's index, the role, the place on the page; ``thorough`` asks for every way of
    looking; a day out of order belongs ``between`` two others, and one broken into lines stands in ``more`` places."""

    index: int
    role: Role
    box: Box
    thorough: bool = True
    between: Span | None = None
    more: tuple[Box, ...] = ()


def judged_cell(cell: Cell | None, doubt: Doubt, readings: list[tuple[str, float]], entries: list[RawEntry],
                beside: Neighbours, signed: bool) -> Cell | None:
    """The cell after the vote of its readings, or None to leave it as it is. ``signed`` says that amounts without a
    minus are money in: one whose sign is against the balances is in doubt where the first look saw no sum or was unsure
    of it, or a look saw the other sign: looks that agree on the figures may all have missed a minus in a seal's ink."""
    worded = cell is not None and doubt.role is Role.DATE and names_month(cell.text)
    if cell is not None and doubt.role in MONEY_ROLES:
        readings = [(beside_side(cell.text, text), sure) for text, sure in readings]
    values = [(text, sure, value_of(text, doubt.role)) for text, sure in readings if not worded or names_month(text)]
    read = [(text, sure, value) for text, sure, value in values if value is not None]
    first = None if cell is None else first_value(cell, doubt.role)
    voted = _voted(cell, first, doubt, read, entries, beside, signed)
    if voted is None or not signed or doubt.role is not Role.AMOUNT:
        return voted
    value = first_value(voted, doubt.role)
    if not isinstance(value, Decimal) or goes_along(
            Side.IN if value > 0 else Side.OUT, doubt.index, entries, beside) is not False:
        return voted
    seen = cell is None or first is None or cell.confidence < SURE or any(other == -value for _, _, other in read)
    most = SURE - 0.01 if seen else 1.0
    bare = not seen and sum(other == value and sure >= SURE for _, sure, other in read) >= SIGN_LOOKS
    return replace(voted.at_most(most), bare=bare)


def _voted(cell: Cell | None, first: Value | None, doubt: Doubt, read: list[Read], entries: list[RawEntry],
           beside: Neighbours, signed: bool) -> Cell | None:
    if cell is not None and doubt.role is not Role.AMOUNT and not _all_see_another(first, read) and \
            proves(first, doubt.role, doubt.index, entries, beside):
        return settled(cleaned(cell, first, read), doubt.role, PROVEN, None)
    ordered = next((text for text, _, day in read if lies(day, doubt.between)), None)
    if cell is not None and ordered is not None and not lies(first, doubt.between) and cell.sureness < SURE:
        return Cell(ordered, cell.box, SURE - 0.01, second=cell.figures or cell.text)
    pointed = None if cell is None else pointed_sum(cell)
    if cell is not None and pointed not in (None, first) and \
            proves(pointed, doubt.role, doubt.index, entries, beside):
        return settled(Cell(str(pointed), cell.box, PROVEN), doubt.role, PROVEN, cell.figures or cell.text)
    if not read:
        return None
    votes: Counter[Value | None] = Counter(value for _, _, value in read)
    likely = _by_sign(first, doubt, read, entries, beside) if signed and doubt.role is Role.AMOUNT else read
    proven = next((item for item in likely if item[2] != first and
                   proves(item[2], doubt.role, doubt.index, entries, beside)), None)
    if proven is not None and (votes[proven[2]] >= votes[first] or _fits(proven, doubt, entries, beside)):
        other = None if cell is None else cell.figures or cell.text
        return settled(Cell(proven[0], doubt.box, PROVEN), doubt.role, PROVEN, other)
    if cell is None or first is None:
        return _found(cell, doubt, read, votes, told=doubt.role in MONEY_ROLES and bool(beside.before))
    marked = [text for text, _, value in read if value == first and is_marked(text)]
    if doubt.role is Role.AMOUNT and 2 * len(marked) >= len(read):
        return replace(cell, text=marked[0], figures=None, confidence=min(cell.confidence, UNSURE))
    if doubt.role in MONEY_ROLES and all(two_sums_in(text) for text in (cell.text, *(text for text, _, _ in read))):
        return cell.at_most(UNSURE)
    best = max([cell.sureness, *(sure for _, sure, _ in read)])
    if votes[first] == len(read) and best >= AGREED:
        return settled(cleaned(cell, first, read), doubt.role, CONFIRMED, None)
    if votes[first] == len(read):
        return settled(cell, doubt.role, best, None)
    if votes[first] * 2 >= len(read) and _surely(first, cell, doubt.role, read):
        return settled(cell, doubt.role, OUTVOTED, None)
    other = next(text for text, _, value in read if value != first)
    return settled(cell, doubt.role, min(cell.confidence, SURE - 0.01), other)


def _all_see_another(first: Value | None, read: list[Read]) -> bool:
    """Whether many looks surely see one value, which is not the ``first``: a balance beside it may prove that one only
    because it was misread alike."""
    return len(read) >= MANY and len({value for _, _, value in read}) == 1 and read[0][2] != first and \
        min(sure for _, sure, _ in read) >= AGREED


def _found(cell: Cell | None, doubt: Doubt, read: list[Read], votes: Counter[Value | None], told: bool) -> Cell | None:
    """What looks see where the first saw no value: what most of them see, the surest of equals. A lone faint look at an
    empty place sees dirt, and so do all that see no day of the calendar where a table prints one for several entries.
    It is unsure where balances would have ``told``, or where no look was sure of it: all see the same dirt."""
    text, sure, value = max(read, key=lambda look: (votes[look[2]], look[1]))
    if cell is None and ((votes[value] == 1 and sure < UNSURE) or isinstance(value, str)):
        return None
    agreed = votes[value] > 1 and sure >= AGREED and not told
    return Cell(text, doubt.box, SURE if agreed else min(UNSURE, sure))


def _fits(proven: Read, doubt: Doubt, entries: list[RawEntry], beside: Neighbours) -> bool:
    """Whether a look saw a balance that both its neighbours prove: no chance reads so many figures right, and what was
    forged no look sees as it was."""
    _, sure, value = proven
    if doubt.role is not Role.BALANCE or sure < UNSURE or not isinstance(value, Decimal):
        return False
    amount = entries[doubt.index].amount
    return both_sides(entries, beside, doubt.index, None if amount is None else amount.value, value) == (True, True)


def _by_sign(first: Value | None, doubt: Doubt, read: list[Read], entries: list[RawEntry],
             beside: Neighbours) -> list[Read]:
    """Readings of an amount that may count instead of the ``first``: those whose sign goes along with the balances
    before others. Where these prove the first too, but for its sign, two must say the other one."""
    along = [item for item in read if isinstance(item[2], Decimal) and
             goes_along(Side.IN if item[2] > 0 else Side.OUT, doubt.index, entries, beside)]
    if not proves(first, Role.AMOUNT, doubt.index, entries, beside):
        return [*along, *read]
    return along if len(along) >= SIGN_LOOKS else []


def _surely(first: Value, cell: Cell, role: Role, read: list[Read]) -> bool:
    """Whether the first look or one that agrees with it was sure: guesses outvote no other guess."""
    sure = [sure for _, sure, value in read if value == first]
    return not is_doubtful(cell, role) or max(sure) >= SURE


def lies(day: Value | None, between: Span | None) -> bool:
    """Whether a reading is a day from the first to the last of those it belongs between."""
    return isinstance(day, date) and between is not None and between[0] <= day <= between[1]
