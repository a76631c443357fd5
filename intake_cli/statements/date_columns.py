"""Tables with two columns of days: the days of the entries are those of the one that leaves no year out, and of two
such ones those on which the bank booked them (交易日 beside 记账日), by which it orders and sums them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import joined
from intake_cli.layout.values import normal
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.vocabulary import Role

Bands = tuple[Band, ...]
MOST, FEW = 0.8, 0.2
"""Shares of the rows from which a column holds days that can be told, and below which it does not."""
_BOOKED = re.compile(r"[记入过]账|账务日|post|book", re.IGNORECASE)


def with_whole_days_first(rows: Sequence[tuple[Row, Bands]]) -> list[tuple[Row, Bands]]:
    """``rows`` whose first columns of days are none, where another one holds the days of the entries."""
    first = {titles: _days_of_entries(titles, rows) for titles in {_titles(bands) for _, bands in rows}}
    return [(row, _without_days_before(first[_titles(bands)], bands)) for row, bands in rows]


def _titles(bands: Bands) -> tuple[tuple[Role, str], ...]:
    return tuple((band.role, band.title) for band in bands)


def _days_of_entries(titles: tuple[tuple[Role, str], ...], rows: Sequence[tuple[Row, Bands]]) -> int:
    """The place of the column of days that counts: the first, unless hardly one of its days can be told and those of
    another can, or another is that of the bookings. A time of day is told of the day it was done on."""
    columns = [index for index, (role, _) in enumerate(titles) if role is Role.DATE]
    own = [row for row, bands in rows if _titles(bands) == titles] if len(columns) > 1 else []
    if not own:
        return 0
    told = {column: sum(_is_told(row, column) for row in own) for column in columns}
    whole = [column for column in columns if told[column] >= MOST * len(own)]
    if whole and told[columns[0]] < FEW * len(own):
        return whole[0]
    booked = [column for column in whole if _BOOKED.search(normal(titles[column][1]))]
    timed = any(role is Role.TIME for role, _ in titles) or any(
        ":" in joined(row.words.get(column, [])) for row in own for column in columns)
    return booked[0] if booked and not timed else columns[0]


def _is_told(row: Row, column: int) -> bool:
    found = printed_date(joined(row.words.get(column, [])))
    return found is not None and found.day is not None


def _without_days_before(column: int, bands: Bands) -> Bands:
    if not any(band.role is Role.DATE for band in bands[:column]):
        return bands
    return (*(replace(band, role=Role.OTHER) if band.role is Role.DATE else band for band in bands[:column]),
            *bands[column:])
