"""The findings of a report: what was found, where, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake_cli.reports.model_documents import BoxValues


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
