"""What papers say, as values that carry the place where they were read.

Terms follow ISO 20022 camt.053 for statements. Money is :class:`~decimal.Decimal`, signed from the
holder's side (money in is positive). Boxes are in the unit of their page (PDF points or pixels), origin
top left, ``left, top, right, bottom``. Confidence runs from 0 to 1; 1 means a text layer or a keyed value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from checks.earlier import EarlierCases
from checks.evidence import Box as Box
from checks.evidence import Evidence as Evidence
from checks.once import once
from checks.page_facts import PageSet
from checks.pdf_facts import PdfFile
from checks.typeset import Typeset

IN_CASE = Evidence("case")
"""The place of what was keyed, and of what stands nowhere else."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A value that a paper shows, with its evidence."""

    value: T_co
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed. ``day`` is None when the text is no day; ``impossible`` when its figures name a day
    that no calendar has (30 February), as against figures that could not be read."""

    text: str
    day: date | None
    impossible: bool = False


class Side(StrEnum):
    """Direction of money seen from the account holder."""

    IN = "in"
    OUT = "out"


class Order(StrEnum):
    """Order of the printed rows in time."""

    ASCENDING = "ascending"
    DESCENDING = "descending"
    UNORDERED = "unordered"


@dataclass(frozen=True)
class Entry:
    """One printed row of a statement. ``side`` is the direction that sign, column or flag print, before the
    balances are asked: None where nothing does, as on neutral rows of a wallet. ``chain`` names the account,
    sub-account and currency whose balance the row carries. The evidence of every cell carries the row too."""

    row: int
    evidence: Evidence
    booking_date: Field[PrintedDate]
    amount: Field[Decimal] | None
    balance: Field[Decimal] | None
    side: Field[Side] | None = None
    booking_time: Field[time] | None = None
    summary: Field[str] | None = None
    counterparty: Field[str] | None = None
    counterparty_account: Field[str] | None = None
    channel: Field[str] | None = None
    serial: Field[str] | None = None
    chain: str = ""

    @cached_property
    def day(self) -> date | None:
        """The booking day, or None when the printed text is no day."""
        return self.booking_date.value.day

    @cached_property
    def words(self) -> str:
        """All free text of the row, for vocabulary rules."""
        parts = (self.summary, self.counterparty, self.channel)
        return " ".join(part.value for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of a statement and what it prints of itself: ``第 x 页 / 共 y 页``."""

    page: int
    number: int | None
    count: int | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SealInk:
    """How much of a page that was looked at the ink of seals covers, from 0 to 1. The box of ``evidence`` holds the
    words that it lies on, None where it lies on none."""

    page: int
    share: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Total:
    """A printed sum or count: ``scope`` is ``page`` or ``period``; ``of`` is ``in``, ``out``, ``balance``,
    ``carried``, ``count``, ``count-in`` or ``count-out``."""

    scope: str
    of: str
    value: Decimal
    evidence: Evidence


