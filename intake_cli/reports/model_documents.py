"""The documents of a report: pages, fields, and statements with their entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BoxValues = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DifferenceReport:
    """Where the text layer says ``text`` and the page shows ``pixels``, empty for nothing; ``agreed``: a second engine
    read the same."""

    text: str
    pixels: str
    box: BoxValues | None
    agreed: bool


@dataclass(frozen=True, slots=True)
class PageReport:
    """How one page was read. ``dpi`` is None for a text layer; ``quality`` holds measured figures; ``distrust`` says
    why a page of a PDF was read from its pixels, ``differences`` where its text layer says something else."""

    number: int
    reader: str
    dpi: float | None = None
    rotation: int = 0
    quality: Mapping[str, float] = field(default_factory=dict)
    distrust: str = ""
    differences: tuple[DifferenceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class CellReport:
    """Where a cell of a row stands: its text as printed, its box on the page or its ``cell`` of a
    spreadsheet, how surely it was read, and what another reading said."""

    text: str
    box: BoxValues | None
    cell: str
    confidence: float
    second: str | None


@dataclass(frozen=True, slots=True)
class EntryReport:
    """One printed row; ``date`` keeps the printed text of a date that does not exist. ``cells`` tells of ``date``,
    ``amount``, ``balance``, ``summary`` and ``counterparty`` by name, as far as they were read."""

    row: int
    page: int | None
    box: BoxValues | None
    date: str
    amount: str | None
    balance: str | None
    summary: str | None
    counterparty: str | None
    confidence: float
    cells: Mapping[str, CellReport] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnplacedReport:
    """Text inside the table that no cell took."""

    text: str
    page: int | None
    box: BoxValues | None
    confidence: float


@dataclass(frozen=True, slots=True)
class StatementReport:
    """A bank statement as read, entries in printed order."""

    bank: str | None
    account_type: str
    holder: str | None
    account: str | None
    start: str | None
    end: str | None
    printed_on: str | None
    order: str
    opening: str | None
    closing: str | None
    entries: tuple[EntryReport, ...]
    unplaced: tuple[UnplacedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldReport:
    """A value that a paper shows."""

    value: str
    page: int | None
    box: BoxValues | None
    confidence: float


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One paper of the case."""

    id: str
    kind: str
    file: str
    sha256: str
    pages: tuple[PageReport, ...] = ()
    statement: StatementReport | None = None
    fields: Mapping[str, FieldReport] = field(default_factory=dict)
