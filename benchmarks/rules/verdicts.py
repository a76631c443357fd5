"""What the rules say of a statement against what was done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.rules.papers import Reason
from checks.catalogue import rule_by_id
from checks.findings import Kind, Level, Result
from samples.reading import is_loud, row_of

FOUND, ASKED, ELSEWHERE, REVIEW, UNKNOWN, OTHER, SILENT, UNREAD = (
    "found", "asked", "elsewhere", "review", "unknown", "other rule", "silent", "unread")
VERDICTS = (FOUND, ASKED, ELSEWHERE, REVIEW, UNKNOWN, OTHER, SILENT, UNREAD)
"""Of what must be found: a fail on the right row; a person is asked about the right row where nothing heavier can be
said by design; a fail on another row alone; a person is asked; the rule says that it cannot know; only another rule
speaks; nothing at all is said above a note; no statement was read."""

Asks = Callable[[str, str], bool]
"""Whether a review of a rule, by the code of its sentence, is as heavy as an answer can be by design."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of something that must be found."""

    rules: tuple[str, ...]
    rows: tuple[int, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Said:
    """A finding: ``kind`` and ``level`` as reported, ``code`` the sentence, the row it accuses (None: the paper)."""

    rule: str
    kind: str
    level: str
    code: str
    row: int | None


def said(result: Result) -> Said:
    """A result in the words of the benchmark."""
    return Said(result.rule, str(result.kind), str(result.level), result.finding.code, row_of(result))


def verdict_on(wanted: Reason, results: Sequence[Result], asks: Asks = lambda rule, code: False) -> Verdict:
    """What became of one thing that must be found."""
    return Verdict(wanted.rules, wanted.rows, _verdict(wanted, results, asks))


def _verdict(wanted: Reason, results: Sequence[Result], asks: Asks) -> str:
    own = [result for result in results if result.rule in wanted.rules]
    fails = [result for result in own if result.kind is Kind.FAIL and _counts(result)]
    reviews = [result for result in own if result.kind is Kind.REVIEW]
    asked = [result for result in reviews if result.finding.kind is Kind.REVIEW
             and asks(result.rule, result.finding.code)]
    for said_so, verdict in ((fails, FOUND), (asked, ASKED), (reviews, REVIEW)):
        if any(not wanted.rows or row_of(result) in wanted.rows for result in said_so):
            return verdict
    if fails or reviews:
        return ELSEWHERE if fails else REVIEW
    if any(result.kind is Kind.UNKNOWN for result in own):
        return UNKNOWN
    return OTHER if any(map(is_loud, results)) else SILENT


def _counts(result: Result) -> bool:
    """Whether a fail is as heavy as its rule can be heard: above a note, unless the rule never says more than one."""
    rule = rule_by_id(result.rule)
    return result.level is not Level.NOTE or (rule is not None and rule.level is Level.NOTE)


def unexplained(explained: Sequence[Reason], results: Sequence[Result]) -> list[Said]:
    """What is said above a note and not explained by what was done to the paper."""
    return [said(result) for result in results if is_loud(result) and not any(
        result.rule in reason.rules and (not reason.rows or row_of(result) in reason.rows) for reason in explained)]
