"""Which files are taken, as what, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from intake_cli.case.content import content_type
from intake_cli.case.files import Inputs, case_inputs, loose_inputs
from intake_cli.case.toml import load_case
from intake_cli.errors import InputError, IntakeError
from intake_cli.messages import say

PDF = b"%PDF-1.7\n"
JPEG = b"\xff\xd8\xff\xe0"
CASE = '[case]\nid = "A1"\nproduct = "salary-loan"\n'


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def taken(inputs: Inputs) -> dict[str, tuple[str | None, str]]:
    return {Path(file.name).name: (file.kind, file.type) for file in inputs.files}


def sentence(error: IntakeError, lang: str = "en") -> str:
    return say(f"error.{error.code}", lang, **error.values)


def test_kinds_by_name_by_folder_by_tag_and_by_declaration(tmp_path: Path) -> None:
    declared = '[[documents]]\nkind = "address_proof"\nfile = "papers/bill.pdf"\n'
    put(tmp_path, {"case.toml": (CASE + declared).encode(), "id_card-front.jpg": JPEG, "credit_report/1.pdf": PDF,
                   "papers/bill.pdf": PDF, "stack.pdf": PDF, "work_certificate.pdf": PDF, "notes.txt.bak": b"x",
                   "ID_Card back.JPG": JPEG})
    inputs = case_inputs(load_case(tmp_path), {"work_certificate.pdf": "labour_contract"})
    assert taken(inputs) == {
        "id_card-front.jpg": ("id_card", "jpeg"), "ID_Card back.JPG": ("id_card", "jpeg"),
        "1.pdf": ("credit_report", "pdf"), "bill.pdf": ("address_proof", "pdf"), "stack.pdf": (None, "pdf"),
        "work_certificate.pdf": ("labour_contract", "pdf")}
    assert inputs.problems == []
    assert inputs.skipped == ["notes.txt.bak"]


def test_a_declared_file_must_be_there(tmp_path: Path) -> None:
    put(tmp_path, {"case.toml": (CASE + '[[documents]]\nkind = "lease"\nfile = "lease.pdf"\n').encode()})
    problems = case_inputs(load_case(tmp_path)).problems
    assert [problem.code for problem in problems] == ["file-declared-missing"]
    assert "lease.pdf" in sentence(problems[0])


def test_litter_is_left_out(tmp_path: Path) -> None:
    names = (".DS_Store", "._id_card.pdf", "Thumbs.db", "~$form.pdf", "scan.pdf.part", "__MACOSX/a.pdf",
             ".intake/objects/a", "@eaDir/a.pdf", "a.crdownload", "id_card.pdf")
    put(tmp_path, dict.fromkeys(names, PDF))
    assert list(taken(loose_inputs([tmp_path]))) == ["id_card.pdf"]


def test_order_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    put(tmp_path, dict.fromkeys(("b.pdf", "a.pdf", "c/1.pdf", "ab.pdf"), PDF))
    assert [file.name for file in loose_inputs([tmp_path]).files] == [
        str(tmp_path / name) for name in ("a.pdf", "ab.pdf", "b.pdf", "c/1.pdf")]


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    put(tmp_path, {"good.pdf": PDF, "text.pdf": "流水".encode(), "empty.pdf": b"", "odd.png": b"\x00\x01\x02",
                   "letter.docx": b"PK\x03\x04....[Content_Types].xml", "plain.txt": b"note",
                   "card.HEIC": b"\x00\x00\x00\x18ftypheic", "card": b"\x00\x00\x00\x18ftypavif",
                   "notes.md": b"note", "report.html": b"<!doctype html>", "case2/case.toml": b"", "case2/a.pdf": PDF})
    (tmp_path / "link.pdf").symlink_to(tmp_path / "good.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    inputs = loose_inputs([tmp_path, tmp_path / "absent.pdf"])
    assert set(taken(inputs)) == {"good.pdf", "plain.txt", "card.HEIC"}
    assert {Path(problem.values["file"]).name: problem.code for problem in inputs.problems} == {
        "text.pdf": "file-text-named", "empty.pdf": "file-empty", "odd.png": "file-content", "link.pdf": "file-link",
        "pipe.pdf": "file-not-regular", "absent.pdf": "file-missing", "letter.docx": "file-type",
        "card": "file-type", "case2": "folder-is-case"}
    assert inputs.skipped == [str(tmp_path / "notes.md"), str(tmp_path / "report.html")]
    for problem in inputs.problems:
        assert problem.values["file"] in sentence(problem)
        assert problem.values["file"] in sentence(problem, "zh")


def test_a_file_given_by_name_is_never_passed_over(tmp_path: Path) -> None:
    put(tmp_path, {"letter.docx": b"PK\x03\x04....[Content_Types].xml", "page.html": b"<!DOCTYPE html>"})
    inputs = loose_inputs([tmp_path / "letter.docx", tmp_path / "page.html"], kind="lease")
    assert [problem.code for problem in inputs.problems] == ["file-type", "file-type"]


@pytest.mark.parametrize("files", [{}, {".DS_Store": b"x"}, {"inner/.keep": b""}])
def test_an_empty_folder_is_a_problem(tmp_path: Path, files: dict[str, bytes]) -> None:
    problems = loose_inputs([put(tmp_path, files)]).problems
    assert [problem.code for problem in problems] == ["folder-empty"]
    assert str(tmp_path) in sentence(problems[0])


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"real/a.pdf": PDF, "walked/b.pdf": PDF})
    (tmp_path / "walked" / "loop").symlink_to(tmp_path)
    inputs = loose_inputs([tmp_path / "walked"])
    assert list(taken(inputs)) == ["b.pdf"]
    assert [problem.code for problem in inputs.problems] == ["file-link"]


def test_the_folders_own_name_tells_the_kind(tmp_path: Path) -> None:
    put(tmp_path / "lease", {"1.pdf": PDF})
    assert taken(loose_inputs([tmp_path / "lease"])) == {"1.pdf": ("lease", "pdf")}
    assert taken(loose_inputs([tmp_path / "lease"], "other")) == {"1.pdf": ("other", "pdf")}


def test_too_many_files_hide_none_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake_cli.case.files.MOST_FILES", 3)
    put(tmp_path, dict.fromkeys(("1.pdf", "2.pdf", "a/3.pdf", "a/4.pdf", "b/5.pdf"), PDF))
    inputs = loose_inputs([tmp_path])
    assert list(taken(inputs)) == ["1.pdf", "2.pdf", "3.pdf"]
    assert [problem.code for problem in inputs.problems] == ["folder-too-many"]


def test_a_name_in_another_encoding_is_shown_as_escapes(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), "张三.pdf".encode("gbk"))
    Path(os.fsdecode(path)).write_bytes(PDF)
    [file] = loose_inputs([tmp_path]).files
    assert file.name == f"{tmp_path}/\\xd5\\xc5\\xc8\\xfd.pdf"
    assert file.path.read_bytes() == PDF


def test_deep_nesting_ends(tmp_path: Path) -> None:
    put(tmp_path, {"/".join(["d"] * 14) + "/a.pdf": PDF})
    assert [problem.code for problem in loose_inputs([tmp_path]).problems] == ["folder-too-deep"]


@pytest.mark.parametrize(("name", "data", "type_"), [
    ("a.pdf", b"junk\n%PDF-1.4", "pdf"), ("a.jpg", PDF, "pdf"), ("a.pdf", JPEG, "jpeg"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "png"), ("a.tif", b"II*\x00", "tiff"), ("a.tif", b"MM\x00*", "tiff"),
    ("a.xlsx", b"PK\x03\x04....[Content_Types].xml", "xlsx"), ("a.zip", b"PK\x03\x04....[Content_Types].xml", "zip"),
    ("a.docx", b"PK\x03\x04....[Content_Types].xml", "office.docx"), ("a.zip", b"PK\x03\x04", "zip"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"), ("a.csv", "日期,金额\n".encode(), "csv"),
    ("a.csv", "日期,金额\n".encode("gb18030"), "csv"), ("a.xls", "日期\t金额".encode("utf-16"), "csv"),
    ("a.csv", "日".encode() * 1365 + b"ab" + "日".encode(), "csv"), ("a.xls", b"<html>", "xls"),
    ("a.htm", b"<html>", "html"),
    ("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"), ("a.ofd", b"PK\x03\x04....", "ofd"),
    ("a", b"PK\x03\x04....OFD.xml", "ofd"), ("a.zip", b"PK\x03\x04....%PDF-1.7", "zip"),
    ("a.jpg", JPEG + PDF, "jpeg"), ("a.jpg", b"\x00\x00\x00\x18ftypheix", "heic"),
    ("a.mp4", b"\x00\x00\x00\x18ftypisom", "video"),
    ("a.gif", b"GIF89a", "gif"), ("a.bin", b"\x00\x01", "unknown"), ("README", b"hello", "text")])
def test_types_by_first_bytes(tmp_path: Path, name: str, data: bytes, type_: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert content_type(tmp_path / name) == type_


def test_text_under_a_documents_name(tmp_path: Path) -> None:
    (tmp_path / "流水.pdf").write_text("这不是 PDF", "utf-8")
    with pytest.raises(InputError) as caught:
        content_type(tmp_path / "流水.pdf")
    assert "流水.pdf" in sentence(caught.value, "zh")
    assert "PDF" in sentence(caught.value, "zh")