@dataclass(frozen=True)
class BankStatement:
    """A statement as read. ``account_type`` is ``personal``, ``corporate`` or ``wallet`` (no balance column).
    ``entries`` stand in printed order. ``filtered`` is the printed text of an export filter that hides rows.
    ``unplaced`` lists text inside the table that no cell took, ``cut`` one place on each page that looks cut off.
    ``seals`` are the pages whose picture was looked at for seal ink: none of a text layer's. ``foot`` is the line below
    the tables that was read least surely. ``typeset`` is how the
    figures of the table are set."""

    document: str
    account_type: str
    entries: tuple[Entry, ...]
    evidence: Evidence
    bank: Field[str] | None = None
    holder: Field[str] | None = None
    id_number: Field[str] | None = None
    account: Field[str] | None = None
    currency: Field[str] | None = None
    start: Field[PrintedDate] | None = None
    end: Field[PrintedDate] | None = None
    printed_on: Field[PrintedDate] | None = None
    opening: Field[Decimal] | None = None
    closing: Field[Decimal] | None = None
    order: Order = Order.ASCENDING
    has_balance: bool = True
    filtered: Field[str] | None = None
    pages: tuple[PageMark, ...] = ()
    totals: tuple[Total, ...] = ()
    unplaced: tuple[Evidence, ...] = ()
    cut: tuple[Evidence, ...] = ()
    seals: tuple[SealInk, ...] = ()
    foot: Evidence | None = None
    typeset: Typeset = field(default_factory=Typeset)

    @once
    def chronological(self) -> tuple[Entry, ...]:
        """Entries oldest first, by the order of the print (dates may be impossible, so they are not sorted)."""
        return tuple(reversed(self.entries)) if self.order is Order.DESCENDING else self.entries

    @once
    def chains(self) -> dict[str, tuple[Entry, ...]]:
        """Entries oldest first, per account, sub-account and currency."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.chronological():
            groups.setdefault(entry.chain, []).append(entry)
        return {name: tuple(entries) for name, entries in groups.items()}


class Presence(StrEnum):
    """State of a document file after reading."""

    READ = "read"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Document:
    """One paper of the case. ``fields`` were read from it, ``declared`` were keyed about it in case.toml
    (``issued_on``, ``holder``, ``address``, ``remark`` ...). ``pages`` counts its content pages. ``pdf`` is the
    file, where it is a PDF. ``record`` is what a card reader said of a card, by the same names as fields and dates.
    ``content`` is the kind that its first page speaks for, whatever ``kind`` its tag or name says; None where it does
    not tell. Its confidence says how clearly. ``unread`` are the places of fields that stand
    there and cannot be read."""

    id: str
    kind: str
    file: str
    pages: int
    presence: Presence = Presence.READ
    statement: BankStatement | None = None
    fields: Mapping[str, Field[str]] = field(default_factory=dict)
    dates: Mapping[str, Field[PrintedDate]] = field(default_factory=dict)
    declared: Mapping[str, Field[str]] = field(default_factory=dict)
    evidence: Evidence = IN_CASE
    pdf: PdfFile | None = None
    record: Mapping[str, Field[str]] = field(default_factory=dict)
    content: Field[str] | None = None
    unread: Mapping[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """An identity number somewhere in the case: ``source`` is ``keyed`` or the kind of the document that shows
    it. ``birth`` and ``sex`` are what the same paper prints beside it."""

    number: Field[str]
    source: str
    birth: Field[PrintedDate] | None = None
    sex: Field[str] | None = None

    @property
    def evidence(self) -> Evidence:
        """Where the number stands."""
        return self.number.evidence


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages that follow one tag in a scanned stack. ``kind`` is empty where no tag or an unusable tag stands;
    ``trouble`` is one of ``untagged``, ``unreadable-tag``, ``unknown-type``, ``foreign-case``,
    ``contradiction``, ``weak-tag``, ``empty``, ``repeated`` or empty."""

    kind: str
    pages: int
    evidence: Evidence
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TagSheets:
    """What the tags of a case were meant to be and what the scans showed. ``expected`` holds the kinds whose
    tags were printed for the case."""

    expected: tuple[str, ...]
    segments: tuple[Segment, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Applicant:
    """Keyed values of case.toml as typed, blanks included: entry rules look at the raw text."""

    values: Mapping[str, Field[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to call: ``group`` is relative, colleague or friend; name, relation and phone as typed."""

    group: str
    values: Mapping[str, Field[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Application:
    """The case: who applies for what, and the papers brought. ``loose`` marks files checked without a case.
    ``remarks`` are what was written about papers that were not brought, by kind.
    ``signed_on`` is the day on which the contracts are signed, where it is known already; ``earlier`` is what a
    registry knows, None where none was asked."""

    id: str
    documents: tuple[Document, ...]
    loose: bool = True
    product: str = ""
    applied_on: date | None = None
    pay_method: str = ""
    applicant: Applicant = Applicant()
    employer: Mapping[str, Field[str]] = field(default_factory=dict)
    spouse: Mapping[str, Field[str]] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    remarks: Mapping[str, Field[str]] = field(default_factory=dict)
    signed_on: date | None = None
    tags: TagSheets | None = None
    earlier: EarlierCases | None = None
    evidence: Evidence = IN_CASE
    pages: PageSet | None = None
