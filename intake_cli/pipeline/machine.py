"""What a machine has beside Python: programs, libraries, fonts, a console, room."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

PROBE_SECONDS = 10
LEAST_FREE_BYTES = 512 * 1024**2


class State(StrEnum):
    """How a probe went. Only an error stops the toolkit from doing its main work."""

    OK = "ok"
    WARN = "warn"
    ERROR = "error"


Answer = tuple[State, str, str]
"""How a probe went, what was found, and the command that mends it."""


def tesseract() -> Answer:
    """The other reader of pixels."""
    remedy = "apt-get install tesseract-ocr"
    if shutil.which("tesseract") is None:
        return State.WARN, "", remedy
    return State.OK, _output("tesseract", "--version").partition("\n")[0].removeprefix("tesseract "), remedy


def chinese() -> Answer:
    """Its Chinese."""
    remedy = "apt-get install tesseract-ocr-chi-sim"
    if shutil.which("tesseract") is None:
        return State.WARN, "", remedy
    there = "chi_sim" in _output("tesseract", "--list-langs").split()
    return State.OK if there else State.WARN, "chi_sim" if there else "", remedy


def zbar() -> Answer:
    """The other reader of barcodes."""
    library = ctypes.util.find_library("zbar")
    return State.OK if library else State.WARN, library or "", "apt-get install libzbar0"


def font() -> Answer:
    """A font with Chinese characters, for sheets and reports."""
    remedy = "apt-get install fonts-wqy-zenhei"
    if shutil.which("fc-list"):
        families = _output("fc-list", ":lang=zh-cn", "family").splitlines()
        return State.OK if families else State.WARN, families[0].partition(",")[0] if families else "", remedy
    found = sorted(Path("/usr/share/fonts").rglob("*.tt[cf]")) if Path("/usr/share/fonts").is_dir() else []
    return State.OK if found else State.WARN, found[0].stem if found else "", remedy


def scanner() -> Answer:
    """The program that scanners are asked by."""
    program = shutil.which("scanimage")
    return State.OK if program else State.WARN, program or "", "apt-get install sane-utils"


def isolation() -> Answer:
    """How children are kept apart."""
    if sys.platform == "linux":
        return State.OK, "rlimit, no_new_privs, pdeathsig", ""
    return State.WARN, sys.platform, ""


def console() -> Answer:
    """Whether the console has our signs."""
    encoding = (sys.stdout.encoding or "ascii").lower()
    try:
        "√×".encode(encoding)
    except UnicodeEncodeError:
        return State.WARN, encoding, "export PYTHONUTF8=1"
    return State.OK, encoding, ""


def disk() -> Answer:
    """Room in this folder."""
    free = shutil.disk_usage(os.getcwd()).free
    return State.OK if free > LEAST_FREE_BYTES else State.WARN, f"{free // 1024**2} MiB", "df -h ."


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PROBE_SECONDS, check=False)
    return done.stdout or done.stderr
