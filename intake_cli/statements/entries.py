"""Rows to entries: what each cell says, with its evidence, before the balances decide directions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal

from checks.facts import Evidence, Field, PrintedDate, Side
from intake_cli.layout.days import printed_date
from intake_cli.layout.times import impossible_time, printed_time
from intake_cli.layout.values import is_empty, normal
from intake_cli.statements.cells import TableRow
from intake_cli.statements.certainty import PROVEN, SURE, TEXT_LAYER, figures_in
from intake_cli.statements.entry_sides import Signs, contrary_print, is_neutral, signs_printed
from intake_cli.statements.entry_sums import amount_of, balance_of
from intake_cli.statements.entry_texts import texts_of
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import Role

YEARS = range(1950, 2100)
"""Of bookings: a figure of any other, read from pixels, was misread, as where a hole was punched into it."""
_SHORT_DAY = re.compile(r"^\s*\d{2}(\d{4}|\.\d{1,2}\.\d{1,2})(?![\d.:])")
_BOOKING = re.compile(r"^(?!商户|商家|对方).*(?:流水|日志号|单号|订单)")
"""Titles of the number that a booking has in the system that made it."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """A row as printed. ``amount`` carries the printed sign if there is one; ``side`` is the direction that sign,
    column or flag print, None where nothing does. ``neutral`` is True where the flag says that money neither came nor
    went. ``odd_time`` are figures that stand for a time and are none, ``number`` is that of
    the booking. ``against`` is what the row prints of the direction besides, against its ``side``."""

    row: TableRow
    evidence: Evidence
    date: Field[PrintedDate]
    time: Field[time] | None
    amount: Field[Decimal] | None
    side: Field[Side] | None
    balance: Field[Decimal] | None
    texts: dict[Role, Field[str]]
    neutral: bool = False
    odd_time: Field[str] | None = None
    number: Field[str] | None = None
    against: Field[Side] | None = None


def raw_entries(rows: list[TableRow], source: Source) -> list[RawEntry]:
    """What every row prints."""
    signed = signs_printed(rows)
    return [raw_entry(row, number, source, signed) for number, row in enumerate(rows, 1)]


def raw_entry(row: TableRow, number: int, source: Source, signed: Signs) -> RawEntry:
    """What a row prints, the one of this ``number``, in a table whose signs mean this."""
    amount, side = amount_of(row, number, source, signed)
    date = _borne_out(_date(row, number, source), row)
    return RawEntry(row, source.evidence(row, number), date, _time(row, number, source),
                    amount, side, balance_of(row, number, source, signed), texts_of(row, number, source),
                    side is None and is_neutral(row), _odd_time(row, number, source), _number(row, number, source),
                    contrary_print(row, number, source, side, signed))


def _date(row: TableRow, number: int, source: Source) -> Field[PrintedDate]:
    cell = row.cells.get(Role.DATE)
    if cell is None:
        return Field(PrintedDate("", None), source.evidence(row, number, confidence=0.0))
    by_text, by_figures = (printed_date(text, short=True) for text in (cell.text, figures_in(cell, Role.DATE)))
    value, confidence, quote, second = by_text, cell.confidence, cell.text, cell.second
    if by_text is not None and by_figures is not None and not _differ(by_text, by_figures):
        confidence = cell.sureness
    elif by_figures is not None and (by_text is None or by_text.day is None
                                     or cell.figures_confidence > cell.confidence):
        value, confidence, quote = by_figures, cell.figures_confidence, cell.figures or ""
        second = second or (by_text.text if by_text is not None else None)
    elif by_text is not None and by_figures is not None:
        second = second or by_figures.text
    torn = value is not None and value.day is not None and value.day.year not in YEARS
    if value is None or (torn and source.pages[row.page].reader != TEXT_LAYER):
        return Field(PrintedDate(cell.text, None), source.evidence(row, number, cell, confidence=0.0))
    return Field(value, source.evidence(row, number, cell, quote, confidence, second))


def _borne_out(date: Field[PrintedDate], row: TableRow) -> Field[PrintedDate]:
    """``date`` as two readings that agree make it, where it was read unsurely and the row surely prints the same day as
    that of its value or of the accounts, or before its time."""
    place = date.evidence
    if date.value.day is None or place.confidence >= SURE:
        return date
    cells = [row.cells[role] for role in (Role.VALUE_DATE, Role.TIME) if role in row.cells]
    others = [printed_date(figures_in(cell, Role.DATE) or cell.text, short=True) for cell in cells
              if cell.sureness >= SURE]
    agree = any(other is not None and other.day == date.value.day for other in others)
    return replace(date, evidence=replace(place, confidence=PROVEN)) if agree else date


def _differ(one: PrintedDate, other: PrintedDate) -> bool:
    return (one.day, one.impossible) != (other.day, other.impossible)


def _time(row: TableRow, number: int, source: Source) -> Field[time] | None:
    for role in (Role.TIME, Role.DATE):
        cell = row.cells.get(role)
        value = None if cell is None else printed_time(cell.text if role is Role.TIME else _behind_short_day(cell.text))
        if value is not None:
            return Field(value, source.evidence(row, number, cell))
    return None


def _behind_short_day(text: str) -> str:
    """What a cell of days says behind a day of six figures, which look like a time as well (231228)."""
    return _SHORT_DAY.sub(" ", text) if printed_date(text, short=True) is not None else text


def _odd_time(row: TableRow, number: int, source: Source) -> Field[str] | None:
    """Figures that stand for a time and are none that a clock shows; those beside a day that pixels show have a cell of
    their own, where they were read again."""
    cell = row.cells.get(Role.TIME)
    if cell is None and source.pages[row.page].unit != "px":
        cell = row.cells.get(Role.DATE)
        cell = cell if cell is not None and ":" in normal(cell.text) else None
    figures = None if cell is None else impossible_time(cell.text)
    return None if cell is None or figures is None else Field(figures, source.evidence(row, number, cell))


def _number(row: TableRow, number: int, source: Source) -> Field[str] | None:
    """The number that the bank or the wallet gave the booking; a shop's own and those of vouchers are no such."""
    for band, cell in row.titled:
        if band.role is Role.OTHER and _BOOKING.search(normal(band.title)) and not is_empty(cell.text):
            return Field(normal(cell.text), source.evidence(row, number, cell))
    return None
