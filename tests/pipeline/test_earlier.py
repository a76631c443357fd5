"""The registry as a person meets it: `check --register`, `doctor`, `purge`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from intake_cli.case.journal import Journal
from tests.conftest import Intake

FIRST, SECOND = "110101198001010010", "110101199003070038"
REGISTER_RULES = ("--select", "REG-01,REG-02", "--format", "json")


def ledger(opening: str) -> str:
    balance = Decimal(opening)
    lines = ["交易日期,摘要,交易金额,账户余额"]
    for place in range(40):
        amount = Decimal(8123) if place % 20 == 10 else -Decimal(f"{17 + place * 7 % 90}.{place:02}")
        balance += amount
        lines.append(f"{date(2025, 3, 1) + timedelta(days=place * 4)},转账,{amount},{balance}")
    return "\n".join(lines) + "\n"


def new_case(folder: Path, id_: str, person: str, *, mobile: str, employer: str = "样例有限公司",
             opening: str = "", applied_on: str = "2025-09-18") -> Path:
    """A case with a statement where it is told with which balance that begins."""
    folder.mkdir()
    (folder / "case.toml").write_text(f"""
[case]
id = "{id_}"
product = "salary-loan"
applied_on = {applied_on}
[applicant]
name = "张样例"
id_number = "{person}"
mobile = "{mobile}"
[employer]
name = "{employer}"
""", encoding="utf-8")
    if opening:
        (folder / "personal_statement.csv").write_text(ledger(opening), encoding="utf-8")
    return folder


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a registry may be made."""
    path = tmp_path / "state" / "registry.sqlite"
    monkeypatch.setenv("INTAKE_REGISTRY", str(path))
    monkeypatch.setenv("INTAKE_REGISTRY_KEY", str(tmp_path / "config" / "registry.key"))
    return path


def findings(out: str) -> list[tuple[str, str, str]]:
    report: dict[str, Any] = json.loads(out)
    return [(each["rule"], each["kind"], each["message"]) for each in report["findings"]]


def test_a_case_that_was_kept_is_met_by_the_next(registry: Path, tmp_path: Path, intake: Intake) -> None:
    first = new_case(tmp_path / "a", "HX-1", FIRST, mobile="13900000001", opening="5000.00")
    again = new_case(tmp_path / "b", "HX-2", FIRST, mobile="13900000001", employer="别样例有限公司")
    stranger = new_case(tmp_path / "c", "HX-3", SECOND, mobile="13900000001", opening="5000.00")
    absent = intake("check", first, *REGISTER_RULES)
    assert (absent.code, {kind for _, kind, _ in findings(absent.out)}) == (0, {"unknown"})
    assert not registry.exists()
    for _ in "12":  # judged again it does not meet itself
        kept = intake("check", first, *REGISTER_RULES, "--register")
        assert (kept.code, findings(kept.out), kept.err) == (0, [], "Kept in the registry: 1.\n")
    assert [entry["action"] for entry in Journal(first).entries()] == [
        "check", "register", "check", "register", "check"]
    repeated = intake("check", again, *REGISTER_RULES, "--lang", "en")
    assert repeated.code == 1
    assert [(rule, kind) for rule, kind, _ in findings(repeated.out)] == [("REG-01", "fail")]
    assert "employer" in findings(repeated.out)[0][2]
    shared = intake("check", stranger, *REGISTER_RULES, "--lang", "en")
    said = findings(shared.out)
    assert shared.code == 1
    assert {(rule, kind) for rule, kind, _ in said} == {("REG-02", "fail")}
    assert len(said) == 2  # the telephone and the rows, whose page is not told of again
    assert all("HX-1" in message and "13900000001" not in message for _, _, message in said)
    assert "1 (" in intake("doctor").out.splitlines()[-2]


def test_a_page_of_an_earlier_case_is_named(registry: Path, tmp_path: Path, intake: Intake) -> None:
    bill = Image.new("L", (800, 500), 255)
    write = ImageDraw.Draw(bill)
    for row, words in enumerate(("Water bill", "Account:", "3101234567", "5520193846", "2025-09-01")):
        write.text((60, 40 + row * 80), words, 0, ImageFont.load_default(size=44))
    for id_, person in (("HX-1", FIRST), ("HX-2", SECOND)):
        new_case(tmp_path / id_, id_, person, mobile="", employer="")
    bill.save(tmp_path / "HX-1" / "address_proof.png")
    bill.rotate(0.4, fillcolor=255).save(tmp_path / "HX-2" / "address_proof.png")  # another scan of it
    assert intake("check", tmp_path / "HX-1", *REGISTER_RULES, "--register").code == 0
    shared = intake("check", tmp_path / "HX-2", *REGISTER_RULES, "--lang", "en")
    (rule, kind, message), = findings(shared.out)
    assert (shared.code, rule, kind) == (1, "REG-02", "fail")
    assert "HX-1" in message


