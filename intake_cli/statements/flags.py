"""Flags for in and out that speak against the balances, read again: small print such as 贷Cr is read unsurely."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import CONFIRMED, PROVEN, SURE, TEXT_LAYER
from intake_cli.statements.chain import contrary, neighbours
from intake_cli.statements.direction import find_direction
from intake_cli.statements.entries import raw_entries
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Place


def with_flags_seen_again(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` with the unsure flags of entries whose balance moves the other way read again: confirmed where every
    further reading says the same, replaced where every one says what the balances do."""
    if not any(Role.FLAG in row.cells and source.pages[row.page].reader != TEXT_LAYER for row in rows):
        return rows
    entries = raw_entries(rows, source)
    direction = find_direction(entries)
    asked = [index for index in sorted(contrary(entries, neighbours(direction)))
             if _unsure(rows[index], source)]
    places = [Place(rows[index].page, source.pages[rows[index].page].on_page(rows[index].cells[Role.FLAG].box))
              for index in asked]
    result = list(rows)
    for index, readings in zip(asked, reader.readings(places, numeric=False), strict=True):
        cell = _judged(rows[index].cells[Role.FLAG], [text for text, _ in readings])
        result[index] = replace(rows[index], cells={**rows[index].cells, Role.FLAG: cell})
    return result


def _unsure(row: TableRow, source: Source) -> bool:
    cell, page = row.cells.get(Role.FLAG), source.pages[row.page]
    return cell is not None and page.reader != TEXT_LAYER and cell.confidence < SURE and \
        flag_is_in(cell.text) is not None and not page.under_seal(cell.box)


def _judged(cell: Cell, readings: list[str]) -> Cell:
    said = {flag_is_in(text) for text in readings}
    if said == {flag_is_in(cell.text)}:
        return replace(cell, confidence=CONFIRMED)
    if len(said) == 1 and None not in said:
        return Cell(readings[0], cell.box, PROVEN, second=cell.text)
    return cell
