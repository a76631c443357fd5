"""Outcomes. Kinds are SARIF 2.1.0 result kinds, levels are SARIF levels: two axes, never one ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `intake --help` names the levels and needs no facts
    from checks.facts import Evidence


class Kind(StrEnum):
    """What a rule says of a subject. ``unknown`` (the data to decide is not there) is never a pass."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"
    ERROR = "error"


class Level(StrEnum):
    """Weight of a fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LEVELS = (Level.NOTE, Level.WARNING, Level.ERROR)
"""Lightest first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields. ``code`` names the sentence in the message catalogue (``RULE.code``), ``values`` fill
    it: strings only, amounts and dates as printed figures. ``evidence`` lists the places compared, the accused
    one first. ``level`` overrides the rule's own level; ``kind`` is fail, review, unknown or not-applicable.
    ``rests_on`` are the places whose reading decides, where these are not all: what arithmetic proves may be read ever
    so weakly."""

    code: str
    evidence: tuple[Evidence, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    kind: Kind = Kind.FAIL
    level: Level | None = None
    rests_on: tuple[Evidence, ...] | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A suppression with its remark: it covers findings of ``rule`` until and including ``until``; an expired
    one covers nothing. ``document``, when given, limits it to the document of that id or kind."""

    rule: str
    reason: str
    by: str
    until: date
    document: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A finding as reported: the rule, the final kind and level, and why a fail was softened.

    ``weak`` is the evidence whose reading is in doubt when the runner turned a fail into a review; ``waived`` is the
    waiver that covers the finding, ``lapsed`` one that did until it expired."""

    rule: str
    name: str
    kind: Kind
    level: Level
    finding: Finding
    weak: Evidence | None = None
    waived: Waiver | None = None
    lapsed: Waiver | None = None

    @property
    def message(self) -> str:
        """Name of the sentence in the message catalogue below ``rule.``: ``STM-01.break``, ``common.broke``."""
        return message_name(self.rule, self.finding.code)


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What became of one rule over the whole run. ``subjects`` is the number of subjects judged; ``reason``
    names the sentence (below ``rule.``) that explains an outcome other than pass: ``STM-01.break``,
    ``common.no-subject``. A sentence of ``common`` needs no values; others are those of the results."""

    rule: str
    name: str
    outcome: Kind
    subjects: int
    reason: str = ""


COMMON_CODES = ("broke", "no-subject", "switched-off")
"""Codes that every rule shares; their sentences stand under ``common``."""


def message_name(rule: str, code: str) -> str:
    """Name of a sentence of the ``rule`` messages.

    >>> message_name("STM-01", "break"), message_name("STM-01", "broke")
    ('STM-01.break', 'common.broke')
    """
    return f"common.{code}" if code in COMMON_CODES else f"{rule}.{code}"


def fail(code: str, *evidence: Evidence, level: Level | None = None, **values: object) -> Finding:
    """A fail that rests on ``evidence``; the accused place comes first."""
    return Finding(code, evidence, _texts(values), Kind.FAIL, level)


def review(code: str, *evidence: Evidence, level: Level | None = None, **values: object) -> Finding:
    """Something a person must decide because the evidence is too weak to fail."""
    return Finding(code, evidence, _texts(values), Kind.REVIEW, level)


def unknown(code: str, *evidence: Evidence, **values: object) -> Finding:
    """The data to decide is not there."""
    return Finding(code, evidence, _texts(values), Kind.UNKNOWN)


def not_applicable(code: str, *evidence: Evidence) -> Finding:
    """The rule does not speak about this subject. Its sentence stands for many subjects at once and takes no values."""
    return Finding(code, evidence, {}, Kind.NOT_APPLICABLE)


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}
