"""SARIF, JUnit, annotations and Markdown: what their consumers demand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from junitparser import JUnitXml

from checks.findings import Finding, Kind, Level, Result
from intake_cli.reports import sarif
from intake_cli.reports.github import render_github
from intake_cli.reports.junit import render_junit
from intake_cli.reports.markdown import render_markdown
from intake_cli.reports.model import Report
from intake_cli.reports.options import Options
from intake_cli.reports.sarif import render_sarif
from tests.reports.invented import place, report, results

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LOCATION = {
    "type": "object", "required": ["physicalLocation"],
    "properties": {"physicalLocation": {
        "type": "object", "required": ["artifactLocation", "region"],
        "properties": {
            "artifactLocation": {"type": "object", "required": ["uri"], "properties": {
                "uri": {"type": "string", "minLength": 1, "pattern": r"^[A-Za-z0-9._~%/\-]+$"}}},
            "region": {"type": "object", "required": ["startLine", "startColumn", "endLine", "endColumn"],
                       "additionalProperties": {"type": "integer", "minimum": 1}}}}}}
SUPPRESSION = {"type": "object", "required": ["kind"], "properties": {
    "kind": {"enum": ["inSource", "external"]}, "status": {"enum": ["accepted", "underReview", "rejected"]},
    "justification": {"type": "string", "minLength": 1}}}
RESULT = {
    "type": "object",
    "required": ["ruleId", "kind", "level", "message", "locations", "partialFingerprints"],
    "properties": {
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": {"enum": ["none", "note", "warning", "error"]}, "message": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "required": ["primaryLocationLineHash"],
                                "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{16,}:[0-9]+$"}},
        "suppressions": {"type": "array", "minItems": 1, "items": SUPPRESSION}}}
RULE = {"type": "object", "required": ["id", "name", "shortDescription", "fullDescription", "help"],
        "properties": {"shortDescription": TEXT, "fullDescription": TEXT, "help": TEXT}}
NOTIFICATION = {"type": "object", "required": ["level", "message"], "properties": {
    "message": TEXT, "locations": {"type": "array", "items": LOCATION}}}
LOG = {
    "type": "object", "required": ["version", "$schema", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": {
            "type": "object", "required": ["tool", "results"],
            "properties": {
                "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {
                    "type": "object", "required": ["name", "rules"],
                    "properties": {"rules": {"type": "array", "items": RULE, "uniqueItems": True}}}}},
                "invocations": {"type": "array", "items": {
                    "type": "object", "required": ["executionSuccessful"],
                    "properties": {"toolExecutionNotifications": {"type": "array", "items": NOTIFICATION}}}},
                "results": {"type": "array", "items": RESULT}}}}}}
"""Of SARIF 2.1.0 what its consumers refuse a file for; not the whole of its schema."""


def run(one: Report) -> dict[str, Any]:
    log = json.loads(render_sarif(one, Options()))
    jsonschema.validate(log, LOG)
    return dict(log["runs"][0])


def hostile() -> Report:
    """A finding whose document text tries to break out of every format."""
    text = "]]>&<script>alert(1)</script>\x00\x0b\ufffe%0A::error::\n::set-output name=a::b|`*_[x](y)"
    found = replace(results()[0], finding=Finding("impossible", (place(17, text),), {"text": text}))
    return report(found=(found,))


def many(count: int) -> tuple[Result, ...]:
    notes = Result("CAL-01", "impossible-date", Kind.FAIL, Level.NOTE,
                   Finding("impossible", (place(17),), {"text": "2025-02-30"}))
    return (*(notes for _ in range(count - 1)), results()[6])


@pytest.mark.parametrize("found", [results(), (), None])
def test_sarif_has_the_demanded_form(found: tuple[Result, ...] | None) -> None:
    run(report(found=found, trouble=True))
    run(hostile())


def test_sarif_kinds_levels_and_suppressions() -> None:
    found = {(r["ruleId"], r["properties"]["outcome"]): r for r in run(report())["results"]}
    assert found["STM-01", "fail"]["kind"] == "fail"
    assert found["STM-01", "fail"]["level"] == "error"
    assert (found["STM-01", "review"]["kind"], found["STM-01", "review"]["level"]) == ("review", "none")
    assert (found["CAL-04", "unknown"]["kind"], found["CAL-04", "unknown"]["level"]) == ("open", "none")
    assert found["STM-08", "fail"]["suppressions"][0]["status"] == "accepted"
    assert found["STM-01", "fail"]["properties"]["box"]
    region = found["STM-01", "fail"]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 2


def test_sarif_rule_indices_point_at_their_rules() -> None:
    one = run(report())
    rules = one["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in one["results"])


def test_sarif_findings_of_loose_files_stand_on_a_file() -> None:
    one = report()
    loose = replace(one, case=replace(one.case, id=None, product=None))
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run(loose)["results"]}
    assert "case.toml" not in uris
    assert "personal_statement/%E6%B5%81%E6%B0%B4.pdf" in uris


def test_sarif_is_cut_with_a_notice_worst_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    one = run(report(found=many(9)))
    assert len(one["results"]) == 5
    assert one["results"][0]["ruleId"] == "ID-02"
    notes = one["invocations"][0]["toolExecutionNotifications"]
    assert [(note["level"], "4" in note["message"]["text"]) for note in notes] == [("note", True)]


def test_absolute_and_climbing_paths_become_relative() -> None:
    assert sarif._uri("/srv/in/a b.pdf") == "srv/in/a%20b.pdf"
    assert sarif._uri("../x/./y.pdf") == "x/y.pdf"
    assert sarif._uri("C:\\in\\y.pdf") == "C%3A/in/y.pdf"


def test_junit_has_one_uniquely_named_case_per_document_and_rule() -> None:
    suite = next(iter(JUnitXml.fromstring(render_junit(report(trouble=True), Options()).encode())))
    names = [case.name for case in suite]
    assert len(names) == len(set(names))
    kinds = {case.name.split(" ")[0] + case.name[case.name.index("["):]: [type(r).__name__ for r in case.result]
             for case in suite}
    assert kinds["STM-01[d1]"] == ["Failure"]
    assert kinds["STM-03[d1]"] == []
    assert kinds["DOC-02[d1]"] == kinds["DOC-02[d2]"] == []
    assert kinds["DOC-02[d3]"] == kinds["CAL-04[d1]"] == kinds["TAG-01[case]"] == kinds["STM-08[d1]"] == ["Skipped"]
    assert kinds["input[1]"] == ["Error"]


def test_junit_drops_what_xml_forbids() -> None:
    xml = render_junit(hostile(), Options())
    root = ElementTree.fromstring(xml)
    failure = root.find(".//failure")
    assert failure is not None
    assert "<script>" in (failure.text or "")
    assert root.find(".//script") is None
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", xml)


def test_annotations_are_escaped_and_stay_on_their_lines() -> None:
    lines = render_github(hostile(), Options()).splitlines()
    assert len(lines) == 1
    assert all(line.startswith("::error file=") for line in lines)
    assert "%250A" in lines[0]


def test_annotations_are_nine_and_a_rest() -> None:
    lines = render_github(report(found=many(40)), Options()).splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("::error file=id_card-front.jpg,line=1,title=ID-02 ")
    assert lines[-1] == "::notice::另有 31 项未列出"


def test_properties_of_annotations_escape_colon_and_comma() -> None:
    one = report(found=results()[6:])
    named = replace(one, documents=tuple(replace(document, file="a,b:c%.pdf") for document in one.documents))
    assert "file=a%2Cb%3Ac%25.pdf," in render_github(named, Options())


def test_markdown_escapes_document_text() -> None:
    text = render_markdown(hostile(), Options())
    assert "<script>" not in text
    assert r"\<script\>" in text
    assert not any(line.startswith("::") for line in text.splitlines())
