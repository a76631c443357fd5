"""Tables with two columns of days, of which one leaves the year out: the other one holds the days of the entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import joined
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.vocabulary import Role

Bands = tuple[Band, ...]
MOST, FEW = 0.8, 0.2
"""Shares of the rows from which a column holds days that can be told, and below which it does not."""


def with_whole_days_first(rows: Sequence[tuple[Row, Bands]]) -> list[tuple[Row, Bands]]:
    """``rows`` whose first column of days is none, where that one can hardly be told and another one can."""
    untold = {titles for titles in {_titles(bands) for _, bands in rows} if _untold(titles, rows)}
    return [(row, _without_first(bands)) if _titles(bands) in untold else (row, bands) for row, bands in rows]


def _titles(bands: Bands) -> tuple[tuple[Role, str], ...]:
    return tuple((band.role, band.title) for band in bands)


def _untold(titles: tuple[tuple[Role, str], ...], rows: Sequence[tuple[Row, Bands]]) -> bool:
    columns = [index for index, (role, _) in enumerate(titles) if role is Role.DATE]
    own = [row for row, bands in rows if _titles(bands) == titles] if len(columns) > 1 else []
    told = [sum(_is_told(row, column) for row in own) for column in columns]
    return bool(own) and told[0] < FEW * len(own) and max(told) >= MOST * len(own)


def _is_told(row: Row, column: int) -> bool:
    found = printed_date(joined(row.words.get(column, [])))
    return found is not None and found.day is not None


def _without_first(bands: Bands) -> Bands:
    first = next(index for index, band in enumerate(bands) if band.role is Role.DATE)
    return (*bands[:first], replace(bands[first], role=Role.OTHER), *bands[first + 1:])
