"""SARIF 2.1.0 for code scanning consumers.

Consumers refuse a whole file for one result without a location, and have no pages: every result therefore has
one, whose ``startLine`` is the page number, with page, row and box among the properties. Findings of the case
stand on its ``case.toml`` (or on the first file given). Fingerprints are our own.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from intake_cli.messages import say
from intake_cli.reports.findings import worst_first
from intake_cli.reports.model import Report, RuleReport
from intake_cli.reports.model_findings import FindingReport, Place
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.plain import clean
from intake_cli.reports.wording import anchor_file

MOST_RESULTS = 4900
"""Consumers keep 5,000; what is cut is said in a notification."""

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"
_KINDS = {"fail": "fail", "review": "review", "unknown": "open", "error": "fail"}


def render_sarif(report: Report, options: Options) -> str:
    """One run; waived findings are suppressed results; what cannot be known is ``open``."""
    report = prepared(report, options)
    findings = [*worst_first(report), *report.undecided_findings(), *report.waived_findings()]
    kept = findings[:MOST_RESULTS]
    log = {"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [_run(report, kept, len(findings) - len(kept))]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(report: Report, findings: list[FindingReport], cut: int) -> dict[str, Any]:
    rules = {rule.rule: number for number, rule in enumerate(report.rules)}
    notes: list[dict[str, Any]] = []
    if cut:
        notes.append({"level": "note", "message": {"text": say("report.count.more", report.lang, count=cut)}})
    notes += [{"level": "error", "message": {"text": clean(entry.message or entry.file)},
               "locations": [_location(entry.file, None)]} for entry in report.inputs if entry.trouble]
    return {
        "tool": {"driver": {"name": report.tool.name, "version": report.tool.version, "semanticVersion":
                            report.tool.version, "rules": [_rule(rule) for rule in report.rules]}},
        "invocations": [{"executionSuccessful": report.verdict != "error", "toolExecutionNotifications": notes}],
        "artifacts": [_artifact(entry.file, entry.sha256) for entry in report.inputs],
        "results": [_result(report, finding, rules) for finding in findings],
        "properties": {"verdict": report.verdict, "asOf": report.as_of, "completeness": report.completeness.status,
                       "policy": f"{report.policy.name} {report.policy.version}",
                       "overrides": [asdict(override) for override in report.policy.overrides]}}


def _rule(rule: RuleReport) -> dict[str, Any]:
    text = clean(rule.title or rule.name)
    level = rule.level if rule.level in ("error", "warning", "note") else "warning"
    return {"id": rule.rule, "name": rule.name, "shortDescription": {"text": text},
            "fullDescription": {"text": clean(rule.why) or text}, "help": {"text": clean(rule.why) or text},
            "defaultConfiguration": {"level": level},
            "properties": {"tags": [rule.rule.partition("-")[0]], "outcome": rule.outcome}}


def _artifact(file: str, sha256: str) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": _uri(file)}}
    return artifact | ({"hashes": {"sha-256": sha256}} if sha256 else {})


def _result(report: Report, finding: FindingReport, rules: dict[str, int]) -> dict[str, Any]:
    kind = _KINDS[finding.kind]
    result: dict[str, Any] = {
        "ruleId": finding.rule, "kind": kind, "level": finding.level if kind == "fail" else "none",
        "message": {"text": clean(f"{finding.message} {finding.todo}".strip()) or finding.rule},
        "locations": [_location(anchor_file(report, finding.document), finding.page, finding.document)],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
        "properties": {"level": finding.level, "outcome": finding.kind, "page": finding.page, "row": finding.row,
                       "box": finding.box,
                       "evidence": {name: clean(value) for name, value in finding.evidence.items()}}}
    if finding.rule in rules:
        result["ruleIndex"] = rules[finding.rule]
    related = [_related(report, place, number) for number, place in enumerate(finding.places[1:], 1)]
    if related:
        result["relatedLocations"] = related
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted",
                                   "justification": clean(finding.waived.reason) or finding.rule,
                                   "properties": {"by": finding.waived.by, "until": finding.waived.until}}]
    return result


def _related(report: Report, place: Place, number: int) -> dict[str, Any]:
    location = _location(anchor_file(report, place.document), place.page, place.document)
    return location | {"id": number, "message": {"text": clean(f"({place.label}) {place.quote}".strip())}}


def _location(file: str, page: int | None, document: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {
        "artifactLocation": {"uri": _uri(file)},
        "region": {"startLine": page or 1, "startColumn": 1, "endLine": page or 1, "endColumn": 2}}}
    return location | ({"logicalLocations": [{"name": document, "kind": "resource"}]} if document else {})


def _uri(file: str) -> str:
    """A relative reference: consumers reject other schemes and leave their own root to be prefixed."""
    parts = [part for part in PurePath(file.replace("\\", "/")).parts if part not in ("/", ".", "..")]
    return quote("/".join(parts), safe="/", errors="replace") or "case.toml"
