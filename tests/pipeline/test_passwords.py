"""Passwords come by prompt or by descriptor; a wrong one is said, and none is seen anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
import pyzipper

from intake_cli.errors import ExitCode
from tests.conftest import Intake

pytestmark = pytest.mark.live

RIGHT, WRONG = "open-Sesame-77", "wr0ng-Sesame-78"


def descriptor(text: str) -> int:
    ours, theirs = os.pipe()
    os.write(theirs, text.encode())
    os.close(theirs)
    return ours


@pytest.fixture(params=["pdf", "zip"])
def locked(request: pytest.FixtureRequest, statement: Path, tmp_path: Path) -> Path:
    path = tmp_path / f"locked.{request.param}"
    if request.param == "pdf":
        with pikepdf.open(statement) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(owner=RIGHT, user=RIGHT, R=6))
    else:
        with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(RIGHT.encode())
            archive.write(statement, "statement.pdf")
    return path


def test_a_wrong_password_by_descriptor_is_one_clear_line(locked: Path, intake: Intake) -> None:
    call = intake("-q", "check", locked, "--password-fd", descriptor(WRONG))
    assert call.code == ExitCode.UNREADABLE
    assert [str(locked) in line for line in call.err.splitlines()] == [True]
    assert "password" in call.err
    assert "Traceback" not in call.err
    assert WRONG not in call.out + call.err


@pytest.mark.parametrize("verb", ["check", "ocr"])
def test_the_right_one_opens_and_is_not_seen(locked: Path, intake: Intake, verb: str) -> None:
    call = intake(verb, locked, "--password-fd", descriptor(f"{RIGHT}\n"), "--debug")
    assert call.code in (0, 1)
    assert RIGHT not in call.out + call.err


def family(parent: int) -> Iterator[int]:
    """A process and all that it started."""
    yield parent
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def test_no_argument_of_any_process_holds_it(locked: Path) -> None:
    """The command lines and surroundings of the program and its children, looked at while they run."""
    ours = descriptor(f"{RIGHT}\n")
    program = subprocess.Popen([sys.executable, "-m", "intake_cli.cli.main", "ocr", locked, "--password-fd", str(ours)],
                               pass_fds=(ours,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(ours)
    seen: dict[int, bytes] = {}
    while program.poll() is None:
        for process in family(program.pid):
            with suppress(OSError):
                seen[process] = Path(f"/proc/{process}/cmdline").read_bytes()
                seen[process] += Path(f"/proc/{process}/environ").read_bytes()
        time.sleep(0.02)
    assert program.returncode == 0
    assert len(seen) > 1  # the program, and a child that opened the file
    assert not [process for process, words in seen.items() if RIGHT.encode() in words]
