"""Rows of statements as one table of typed values, ready to be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.facts import Evidence
from intake_cli.pipeline.rows import ShownTable, Value
from intake_cli.reports.facts import box_values, entry_confidence

COLUMNS = ("document", "file", "page", "row", "date", "amount", "balance", "time", "currency", "chain", "summary",
           "counterparty", "counterparty_account", "account", "confidence", "doubtful", "doubtful_cells", "second",
           "box", "unplaced")
"""What every row says besides its printed cells. ``date`` is text where no calendar has the day; ``second`` holds
other readings by name, ``box`` the row's edges on its page (left, top, right, bottom), or its cells in a spreadsheet
(A6:F6). A line with text under ``unplaced`` and no ``row`` is text inside the table that no cell took."""

Named = tuple[dict[str, Value], set[str]]
"""Values of a row by column, and the columns in doubt."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A table to be written: names of columns, rows of values, and the places (row, column) of doubtful ones."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    doubts: frozenset[tuple[int, int]]

    def column(self, place: int) -> list[Value]:
        """The values of one column."""
        return [row[place] for row in self.rows]


def frame_of(tables: Sequence[tuple[str, str, ShownTable]]) -> Frame:
    """The rows of all statements, given as (document, file, table). Printed columns stand by their titles behind the
    others, those of several statements with one title in one column."""
    printed = _printed_names(table for _, _, table in tables)
    columns = (*COLUMNS, *printed.values())
    places = {name: place for place, name in enumerate(columns)}
    rows: list[tuple[Value, ...]] = []
    doubts: set[tuple[int, int]] = set()
    for document, file, table in tables:
        own = [printed[key] for key in _keys(table)]
        for values, doubtful in (*_entries(table, own), *_unplaced(table)):
            doubts |= {(len(rows), places[name]) for name in doubtful}
            named: dict[str, Value] = {**values, "document": document, "file": file}
            rows.append(tuple(named.get(name) for name in columns))
    return Frame(columns, tuple(rows), frozenset(doubts))


def _printed_names(tables: Iterable[ShownTable]) -> dict[tuple[str, int], str]:
    """A name for each printed column, by its key."""
    names: dict[tuple[str, int], str] = {}
    for table in tables:
        for key in _keys(table):
            if key not in names:
                names[key] = _free_name(key[0] or "#", {*COLUMNS, *names.values()})
    return names


def _keys(table: ShownTable) -> list[tuple[str, int]]:
    """Printed titles, each with how often it stands to the left of the column."""
    titles = [column.title for column in table.columns]
    return [(title, titles[:place].count(title)) for place, title in enumerate(titles)]


def _free_name(title: str, taken: set[str]) -> str:
    """``title``, numbered where another column has it."""
    used = {name.lower() for name in taken}
    names = (title, *(f"{title}_{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.lower() not in used)


def _entries(table: ShownTable, names: list[str]) -> Iterator[Named]:
    for row in table.rows:
        cells = {names[column]: cell for column, cell in row.cells.items()}
        doubtful = {*row.doubts, *(name for name, cell in cells.items() if cell.doubtful)}
        seconds = {**row.seconds, **{name: cell.second for name, cell in cells.items() if cell.second is not None}}
        yield {**{name: cell.text for name, cell in cells.items()}, **row.values, "page": row.entry.evidence.page,
               "row": row.entry.row, "confidence": entry_confidence(row.entry), "doubtful": row.doubtful,
               "doubtful_cells": ", ".join(name for name in (*COLUMNS, *names) if name in doubtful) or None,
               "second": "; ".join(f"{name}: {text}" for name, text in seconds.items()) or None,
               "box": _edges(row.entry.evidence)}, doubtful


def _unplaced(table: ShownTable) -> Iterator[Named]:
    for place in table.unplaced:
        yield {"page": place.page, "confidence": place.confidence, "doubtful": True, "unplaced": place.quote,
               "box": _edges(place)}, {"unplaced"}


def _edges(place: Evidence) -> str | None:
    edges = box_values(place.box)
    return place.cell or None if edges is None else " ".join(format(edge, "g") for edge in edges)
