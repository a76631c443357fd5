"""What is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import platform
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources

from intake_cli.errors import IntakeError
from intake_cli.pipeline import machine
from intake_cli.pipeline.machine import Answer, State
from intake_cli.registry.places import OFF, is_there, place_of

MODEL_FILES = ("det", "rec")
"""Parts that the page reader needs: one finds lines, one reads them."""


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


def _python() -> Answer:
    return State.OK, platform.python_version(), ""  # pip refuses an older one


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


PROBES: dict[str, Callable[[], Answer]] = {
    "python": _python,
    "packages": _packages,
    "models": _models,
    "tesseract": machine.tesseract,
    "chinese": machine.chinese,
    "zbar": machine.zbar,
    "font": machine.font,
    "scanner": machine.scanner,
    "isolation": machine.isolation,
    "console": machine.console,
    "disk": machine.disk,
    "registry": _registry,
}
