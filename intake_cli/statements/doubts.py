"""Second readings: cells that break the chain, have no proper shape or were read unsurely are read again.

A further reading may confirm a cell, or replace it where the other readings agree or the balances side with one
of them. Nothing is ever computed into a cell: a doctored figure that every reading sees stays as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checks.facts import Box, Side
from intake_cli.layout.days import printed_date
from intake_cli.layout.values import is_empty, misread_money, money
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.chain import Neighbours, both_sides, equations, neighbours
from intake_cli.statements.direction import find_direction
from intake_cli.statements.entries import UNSURE, RawEntry, Source, raw_entries, raw_entry, signs_printed
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.strays import without_stray_dashes
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Place

TEXT_LAYER = "text-layer"
"""The reader whose words need no second look."""
SURE = 0.9
"""Cells read below this are read again."""
CONFIRMED, OUTVOTED, PROVEN = 0.97, 0.93, 0.95
"""Confidence of a cell that all further readings confirm; that at least half of them give; that a reading and the
balances give together."""
UNDER_SEAL = SURE - 0.01
"""Confidence at most of what a seal lies on."""
LOOKS = 3
"""Further looks that must surely say the same of a sum under a seal."""
LEAST_POINTED = 100
"""Sums below this are no figures and cents that lost their point."""
MOST = 400
"""Cells read again in one document at most: beyond that the pages, not single cells, are the trouble."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    index: int
    role: Role
    box: Box
    thorough: bool = True


