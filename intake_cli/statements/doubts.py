"""Second readings: cells that break the chain, have no proper shape or were read unsurely are read again.

A further reading may confirm a cell, or replace it where the other readings agree or the balances side with one
of them. Nothing is ever computed into a cell: a doctored figure that every reading sees stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from checks.facts import Box
from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import around
from intake_cli.layout.values import is_empty, looks_like_amount
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, TableRow, with_role
from intake_cli.statements.certainty import PROVEN, SURE, TEXT_LAYER, first_value, is_doubtful, settled
from intake_cli.statements.chain import Neighbours, contrary, neighbours, proves, unbalanced
from intake_cli.statements.day_order import Span, out_of_order
from intake_cli.statements.direction import find_direction
from intake_cli.statements.entries import RawEntry, raw_entries, raw_entry
from intake_cli.statements.entry_sides import signs_printed
from intake_cli.statements.figure_runs import DAY
from intake_cli.statements.half_read import half_days
from intake_cli.statements.hidden_minus import hidden_minus, with_ink_for_signs, with_sign
from intake_cli.statements.sealed_cells import is_black_and_white, is_firm, with_unproven_doubted, worn_pages
from intake_cli.statements.second_reader import MOST, Reader
from intake_cli.statements.shape_looks import Ledger, with_shapes_compared
from intake_cli.statements.source import Source
from intake_cli.statements.strays import without_stray_dashes
from intake_cli.statements.torn_sums import torn_place
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.statements.votes import Doubt, judged_cell
from intake_cli.words import Place

TALL = 1.6
"""Heights of another sum of the row from which a cell is more than its line."""
SIDES = (Role.DEBIT, Role.CREDIT)


def second_look(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` with their doubtful cells read again; rows from a text layer stay as they are."""
    rows = without_stray_dashes(rows, {page for page, own in source.pages.items() if own.reader != TEXT_LAYER})
    half = {index for index, _ in half_days(rows, source)}
    rows = [with_role(row, Role.DATE, row.cells[Role.DATE].at_most(SURE - 0.01)) if index in half else row
            for index, row in enumerate(rows)]
    entries = raw_entries(rows, source)
    direction = find_direction(entries)
    beside = neighbours(direction)
    chained = any(band.role is Role.BALANCE for row in rows for band in row.bands)
    against = contrary(entries, beside) | hidden_minus(rows, entries, source, beside) if chained else set()
    broken = unbalanced(entries, beside) | against if chained else set()
    proven = _proven(rows, entries, broken, beside) if chained else set()
    days = out_of_order(entries, direction)
    doubts = [doubt for doubt in _doubts(rows, broken, against, proven, days, source)
              if not _moves_nothing(rows, entries, beside, doubt)][:MOST]
    places = [Place(rows[doubt.index].page, source.pages[rows[doubt.index].page].on_page(doubt.box), doubt.thorough)
              for doubt in doubts]
    again = reader.readings(places, numeric=True)
    firm = {(doubt.index, doubt.role) for doubt, readings in zip(doubts, again, strict=True)
            if is_firm(rows[doubt.index].cells.get(doubt.role), doubt.role, readings)
            and not is_black_and_white(source.pages[rows[doubt.index].page])}  # all looks see one picture there
    result = [_sure(row, index, proven) for index, row in enumerate(rows)]
    entries = _judged(result, entries, list(zip(doubts, again, strict=True)), source, beside)
    ledger = Ledger(worn_pages(result, source), days, contrary(entries, beside) if chained else set(), proved=(
        lambda value, role, index: chained and proves(value, role, index, entries, beside)))
    firm |= with_shapes_compared(result, rows, source, reader, ledger)
    result = with_ink_for_signs(result, source, reader)
    return with_unproven_doubted(result, raw_entries(result, source), source, chained, firm)


def _judged(rows: list[TableRow], entries: list[RawEntry], looks: list[tuple[Doubt, list[tuple[str, float]]]],
            source: Source, beside: Neighbours) -> list[RawEntry]:
    """What the entries are once each doubtful cell of ``rows`` was replaced by what its looks make of it. Those that
    all looks or the balances settle come first, for the balances may prove others by them."""
    signed, left = signs_printed(rows), looks
    for last in (False, True):
        waiting = []
        for doubt, readings in left:
            index = doubt.index
            cell = judged_cell(rows[index].cells.get(doubt.role), doubt, readings, entries, beside, signed.amounts)
            if cell is None or (not last and cell.confidence < PROVEN):
                waiting.append((doubt, readings))
                continue
            rows[index] = with_role(rows[index], doubt.role, cell)
            if signs_printed(rows) == signed:
                entries[index] = raw_entry(rows[index], index + 1, source, signed)
            else:  # what an amount without a sign means hangs on the signs of the others
                entries, signed = raw_entries(rows, source), signs_printed(rows)
        left = waiting
    return entries


