"""A laid stack through splitting and the tag rules, and what became of each page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from benchmarks.stacks.lay import LaidStack
from checks.catalogue import catalogue
from checks.facts import Application
from checks.findings import Kind, Level
from checks.runner import judge
from intake_cli.case.policy import load_policy
from intake_cli.kinds import KINDS_BY_CODE
from intake_cli.scan.manifest import ScanManifest, make_stack
from intake_cli.scan.second_look import kinds_seen, to_look_at_again, with_second_look
from intake_cli.scan.split import Split, split
from intake_cli.scan.tag_facts import to_tag_sheets

POLICY = load_policy()
TAG_RULES = [rule for rule in catalogue() if rule.id.startswith("TAG-")]


@dataclass
class Outcome:
    """Of one stack: content pages under a wrong kind, content pages dropped, sheets kept as content, and whether a
    rule said anything above a note."""

    wrong: list[int] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)
    pages: int = 0

    @property
    def silent(self) -> bool:
        """Whether pages lie wrong, or are gone, and nobody is told."""
        return bool(self.wrong or self.dropped) and not self.said


def outcome_of(stack: LaidStack) -> Outcome:
    pages = [one.look.at(number) for number, one in enumerate(stack.pages, 1)]
    missing = set(stack.expected) - kinds_seen(pages, stack.case, KINDS_BY_CODE)
    again = to_look_at_again(pages, missing)
    seen = with_second_look(pages, {number: stack.pages[number - 1].look.at(number, True) for number in again})
    parts = split(seen, stack.case, KINDS_BY_CODE)
    manifest = ScanManifest(stack.case, stack.expected, (make_stack("stack.pdf", "0" * 64, seen, parts, []),))
    outcome = _placed(stack, parts)
    facts = Application("case", (), loose=False, tags=to_tag_sheets(manifest))
    for result in judge(TAG_RULES, facts, POLICY, date(2025, 9, 18)).results:
        if result.kind is Kind.REVIEW or (result.kind is Kind.FAIL and result.level is not Level.NOTE):
            outcome.said[f"{result.rule} {result.finding.code}"] += 1
    return outcome


def _placed(stack: LaidStack, parts: Split) -> Outcome:
    outcome = Outcome(pages=len(stack.pages))
    for segment in parts.segments:
        for number in segment.pages:
            truth = stack.pages[number - 1]
            if truth.role == "sheet":
                outcome.kept.append(number)
            elif truth.role == "content" and segment.kind and segment.kind != truth.kind:
                outcome.wrong.append(number)
    outcome.dropped = [one.page for one in parts.dropped if stack.pages[one.page - 1].role == "content"]
    return outcome
