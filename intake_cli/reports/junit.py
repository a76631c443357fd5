"""JUnit XML: one test case per document and rule, for build servers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from intake_cli.messages import say
from intake_cli.reports.model import CASE, Report
from intake_cli.reports.model_coverage import Unchecked
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.plain import clean
from intake_cli.reports.speech import rule_label
from intake_cli.reports.wording import document_file, verdict_words, waiver_words, where

if TYPE_CHECKING:
    from junitparser import TestCase

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPEN_KINDS = ("fail", "review")


def render_junit(report: Report, options: Options) -> str:
    """A suite named after the case; a review fails its case too, and what was not judged is skipped with the
    reason: build servers know no third state."""
    from junitparser import JUnitXml, TestSuite

    report = prepared(report, options)
    suite = TestSuite(_legal(report.case.id or say("report.loose", report.lang)))
    for document, rule in sorted(_pairs(report)):
        suite.add_testcase(_case(report, document, rule))
    for number, entry in enumerate((entry for entry in report.inputs if entry.trouble), 1):
        suite.add_testcase(_trouble(entry.file, entry.message or "", number))
    xml = JUnitXml("intake")
    xml.add_testsuite(suite)
    count_cases: Callable[[], None] = xml.update_statistics
    to_bytes: Callable[[], bytes] = xml.tostring
    count_cases()
    return to_bytes().decode("utf-8") + "\n"


def _pairs(report: Report) -> set[tuple[str, str]]:
    """Every document and rule that a finding or the coverage names; a rule that concerned none stands on the case."""
    pairs = {(finding.document, finding.rule) for finding in report.findings}
    for row in report.coverage:
        for cell in row.cells:
            pairs |= {(row.document, rule) for rule in (*cell.checked, *(item.rule for item in cell.unchecked))}
    named = {rule for _, rule in pairs}
    return pairs | {(CASE, rule.rule) for rule in report.rules if rule.rule not in named}


def _case(report: Report, document: str, rule: str) -> TestCase:
    from junitparser import Error, Failure, Skipped, TestCase

    names = {each.rule: each.name for each in report.rules}
    name = names.get(rule, rule)
    case = TestCase(_legal(f"{rule} {rule_label(rule, name, report.lang)} [{document}]"),
                    classname=_legal(document_file(report, document)))
    here = [finding for finding in report.findings if (finding.document, finding.rule) == (document, rule)]
    broke = [finding for finding in here if finding.kind == "error"]
    failed = [finding for finding in here if finding.kind in _OPEN_KINDS and finding.waived is None]
    why = _why_skipped(report, document, rule, here)
    if broke:
        case.result = [Error(_legal(broke[0].message), "error")]
    elif failed:
        failure = Failure(_legal(failed[0].message), failed[0].level)
        failure.text = _legal("\n".join(_line(report, finding) for finding in failed))
        case.result = [failure]
    elif why:
        case.result = [Skipped(_legal(why))]
    return case


def _why_skipped(report: Report, document: str, rule: str, here: list[FindingReport]) -> str:
    unchecked: list[Unchecked] = [item for row in report.coverage if row.document == document
                                  for cell in row.cells for item in cell.unchecked if item.rule == rule]
    waived = [finding.waived.reason for finding in here if finding.waived is not None]
    outcome = next((each for each in report.rules if each.rule == rule), None)
    if unchecked:
        return unchecked[0].reason
    if waived:
        return f"{say('report.part.waived', report.lang)}: {waived[0]}"
    if outcome is not None and outcome.outcome in ("not-applicable", "unknown"):
        return outcome.reason or say(f"report.outcome.{outcome.outcome}", report.lang)
    return next((finding.message for finding in here if finding.kind == "unknown"), "")


def _line(report: Report, finding: FindingReport) -> str:
    place = where(report, finding)
    return clean(" ".join(part for part in (place, verdict_words(report, finding), finding.message,
                                            waiver_words(report, finding), finding.todo) if part))


def _trouble(file: str, message: str, number: int) -> TestCase:
    from junitparser import Error, TestCase

    case = TestCase(_legal(f"input [{number}]"), classname=_legal(file))
    case.result = [Error(_legal(message), "input")]
    return case


def _legal(text: str) -> str:
    """Without the characters that XML 1.0 forbids, and without controls that would mislead a reader."""
    return "\n".join(_ILLEGAL.sub("", clean(line)) for line in text.split("\n"))
