"""Sheets from a scanner, by SANE's ``scanimage``: each page is a file of its own as soon as it is whole.

The driver of a scanner may hang or crash, so it runs as a process of its own that is stopped when no page comes for
long. What it says is read: which pages are whole, whether the feeder is empty or jammed. Source: scanimage(1), and
status codes of the SANE standard.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryFile
from typing import IO

from intake_cli.errors import InputError, MissingProgramError, UsageError

PROGRAM, REMEDY = "scanimage", "apt-get install sane-utils"
STALL_SECONDS = 180.0
"""A page takes a minute at 600 dpi on a slow scanner; after this the driver hangs."""
ASK_SECONDS = 60.0
A4_MM = (210, 297)
PAGE_NAME = "%04d.tif"
JAMMED, COVER_OPEN = "6", "8"
TROUBLES = {JAMMED: "scan-jammed", COVER_OPEN: "scan-cover-open"}
"""Exit codes of scanimage, which are those of SANE."""

_OPTION = re.compile(r"^\s+(?:--(source|mode|resolution)|-([xy])) (.+?)(?: \(in steps of \d+\))? \[(?!inactive)")
_FEEDER = re.compile(r"adf|feeder", re.IGNORECASE)
_BOTH_SIDES = re.compile(r"duplex|both", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks of a scanner. ``source`` is a source by the scanner's own name, empty: its feeder, else its
    glass; ``most`` pages at most (0: until the feeder is empty; the glass holds one)."""

    device: str
    dpi: int = 300
    grey: bool = False
    duplex: bool = False
    source: str = ""
    most: int = 0


def offered(device: str) -> dict[str, str]:
    """What a scanner offers for ``source``, ``mode``, ``resolution``, ``x`` and ``y``, as scanimage writes it.

    Raises:
        MissingProgramError: scanimage is not installed. UsageError: there is no such device; those there are named.
    """
    done = _ask("-d", device, "-A")
    if done.returncode:
        devices = " ".join(_ask("-f", "%d%n").stdout.split())
        raise UsageError("scan-no-device", device=device, devices=devices or "-")
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        option = _OPTION.match(line)
        if option is not None:
            found.setdefault(option[1] or option[2], option[3])
    return found


def arguments(wish: Wish, offers: dict[str, str]) -> list[str]:
    """The options of scanimage that come nearest to ``wish``.

    Raises:
        UsageError: the scanner has no such source, or none that scans both sides.
    """
    source = _source(wish, offers.get("source", ""))
    given = ["-d", wish.device, "--format=tiff"]
    given += ["--source", source] if source else []
    mode = next((name for name in offers.get("mode", "").split("|")
                 if name.lower().startswith("gr" if wish.grey else "color")), "")
    given += ["--mode", mode] if mode else []
    given += ["--resolution", _nearest(wish.dpi, offers["resolution"])] if "resolution" in offers else []
    for axis, millimetres in zip("xy", A4_MM, strict=True):
        if axis in offers:
            given += [f"-{axis}", _nearest(millimetres, offers[axis])]
    most = wish.most or (0 if _FEEDER.search(source) or _BOTH_SIDES.search(source) else 1)
    return [*given, *([f"--batch-count={most}"] if most else [])]


def _source(wish: Wish, offered_sources: str) -> str:
    """The name of the source that is meant."""
    names = offered_sources.split("|") if offered_sources else []
    if wish.source:
        if wish.source not in names:
            raise UsageError("scan-no-source", source=wish.source, sources=", ".join(names) or "-")
        return wish.source
    both = [name for name in names if _BOTH_SIDES.search(name)]
    if wish.duplex:
        if not both:
            raise UsageError("scan-no-duplex", sources=", ".join(names) or "-")
        return both[0]
    return next((name for name in names if _FEEDER.search(name) and name not in both), names[0] if names else "")


def _nearest(wished: int, offer: str) -> str:
    """The value nearest to ``wished`` of a list (``75|150|300dpi``) or a range (``1..1200dpi``).

    >>> _nearest(300, "75|150|200|600dpi"), _nearest(297, "0..200mm"), _nearest(300, "1..1200dpi")
    ('200', '200', '300')
    """
    values = [float(value) for value in re.findall(r"\d+(?:\.\d+)?", offer)]
    if ".." in offer:
        return f"{min(max(wished, values[0]), values[-1]):g}"
    return f"{min(values, key=lambda value: abs(value - wished)):g}"


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


def _ask(*options: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run([PROGRAM, *options], capture_output=True, text=True, errors="replace",
                              timeout=ASK_SECONDS, check=False)
    except FileNotFoundError:
        raise MissingProgramError("package-missing", package=PROGRAM, remedy=REMEDY) from None
    except subprocess.TimeoutExpired:
        raise InputError("scan-stalled", seconds=round(ASK_SECONDS)) from None


def _started(command: Sequence[str], told: IO[bytes]) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told, text=True,
                                errors="surrogateescape", start_new_session=True)
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