def test_a_registry_that_cannot_be_asked_hides_nothing(registry: Path, tmp_path: Path, intake: Intake) -> None:
    registry.parent.mkdir()
    registry.write_bytes(b"no database " * 100)
    case = new_case(tmp_path / "a", "HX-1", "110101198001010011", mobile="13900000001")
    call = intake("check", case, "--select", "REG-02,ID-02", "--format", "json")
    assert call.code == 10
    assert {(rule, kind) for rule, kind, _ in findings(call.out)} == {("ID-02", "fail"), ("REG-02", "unknown")}
    assert "registry.sqlite" in call.err
    assert "registry.sqlite" in intake("doctor").out


def test_a_key_for_all_to_read_and_a_lost_one(registry: Path, tmp_path: Path, intake: Intake) -> None:
    case = new_case(tmp_path / "a", "HX-1", FIRST, mobile="13900000001")
    assert intake("check", case, *REGISTER_RULES, "--register").code == 0
    key = tmp_path / "config" / "registry.key"
    key.chmod(0o644)
    call = intake("check", case, *REGISTER_RULES)
    assert (call.code, "chmod 600" in call.err) == (12, True)
    key.unlink()
    assert intake("check", case, *REGISTER_RULES, "--register").code == 12
    assert not key.exists()


def test_what_cannot_be_kept_is_said(registry: Path, tmp_path: Path, intake: Intake) -> None:
    case = new_case(tmp_path / "a", "HX-1", "", mobile="13900000001")
    assert intake("check", case, *REGISTER_RULES, "--register").code == 2
    assert intake("check", tmp_path / "statement.csv", "--register").code == 2
    assert intake("check", case, "--register", "--policy", tmp_path / "none.toml").code == 3


def test_without_a_registry_no_database_library_is_loaded(tmp_path: Path) -> None:
    case = new_case(tmp_path / "a", "HX-1", FIRST, mobile="13900000001")
    program = ("import sys; from intake_cli.cli.main import run; "
               f"run(['check', {str(case)!r}, '-q', '--select', 'REG-01']); "
               "print({name.partition('.')[0] for name in sys.modules} & {'sqlalchemy', 'alembic', 'psycopg'})")
    environment = {**os.environ, "HOME": str(tmp_path), "INTAKE_REGISTRY": ""}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    assert done.stdout.splitlines()[-1] == "set()"


def test_old_cases_are_destroyed_with_a_log(registry: Path, tmp_path: Path, intake: Intake) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    old = new_case(cases / "old", "HX-1", FIRST, mobile="13900000001", applied_on="2015-01-02")
    held = new_case(cases / "held", "HX-2", SECOND, mobile="13900000002", applied_on="2015-01-02")
    fresh = new_case(cases / "fresh", "HX-3", SECOND, mobile="13900000003", applied_on=date.today().isoformat())
    outside = tmp_path / "outside.txt"
    outside.write_text("not ours")
    (old / "link").symlink_to(outside)
    policy = tmp_path / "policy.toml"
    policy.write_text('[[retention.holds]]\ncase = "HX-2"\nreason = "a dispute"\n')
    would = intake("purge", cases, "--dry-run", "--policy", policy, "--lang", "en")
    assert (would.code, old.is_dir(), (cases / ".intake").exists()) == (0, True, False)
    assert [line.split()[0] for line in would.out.splitlines()] == ["kept", "held", "due"]
    did = intake("purge", cases, "--policy", policy, "--lang", "en")
    assert [line.split()[0] for line in did.out.splitlines()] == ["kept", "held", "destroyed"]
    assert (old.exists(), held.exists(), fresh.exists(), outside.read_text()) == (False, True, True, "not ours")
    entry = Journal(cases).entries()[0]
    assert (entry["action"], entry["case"], entry["last"], entry["files"]) == ("purge", "HX-1", "2015-01-02", 2)
    assert len(intake("purge", cases, "--policy", policy).out.splitlines()) == 2


def test_the_registry_is_purged_too(registry: Path, tmp_path: Path, intake: Intake) -> None:
    case = new_case(tmp_path / "a", "HX-1", FIRST, mobile="13900000001")
    assert intake("check", case, *REGISTER_RULES, "--register").code == 0
    policy = tmp_path / "policy.toml"
    policy.write_text("[retention]\nregistry_days = 0\n")
    assert "0 cases" in intake("purge", "--policy", policy, "--lang", "en").out
    assert "0 cases" in intake("purge", "--dry-run", "--lang", "en").out


def test_a_case_that_is_being_worked_on_is_left(tmp_path: Path, intake: Intake,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    from intake_cli.case.store import CaseStore

    old = new_case(tmp_path / "old", "HX-1", FIRST, mobile="13900000001", applied_on="2015-01-02")
    monkeypatch.setattr(CaseStore.__init__, "__defaults__", (0.0,))
    with CaseStore(old):
        call = intake("purge", old)
    assert call.code == 11
    assert (old / "case.toml").is_file()
