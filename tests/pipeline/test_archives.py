"""Archives among the inputs, and the passwords of what is locked."""

from __future__ import annotations

import io
import json
import os
import pty
import stat
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
import pyzipper

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded
from intake_cli.pipeline import unpack as unpacking
from intake_cli.pipeline.unpack import unpack
from tests.conftest import ROOT, Intake
from tests.pipeline.test_spreadsheets import EXPORT

PASSWORD = "样例-123"
AS_OF = ("--as-of", "2025-09-18", "--format", "json", "--no-progress")


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def locked(path: Path, members: dict[str, bytes], password: bytes = PASSWORD.encode()) -> Path:
    with pyzipper.AESZipFile(path, "w", compression=zipfile.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password)
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def descriptor(text: str) -> int:
    ours, theirs = os.pipe()
    os.write(theirs, f"{text}\n".encode())
    os.close(theirs)
    return ours


def names(report: str) -> list[str]:
    return [document["file"] for document in json.loads(report)["documents"]]


def test_members_are_papers_of_their_own(statement: Path, tmp_path: Path, intake: Intake) -> None:
    inner = zipped(tmp_path / "inner.zip", {"更多/流水.csv": EXPORT.encode("gbk")}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"流水.pdf": statement.read_bytes(), "__MACOSX/._流水.pdf": b"x",
                                       "里面.zip": inner})
    call = intake("check", path, *AS_OF)
    assert call.err == ""
    assert names(call.out) == [f"{path}/流水.pdf", f"{path}/里面.zip/更多/流水.csv"]
    assert all(document["statement"]["entries"] for document in json.loads(call.out)["documents"])


def test_pictures_are_cut_from_members(statement: Path, tmp_path: Path, intake: Intake) -> None:
    page = tmp_path / "a.html"
    path = locked(tmp_path / "a.zip", {"流水.pdf": statement.read_bytes()})
    intake("check", path, "--as-of", "2025-05-01", "--password-fd", descriptor(PASSWORD), "--report", f"html={page}")
    assert "data:image/webp;base64," in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "encoding", "flag"), [
    ("流水明细.csv", "gbk", 0), ("流水明细.csv", "utf-8", 0), ("流水明细.csv", "utf-8", 0x800), ("a.csv", "ascii", 0)])
def test_names_of_any_system(tmp_path: Path, name: str, encoding: str, flag: int) -> None:
    data = zipped(tmp_path / "a.zip", {"N" * len(name.encode(encoding)): b"x"}).read_bytes()
    data = data.replace(b"N" * len(name.encode(encoding)), name.encode(encoding))
    if flag:
        data = data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x00\x08").replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x08")
    (tmp_path / "a.zip").write_bytes(data)
    assert [item["name"] for item in unpack(tmp_path / "a.zip", {"folder": str(tmp_path)})] == [name]


def test_no_member_leaves_its_folder_and_links_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../out.csv", b"1")
        archive.writestr("/etc\\passwd.csv", b"2")
        archive.writestr(link, b"/etc/passwd")
    folder = tmp_path / "in"
    folder.mkdir()
    items = list(unpack(path, {"folder": str(folder)}))
    assert [item["name"] for item in items] == ["out.csv", "etc/passwd.csv", "link.pdf"]
    assert items[2] == {"name": "link.pdf", "file": None, "cause": "link"}
    assert sorted(file.name for file in folder.iterdir()) == [item["file"] for item in items[:2]]
    assert not (tmp_path.parent / "out.csv").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_locked_archive_opens_by_descriptor(tmp_path: Path, encoding: str, intake: Intake) -> None:
    path = locked(tmp_path / "a.zip", {"流水.csv": EXPORT.encode()}, PASSWORD.encode(encoding))
    refused = intake("check", path, *AS_OF)
    assert refused.code == 3
    assert str(path) in refused.err
    assert "--password-fd" in refused.err
    call = intake("check", path, *AS_OF, "--password-fd", descriptor(PASSWORD))
    assert (call.code, call.err) == (1, "")
    assert names(call.out) == [f"{path}/流水.csv"]


def test_the_old_encryption_of_zips(tmp_path: Path) -> None:
    path = zip_crypto(tmp_path / "a.zip", "流水.csv", EXPORT.encode("gbk"), b"abc123")
    items = list(unpack(path, {"folder": str(tmp_path), "password": "abc123"}))
    assert [item["name"] for item in items] == ["流水.csv"]
    assert (tmp_path / items[0]["file"]).read_bytes() == EXPORT.encode("gbk")
    for password in (f"wrong-{number}" for number in range(300)):  # one in 256 passes the check byte
        with pytest.raises(PasswordNeeded):
            list(unpack(path, {"folder": str(tmp_path), "password": password}))


