"""Judges invented cases, whole and broken, and counts what was said rightly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from benchmarks.cases.breaking import Break, breaks
from benchmarks.cases.invent import invent
from checks.catalogue import catalogue
from checks.completeness.completeness import Status, demands, settled
from checks.facts import Application
from checks.findings import Kind, Level, Result
from checks.policy import Policy
from checks.runner import judge

OF_CASES = ("DOC", "ID", "NUM", "ENT", "XDC")
"""Families that judge papers and keyed values; those of statements are run too where one of them must speak."""


@dataclass(slots=True)
class Count:
    """How many of a sort were judged, how many rightly, and the first that were not."""

    total: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, right: bool, what: str) -> None:
        self.total += 1
        self.right += right
        if not right and len(self.wrong) < 10:
            self.wrong.append(what)


def measured(seeds: Iterable[int], policy: Policy, most: int | None = None) -> dict[str, Count]:
    """Counts by sort: ``complete`` cases, and each sort of break. ``most`` limits the breaks of one case, at random."""
    counts: dict[str, Count] = {}
    for seed in seeds:
        case = invent(seed, policy)
        said = trouble_of_a_complete_case(case.application, policy, case.as_of)
        counts.setdefault("complete", Count()).add(not said, f"seed {seed}: {said}")
        rng = Random(f"breaks {seed}")
        broken = list(breaks(case, policy, rng))
        for each in broken if most is None else rng.sample(broken, min(most, len(broken))):
            counts.setdefault(each.sort, Count()).add(is_named(each, policy, case.as_of), f"seed {seed}: {each.what}")
    return counts


def trouble_of_a_complete_case(application: Application, policy: Policy, as_of: date) -> str:
    """What is said against a case against which nothing may be said; empty where nothing is."""
    results = judge(catalogue(), application, policy, as_of).results
    heavy = [f"{result.rule} {result.finding.code}" for result in results if result.kind in (Kind.REVIEW, Kind.ERROR)
             or (result.kind is Kind.FAIL and result.level is not Level.NOTE)]
    return ", ".join(heavy) or ", ".join(_lacking(application, results, policy, as_of))


def is_named(each: Break, policy: Policy, as_of: date) -> bool:
    """Whether one of the rules that must name it did, at the right paper, and the case is no longer complete."""
    families = (*OF_CASES, *(rule for rule in each.rules if not rule.startswith(OF_CASES)))
    rules = [rule for rule in catalogue() if rule.id.startswith(families)]
    results = judge(rules, each.application, policy, as_of).results
    named = any(result.rule in each.rules and result.kind in (Kind.FAIL, Kind.REVIEW) and result.level is not Level.NOTE
                and (not each.document or _speaks_of(result, each.document)) for result in results)
    return named and (not each.incomplete or bool(_lacking(each.application, results, policy, as_of)))


def _speaks_of(result: Result, document: str) -> bool:
    return any(place.document == document for place in result.finding.evidence)


def _lacking(application: Application, results: Sequence[Result], policy: Policy, as_of: date) -> list[str]:
    found = settled(demands(application, policy, as_of), results)
    return [f"{demand.kind} {demand.status}" for demand in found
            if demand.status not in (Status.PRESENT, Status.WAIVED)]
