"""Rows of statements for people and files: what was taken from each row, beside all its cells as printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from checks.facts import BankStatement, Entry, Evidence, Field
from checks.names import read_from_pixels
from intake_cli.layout.values import is_empty
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.veil import Veil
from intake_cli.statements.printed import PrintedCell, PrintedColumn, PrintedRow, PrintedTable
from intake_cli.statements.vocabulary import Role

Value = str | int | float | Decimal | date | time | bool | None


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A printed cell as it may be seen: in doubt where it was read unsurely or differently by a second reader."""

    text: str
    doubtful: bool
    second: str | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """An entry, its values by name, and its printed cells by column. ``doubts`` are the names of values in doubt,
    ``seconds`` the other readings by name, ``unread`` what stands where an amount or a balance could not be read."""

    entry: Entry
    values: Mapping[str, Value]
    cells: Mapping[int, ShownCell]
    doubts: frozenset[str]
    seconds: Mapping[str, str]
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def doubtful(self) -> bool:
        """Whether anything in the row is in doubt."""
        return bool(self.doubts) or any(cell.doubtful for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A statement's rows and columns as they may be seen, and the text that found no cell."""

    columns: tuple[PrintedColumn, ...]
    rows: tuple[ShownRow, ...]
    unplaced: tuple[Evidence, ...]


VALUES: dict[str, Callable[[Entry], Field[Any] | None]] = {
    "date": lambda entry: entry.booking_date, "time": lambda entry: entry.booking_time,
    "amount": lambda entry: entry.amount, "balance": lambda entry: entry.balance,
    "summary": lambda entry: entry.summary, "counterparty": lambda entry: entry.counterparty,
    "counterparty_account": lambda entry: entry.counterparty_account}
"""What is taken from a row, by the name of its column in files."""

USUAL = {"amount": 0.1, "balance": 0.8}
"""Share of the entries that have a figure, from which it is missed in the others: banks print a balance for every day
alone, an amount for every entry, but all of one side, which may be most, may be unread."""
TEXTS, GUESSED = {"summary": 0.8, "counterparty": 0.9}, 0.5
"""The same of texts on pixels, of which wear and seals leave nothing behind as well; and the confidence up to which no
title told what a text is: where none of them has more, other texts may be what an entry lacks."""
_FIGURES = {"amount": (Role.AMOUNT, Role.DEBIT, Role.CREDIT), "balance": (Role.BALANCE,)}
_ROLES = {"summary": Role.SUMMARY, "counterparty": Role.COUNTERPARTY,
          "counterparty_account": Role.COUNTERPARTY_ACCOUNT}


def shown_table(paper: Paper, veil: Veil, weak_below: float) -> ShownTable:
    """The statement of ``paper`` with personal data under ``veil``. Readings below ``weak_below`` are in doubt."""
    statement, table = paper.statement, paper.table
    if statement is None or table is None:
        return ShownTable((), (), ())
    usual = usual_figures(statement)
    rows = tuple(_row(statement, entry, row, table, veil, weak_below, usual)
                 for entry, row in zip(statement.entries, table.rows, strict=True))
    unplaced = tuple(replace(place, quote=veil.text(place.quote)) for place in statement.unplaced)
    return ShownTable(table.columns, rows, unplaced)


def usual_figures(statement: BankStatement) -> frozenset[str]:
    """Which of amount and balance, and on pixels of summary and party, the entries of a statement have: one without it
    has not been read whole. Where no entry has an amount, a text layer prints none, and pixels hid its column."""
    entries = statement.entries
    found = _shared(USUAL, entries)
    if any(read_from_pixels(entry.evidence) for entry in entries):
        found |= {"amount", *_shared(TEXTS, entries)}
        summaries = [entry.summary.evidence.confidence for entry in entries if entry.summary is not None]
        if summaries and max(summaries) <= GUESSED:
            found |= TEXTS.keys()
    return frozenset(found)


def _shared(least: Mapping[str, float], entries: Sequence[Entry]) -> set[str]:
    """Which values at ``least`` such a share of the entries has."""
    return {name for name, share in least.items()
            if sum(VALUES[name](entry) is not None for entry in entries) >= share * max(1, len(entries))}


def weak(evidence: Evidence, weak_below: float) -> bool:
    """Whether a reading is in doubt."""
    return evidence.confidence < weak_below or evidence.second is not None


def is_undated(entry: Entry) -> bool:
    """Whether an entry shows no day that can be told, however surely its figures were read: half of one is none. Those
    of a day that no calendar has are what is printed."""
    return entry.day is None and not entry.booking_date.value.impossible


def _row(statement: BankStatement, entry: Entry, row: PrintedRow, table: PrintedTable, veil: Veil,
         weak_below: float, usual: frozenset[str]) -> ShownRow:
    party = entry.counterparty.value if entry.counterparty is not None else ""
    roles = [column.role for column in table.columns]
    found = {name: one for name, value in VALUES.items() if (one := value(entry)) is not None}

    def hidden(name: str, text: str) -> str:
        return veil.of_role(_ROLES[name], text, party) if name in _ROLES else text

    values: dict[str, Value] = {name: hidden(name, one.value) if name in _ROLES else one.value
                                for name, one in found.items()}
    values["date"] = entry.day or entry.booking_date.value.text
    values |= _of_columns(statement, entry, row, roles, veil)
    seconds = {name: hidden(name, one.evidence.second) for name, one in found.items()
               if one.evidence.second is not None}
    unsure = {name for name, one in found.items()
              if weak(one.evidence, weak_below) or (name == "date" and is_undated(entry))}
    guessed = {_ROLES[name] for name in unsure if name in _ROLES}  # read surely, but not surely a name or a summary
    cells = {cell.column: _cell(cell, roles[cell.column], veil, party,
                                roles[cell.column] in guessed or cell.confidence < weak_below) for cell in row.cells}
    unread = {name: cells[cell.column].text for name, kinds in _FIGURES.items() if name not in found
              for cell in row.cells if roles[cell.column] in kinds and not is_empty(cell.text)}
    doubts = frozenset(unsure | unread.keys() | (usual - found.keys()))
    return ShownRow(entry, values, cells, doubts, seconds, unread)


def _cell(cell: PrintedCell, role: Role, veil: Veil, party: str, doubtful: bool) -> ShownCell:
    second = None if cell.second is None else veil.of_role(role, cell.second, party)
    return ShownCell(veil.of_role(role, cell.text, party), doubtful or second is not None, second)


def _of_columns(statement: BankStatement, entry: Entry, row: PrintedRow, roles: list[Role],
                veil: Veil) -> Iterator[tuple[str, Value]]:
    """Currency, account and chain: a column of the table says them, else the statement's head."""
    texts = {roles[cell.column]: cell.text for cell in reversed(row.cells)}
    for name, role, of_all in (("currency", Role.CURRENCY, statement.currency),
                               ("account", Role.ACCOUNT, statement.account)):
        text = texts.get(role) or (of_all.value if of_all is not None else None)
        yield name, None if text is None else veil.of_role(role, text)
    yield "chain", veil.text(entry.chain) or None