def zip_crypto(path: Path, name: str, data: bytes, password: bytes) -> Path:
    """A zip of one stored member in PKWARE's old encryption, with its name in GBK (APPNOTE.TXT, section 6.1)."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc_step(crc: int, byte: int) -> int:
        return zlib.crc32(bytes([byte]), crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def update(byte: int) -> None:
        keys[0] = crc_step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc_step(keys[2], keys[1] >> 24)

    def encrypted(byte: int) -> int:
        word = (keys[2] & 0xFFFF) | 2
        update(byte)
        return byte ^ ((word * (word ^ 1)) >> 8 & 0xFF)

    for byte in password:
        update(byte)
    crc = zlib.crc32(data)
    packed = bytes(encrypted(byte) for byte in [*bytes(11), crc >> 24, *data])
    label = name.encode("gbk")
    fields = struct.pack("<HHHHHIIIHH", 20, 1, 0, 0, 0x21, crc, len(packed), len(data), len(label), 0)
    local = b"PK\x03\x04" + fields + label + packed
    central = b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0) + label
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    path.write_bytes(local + central + end)
    return path


def test_a_wrong_password_is_said(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.zip", {"流水.csv": EXPORT.encode()})
    for password in ("wrong", None):
        with pytest.raises(PasswordNeeded):
            list(unpack(path, {"folder": str(tmp_path), "password": password}))


def test_a_damaged_member_hides_no_other(tmp_path: Path, intake: Intake) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": EXPORT.encode(), "b.csv": EXPORT.encode()})
    data = bytearray(path.read_bytes())
    data[60:70] = bytes(10)
    path.write_bytes(data)
    call = intake("check", path, *AS_OF)
    assert call.code == 3
    assert f"{path}/a.csv" in call.err
    assert names(call.out) == [f"{path}/b.csv"]


@pytest.mark.parametrize("limits", [{"MOST_MEMBERS": 3}, {"MOST_BYTES": 100_000}, {"FREE_BYTES": 9, "MOST_RATIO": 2}])
def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: dict[str, int]) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.csv": bytes(40_000) for n in range(4)})
    for name, value in limits.items():
        monkeypatch.setattr(unpacking, name, value)
    with pytest.raises(LimitExceeded):
        list(unpack(path, {"folder": str(tmp_path)}))


def test_what_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(CorruptInput):
        list(unpack(path, {"folder": str(tmp_path)}))


def test_an_archive_of_archives_of_archives_ends(tmp_path: Path, intake: Intake) -> None:
    data = EXPORT.encode()
    for depth in range(5):
        data = zipped(tmp_path / "a.zip", {f"{depth}.{'zip' if depth else 'csv'}": data}).read_bytes()
    call = intake("check", tmp_path / "a.zip", *AS_OF)
    assert call.code == 3
    assert "archives deep" in call.err


def test_an_archive_without_papers(tmp_path: Path, intake: Intake) -> None:
    call = intake("ocr", zipped(tmp_path / "a.zip", {"readme.md": b"#", "empty/": b""}))
    assert call.code == 3
    assert "holds no file" in call.err


@pytest.mark.live
def test_archives_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, intake: Intake) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    assert intake("ocr", zipped(tmp_path / "a.zip", {"流水.csv": EXPORT.encode()})).code == 0
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_stack_comes_in_an_archive(statement: Path, tmp_path: Path, intake: Intake) -> None:
    case = tmp_path / "case"
    assert intake("new", case, "--product", "salary-loan").code == 0
    path = locked(tmp_path / "扫描.zip", {"第一叠.pdf": statement.read_bytes()})
    call = intake("scan", path, "--into", case, "--password-fd", descriptor(PASSWORD))
    assert "第一叠.pdf: 2 pages" in call.out


def test_a_person_is_asked_once_for_files_with_one_password(statement: Path, tmp_path: Path) -> None:
    """Run on a terminal of its own: the prompt names the file, and what is typed is shown nowhere."""
    for name in ("a.pdf", "b.pdf"):
        with pikepdf.open(statement) as pdf:
            pdf.save(tmp_path / name, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD))
    code, shown = on_a_terminal(["ocr", str(tmp_path), "--lang", "en", "--no-progress"], ["falsch", PASSWORD])
    assert code == 0
    assert shown.count("Password of") == 2
    assert shown.count("60 rows") == 2
    assert PASSWORD not in shown
    assert "falsch" not in shown


def test_enter_skips_a_locked_file(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.zip", {"流水.csv": EXPORT.encode()})
    code, shown = on_a_terminal(["ocr", str(path), "--lang", "en", "--no-progress"], [""])
    assert code == 3
    assert "is encrypted" in " ".join(shown.split())


def on_a_terminal(arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Exit code and all that a call shows on a terminal, with each password prompt answered in turn."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "intake_cli.cli.main", *arguments]
    child = subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, start_new_session=True,
                             preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),
                             env={**os.environ, "PYTHONUTF8": "1"})
    os.close(theirs)
    shown = io.BytesIO()
    while True:
        try:
            data = os.read(ours, 4096)
        except OSError:
            break
        if not data:
            break
        shown.write(data)
        if data.rstrip().endswith(b"it):") and answers:
            os.write(ours, f"{answers.pop(0)}\n".encode())
    os.close(ours)
    return child.wait(), shown.getvalue().decode("utf-8", "replace")
