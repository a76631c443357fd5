"""Standard streams that a caller closed, filled or stopped reading never change what a call finds."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Intake

PROGRAM = f"cd {ROOT} && exec {sys.executable} -m intake_cli.cli.main"


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """``command`` after the program's name, by a shell; its own stderr is kept."""
    return subprocess.run(["bash", "-c", f"{PROGRAM} {command}"], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("command", "code", "said"), [
    ("rules >&-", 0, ""),
    ("rules <&- >&- 2>&-", 0, ""),
    ("check absent.pdf --format json >&- 2>&-", 3, ""),
    ("check absent.pdf 2>/dev/full >/dev/null", 3, ""),
    ("rules >/dev/full", 13, "intake: The disk is full and stdout was not written"),
    ("rules --output", 2, "intake: There is no option --output"),
])
def test_streams_that_take_nothing(command: str, code: int, said: str) -> None:
    done = shell(command)
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == (1 if said else 0)


def test_a_reader_that_goes_away_is_no_failure() -> None:
    with subprocess.Popen([sys.executable, "-m", "intake_cli.cli.main", "rules", "--format", "md"], cwd=ROOT, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == ""
        assert child.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_ends_as_after_ctrl_c(number: signal.Signals) -> None:
    program = (f"import os, signal; signal.signal({int(number)}, signal.SIG_DFL)\n"  # as a shell that waits gives it
               "from intake_cli.cli import main; from intake_cli.cli.console import harden; harden()\n"
               f"main.application = lambda screen: os.kill(os.getpid(), {int(number)})\n"
               "os._exit(main.run(['rules', '--lang', 'en']))")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert done.stderr.startswith("intake: Interrupted.")


def test_debug_shows_places_and_no_words(statement: Path, monkeypatch: pytest.MonkeyPatch, intake: Intake) -> None:
    def breaks(*arguments: object) -> None:
        try:
            raise ValueError("张样例")
        except ValueError as error:
            raise RuntimeError("110101199003070000") from error

    monkeypatch.setattr("intake_cli.pipeline.checking.check_paths", breaks)
    call = intake("check", statement, "--debug")
    assert call.code == 6
    assert "RuntimeError" in call.err
    assert "in breaks" in call.err
    assert "张样例" not in call.err.replace('ValueError("张样例")', "")
    assert "1101" not in call.err.replace('RuntimeError("110101199003070000")', "")
