"""Second readings: cells that break the chain, have no proper shape or were read unsurely are read again.

A further reading may confirm a cell, or replace it where the other readings agree or the balances side with one
of them. Nothing is ever computed into a cell: a doctored figure that every reading sees stays as it is.
"""

from __future__ import annotations

from dataclasses import replace

from intake_cli.layout.values import has_figure
from intake_cli.statements.cells import TableRow, with_role
from intake_cli.statements.certainty import PROVEN, SURE, TEXT_LAYER, first_value, is_doubtful, settled
from intake_cli.statements.chain import Neighbours, contrary, neighbours, proves, unbalanced
from intake_cli.statements.day_order import out_of_order
from intake_cli.statements.direction import find_direction
from intake_cli.statements.doubts import find_doubts, is_asked_itself, moves_nothing
from intake_cli.statements.entries import RawEntry, raw_entries, raw_entry
from intake_cli.statements.entry_sides import signs_printed
from intake_cli.statements.half_read import half_days
from intake_cli.statements.hardly_seen import is_black_and_white
from intake_cli.statements.hidden_minus import hidden_minus, with_ink_for_signs
from intake_cli.statements.sealed_cells import is_firm, with_unproven_doubted, worn_pages
from intake_cli.statements.second_reader import MOST, Reader
from intake_cli.statements.shape_looks import Ledger, with_shapes_compared
from intake_cli.statements.source import Source
from intake_cli.statements.strays import without_stray_dashes
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.statements.votes import Doubt, judged_cell
from intake_cli.words import Place

Looks = list[tuple[Doubt, list[tuple[str, float]]]]
"""Cells in doubt, and what further looks read of each with their confidences."""


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
    doubts = [doubt for doubt in find_doubts(rows, broken, against, proven, days, source)
              if not moves_nothing(rows, entries, beside, doubt)][:MOST]
    looks = _looks(doubts, rows, entries, source, reader, beside, against)
    firm = {(doubt.index, doubt.role) for doubt, readings in looks
            if is_firm(rows[doubt.index].cells.get(doubt.role), doubt.role, readings)
            and not is_black_and_white(source.pages[rows[doubt.index].page])}  # all looks see one picture there
    dayless = {doubt.index for doubt, readings in looks
               if doubt.role is Role.DATE and not any(has_figure(text) for text, _ in readings)}
    result = [replace(_sure(row, index, proven), dayless=index in dayless and Role.DATE not in row.cells)
              for index, row in enumerate(rows)]
    entries = _judged(result, entries, looks, source, beside)
    ledger = Ledger(worn_pages(result, source), days, contrary(entries, beside) if chained else set(), proved=(
        lambda value, role, index: chained and proves(value, role, index, entries, beside)))
    firm |= with_shapes_compared(result, rows, source, reader, ledger)
    result = with_ink_for_signs(result, source, reader)
    return with_unproven_doubted(result, raw_entries(result, source), source, chained, firm)


def _looks(doubts: list[Doubt], rows: list[TableRow], entries: list[RawEntry], source: Source, reader: Reader,
           beside: Neighbours, against: set[int]) -> Looks:
    """What further looks read of the ``doubts``. Sums that were read surely, in rows that only break the balances, are
    looked at where these are broken still with what the looks at the others see."""
    own = [doubt for doubt in doubts
           if doubt.index in against or is_asked_itself(rows[doubt.index].cells.get(doubt.role), doubt)]
    found = _read(own, rows, source, reader)
    broken = unbalanced(_judged(list(rows), list(entries), found, source, beside), beside) if found else None
    places = {(doubt.index, doubt.role): place for place, doubt in enumerate(doubts)}
    asked = {(doubt.index, doubt.role) for doubt in own}
    left = [doubt for doubt in doubts
            if (doubt.index, doubt.role) not in asked and (broken is None or doubt.index in broken)]
    return sorted([*found, *_read(left, rows, source, reader)],
                  key=lambda look: places[look[0].index, look[0].role])


def _read(doubts: list[Doubt], rows: list[TableRow], source: Source, reader: Reader) -> Looks:
    pages = [source.pages[rows[doubt.index].page] for doubt in doubts]
    places = [Place(page.number, page.on_page(doubt.box), doubt.thorough, more=tuple(map(page.on_page, doubt.more)))
              for doubt, page in zip(doubts, pages, strict=True)]
    return list(zip(doubts, reader.readings(places, numeric=True), strict=True)) if doubts else []


def _judged(rows: list[TableRow], entries: list[RawEntry], looks: Looks,
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
