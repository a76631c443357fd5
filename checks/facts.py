"""What papers say, as values that carry the place where they were read.

Terms follow ISO 20022 camt.053 for statements. Money is :class:`~decimal.Decimal`, signed from the
holder's side (money in is positive). Boxes are in the unit of their page (PDF points or pixels), origin
top left, ``left, top, right, bottom``. Confidence runs from 0 to 1; 1 means a text layer or a keyed value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from checks.earlier import EarlierCases
from checks.evidence import Box as Box
from checks.evidence import Evidence as Evidence
from checks.evidence import Field as Field
from checks.evidence import PrintedDate as PrintedDate
from checks.page_facts import PageSet
from checks.page_sayings import PageHead as PageHead
from checks.page_sayings import PageMark as PageMark
from checks.page_sayings import SealInk as SealInk
from checks.page_sayings import Total as Total
from checks.pdf_facts import PdfFile
from checks.statement_facts import BankStatement as BankStatement
from checks.statement_facts import Entry as Entry
from checks.statement_facts import Order as Order
from checks.statement_facts import Side as Side

IN_CASE = Evidence("case")
"""The place of what was keyed, and of what stands nowhere else."""


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
