"""Runs rules over an application: every rule, every subject, nothing lost when one breaks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from checks.facts import Application, Evidence
from checks.findings import LEVELS, Finding, Kind, Level, Result, RuleOutcome, Waiver
from checks.policy import Override, Policy
from checks.rule import Context, Rule
from checks.subjects import subjects_of

WORST_FIRST = (Kind.ERROR, Kind.FAIL, Kind.REVIEW, Kind.UNKNOWN, Kind.PASS, Kind.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What all rules said. ``results`` holds fails, reviews, unknowns and errors, in catalogue order; ``silent`` says
    where a rule does not apply, and why."""

    results: tuple[Result, ...]
    outcomes: tuple[RuleOutcome, ...]
    silent: tuple[Result, ...] = ()


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
    silent = tuple(result for result in results if result.kind is Kind.NOT_APPLICABLE)
    return Judgement(tuple(result for result in results if result.kind is not Kind.NOT_APPLICABLE), tuple(outcomes),
                     silent)


def _run(rule: Rule, context: Context) -> tuple[list[Result], RuleOutcome]:
    override = context.policy.overrides.get(rule.id)
    if override is not None and override.off:
        return [], RuleOutcome(rule.id, rule.name, Kind.NOT_APPLICABLE, 0, "common.switched-off")
    subjects = subjects_of(rule.subject, context.application)
    if not subjects:
        return [], RuleOutcome(rule.id, rule.name, Kind.NOT_APPLICABLE, 0, "common.no-subject")
    judged = [_judge_one(rule, subject, context) for subject in subjects]
    outcome = min((_outcome_of_one(results) for results in judged), key=WORST_FIRST.index)
    results = [result for results in judged for result in results]
    spoken = [result for result in results if result.kind is outcome and result.waived is None]
    reason = spoken[0].message if spoken else ""
    return results, RuleOutcome(rule.id, rule.name, outcome, len(subjects), reason)


def _outcome_of_one(results: list[Result]) -> Kind:
    """The worst that was said of one subject; a waived finding says nothing, and nothing said is a pass."""
    kinds = [result.kind for result in results if result.waived is None]
    return min(kinds, key=WORST_FIRST.index, default=Kind.PASS)


def _judge_one(rule: Rule, subject: object, context: Context) -> list[Result]:
    results: list[Result] = []
    try:
        for finding in rule.check(subject, context):
            results.append(_result(rule, finding, context))
    except Exception as error:  # a broken rule must silence neither the others nor what it had found
        broken = Finding("broke", (_place(subject),), {"error": f"{type(error).__name__}: {error}"}, Kind.ERROR)
        results.append(Result(rule.id, rule.name, Kind.ERROR, Level.ERROR, broken))
    return results


def _place(subject: object) -> Evidence:
    evidence = getattr(subject, "evidence", None)
    return evidence if isinstance(evidence, Evidence) else Evidence("case")


def _result(rule: Rule, finding: Finding, context: Context) -> Result:
    level = _level(rule, finding, context.policy.overrides.get(rule.id))
    places = finding.evidence if finding.rests_on is None else finding.rests_on
    weak = _weakest(places, context.policy.reading.weak_below)
    kind = _softened(finding.kind, level, weak)
    waivers = _waivers(rule, finding, context)
    waived = next((waiver for waiver in waivers if context.as_of <= waiver.until), None)
    lapsed = max(waivers, key=lambda waiver: waiver.until, default=None) if waived is None else None
    return Result(rule.id, rule.name, kind, level, finding, weak, waived, lapsed)


def _level(rule: Rule, finding: Finding, override: Override | None) -> Level:
    """The policy may weigh a rule otherwise; what the rule itself grades lighter does not become heavier by that."""
    own = override.level if override is not None else None
    if own is None or finding.level is None:
        return own or finding.level or rule.level
    return min(own, finding.level, key=LEVELS.index)


def _softened(kind: Kind, level: Level, weak: Evidence | None) -> Kind:
    """A fail on a doubtful reading is a person's to decide; a note stays a note, for a review would weigh more."""
    return Kind.REVIEW if kind is Kind.FAIL and weak is not None and level is not Level.NOTE else kind


def _weakest(evidence: tuple[Evidence, ...], limit: float) -> Evidence | None:
    weak = [place for place in evidence if place.is_weak(limit)]
    return min(weak, key=lambda place: place.confidence) if weak else None


def _waivers(rule: Rule, finding: Finding, context: Context) -> list[Waiver]:
    """Waivers of a finding, in force or not, by the id of the accused document or the kind it names."""
    document = finding.evidence[0].document if finding.evidence else "case"
    kinds = {each.kind for each in context.application.documents if each.id == document}
    named = finding.values.get("kinds", finding.values.get("kind", ""))
    covered = {"", document, *kinds, *named.split(", ")}
    return [waiver for waiver in context.policy.waivers
            if waiver.rule == rule.id and waiver.document in covered]
