"""A case from its folder to its report, and that nothing is done twice."""

from __future__ import annotations

import fcntl
import io
import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest

from intake_cli.cli.main import run
from tests.conftest import Intake

AS_OF = "2025-09-18"


def stack_of(tags: Path, statement: Path, out: Path, sheets: Sequence[int]) -> Path:
    """The tag sheets numbered ``sheets``, each followed by the statement's pages."""
    with pikepdf.new() as stack, pikepdf.open(tags) as printed, pikepdf.open(statement) as papers:
        for sheet in sheets:
            stack.pages.append(printed.pages[sheet])
            stack.pages.extend(papers.pages)
        stack.save(out)
    return out


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory, statement: Path) -> Path:
    """A salary case whose statement was scanned behind its tag (a digital one: nothing here is about pixels)."""
    home = tmp_path_factory.mktemp("scanned")
    folder = home / "case"
    assert run(["new", str(folder), "--product", "salary-loan"]) == 0
    assert run(["tag", str(folder), "--one-side"]) == 0
    stack = stack_of(folder / "tags.pdf", statement, home / "stack.pdf", [2])
    assert run(["scan", str(stack), "--into", str(folder)]) == 1  # eight kinds have not come yet
    return home


@pytest.fixture
def case(tmp_path: Path, scanned: Path) -> Path:
    """A copy of that case, the stack beside it."""
    shutil.copytree(scanned, tmp_path, dirs_exist_ok=True)
    return tmp_path / "case"


def test_tag_and_scan_say_what_is_awaited_and_what_came(tmp_path: Path, statement: Path, intake: Intake) -> None:
    folder = tmp_path / "case"
    intake("new", folder, "--product", "salary-loan")
    kinds = intake("tag", folder, "--one-side").err
    assert kinds.startswith("9 kinds: Application form, ID card, Personal bank statement")
    stack = stack_of(folder / "tags.pdf", statement, tmp_path / "stack.pdf", [2])
    assert "papers/personal_statement.pdf" in intake("scan", stack, "--into", folder).out


@pytest.mark.live
def test_check_and_report(case: Path, intake: Intake) -> None:
    call = intake("check", case, "--as-of", AS_OF, "--format", "json")
    report = json.loads(call.out)
    assert call.code == 1
    assert report["completeness"]["status"] == "incomplete"
    assert {required["kind"] for required in report["completeness"]["required"] if required["status"] == "present"} == {
        "personal_statement"}
    assert report["case"]["product"] == "salary-loan"
    assert report["documents"][0]["file"] == "papers/personal_statement.pdf"
    written = intake("report", case).out.strip()
    assert written == str(case / "report.html")
    assert "<!doctype html>" in Path(written).read_text(encoding="utf-8").lower()
    saved = intake("report", case / ".intake" / "result.json", "--format", "json", "--output", case / "again.json")
    assert saved.code == 0
    again = json.loads((case / "again.json").read_text(encoding="utf-8"))
    assert again["findings"] == report["findings"]
    shown = intake("report", case / ".intake" / "result.json", "--format", "json", "--output", "-")
    assert json.loads(shown.out) == again
    assert intake("report", case / ".intake" / "result.json").out.strip() == written


def test_no_picture_of_what_was_not_checked(case: Path, statement: Path, intake: Intake) -> None:
    intake("check", case, "--as-of", "2025-12-18")  # too old by then: the dates are accused
    assert "data:image" in Path(intake("report", case).out.strip()).read_text(encoding="utf-8")
    with pikepdf.open(statement) as pdf:
        del pdf.pages[1]
        pdf.save(case / "papers" / "personal_statement.pdf")
    assert "data:image" not in Path(intake("report", case).out.strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "{}", "[" * 100_000, '{"schema": "intake-report/1"}', "\x00"])
def test_what_is_no_result(content: str, in_folder: Path, intake: Intake) -> None:
    (in_folder / "result.json").write_text(content, encoding="utf-8")
    call = intake("report", "result.json")
    assert (call.code, call.out) == (3, "")
    assert len(call.err.splitlines()) == 1
    assert "result.json" in call.err


