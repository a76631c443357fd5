"""Times of day that no clock shows, read again: a misread figure makes such a time more often than a forger."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.layout.times import impossible_time, printed_time
from intake_cli.statements.cells import Cell, TableRow, with_role
from intake_cli.statements.certainty import CONFIRMED, SURE, TEXT_LAYER
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Place


def with_times_seen_again(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` with the times that no clock shows, of pages read from pixels, read again: confirmed where every further
    reading says the same, replaced by the first that says a time, else in doubt."""
    asked = [index for index, row in enumerate(rows) if source.pages[row.page].reader != TEXT_LAYER and
             Role.TIME in row.cells and impossible_time(row.cells[Role.TIME].text) is not None]
    places = [Place(rows[index].page, source.pages[rows[index].page].on_page(rows[index].cells[Role.TIME].box))
              for index in asked]
    result = list(rows)
    for index, readings in zip(asked, reader.readings(places, numeric=True), strict=True):
        result[index] = with_role(rows[index], Role.TIME,
                                  _judged(rows[index].cells[Role.TIME], [text for text, _ in readings]))
    return result


def _judged(cell: Cell, readings: list[str]) -> Cell:
    if readings and {impossible_time(text) for text in readings} == {impossible_time(cell.text)}:
        return replace(cell, confidence=max(cell.confidence, CONFIRMED))
    doubted = min(cell.confidence, SURE - 0.01)
    told = next((text for text in readings if printed_time(text) is not None), None)
    if told is None:
        return replace(cell, confidence=doubted, second=next(iter(readings), None))
    return Cell(told, cell.box, doubted, second=cell.text)
