"""Writes what a call made: renderers are pure, files are opened last and put in place whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_cli.errors import DiskFullError, UsageError


@dataclass(frozen=True, slots=True)
class Output:
    """A format and where it goes; None is stdout."""

    format: str
    path: Path | None = None


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step: never half a file, mode 0600.

    Raises:
        DiskFullError: there is no room.
        UsageError: the place cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        if error.errno == 28:
            raise DiskFullError("disk-full", file=path) from None
        raise UsageError("cannot-write", file=path, detail=error.strerror or "") from None
