"""What was checked on which document: silence is never read as approval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checks.facts import Application, BankStatement, Document, Presence
from checks.findings import Kind, Result, RuleOutcome
from checks.pdf_facts import PdfFile
from checks.rule import Rule
from checks.runner import Judgement
from intake_cli.kinds import STATEMENT_KINDS
from intake_cli.reports.model import CASE
from intake_cli.reports.model_coverage import CoverageCell, CoverageRow, Unchecked

NO_SUBJECT, NO_TABLE, UNREADABLE = "common.no-subject", "common.no-table", "common.unreadable"
NOT_SELECTED = "not-selected"
_NOT_JUDGED = (Kind.UNKNOWN, Kind.ERROR, Kind.NOT_APPLICABLE)


def coverage_of(application: Application, judgement: Judgement, rules: Mapping[str, Rule]) -> tuple[CoverageRow, ...]:
    """One row per document after one for the case; one cell per family of rules that concerns it."""
    judged = {outcome.rule for outcome in judgement.outcomes}
    outcomes_of_all = [*judgement.outcomes, *(RuleOutcome(rule.id, rule.name, Kind.NOT_APPLICABLE, 0, NOT_SELECTED)
                                              for rule in rules.values() if rule.id not in judged)]
    said = _by_place((*judgement.results, *judgement.silent))
    rows = []
    for id_, document in [(CASE, None), *((document.id, document) for document in application.documents)]:
        outcomes = [outcome for outcome in outcomes_of_all if (id_, outcome.rule) in said
                    or _concerns(rules.get(outcome.rule), document, application)]
        cells = tuple(_cells(outcomes, id_, document, said))
        if cells:
            rows.append(CoverageRow(id_, cells))
    return tuple(rows)


def _by_place(results: Iterable[Result]) -> dict[tuple[str, str], list[Result]]:
    """Results by document and rule."""
    said: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        place = result.finding.evidence[0].document if result.finding.evidence else CASE
        said.setdefault((place, result.rule), []).append(result)
    return said


def _concerns(rule: Rule | None, document: Document | None, application: Application) -> bool:
    if rule is None:
        return False
    if document is None:
        return rule.subject not in (BankStatement, Document, PdfFile) and not application.loose
    if rule.subject is BankStatement:
        return document.statement is not None or document.kind in STATEMENT_KINDS
    return rule.subject is Document or (rule.subject is PdfFile and document.pdf is not None)


def _cells(outcomes: Iterable[RuleOutcome], id_: str, document: Document | None,
           said: Mapping[tuple[str, str], list[Result]]) -> Iterable[CoverageCell]:
    families: dict[str, list[RuleOutcome]] = {}
    for outcome in outcomes:
        families.setdefault(outcome.rule.partition("-")[0], []).append(outcome)
    for family, members in families.items():
        unchecked, found = [], 0
        for outcome in members:
            here = said.get((id_, outcome.rule), [])
            found += sum(r.kind not in _NOT_JUDGED and r.waived is None for r in here)
            missing = _unchecked(outcome, document, here)
            unchecked += [missing] if missing else []
        silent = {missing.rule for missing in unchecked}
        checked = tuple(outcome.rule for outcome in members if outcome.rule not in silent)
        yield CoverageCell(family, checked, found, tuple(unchecked))


def _unchecked(outcome: RuleOutcome, document: Document | None, here: list[Result]) -> Unchecked | None:
    """Why this rule could not judge this document, or None where it did."""
    if document is not None and document.presence is Presence.UNREADABLE:
        return Unchecked(outcome.rule, UNREADABLE)
    silent = next((r for r in here if r.kind in _NOT_JUDGED), None)
    if silent is not None:
        return Unchecked(outcome.rule, silent.message, values=dict(silent.finding.values))
    if outcome.outcome is not Kind.NOT_APPLICABLE or here:
        return None if here or not _statement_missing(document) else Unchecked(outcome.rule, NO_TABLE)
    reading = outcome.reason == NO_SUBJECT and _statement_missing(document)
    return Unchecked(outcome.rule, NO_TABLE if reading else outcome.reason or NO_SUBJECT)


def _statement_missing(document: Document | None) -> bool:
    return document is not None and document.kind in STATEMENT_KINDS and document.statement is None
