"""Times of day that no clock shows, read again: a misread figure makes such a time more often than a forger."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.layout.times import impossible_time, printed_time
from intake_cli.layout.values import normal
from intake_cli.statements.cells import Cell, TableRow, with_role
from intake_cli.statements.certainty import CONFIRMED, SURE, TEXT_LAYER
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Place


def with_times_seen_again(rows: list[TableRow], source: Source, reader: Reader) -> list[TableRow]:
    """``rows`` with the times that no clock shows, of pages read from pixels, read again: confirmed where every further
    reading says the same, replaced by the first that says a time, else in doubt. One that stands in the cell of its day
    has a cell of its own then."""
    asked = [(index, cell) for index, row in enumerate(rows) if source.pages[row.page].reader != TEXT_LAYER and
             (cell := _time_of(row)) is not None and impossible_time(cell.text) is not None]
    places = [Place(rows[index].page, source.pages[rows[index].page].on_page(cell.box)) for index, cell in asked]
    result = list(rows)
    for (index, cell), readings in zip(asked, reader.readings(places, numeric=True), strict=True):
        result[index] = with_role(rows[index], Role.TIME, _judged(cell, [text for text, _ in readings]))
    return result


def _time_of(row: TableRow) -> Cell | None:
    """The cell of the time, or the word of the day's cell that shows one."""
    own, day = row.cells.get(Role.TIME), row.cells.get(Role.DATE)
    words = day.words if own is None and day is not None else ()
    return own or next((Cell(word.text, word.box, word.confidence) for word in words if ":" in normal(word.text)), None)


def _judged(cell: Cell, readings: list[str]) -> Cell:
    if readings and {impossible_time(text) for text in readings} == {impossible_time(cell.text)}:
        return replace(cell, confidence=max(cell.confidence, CONFIRMED))
    doubted = min(cell.confidence, SURE - 0.01)
    told = next((text for text in readings if printed_time(text) is not None), None)
    if told is None:
        return replace(cell, confidence=doubted, second=next(iter(readings), None))
    return Cell(told, cell.box, doubted, second=cell.text)
