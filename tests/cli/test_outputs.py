"""Where results go: every output that can be written is, and what cannot is said."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Intake

AS_OF = ("-q", "--as-of", "2025-09-18")


def test_one_output_that_fails_hides_no_other(statement: Path, in_folder: Path, intake: Intake) -> None:
    (in_folder / "file").touch()
    call = intake("check", statement, *AS_OF, "--format", "json", "--report", "html=file/r.html", "--report",
                  "sarif=r.sarif")
    assert call.code == 2
    assert len(call.err.splitlines()) == 1
    assert "file/r.html" in call.err
    assert json.loads(call.out)["verdict"] == "clear"
    assert json.loads((in_folder / "r.sarif").read_text("utf-8"))["runs"]


def test_a_folder_as_output_is_refused_before_any_work(in_folder: Path, intake: Intake) -> None:
    call = intake("check", "absent.pdf", "--output", in_folder)
    assert (call.code, call.out) == (2, "")
    assert str(in_folder) in call.err
    assert "absent.pdf" not in call.err


@pytest.mark.parametrize("place", ["-", "/dev/stdout"])
def test_stdout_by_name(statement: Path, in_folder: Path, place: str, intake: Intake) -> None:
    call = intake("check", statement, *AS_OF, "--format", "json", "--output", place)
    assert json.loads(call.out)["verdict"] == "clear"
    assert list(in_folder.iterdir()) == []


def test_a_full_device_is_a_full_disk(statement: Path, intake: Intake) -> None:
    call = intake("check", statement, *AS_OF, "--output", "/dev/full")
    assert call.code == 13
    assert "/dev/full" in call.err


def test_a_link_is_followed_and_a_file_replaced_whole(statement: Path, in_folder: Path, intake: Intake) -> None:
    (in_folder / "old.json").write_text("old")
    os.chmod(in_folder / "old.json", 0o644)
    (in_folder / "link.json").symlink_to("old.json")
    intake("check", statement, *AS_OF, "--format", "json", "--output", "link.json")
    assert (in_folder / "link.json").is_symlink()
    assert json.loads((in_folder / "old.json").read_text("utf-8"))["verdict"] == "clear"
    assert (in_folder / "old.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_a_call_without_one_readable_file_has_its_report(in_folder: Path, format: str, intake: Intake) -> None:
    call = intake("check", "absent.pdf", "-q", "--format", format)
    assert call.code == 3
    assert "absent.pdf" in call.out
    if format == "json":
        report = json.loads(call.out)
        assert (report["verdict"], report["documents"]) == ("error", [])
        assert [entry["trouble"] for entry in report["inputs"]] == ["file-missing"]


def test_what_is_no_paper_is_named(statement: Path, in_folder: Path, intake: Intake) -> None:
    (in_folder / "notes.md").write_text("notes")
    (in_folder / "personal_statement.pdf").write_bytes(statement.read_bytes())
    call = intake("check", ".", *AS_OF, *(arg for kind in ("html", "markdown", "json")
                                          for arg in ("--report", f"{kind}=../r.{kind}")))
    assert call.code == 0
    shown = [call.out, *((in_folder.parent / f"r.{kind}").read_text("utf-8") for kind in ("html", "markdown", "json"))]
    assert all("notes.md" in text for text in shown)
    assert json.loads(shown[-1])["skipped"] == ["notes.md"]


def test_a_surrogate_in_a_text_is_an_escape(tmp_path: Path, intake: Intake) -> None:
    from intake_cli.pipeline.output import utf8

    assert json.loads(utf8('"\ud83d"')) == "\ud83d"
    name = os.fsdecode("张三.pdf".encode("gbk"))
    call = intake("check", tmp_path / name, "-q", "--format", "json")
    assert call.code == 3
    assert json.loads(call.out)["inputs"][0]["file"].endswith("\\xd5\\xc5\\xc8\\xfd.pdf")


def test_a_case_in_a_folder_of_another_encoding(statement: Path, in_folder: Path, intake: Intake) -> None:
    folder = Path(os.fsdecode("张三".encode("gbk")))
    shown = "\\xd5\\xc5\\xc8\\xfd"
    assert intake("new", folder, "--product", "salary-loan").out == f"{shown}/case.toml\n"
    assert intake("tag", folder).out == f"{shown}/tags.pdf\n"
    assert intake("scan", statement, "--into", folder).code == 1
    assert f"intake report '{shown}'" in intake("check", folder, "--as-of", "2025-09-18").out
    assert intake("report", folder).out == f"{shown}/report.html\n"
