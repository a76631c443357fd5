"""What is wrong with the pages of a scan, as soon as they are scanned: the sheets still lie there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checks.catalogue import rule_by_id
from checks.facts import Application, Evidence
from checks.findings import Finding, Kind, message_name
from checks.page_facts import Page
from checks.policy import Policy
from checks.rule import Context
from intake_cli.scan.manifest import Stack

RULES = ("IMG-01", "IMG-02", "IMG-03")
"""Those that judge a page by its figures alone."""


def faults_of(stack: Stack, policy: Policy) -> Iterator[tuple[str, Finding]]:
    """The sentence (a code of the ``rule`` messages) and the finding of each fault of a page that was filed."""
    context = Context(date.today(), policy, Application("", ()))
    for page in _pages(stack):
        for id_ in RULES:
            rule = rule_by_id(id_)
            for finding in rule.check(page, context) if rule is not None else ():
                if finding.kind is not Kind.NOT_APPLICABLE:
                    yield message_name(id_, finding.code), finding


def _pages(stack: Stack) -> Sequence[Page]:
    filed = {number for segment in stack.segments for number in segment.pages}
    return [Page(stack.file, each.page, Evidence("case", each.page, quote=stack.file), each.quality)
            for each in stack.quality if each.page in filed and each.quality is not None]
