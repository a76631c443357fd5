"""What was checked on which document, as reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A rule that could not judge a document, and why."""

    rule: str
    reason_code: str
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One rule family on one document: the rules that judged it, the count of findings, the rules that could not."""

    family: str
    checked: tuple[str, ...]
    found: int
    unchecked: tuple[Unchecked, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What was checked on one document (or ``case``); families that do not concern it have no cell."""

    document: str
    cells: tuple[CoverageCell, ...]