def test_a_rerun_does_nothing_twice_and_gives_the_same_bytes(case: Path, intake: Intake,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    first = intake("check", case, "--as-of", AS_OF, "--format", "json").out
    saved = (case / ".intake" / "result.json").read_bytes()

    def refuse(jobs: Sequence[object], *rest: object, **others: object) -> list[object]:
        assert not jobs, "a child was started"
        return []

    monkeypatch.setattr("intake_cli.pipeline.tasks.run_all", refuse)
    monkeypatch.setattr("intake_cli.pipeline.reading.run_pages", refuse)
    assert intake("check", case, "--as-of", AS_OF, "--format", "json").out == first
    assert (case / ".intake" / "result.json").read_bytes() == saved


def test_a_changed_paper_is_read_again(case: Path, intake: Intake, statement: Path) -> None:
    intake("check", case, "--as-of", AS_OF)
    with pikepdf.open(statement) as pdf:
        del pdf.pages[1]
        pdf.save(case / "papers" / "personal_statement.pdf")
    report = json.loads(intake("check", case, "--as-of", AS_OF, "--format", "json").out)
    assert len(report["documents"][0]["pages"]) == 1


def test_a_stack_scanned_twice_is_filed_once(case: Path, tmp_path: Path, intake: Intake) -> None:
    before = sorted(path.name for path in (case / "papers").iterdir())
    intake("scan", tmp_path / "stack.pdf", "--into", case)
    assert sorted(path.name for path in (case / "papers").iterdir()) == before
    assert len(json.loads((case / "scan.json").read_text(encoding="utf-8"))["stacks"]) == 1


def test_a_kind_and_a_page_are_scanned_again(case: Path, statement: Path, tmp_path: Path, intake: Intake) -> None:
    """From the specialist's side: what is said, and that a second time nothing happens."""
    scan = case / "scan.json"
    said = intake("scan", tmp_path / "stack.pdf", "--into", case)
    assert "stack.pdf: scanned before, nothing changed" in said.out
    new = stack_of(case / "tags.pdf", statement, tmp_path / "again.pdf", [2, 1])
    said = intake("scan", new, "--into", case)
    assert "replaced: papers/personal_statement.pdf, by again.pdf" not in said.out  # the same pages: nothing to replace
    with pikepdf.open(statement) as pdf:
        del pdf.pages[1]
        pdf.save(tmp_path / "page.pdf")
    said = intake("scan", tmp_path / "page.pdf", "--into", case, "--replace", "personal_statement:2")
    assert "replaced: papers/personal_statement.pdf page 2, by page.pdf" in said.out
    with pikepdf.open(case / "papers" / "personal_statement.pdf") as pdf:
        assert len(pdf.pages) == 2
    before = scan.read_bytes()
    said = intake("scan", tmp_path / "page.pdf", "--into", case, "--replace", "personal_statement:2")
    assert "page.pdf: scanned before" in said.out
    refused = intake("scan", tmp_path / "page.pdf", "--into", case, "--replace", "papers/nothing.pdf")
    assert (refused.code, "papers/nothing.pdf" in refused.err) == (2, True)
    assert scan.read_bytes() == before


def test_papers_put_in_by_hand_count(case: Path, statement: Path, intake: Intake) -> None:
    (case / "address_proof").mkdir()
    shutil.copy(statement, case / "address_proof" / "bill.pdf")
    report = json.loads(intake("check", case, "--as-of", AS_OF, "--format", "json").out)
    assert {"address_proof", "personal_statement"} <= {document["kind"] for document in report["documents"]}


def test_nothing_is_open_to_others(case: Path, intake: Intake) -> None:
    intake("check", case, "--as-of", AS_OF)
    intake("report", case)
    assert [path for path in (case, *case.rglob("*")) if path.stat().st_mode & 0o077] == []


def test_no_file_remembers_the_password(case: Path, statement: Path, intake: Intake) -> None:
    with pikepdf.open(statement) as pdf:
        pdf.save(case / "papers" / "personal_statement.pdf",
                 encryption=pikepdf.Encryption(owner="geheim-77", user="geheim-77"))
    ours, theirs = os.pipe()
    os.write(theirs, b"geheim-77")
    os.close(theirs)
    call = intake("check", case, "--as-of", AS_OF, "--password-fd", ours, "--format", "json")
    assert len(json.loads(call.out)["documents"][0]["pages"]) == 2
    kept = io.BytesIO(b"".join(path.read_bytes() for path in (case / ".intake").rglob("*") if path.is_file()))
    assert b"geheim-77" not in kept.getvalue()


def test_two_cases_in_one_call(case: Path, statement: Path, tmp_path: Path, intake: Intake) -> None:
    other = tmp_path / "other"
    intake("new", other, "--product", "owner-loan")
    call = intake("check", case, other, statement, "--as-of", AS_OF, "--format", "json")
    reports = [json.loads(line) for line in call.out.splitlines()]
    assert [report["case"]["product"] for report in reports] == ["salary-loan", "owner-loan", None]
    refused = intake("check", case, other, "--format", "sarif")
    assert (refused.code, refused.out) == (2, "")


def test_the_text_names_the_next_command(case: Path, intake: Intake, tmp_path: Path) -> None:
    assert f"intake report {case}" in intake("check", case, "--as-of", AS_OF).out
    page = tmp_path / "out" / "r.html"
    assert page.as_uri() in intake("check", case, "--as-of", AS_OF, "--report", f"html={page}").out


def damage_object(case: Path) -> None:
    for path in (case / ".intake" / "objects").glob("*/*"):
        with path.open("ab") as stream:
            stream.write(b"x")


def damage_journal(case: Path) -> None:
    (case / ".intake" / "journal.jsonl").write_text('{"seq": 1}\n', encoding="utf-8")


def damage_manifest(case: Path) -> None:
    (case / "scan.json").write_text("[]", encoding="utf-8")


def hold_lock(case: Path) -> None:
    fcntl.flock(os.open(case / ".intake" / "lock", os.O_RDWR), fcntl.LOCK_EX)  # until the end of the program


@pytest.mark.parametrize(("trouble", "code"), [
    (damage_object, 10), (damage_journal, 10), (damage_manifest, 10), (hold_lock, 11)])
def test_troubles_of_the_store(case: Path, statement: Path, trouble: Callable[[Path], None], code: int,
                               monkeypatch: pytest.MonkeyPatch, intake: Intake) -> None:
    monkeypatch.setattr("intake_cli.case.store.CaseStore.__init__.__defaults__", (0.1,))
    intake("check", case, "--as-of", AS_OF)
    trouble(case)
    call = intake("check", case, statement, "-q", "--as-of", AS_OF, "--format", "json")
    assert call.code == code
    assert len(call.err.splitlines()) == 1
    assert str(case) in call.err
    assert json.loads(call.out)["documents"][0]["file"] == str(statement)
