from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from checks.findings import Finding, Kind
from checks.rule import Context, Rule
from intake_cli.errors import ExitCode, worst
from tests.conftest import Intake

ORDER = (ExitCode.BROKEN, ExitCode.MISSING_PROGRAM, ExitCode.UNREADABLE, ExitCode.BAD_POLICY, ExitCode.FINDINGS,
         ExitCode.CLEAR)


@pytest.mark.parametrize(("heavier", "lighter"), list(itertools.combinations(ORDER, 2)))
def test_the_worst_code_wins(heavier: ExitCode, lighter: ExitCode) -> None:
    assert worst([lighter, heavier]) is worst([heavier, lighter]) is heavier


def test_no_code_is_clear() -> None:
    assert worst([]) is ExitCode.CLEAR


def test_trouble_with_the_store_is_never_hidden() -> None:
    assert worst([ExitCode.FINDINGS, ExitCode.STORE_LOCKED]) is ExitCode.STORE_LOCKED


def test_an_honest_statement_is_clear(statement: Path, intake: Intake) -> None:
    call = intake("check", statement, "--as-of", "2025-09-18", "--format", "json")
    report = json.loads(call.out)
    assert (call.code, report["verdict"]) == (0, "clear")
    assert {rule["outcome"] for rule in report["rules"]} <= {"pass", "not-applicable", "unknown"}


def test_rules_about_the_applicant_do_not_apply_to_a_loose_file(statement: Path, intake: Intake) -> None:
    report = json.loads(intake("check", statement, "--format", "json").out)
    outcomes = {rule["rule"]: rule["outcome"] for rule in report["rules"]}
    assert {outcomes[rule] for rule in ("DOC-01", "DOC-02", "TAG-01")} == {"not-applicable"}
    assert report["completeness"]["status"] == "not-assessed"


def test_fail_on_decides_what_counts(statement: Path, intake: Intake) -> None:
    late = ("check", statement, "--as-of", "2026-09-18", "-q")
    assert intake(*late).code == 1
    assert intake(*late, "--ignore", "CAL-05,STM-05,STM-04").code == 0
    assert intake(*late, "--select", "period-coverage").code == 1


def test_several_formats_of_one_run_agree(statement: Path, tmp_path: Path, intake: Intake) -> None:
    kinds = ("json", "sarif", "junit", "html", "markdown")
    wanted = itertools.chain.from_iterable(("--report", f"{kind}={tmp_path / kind}") for kind in kinds)
    call = intake("check", statement, "--as-of", "2026-09-18", "--output", tmp_path / "text", *wanted)
    assert (call.code, call.out) == (1, "")
    for kind in (*kinds, "text"):
        assert "STM-05" in (tmp_path / kind).read_text(encoding="utf-8")
        assert (tmp_path / kind).stat().st_mode & 0o777 == 0o600


def test_a_folder_of_loose_files_is_one_report(statement: Path, tmp_path: Path, intake: Intake) -> None:
    for name in ("personal_statement-a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(statement.read_bytes())
    report = json.loads(intake("check", tmp_path, "--as-of", "2025-09-18", "--format", "json").out)
    assert [document["id"] for document in report["documents"]] == ["d1", "d2"]
    assert {document["kind"] for document in report["documents"]} == {"personal_statement"}


def test_kind_can_be_said(statement: Path, intake: Intake) -> None:
    report = json.loads(intake("check", statement, "--kind", "corporate_statement", "--format", "json").out)
    assert report["documents"][0]["kind"] == "corporate_statement"


def test_a_broken_rule_is_an_error_and_the_others_run(statement: Path, intake: Intake,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    from checks.catalogue import catalogue

    def breaks(subject: object, context: Context) -> list[Finding]:
        raise ZeroDivisionError

    rules = tuple(Rule(rule.id, rule.name, rule.level, rule.subject, breaks) if rule.id == "STM-01" else rule
                  for rule in catalogue())
    monkeypatch.setattr("intake_cli.pipeline.checking.catalogue", lambda: rules)
    call = intake("check", statement, "--as-of", "2025-09-18", "--format", "json")
    outcomes = {rule["rule"]: rule["outcome"] for rule in json.loads(call.out)["rules"]}
    assert call.code == 6
    assert outcomes["STM-01"] == Kind.ERROR
    assert outcomes["CAL-01"] == Kind.PASS
