"""Models as OpenVINO compiled them, kept in the user's cache: to take one from there needs a fifth of the time.

A file holds its own digest, the characters that the model carries and what OpenVINO exports of it. Its name tells what
it was made of, so that another release of the program, of a wheel or another processor makes its own.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from intake_cli.ocr.models import Model

VARIABLE, OFF = "INTAKE_CACHE", "off"
"""Names the folder; where it is not set, or ``off``, every process compiles for itself. Supervisors set it for their
children, whose home is a folder of their own."""
MADE_BY = ("whole_numbers.py", "whole_numbers.toml", "runtimes.py", "kept_models.py")
"""Files of this package that decide how a model is compiled."""
DIGEST, LENGTH = hashlib.sha256().digest_size, 8
"""Bytes at the start of a file: the digest of all that follows, and the length of the characters."""
OTHERS = 0o022
"""Rights of others to write: what they could have written is not believed."""
DAY, UNUSED = 86_400, 60 * 86_400
"""Seconds after which a file that is read is marked as used, and after which one that was not is removed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What OpenVINO exports of a compiled model, and the characters of its classes where the model carries them."""

    exported: bytes
    characters: str


def place_of(model: Model, machine: Callable[[], Iterable[str]]) -> Path | None:
    """The file of a model compiled by this program on the ``machine`` that is told; None where none is to be kept."""
    folder = os.environ.get(VARIABLE, OFF).strip()
    if folder.lower() in ("", OFF):
        return None
    digest = hashlib.sha256()
    file = model.path()
    for part in (str(file), str(file.stat().st_size), str(file.stat().st_mtime_ns), *machine()):
        digest.update(part.encode() + b"\0")
    for name in MADE_BY:
        digest.update(resources.files(__package__).joinpath(name).read_bytes())
    return Path(folder) / f"{model.name}-{digest.hexdigest()[:16]}.bin"


def read(file: Path) -> Kept | None:
    """What is kept there; None where nothing is, where it is not whole, or where others may have written it."""
    try:
        with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as opened:
            state = os.fstat(opened.fileno())
            held = opened.read() if state.st_uid == os.getuid() and not state.st_mode & OTHERS else b""
    except OSError:
        return None
    if time.time() - state.st_mtime > DAY:
        with suppress(OSError):  # it may lie where nothing can be written
            os.utime(file)
    if hashlib.sha256(memoryview(held)[DIGEST:]).digest() != held[:DIGEST]:
        return None
    start = DIGEST + LENGTH
    end = start + int.from_bytes(held[DIGEST:start], "big")
    return Kept(held[end:], held[start:end].decode())


def write(file: Path, kept: Kept) -> None:
    """Keep it there for the next process, where that can be; files of no use any more go."""
    characters = kept.characters.encode()
    held = len(characters).to_bytes(LENGTH, "big") + characters + kept.exported
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(file, hashlib.sha256(held).digest() + held)
        _remove_unused(file.parent)
    except OSError:  # a full disk or a folder of others: it is compiled again next time
        return


def _replace(file: Path, held: bytes) -> None:
    """Write the file as a whole or not at all."""
    import tempfile  # once in a machine's life, and with it the libraries for random numbers and archives

    handle, half = tempfile.mkstemp(dir=file.parent, suffix=".bin")
    try:
        with open(handle, "wb") as opened:
            opened.write(held)
        os.replace(half, file)
    except BaseException:
        os.unlink(half)
        raise


def _remove_unused(folder: Path) -> None:
    for file in folder.glob("*.bin"):
        if time.time() - file.stat().st_mtime > UNUSED:
            file.unlink(missing_ok=True)
