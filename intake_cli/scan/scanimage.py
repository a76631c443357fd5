"""SANE's ``scanimage`` as a process of its own: each page is a file as soon as it is whole.

The driver of a scanner may hang or crash, so the process is stopped when no page comes for long. What it says is read:
which pages are whole, whether the feeder is empty or jammed. Source: scanimage(1), and status codes of the SANE
standard.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryFile
from typing import IO

from intake_cli.errors import InputError, MissingProgramError

PROGRAM, REMEDY = "scanimage", "apt-get install sane-utils"
STALL_SECONDS = 180.0
"""A page takes a minute at 600 dpi on a slow scanner; after this the driver hangs."""
ASK_SECONDS = 60.0
PAGE_NAME = "%04d.tif"
JAMMED, COVER_OPEN = "6", "8"
TROUBLES = {JAMMED: "scan-jammed", COVER_OPEN: "scan-cover-open"}
"""Exit codes of scanimage, which are those of SANE."""


def scan_pages(options: Sequence[str], folder: Path, first: int, on_page: Callable[[Path], None]) -> None:
    """Scan until the feeder is empty; ``on_page`` is given each page when it lies whole in ``folder``, which keeps
    what came before any trouble. ``first`` is the number of the first page.

    Raises:
        InputError: the scanner jams, its cover is open, it breaks off or hangs.
        MissingProgramError: scanimage is not installed.
    """
    command = [PROGRAM, *options, f"--batch={folder / PAGE_NAME}", f"--batch-start={first}", "--batch-print"]
    with TemporaryFile() as told:
        process = _started(command, told)
        try:
            for line in _lines(process):
                on_page(Path(line.strip()))
            code = process.wait(STALL_SECONDS)
        except (Empty, subprocess.TimeoutExpired):
            raise InputError("scan-stalled", seconds=round(STALL_SECONDS)) from None
        finally:
            _stop(process)
        if code:
            told.seek(0)
            lines = told.read().decode("utf-8", "replace").split("\n")
            said = next((line for line in reversed(lines) if line.startswith(f"{PROGRAM}: ")), str(code))
            raise InputError(TROUBLES.get(str(code), "scan-broke-off"), said=said.removeprefix(f"{PROGRAM}: "))


def ask(*options: str) -> subprocess.CompletedProcess[str]:
    """What scanimage answers at once.

    Raises:
        InputError: it hangs. MissingProgramError: it is not installed.
    """
    try:
        with _installed():
            return subprocess.run([PROGRAM, *options], capture_output=True, text=True, errors="replace",
                                  timeout=ASK_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise InputError("scan-stalled", seconds=round(ASK_SECONDS)) from None


def _started(command: Sequence[str], told: IO[bytes]) -> subprocess.Popen[str]:
    with _installed():
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told, text=True,
                                errors="surrogateescape", start_new_session=True)


@contextmanager
def _installed() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise MissingProgramError("package-missing", package=PROGRAM, remedy=REMEDY) from None


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """Lines as they come; Empty of ``queue`` where none comes for too long."""
    lines: Queue[str | None] = Queue()

    def pump() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put(None)

    threading.Thread(target=pump, daemon=True).start()
    while (line := lines.get(timeout=STALL_SECONDS)) is not None:
        yield line


def _stop(process: subprocess.Popen[str]) -> None:
    """End a driver that still runs, politely first: it may have to switch a lamp off."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sent)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
