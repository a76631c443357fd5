"""The report as plain values: the JSON of the contract, field for field, plus additions.

Dates are ISO text, amounts decimal text signed from the holder's side, boxes ``(left, top, right, bottom)`` in the
unit of their page. Sentences are in the report's ``lang``; the codes and values beside them let
:func:`intake_cli.reports.speech.spoken` say them again in another language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake_cli.reports.model_coverage import CoverageRow
from intake_cli.reports.model_documents import DocumentReport
from intake_cli.reports.model_findings import FindingReport

SCHEMA = "intake-report/1"
CASE = "case"
"""The document id that stands for the case itself."""

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
