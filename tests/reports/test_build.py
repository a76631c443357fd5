from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from checks.facts import Evidence
from checks.findings import Finding, Kind, Level, Result
from checks.policy import Policy
from intake_cli.errors import InputError
from intake_cli.reports.build import build_report
from intake_cli.reports.jsonfile import load_report, render_json
from intake_cli.reports.model import Report
from intake_cli.reports.options import Options
from intake_cli.reports.speech import spoken, value_words
from tests.reports.invented import AS_OF, RULES, application, judgement, report, results


def test_json_is_the_contract_to_the_letter() -> None:
    data = json.loads(render_json(report(), Options()))
    assert list(data)[:10] == ["schema", "tool", "as_of", "policy", "case", "verdict", "completeness", "documents",
                               "findings", "rules"]
    assert data["schema"] == "intake-report/1"
    assert data["as_of"] == "2025-09-18"
    assert data["case"] == {"id": "HX2025-000123", "product": "salary-loan"}
    assert set(data["completeness"]["required"][0]) >= {"kind", "status", "pages", "reason"}
    document = data["documents"][0]
    assert list(document) == ["id", "kind", "file", "sha256", "pages", "statement", "fields"]
    assert list(document["pages"][0])[:5] == ["number", "reader", "dpi", "rotation", "quality"]
    assert list(document["statement"])[:11] == ["bank", "account_type", "holder", "account", "start", "end",
                                                "printed_on", "order", "opening", "closing", "entries"]
    entry = document["statement"]["entries"][0]
    assert list(entry)[:9] == ["row", "page", "box", "date", "amount", "balance", "summary", "counterparty",
                               "confidence"]
    assert list(data["findings"][0])[:10] == ["rule", "name", "kind", "level", "document", "page", "row", "box",
                                              "message", "evidence"]
    assert list(data["rules"][0])[:3] == ["rule", "name", "outcome"]


def test_an_impossible_date_keeps_its_printed_text_and_its_row() -> None:
    statement = report().documents[0].statement
    assert statement is not None
    assert (statement.entries[16].row, statement.entries[16].date) == (17, "2025-02-30")
    assert statement.entries[11].amount == "8200.00"


def test_findings_stand_case_first_then_documents_worst_first() -> None:
    assert [(f.document, f.rule, f.kind) for f in report().findings] == [
        ("case", "DOC-01", "fail"), ("d1", "CAL-01", "fail"), ("d1", "STM-01", "fail"), ("d1", "STM-08", "fail"),
        ("d1", "STM-01", "review"), ("d1", "CAL-04", "unknown"), ("d2", "ID-02", "fail")]


def test_places_are_labelled_where_there_are_several() -> None:
    chain = next(f for f in report().findings if f.rule == "STM-01" and f.kind == "fail")
    assert [(place.label, place.row) for place in chain.places] == [("a", 42), ("b", 41)]
    assert (chain.page, chain.row) == (2, 42)


def test_what_cannot_be_known_is_said_and_weighs_a_note() -> None:
    unknown = report().undecided_findings()
    assert [(f.rule, f.level) for f in unknown] == [("CAL-04", "note")]


def test_a_waived_finding_names_its_waiver() -> None:
    waived = report().waived_findings()
    assert [(f.rule, f.waived and f.waived.by, f.waived and f.waived.until) for f in waived] == [
        ("STM-08", "李复核", "2025-12-31")]


def test_doubt_is_told_with_both_readings() -> None:
    doubtful = next(f for f in report().findings if f.kind == "review")
    assert "301.5" in (doubtful.confidence_reason or "")
    assert "3O1.5" in (doubtful.confidence_reason or "")


@pytest.mark.parametrize(("found", "trouble", "word"), [
    ((), False, "clear"), ((), True, "error"), (results()[4:5], False, "clear"), (results()[1:2], False, "clear"),
    (results()[3:4], False, "review"), (results()[0:1], False, "fail"), (results()[2:4], False, "fail"),
    ((replace(results()[0], level=Level.NOTE),), False, "clear"),
    ((replace(results()[0], kind=Kind.ERROR, finding=Finding("broke", (Evidence("d1"),), {"error": "x"})),), False,
     "error")])
def test_verdict(found: tuple[Result, ...], trouble: bool, word: str) -> None:
    assert report(found=found, trouble=trouble).verdict == word


def test_loose_files_have_no_case_and_no_completeness() -> None:
    loose = build_report(replace(application(), loose=True), judgement(()), Policy(), AS_OF, "en", rules=RULES)
    assert (loose.case.id, loose.completeness.status) == (None, "not-assessed")
    assert "case" not in [row.document for row in loose.coverage]


