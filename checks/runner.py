"""Runs rules over an application: every rule, every subject, nothing lost when one breaks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from checks.facts import Application, Evidence
from checks.findings import Finding, Kind, Level, Result, RuleOutcome
from checks.policy import Policy, Waiver
from checks.rule import Context, Rule
from checks.subjects import subjects_of

WORST_FIRST = (Kind.ERROR, Kind.FAIL, Kind.REVIEW, Kind.UNKNOWN, Kind.PASS, Kind.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What all rules said. ``results`` holds fails, reviews, unknowns and errors, in catalogue order."""

    results: tuple[Result, ...]
    outcomes: tuple[RuleOutcome, ...]


def judge(rules: Iterable[Rule], application: Application, policy: Policy, as_of: date,
          only: Collection[str] = (), without: Collection[str] = ()) -> Judgement:
    """Give every rule every subject of its type. ``only`` and ``without`` name rule ids."""
    context = Context(as_of, policy, application)
    results: list[Result] = []
    outcomes: list[RuleOutcome] = []
    for rule in rules:
        if (only and rule.id not in only) or rule.id in without:
            continue
        found, outcome = _run(rule, context)
        results += found
        outcomes.append(outcome)
    return Judgement(tuple(results), tuple(outcomes))


def _run(rule: Rule, context: Context) -> tuple[list[Result], RuleOutcome]:
    override = context.policy.overrides.get(rule.id)
    if override is not None and override.off:
        return [], RuleOutcome(rule.id, rule.name, Kind.NOT_APPLICABLE, 0, "switched-off")
    subjects = subjects_of(rule.subject, context.application)
    if not subjects:
        return [], RuleOutcome(rule.id, rule.name, Kind.NOT_APPLICABLE, 0, "no-subject")
    results = [result for subject in subjects for result in _judge_one(rule, subject, context)]
    spoken = [result.kind for result in results if result.waived is None]
    silent = len({_subject_key(result) for result in results}) < len(subjects)
    kinds = spoken + ([Kind.PASS] if silent or not spoken else [])
    worst = min(kinds, key=WORST_FIRST.index)
    reason = next((f"{rule.id}.{r.finding.code}" for r in results if r.kind is worst), "")
    shown = [result for result in results if result.kind is not Kind.NOT_APPLICABLE]
    return shown, RuleOutcome(rule.id, rule.name, worst, len(subjects), reason)


def _subject_key(result: Result) -> str:
    return result.finding.evidence[0].document if result.finding.evidence else ""


def _judge_one(rule: Rule, subject: object, context: Context) -> list[Result]:
    try:
        findings = list(rule.check(subject, context))
    except Exception as error:  # a broken rule must not silence the others
        broken = Finding("broke", (_place(subject),), {"error": f"{type(error).__name__}: {error}"}, Kind.ERROR)
        return [Result(rule.id, rule.name, Kind.ERROR, Level.ERROR, broken)]
    return [_result(rule, finding, context) for finding in findings]


def _place(subject: object) -> Evidence:
    evidence = getattr(subject, "evidence", None)
    return evidence if isinstance(evidence, Evidence) else Evidence("case")


def _result(rule: Rule, finding: Finding, context: Context) -> Result:
    override = context.policy.overrides.get(rule.id)
    level = (override.level if override else None) or finding.level or rule.level
    weak = _weakest(finding.evidence, context.policy.reading.weak_below)
    kind = Kind.REVIEW if finding.kind is Kind.FAIL and weak is not None else finding.kind
    waiver = _waiver(rule, finding, context)
    return Result(rule.id, rule.name, kind, level, finding, weak, waiver.reason if waiver else None)


def _weakest(evidence: tuple[Evidence, ...], limit: float) -> Evidence | None:
    weak = [place for place in evidence if place.confidence < limit or place.second is not None]
    return min(weak, key=lambda place: place.confidence) if weak else None


def _waiver(rule: Rule, finding: Finding, context: Context) -> Waiver | None:
    where = finding.evidence[0].document if finding.evidence else "case"
    for waiver in context.policy.waivers:
        if waiver.rule == rule.id and context.as_of <= waiver.until and waiver.document in ("", where):
            return waiver
    return None