def _proven(rows: list[TableRow], entries: list[RawEntry], broken: set[int],
            beside: Neighbours) -> set[tuple[int, Role]]:
    """Which figures of ``rows``, which are ``entries``, the balances prove: no further look could tell more."""
    return {(index, role) for index, row in enumerate(rows) if index not in broken
            for role, cell in row.cells.items()
            if role in MONEY_ROLES and proves(first_value(cell, role), role, index, entries, beside)}


def _sure(row: TableRow, index: int, proven: set[tuple[int, Role]]) -> TableRow:
    """``row`` with what is ``proven`` in it, and was not read surely, as sure as that makes it."""
    cells = {role: settled(cell, role, PROVEN, None) if (index, role) in proven and is_doubtful(cell, role) else cell
             for role, cell in row.cells.items()}
    return replace(row, cells=cells)


def _doubts(rows: list[TableRow], broken: set[int], against: set[int], proven: set[tuple[int, Role]],
            days: dict[int, Span], source: Source) -> list[Doubt]:
    doubts = []
    for index, row in enumerate(rows):
        if source.pages[row.page].reader == TEXT_LAYER:
            continue
        for role in _asked(row.bands):
            cell = row.cells.get(role)
            if cell is None:
                split = role in SIDES and not any(side in row.cells for side in SIDES)
                place = _empty_place(row, role)
                asked = split or role in (Role.BALANCE, Role.AMOUNT, Role.DATE)
                if asked and not _of_another(place, rows, index):
                    doubts.append(Doubt(index, role, place))
            elif index in broken and role in MONEY_ROLES and not is_empty(cell.text):
                place = _told_place(row, cell, role)
                lost = index in against and role is Role.AMOUNT
                doubts.append(Doubt(index, role, with_sign(place) if lost else place))
            elif role is Role.DATE and index in days:
                doubts.append(Doubt(index, role, _told_place(row, cell, role), between=days[index]))
            elif is_doubtful(cell, role) and (index, role) not in proven:
                doubts.append(Doubt(index, role, _told_place(row, cell, role), thorough=not _shaped(cell, role)))
    return doubts


def _moves_nothing(rows: list[TableRow], entries: list[RawEntry], beside: Neighbours, doubt: Doubt) -> bool:
    """Whether an empty cell of sums stands beside a balance that stays as it was: there is none to find."""
    before = beside.before.get(doubt.index)
    balances = [None if place is None else entries[place].balance for place in (before, doubt.index)]
    unchanged = len({balance.value for balance in balances if balance is not None}) == 1 and None not in balances
    return unchanged and doubt.role is not Role.BALANCE and doubt.role in MONEY_ROLES and \
        doubt.role not in rows[doubt.index].cells


def _told_place(row: TableRow, cell: Cell, role: Role) -> Box:
    """Where a cell tells its day or sum: a time below the day is another line, which no look reads along with it, and
    what a seal prints beside, over or under a sum is none of it. A day that was misread may have fallen apart."""
    if role is Role.DATE:
        whole = next((word.box for word in cell.words if printed_date(word.text, short=True) is not None), None)
        misread = next((word.box for word in cell.words if sum(map(str.isdigit, word.text)) >= DAY), cell.box)
        beside = [word for word in cell.words if _level(word.box, misread)]
        return whole or (around(beside) if beside else cell.box)
    torn = torn_place(row, cell, role)
    if torn is not None:
        return torn
    sums = [word.box for word in cell.words if looks_like_amount(word.numeric or word.text)]
    alone = len(sums) == 1 and sum(_level(word.box, sums[0]) for word in cell.words) == 1
    box = sums[0] if alone else cell.box
    line = next((other.box for each, other in row.cells.items() if each in MONEY_ROLES and each is not role and
                 looks_like_amount(other.text) and TALL * _height(other.box) < _height(box)), None)
    return box if line is None else replace(box, top=line.top, bottom=line.bottom)


def _height(box: Box) -> float:
    return box.bottom - box.top


def _level(one: Box, other: Box) -> bool:
    """Whether two words stand in one line: parts of a sum that fell apart do."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > _height(other) / 2


def _asked(bands: tuple[Band, ...]) -> list[Role]:
    roles = {band.role for band in bands}
    return [role for role in (Role.DATE, *MONEY_ROLES) if role in roles]


def _shaped(cell: Cell, role: Role) -> bool:
    """Whether a cell holds a date of the calendar or an amount, however surely read."""
    value = first_value(cell, role)
    return isinstance(value, date | Decimal)


def _of_another(place: Box, rows: list[TableRow], index: int) -> bool:
    """Whether what stands in an empty cell's place is told by the row above or below: where paper bends, half of a row
    was taken for one of its own, and its neighbour's sum is not its own."""
    beside = [row for row in (*rows[max(0, index - 1):index], *rows[index + 1:index + 2])
              if row.page == rows[index].page]
    return any(_level(place, cell.box) and cell.box.left < place.right and cell.box.right > place.left
               for row in beside for cell in row.cells.values())


def _empty_place(row: TableRow, role: Role) -> Box:
    band = next(band for band in row.bands if band.role is role)
    return Box(band.left, row.box.top, band.right, row.box.bottom)