def test_fingerprints_hold_while_rows_move_and_change_with_content() -> None:
    def prints(one: Report) -> dict[tuple[str, str], str]:
        return {(f.rule, f.kind): f.fingerprint for f in one.findings}
    before = prints(report())
    assert before == prints(report("en"))
    assert len(set(before.values())) == len(report().findings)
    changed = replace(results()[6], finding=replace(results()[6].finding, evidence=(
        Evidence("d2", 1, quote="210101199003071235"),)))
    assert prints(report(found=(*results()[:6], changed)))["ID-02", "fail"] != before["ID-02", "fail"]


def test_equal_findings_are_told_apart() -> None:
    twice = report(found=(results()[5], results()[5]))
    assert [f.fingerprint.rpartition(":")[2] for f in twice.findings] == ["1", "2"]


def test_coverage_tells_clean_from_not_checked() -> None:
    rows = {row.document: {cell.family: cell for cell in row.cells} for row in report().coverage}
    assert rows["d1"]["DOC"].checked == ("DOC-02",)
    assert not rows["d1"]["DOC"].found
    assert rows["d1"]["STM"].found == 2
    assert [(item.rule, item.reason_code) for item in rows["d1"]["CAL"].unchecked] == [("CAL-04", "CAL-04.no-calendar")]
    assert [(item.rule, item.reason_code) for item in rows["d3"]["DOC"].unchecked] == [("DOC-02", "common.unreadable")]
    assert [item.reason_code for item in rows["case"]["TAG"].unchecked] == ["common.no-subject"]
    assert "STM" not in rows["d2"]


def test_a_statement_without_a_table_is_not_checked_rather_than_clean() -> None:
    whole = application()
    unread = replace(whole, documents=(replace(whole.documents[0], statement=None),))
    one = build_report(unread, judgement(()), Policy(), AS_OF, "zh", rules=RULES)
    cells = {cell.family: cell for row in one.coverage if row.document == "d1" for cell in row.cells}
    assert not cells["STM"].checked
    assert {item.reason_code for item in cells["STM"].unchecked} == {"common.no-table"}


def test_rules_left_out_of_a_run_are_said() -> None:
    run = judgement(())
    some = replace(run, outcomes=tuple(outcome for outcome in run.outcomes if outcome.rule != "STM-01"))
    one = build_report(application(), some, Policy(), AS_OF, "zh", rules=RULES)
    assert ("STM-01", "not-selected") in [(item.rule, item.reason_code) for row in one.coverage for cell in row.cells
                                          for item in cell.unchecked]


def test_a_saved_report_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(render_json(report(), Options(unmask=True)), encoding="utf-8")
    assert load_report(path) == spoken(report(), "zh")
    path.write_text(render_json(report(), Options()), encoding="utf-8")
    again = load_report(path)
    assert again.masked
    assert render_json(again, Options()) == path.read_text(encoding="utf-8")


def test_a_saved_report_can_be_read_in_the_other_language(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(render_json(report("zh"), Options()), encoding="utf-8")
    english = json.loads(render_json(load_report(path), Options(lang="en")))
    assert english["findings"][0]["message"] == "Credit report is missing."
    assert english == json.loads(render_json(report("en"), Options()))


def test_keys_of_later_versions_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(asdict(report()) | {"added": 1}, ensure_ascii=False), encoding="utf-8")
    assert load_report(path).case.id == "HX2025-000123"


@pytest.mark.parametrize("content", ["", "{", "[]", '"x"', "null", "{}", '{"schema": "intake-report/2"}',
                                     '{"schema": "intake-report/1"}', "\x00\x01"])
def test_what_is_no_report_is_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_report(path)
    assert (caught.value.code, caught.value.values) == ("not-a-report", {"file": str(path)})


def test_a_missing_report_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_report(tmp_path / "none.json")
    assert caught.value.code == "file-missing"


@pytest.mark.parametrize(("name", "value", "zh", "en"), [
    ("of", "in", "收入", "money in"), ("of", "count-out", "支出笔数", "entries out"),
    ("column", "debit", "借方金额", "debit")])
def test_parts_of_a_statement_are_named_in_both_languages(name: str, value: str, zh: str, en: str) -> None:
    assert (value_words(name, value, "zh"), value_words(name, value, "en")) == (zh, en)


@pytest.mark.parametrize(("name", "shown"), [
    ("amount", "133,134.00"), ("gone", "133,134.00"), ("highest", "133,134.00"), ("figure", "133134.00")])
def test_sums_that_were_worked_out_have_separators_and_those_quoted_what_is_printed(name: str, shown: str) -> None:
    assert (value_words(name, "133134.00", "zh"), value_words(name, "133134.00", "en")) == (shown, shown)