def second_look(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` with their doubtful cells read again; rows from a text layer stay as they are."""
    rows = without_stray_dashes(rows, {page for page, own in source.pages.items() if own.reader != TEXT_LAYER})
    entries = raw_entries(rows, source)
    direction = find_direction(entries)
    beside = neighbours(direction)
    chained = any(band.role is Role.BALANCE for row in rows for band in row.bands)
    broken = _broken(entries, beside) | contrary(entries, beside, direction.flipped) if chained else set()
    proven = _proven(rows, entries, broken, beside) if chained else set()
    doubts = _doubts(rows, broken, proven, source)[:MOST]
    places = [Place(rows[doubt.index].page, source.pages[rows[doubt.index].page].on_page(doubt.box), doubt.thorough)
              for doubt in doubts]
    again = reader.readings(places, numeric=True)
    firm = {(doubt.index, doubt.role) for doubt, readings in zip(doubts, again, strict=True)
            if _firm(rows[doubt.index].cells.get(doubt.role), doubt.role, readings)}
    result, signed = [_sure(row, index, proven) for index, row in enumerate(rows)], signs_printed(rows)
    for doubt, readings in zip(doubts, again, strict=True):
        index = doubt.index
        judged = _judge(result[index].cells.get(doubt.role), doubt, readings, entries, beside)
        if judged is None:
            continue
        result[index] = _with_cell(result[index], doubt.role, judged)
        if signs_printed(result) == signed:
            entries[index] = raw_entry(result[index], index + 1, source, signed)
        else:  # what an amount without a sign means hangs on the signs of the others
            entries, signed = raw_entries(result, source), signs_printed(result)
    return _under_seals(result, entries, source, chained, firm)


def _proven(rows: list[TableRow], entries: list[RawEntry], broken: set[int],
            beside: Neighbours) -> set[tuple[int, Role]]:
    """Which figures of ``rows``, which are ``entries``, the balances prove: no further look could tell more."""
    return {(index, role) for index, row in enumerate(rows) if index not in broken
            for role, cell in row.cells.items()
            if role in MONEY_ROLES and _proves(_first(cell, role), role, index, entries, beside)}


def _sure(row: TableRow, index: int, proven: set[tuple[int, Role]]) -> TableRow:
    """``row`` with what is ``proven`` in it, and was not read surely, as sure as that makes it."""
    cells = {role: _settled(cell, role, PROVEN, None) if (index, role) in proven and _doubtful(cell, role) else cell
             for role, cell in row.cells.items()}
    return replace(row, cells=cells)


def _with_cell(row: TableRow, role: Role, cell: Cell) -> TableRow:
    return replace(row, cells={**row.cells, role: cell})


def _firm(cell: Cell | None, role: Role, readings: list[tuple[str, float]]) -> bool:
    """Whether a sum was read surely, and further looks, with the ink of seals and without it, surely see the same. Of
    431 sums under red seals about half were seen so, and of the 31 misread ones none; of days too few are known."""
    if cell is None or role not in MONEY_ROLES or _doubtful(cell, role):
        return False
    looks = [(_value(text, role) == _first(cell, role), sure) for text, sure in readings]
    against = any(not same and sure >= UNSURE for same, sure in looks)
    return not against and sum(same and sure >= SURE for same, sure in looks) >= LOOKS


def _under_seals(rows: list[TableRow], entries: list[RawEntry], source: Source, chained: bool,
                 firm: set[tuple[int, Role]]) -> list[TableRow]:
    """``rows``, which are ``entries``, with the cells that a seal lies on marked as unsure: a look may see the seal's
    strokes too. Sums that the balances prove, or that were read ``firm`` again, stay as they are, unless their sign
    speaks against the balances: a seal hides a minus."""
    touched = [(index, role) for index, row in enumerate(rows) for role in (Role.DATE, *MONEY_ROLES)
               if role in row.cells and source.pages[row.page].under_seal(row.cells[role].box)]
    if not touched:
        return rows
    direction = find_direction(entries)
    beside = neighbours(direction)
    against = contrary(entries, beside, direction.flipped)
    for index, role in touched:
        cell = rows[index].cells[role]
        known = (index, role) in firm or (chained and _proves(_first(cell, role), role, index, entries, beside))
        if not known or (role is not Role.BALANCE and index in against):
            unsure = replace(cell, confidence=min(cell.confidence, UNDER_SEAL),
                             figures_confidence=min(cell.figures_confidence, UNDER_SEAL))
            rows[index] = _with_cell(rows[index], role, unsure)
    return rows


def _doubts(rows: list[TableRow], broken: set[int], proven: set[tuple[int, Role]], source: Source) -> list[_Doubt]:
    doubts = []
    for index, row in enumerate(rows):
        if source.pages[row.page].reader == TEXT_LAYER:
            continue
        for role in _asked(row.bands):
            cell = row.cells.get(role)
            if cell is None:
                if role in (Role.BALANCE, Role.AMOUNT, Role.DATE):
                    doubts.append(_Doubt(index, role, _empty_place(row, role)))
            elif index in broken and role in MONEY_ROLES and not is_empty(cell.text):
                doubts.append(_Doubt(index, role, cell.box))
            elif _doubtful(cell, role) and (index, role) not in proven:
                doubts.append(_Doubt(index, role, _told_place(cell, role), thorough=not _shaped(cell, role)))
    return doubts


def _told_place(cell: Cell, role: Role) -> Box:
    """Where a cell tells its day or sum: a time below the day is another line, which no look reads along with it."""
    if role is not Role.DATE:
        return cell.box
    return next((word.box for word in cell.words if printed_date(word.text, short=True) is not None), cell.box)


def _asked(bands: tuple[Band, ...]) -> list[Role]:
    roles = {band.role for band in bands}
    return [role for role in (Role.DATE, *MONEY_ROLES) if role in roles]


def _broken(entries: list[RawEntry], beside: Neighbours) -> set[int]:
    """Entries on either side of an equation that does not hold or cannot be formed."""
    broken: set[int] = set()
    for index, entry in enumerate(entries):
        amount = None if entry.amount is None else entry.amount.value
        balance = None if entry.balance is None else entry.balance.value
        held, wrong = equations(entries, beside, index, amount, balance)
        expected = (index in beside.before) + (index in beside.after)
        if wrong or held < expected:
            broken.add(index)
    return broken


def contrary(entries: list[RawEntry], beside: Neighbours, flipped: bool) -> set[int]:
    """Entries whose printed direction is not the one their balances prove: a minus may have been overlooked."""
    contrary: set[int] = set()
    for index, entry in enumerate(entries):
        before = entries[beside.before[index]].balance if index in beside.before else None
        if entry.side is None or entry.balance is None or before is None:
            continue
        change = entry.balance.value - before.value
        if change and (change > 0) != ((entry.side.value is Side.IN) is not flipped):
            contrary.add(index)
    return contrary


def _doubtful(cell: Cell, role: Role) -> bool:
    if role is Role.DATE:
        printed = printed_date(cell.text, short=True) or printed_date(cell.figures or "", short=True)
        return printed is None or printed.day is None or max(cell.confidence, cell.figures_confidence) < SURE
    if is_empty(cell.text):
        return False
    value = money(cell.figures or "") if cell.figures else money(cell.text)
    return value is None or (cell.figures_confidence if cell.figures else cell.confidence) < SURE


def _shaped(cell: Cell, role: Role) -> bool:
    """Whether a cell holds a date of the calendar or an amount, however surely read."""
    value = _first(cell, role)
    return isinstance(value, date | Decimal)


def _empty_place(row: TableRow, role: Role) -> Box:
    band = next(band for band in row.bands if band.role is role)
    return Box(band.left, row.box.top, band.right, row.box.bottom)


Value = Decimal | date | str


def _value(text: str, role: Role) -> Value | None:
    if role is Role.DATE:
        printed = printed_date(text, short=True)
        return None if printed is None else (printed.day or printed.text)
    return misread_money(text)


def _judge(cell: Cell | None, doubt: _Doubt, readings: list[tuple[str, float]], entries: list[RawEntry],
           beside: Neighbours) -> Cell | None:
    """The cell after the vote of its readings, or None to leave it as it is."""
    values = [(text, sure, _value(text, doubt.role)) for text, sure in readings]
    read = [(text, sure, value) for text, sure, value in values if value is not None]
    first = None if cell is None else _first(cell, doubt.role)
    if cell is not None and doubt.role is not Role.AMOUNT and \
            _proves(first, doubt.role, doubt.index, entries, beside):
        clean = next((text for text, _, value in read if value == first and money(text) is not None), None)
        return _settled(cell if clean is None else replace(cell, text=clean, figures=None), doubt.role, PROVEN, None)
    if not read:
        return None
    votes: Counter[Value | None] = Counter(value for _, _, value in read)
    proven = next((item for item in read if item[2] != first and
                   _proves(item[2], doubt.role, doubt.index, entries, beside)), None)
    if proven is not None and votes[proven[2]] >= votes[first]:
        other = None if cell is None else cell.figures or cell.text
        return _settled(Cell(proven[0], doubt.box, PROVEN), doubt.role, PROVEN, other)
    pointed = _pointed(first)
    if cell is not None and pointed is not None and _proves(pointed, doubt.role, doubt.index, entries, beside):
        return _settled(Cell(str(pointed), cell.box, PROVEN), doubt.role, PROVEN, cell.figures or cell.text)
    if cell is None or first is None:
        text, sure, value = read[0]
        return Cell(text, doubt.box, SURE if votes[value] > 1 else min(UNSURE, sure))
    if votes[first] * 2 >= len(read):
        return _settled(cell, doubt.role, CONFIRMED if votes[first] == len(read) else OUTVOTED, None)
    other = next(text for text, _, value in read if value != first)
    return _settled(cell, doubt.role, min(cell.confidence, SURE - 0.01), other)


def _pointed(value: Value | None) -> Decimal | None:
    """A sum read without cents with its last two figures as those: a point is the first thing that wear takes away."""
    whole = isinstance(value, Decimal) and value.as_tuple().exponent == 0 and abs(value) >= LEAST_POINTED
    return value.scaleb(-2) if whole and isinstance(value, Decimal) else None


def _first(cell: Cell, role: Role) -> Value | None:
    figures = _value(cell.figures or "", role)
    return figures if figures is not None else _value(cell.text, role)


def _settled(cell: Cell, role: Role, confidence: float, second: str | None) -> Cell:
    """``cell`` with the reading that counted as its only one, as sure as the vote made it."""
    figures = cell.figures if cell.figures and _value(cell.figures, role) is not None else None
    sure = confidence if second is not None else max(confidence, cell.confidence)
    text = figures or cell.text
    value = _value(text, role)
    if confidence >= PROVEN and role is not Role.AMOUNT and isinstance(value, Decimal) and money(text) is None:
        text = str(value)  # of 219.369.08 nothing is left in doubt; an amount's sign is, which no balance proves
    return Cell(text, cell.box, sure, second=second)


def _proves(value: Value | None, role: Role, index: int, entries: list[RawEntry], beside: Neighbours) -> bool:
    """True when ``value`` in this place makes an equation hold that it is part of. One proves it, though another
    breaks: the figure next to it may be forged."""
    if role is Role.DATE or not isinstance(value, Decimal):
        return False
    entry = entries[index]
    amount = None if entry.amount is None else entry.amount.value
    balance = None if entry.balance is None else entry.balance.value
    if role is Role.BALANCE:
        return True in both_sides(entries, beside, index, amount, value)
    return both_sides(entries, beside, index, value, balance)[0] is True
