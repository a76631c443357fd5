"""The report as plain values: the JSON of the contract, field for field, plus additions.

Dates are ISO text, amounts decimal text signed from the holder's side, boxes ``(left, top, right, bottom)`` in the
unit of their page. Sentences are in the report's ``lang``; the codes and values beside them let
:func:`intake_cli.reports.speech.spoken` say them again in another language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake_cli.reports.model_coverage import CoverageRow

SCHEMA = "intake-report/1"
CASE = "case"
"""The document id that stands for the case itself."""

BoxValues = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that wrote the report."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class OverrideReport:
    """A rule that the policy weighs otherwise: ``change`` is its level there, or ``off``."""

    rule: str
    change: str
    reason: str


@dataclass(frozen=True, slots=True)
class PolicyRef:
    """The policy in force, with what it changes about the rules."""

    name: str
    version: str
    overrides: tuple[OverrideReport, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRef:
    """The case; both None for loose files."""

    id: str | None
    product: str | None


@dataclass(frozen=True, slots=True)
class RequiredKind:
    """One demanded paper. ``status``: present, missing, unusable or waived. ``alternatives`` would do as well."""

    kind: str
    status: str
    pages: int = 0
    reason: str | None = None
    reason_code: str = ""
    reason_values: Mapping[str, str] = field(default_factory=dict)
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completeness:
    """``status``: complete, incomplete or not-assessed (loose files)."""

    status: str
    required: tuple[RequiredKind, ...] = ()


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
    """Where a date or a figure of a row stands: its text as printed, its box on the page or its ``cell`` of a
    spreadsheet, how surely it was read, and what another reading said."""

    text: str
    box: BoxValues | None
    cell: str
    confidence: float
    second: str | None


@dataclass(frozen=True, slots=True)
class EntryReport:
    """One printed row; ``date`` keeps the printed text of a date that does not exist. ``cells`` tells of ``date``,
    ``amount`` and ``balance`` by name, as far as they were read."""

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


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a finding compares: ``label`` is ``a``, ``b`` ... where several."""

    label: str
    document: str
    page: int | None
    row: int | None
    box: BoxValues | None
    quote: str
    confidence: float = 1.0
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The reading that turned a fail into a review: its confidence, and what a second reader said."""

    confidence: float
    quote: str
    second: str | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Waived:
    """The waiver that covers a finding, or covered it until it expired."""

    reason: str
    by: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class FindingReport:
    """One finding. ``document``, ``page``, ``row`` and ``box`` are those of the accused place; ``evidence`` holds
    the figures. ``fingerprint`` stays the same as long as the rule, the file and the accused content do."""

    rule: str
    name: str
    kind: str
    level: str
    document: str
    page: int | None
    row: int | None
    box: BoxValues | None
    message: str
    evidence: Mapping[str, str]
    code: str = ""
    todo: str = ""
    places: tuple[Place, ...] = ()
    fingerprint: str = ""
    doubt: Doubt | None = None
    confidence_reason: str | None = None
    waived: Waived | None = None
    lapsed: Waived | None = None


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What became of one rule; ``reason_code`` tells why it was not judged, ``reason`` says it."""

    rule: str
    name: str
    outcome: str
    reason: str | None = None
    reason_code: str = ""
    label: str = ""
    title: str = ""
    level: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class InputReport:
    """A file of the call. ``trouble`` is the code of an error message, None when the file was read."""

    file: str
    sha256: str = ""
    trouble: str | None = None
    message: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All a renderer may say. ``skipped`` are files that are no papers; ``personal``: words that masking covers
    wherever quoted; a masked report has none."""

    schema: str
    tool: Tool
    as_of: str
    policy: PolicyRef
    case: CaseRef
    verdict: str
    completeness: Completeness
    documents: tuple[DocumentReport, ...]
    findings: tuple[FindingReport, ...]
    rules: tuple[RuleReport, ...]
    lang: str = "zh"
    masked: bool = False
    coverage: tuple[CoverageRow, ...] = ()
    inputs: tuple[InputReport, ...] = ()
    skipped: tuple[str, ...] = ()
    calendar_covered_until: str | None = None
    rates_valid_through: str | None = None
    personal: tuple[str, ...] = ()

    def document(self, id_: str) -> DocumentReport | None:
        """The document of an id, or None (``case`` has no document)."""
        return next((document for document in self.documents if document.id == id_), None)

    def open_findings(self) -> tuple[FindingReport, ...]:
        """Findings that no waiver covers and that accuse or ask: unknown ones stand under "not checked"."""
        return tuple(finding for finding in self.findings if finding.waived is None and finding.kind != "unknown")

    def waived_findings(self) -> tuple[FindingReport, ...]:
        """Findings that a waiver covers."""
        return tuple(finding for finding in self.findings if finding.waived is not None)

    def undecided_findings(self) -> tuple[FindingReport, ...]:
        """What could not be known: never a pass."""
        return tuple(finding for finding in self.findings if finding.waived is None and finding.kind == "unknown")
