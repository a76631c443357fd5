"""Every mistake is one line that names the file and what to do, with the exit code of the contract."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.conftest import Intake

PASSWORD = "样例-123"


def missing(folder: Path) -> Path:
    return folder / "nothing.pdf"


def text_named_pdf(folder: Path) -> Path:
    path = folder / "notes.pdf"
    path.write_text("只是文字\n", encoding="utf-8")
    return path


def encrypted(folder: Path) -> Path:
    path = folder / "locked.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD))
    return path


def truncated_jpeg(folder: Path) -> Path:
    stream = io.BytesIO()
    Image.effect_noise((400, 400), 60).save(stream, "JPEG")
    path = folder / "photo.jpg"
    path.write_bytes(stream.getvalue()[:len(stream.getvalue()) // 3])
    return path


def empty_file(folder: Path) -> Path:
    path = folder / "empty.pdf"
    path.touch()
    return path


def empty_folder(folder: Path) -> Path:
    path = folder / "empty"
    path.mkdir()
    return path


def wrong_type(folder: Path) -> Path:
    case = folder / "case"
    case.mkdir()
    (case / "case.toml").write_text('[case]\nid = 7\nproduct = "salary-loan"\n', encoding="utf-8")
    return case


BAD_INPUTS: dict[Callable[[Path], Path], int] = {
    missing: 3, text_named_pdf: 3, encrypted: 3, truncated_jpeg: 3, empty_file: 3, empty_folder: 3, wrong_type: 2}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", BAD_INPUTS)
def test_one_line_names_the_file(make: Callable[[Path], Path], lang: str, tmp_path: Path, intake: Intake) -> None:
    bad = make(tmp_path)
    call = intake("check", bad, "-q", "--lang", lang)
    assert call.code == BAD_INPUTS[make]
    assert len(call.err.splitlines()) == 1
    assert bad.name in call.err
    assert "Traceback" not in call.err


@pytest.mark.parametrize("make", BAD_INPUTS)
def test_the_others_are_still_reported(make: Callable[[Path], Path], tmp_path: Path, statement: Path,
                                       intake: Intake) -> None:
    bad = make(tmp_path)
    call = intake("check", bad, statement, "-q", "--as-of", "2025-09-18", "--format", "json")
    assert call.code == BAD_INPUTS[make]
    read = [document for document in json.loads(call.out)["documents"] if document["file"] == str(statement)]
    assert len(read[0]["statement"]["entries"]) == 60
    assert len(call.err.splitlines()) == 1


def test_a_password_by_descriptor_opens(tmp_path: Path, intake: Intake) -> None:
    path = encrypted(tmp_path)
    ours, theirs = os.pipe()
    os.write(theirs, f"{PASSWORD}\n".encode())
    os.close(theirs)
    call = intake("check", path, "-q", "--password-fd", ours)
    assert call.code == 1  # opened; a blank page is nothing that can be checked
    assert "DOC-06" in call.out
    assert PASSWORD not in call.out + call.err


def test_a_password_comes_in_the_bytes_of_its_system(tmp_path: Path, intake: Intake) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, f"{PASSWORD}\r\n".encode("gbk"))
    os.close(theirs)
    assert intake("check", encrypted(tmp_path), "-q", "--password-fd", ours).code == 1
    os.close(ours)  # left open: it may be stdin


def test_a_bad_policy_key_names_the_nearest(tmp_path: Path, statement: Path, intake: Intake) -> None:
    policy = tmp_path / "strict.toml"
    policy.write_text("[statement]\nmonth = 6\n", encoding="utf-8")
    call = intake("check", statement, "-q", "--policy", policy)
    assert call.code == 5
    assert "strict.toml" in call.err
    assert "statement.months" in call.err


def test_an_unreadable_input_outweighs_a_bad_policy(tmp_path: Path, intake: Intake) -> None:
    policy = tmp_path / "bad.toml"
    policy.write_text("x = 1\n", encoding="utf-8")
    call = intake("check", missing(tmp_path), "-q", "--policy", policy)
    assert call.code == 3
    assert len(call.err.splitlines()) == 2


USAGE = [
    (["check"], "PATH"),
    (["check", "--nonsense", "x"], "--nonsense"),
    (["chekc", "x"], "chekc"),
    (["check", "x", "--as-of", "2025-02-30"], "2025-02-30"),
    (["check", "x", "--select", "STM-1"], "STM-01"),
    (["check", "x", "--format", "htm"], "text"),
    (["check", "x", "--report", "html"], "KIND=PATH"),
    (["check", "x", "--fail-on", "fatal"], "warning"),
    (["check", "x", "--kind", "id_cards"], "id_card"),
    (["check", "x", "--password-fd", "77"], "77"),
    (["check", "x", "--password-fd", "x"], "--password-fd"),
    (["check", "x", "--as-of"], "--as-of"),
    (["check", "x", "--unmask=yes"], "--unmask"),
    (["check", "x", "--lang"], "--lang"),
    (["explain", "STM-00"], "STM-"),
    (["explain", "STM-01", "STM-03"], "STM-03"),
    (["new", "x"], "--product"),
    (["new", "x", "--product", "loan"], "salary-loan"),
    (["tag", "."], "case.toml"),
    (["scan", "x", "--into", "."], "case.toml"),
    (["report", "."], "case.toml"),
    (["--lang", "fr", "rules"], "fr"),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("arguments", "named"), USAGE, ids=[" ".join(arguments) for arguments, _ in USAGE])
def test_usage(arguments: list[str], named: str, lang: str, in_folder: Path, intake: Intake) -> None:
    call = intake("--lang", lang, *arguments)
    if "--lang" not in arguments:
        assert any("\u4e00" <= sign <= "\u9fff" for sign in call.err) == (lang == "zh")
        assert lang == "en" or not re.search(r"[a-z]+ [a-z]+ [a-z]+", call.err)  # no English words in a Chinese line
    assert call.code == 2
    assert call.out == ""
    assert len(call.err.splitlines()) == 1
    assert named in call.err


def test_an_output_that_cannot_be_written(tmp_path: Path, statement: Path, intake: Intake) -> None:
    (tmp_path / "file").touch()
    call = intake("check", statement, "-q", "--output", tmp_path / "file" / "out.txt")
    assert call.code == 2
    assert "out.txt" in call.err


def test_a_broken_program_says_so(monkeypatch: pytest.MonkeyPatch, statement: Path, intake: Intake) -> None:
    def breaks(*arguments: object) -> None:
        raise RuntimeError("secret words of a document")

    monkeypatch.setattr("intake_cli.pipeline.checking.check_paths", breaks)
    call = intake("check", statement)
    assert call.code == 6
    assert len(call.err.splitlines()) == 1
    assert "secret" not in call.err
    assert "Traceback" in intake("check", statement, "--debug").err


def test_interrupted(monkeypatch: pytest.MonkeyPatch, statement: Path, intake: Intake) -> None:
    def stops(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("intake_cli.pipeline.checking.check_paths", stops)
    assert intake("check", statement).code == 130
