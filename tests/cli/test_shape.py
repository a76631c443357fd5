"""The report has the shape of the contract, key by key and type by type; more keys may come, none may go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from samples.forge import draw_forged, forge
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger
from tests.conftest import Intake

TEXT, COUNT, NUMBER, LIST = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "number"}, {"type": "array"}
SHA = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
MONEY = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
BOX = {"type": "array", "items": NUMBER, "minItems": 4, "maxItems": 4}
CONFIDENCE = {"type": "number", "minimum": 0, "maximum": 1}


def maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def of(**keys: Any) -> dict[str, Any]:
    """An object with at least ``keys``."""
    return {"type": "object", "properties": keys, "required": list(keys)}


def each(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def one_of(*values: str) -> dict[str, Any]:
    return {"enum": list(values)}


PLACE = {"page": maybe({"type": "integer", "minimum": 1}), "box": maybe(BOX)}
ENTRY = of(row={"type": "integer", "minimum": 1}, **PLACE, date=TEXT, amount=maybe(MONEY), balance=maybe(MONEY),
           summary=maybe(TEXT), counterparty=maybe(TEXT), confidence=CONFIDENCE)
STATEMENT = of(bank=maybe(TEXT), account_type=TEXT, holder=maybe(TEXT), account=maybe(TEXT), start=maybe(TEXT),
               end=maybe(TEXT), printed_on=maybe(TEXT), order=TEXT, opening=maybe(MONEY), closing=maybe(MONEY),
               entries=each(ENTRY))
FIELDS = {"type": "object", "additionalProperties": of(value=TEXT, **PLACE, confidence=CONFIDENCE)}
PAGE = of(number={"type": "integer", "minimum": 1}, reader=TEXT, dpi=maybe(NUMBER),
          rotation={"enum": [0, 90, 180, 270]}, quality={**of(sharpness=NUMBER), "additionalProperties": NUMBER})
DOCUMENT = of(id=TEXT, kind=TEXT, file=TEXT, sha256=SHA, pages=each(PAGE), statement=maybe(STATEMENT), fields=FIELDS)
FINDING = of(rule=TEXT, name=TEXT, kind=one_of("fail", "review", "unknown", "error"),
             level=one_of("error", "warning", "note"), document=TEXT, **PLACE, row=maybe(COUNT), message=TEXT,
             evidence={"type": "object", "additionalProperties": TEXT})
RULE = of(rule=TEXT, name=TEXT, outcome=one_of("pass", "fail", "review", "not-applicable", "unknown", "error"))
REQUIRED = of(kind=TEXT, status=one_of("present", "missing", "unusable", "waived"), pages=COUNT, reason=maybe(TEXT))
REPORT = of(
    schema={"const": "intake-report/1"}, tool=of(name={"const": "intake"}, version=TEXT), as_of=DAY,
    policy=of(name=TEXT, version=TEXT), case=of(id=maybe(TEXT), product=maybe(TEXT)),
    verdict=one_of("clear", "review", "fail", "error"),
    completeness=of(status=one_of("complete", "incomplete", "not-assessed"), required=each(REQUIRED)),
    documents=each(DOCUMENT), findings=each(FINDING), rules=each(RULE))


def assert_shape(text: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(text)
    wrong = [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(REPORT).iter_errors(report)]
    assert wrong == []
    return report


@pytest.fixture(scope="module")
def forged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = LAYOUTS["plain"]
    path = tmp_path_factory.mktemp("forged") / "forged.pdf"
    draw_forged(forge(sample_ledger(layout, 1, rows=60), layout, "impossible-date"), layout, path)
    return path


@pytest.mark.parametrize("unmask", [(), ("--unmask",)])
def test_loose_files(statement: Path, forged: Path, tmp_path: Path, unmask: tuple[str, ...], intake: Intake) -> None:
    paths = (statement, forged, tmp_path / "absent.pdf")
    call = intake("check", *paths, *unmask, "--as-of", "2025-09-18", "--format", "json")
    report = assert_shape(call.out)
    assert [document["file"] for document in report["documents"]] == [str(statement), str(forged)]
    accused = next(finding for finding in report["findings"] if finding["rule"] == "CAL-01")
    entries = report["documents"][1]["statement"]["entries"]
    assert accused["document"] == "d2"
    assert [entry["row"] for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[accused["row"] - 1]["date"] == accused["evidence"]["text"]
    assert (report["case"]["id"], report["completeness"]["required"]) == (None, [])


def test_a_case(statement: Path, tmp_path: Path, intake: Intake) -> None:
    intake("new", tmp_path / "case", "--product", "salary-loan")
    (tmp_path / "case" / "personal_statement.pdf").write_bytes(statement.read_bytes())
    report = assert_shape(intake("check", tmp_path / "case", "--as-of", "2025-09-18", "--format", "json").out)
    assert report["case"]["product"] == "salary-loan"
    assert report["completeness"]["status"] == "incomplete"
    assert {rule["rule"] for rule in report["rules"]} >= {"STM-01", "DOC-01"}
