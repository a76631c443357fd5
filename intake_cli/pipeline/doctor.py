"""What is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import ctypes.util
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata, resources
from pathlib import Path

from intake_cli.errors import IntakeError
from intake_cli.registry.places import OFF, is_there, place_of

PROBE_SECONDS = 10
LEAST_FREE_BYTES = 512 * 1024**2
MODEL_FILES = ("det", "rec")
"""Parts that the page reader needs: one finds lines, one reads them."""


class State(StrEnum):
    """How a probe went. Only an error stops the toolkit from doing its main work."""

    OK = "ok"
    WARN = "warn"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Probe:
    """One line of the doctor: ``subject`` names ``command.doctor.<subject>``, ``remedy`` is a command to type,
    ``trouble`` says what is wrong in a sentence."""

    subject: str
    state: State
    version: str = ""
    remedy: str = ""
    trouble: IntakeError | None = None


def examine() -> Iterator[Probe]:
    """All probes, each within its time."""
    for subject, probe in PROBES.items():
        try:
            state, version, remedy = probe()
        except (OSError, subprocess.SubprocessError) as error:
            state, version, remedy = State.WARN, type(error).__name__, ""
        except IntakeError as error:
            yield Probe(subject, State.WARN, trouble=error)
            continue
        yield Probe(subject, state, version, "" if state is State.OK else remedy)


Answer = tuple[State, str, str]


def _python() -> Answer:
    fresh = sys.version_info >= (3, 11)
    return State.OK if fresh else State.ERROR, platform.python_version(), "apt-get install python3"


def _packages() -> Answer:
    try:
        needed = metadata.requires("intake-cli") or []
    except metadata.PackageNotFoundError:
        return State.WARN, "intake-cli", "pip install ."
    names = [match[0] for line in needed if "extra ==" not in line and (match := re.match(r"[\w.-]+", line))]
    missing = [name for name in names if not _installed(name)]
    found = f"{len(names) - len(missing)}/{len(names)}"
    return (State.ERROR if missing else State.OK), found, f"pip install {' '.join(missing)}"


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _models() -> Answer:
    folder = resources.files("rapidocr") / "models" if _installed("rapidocr") else None
    names = [file.name for file in folder.iterdir() if file.name.endswith(".onnx")] if folder else []
    complete = all(any(f"_{part}_" in f"_{name}_" for name in names) for part in MODEL_FILES)
    return State.OK if complete else State.ERROR, f"{len(names)}", "pip install --force-reinstall rapidocr"


def _tesseract() -> Answer:
    remedy = "apt-get install tesseract-ocr"
    if shutil.which("tesseract") is None:
        return State.WARN, "", remedy
    return State.OK, _output("tesseract", "--version").partition("\n")[0].removeprefix("tesseract "), remedy


def _chinese() -> Answer:
    remedy = "apt-get install tesseract-ocr-chi-sim"
    if shutil.which("tesseract") is None:
        return State.WARN, "", remedy
    there = "chi_sim" in _output("tesseract", "--list-langs").split()
    return State.OK if there else State.WARN, "chi_sim" if there else "", remedy


def _zbar() -> Answer:
    library = ctypes.util.find_library("zbar")
    return State.OK if library else State.WARN, library or "", "apt-get install libzbar0"


def _font() -> Answer:
    remedy = "apt-get install fonts-wqy-zenhei"
    if shutil.which("fc-list"):
        families = _output("fc-list", ":lang=zh-cn", "family").splitlines()
        return State.OK if families else State.WARN, families[0].partition(",")[0] if families else "", remedy
    found = sorted(Path("/usr/share/fonts").rglob("*.tt[cf]")) if Path("/usr/share/fonts").is_dir() else []
    return State.OK if found else State.WARN, found[0].stem if found else "", remedy


def _scanner() -> Answer:
    program = shutil.which("scanimage")
    return State.OK if program else State.WARN, program or "", "apt-get install sane-utils"


def _isolation() -> Answer:
    if sys.platform == "linux":
        return State.OK, "rlimit, no_new_privs, pdeathsig", ""
    return State.WARN, sys.platform, ""


def _console() -> Answer:
    encoding = (sys.stdout.encoding or "ascii").lower()
    try:
        "√×".encode(encoding)
    except UnicodeEncodeError:
        return State.WARN, encoding, "export PYTHONUTF8=1"
    return State.OK, encoding, ""


def _disk() -> Answer:
    free = shutil.disk_usage(os.getcwd()).free
    return State.OK if free > LEAST_FREE_BYTES else State.WARN, f"{free // 1024**2} MiB", "df -h ."


def _registry() -> Answer:
    """Raises IntakeError where a registry is there and cannot be used."""
    place = place_of()
    if place is None or not is_there(place):
        return State.OK, OFF if place is None else f"- ({place.shown})", ""
    from intake_cli.pipeline.earlier import open_registry

    registry = open_registry(place)
    if registry is None:
        return State.OK, f"- ({place.shown})", ""
    with registry:
        state = registry.state()
    days = f"{state.first} .. {state.last}, " if state.cases else ""
    return State.OK, f"{state.cases} ({days}{state.shown})", ""


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PROBE_SECONDS, check=False)
    return done.stdout or done.stderr


PROBES: dict[str, Callable[[], Answer]] = {
    "python": _python,
    "packages": _packages,
    "models": _models,
    "tesseract": _tesseract,
    "chinese": _chinese,
    "zbar": _zbar,
    "font": _font,
    "scanner": _scanner,
    "isolation": _isolation,
    "console": _console,
    "disk": _disk,
    "registry": _registry,
}
