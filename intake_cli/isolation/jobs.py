"""What to run apart, and what it may spend."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake_cli.errors import InputError

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may spend. ``memory_bytes`` is address space, not what is resident: libraries that map
    much need more. ``wall_seconds`` is the whole run, ``stall_seconds`` the time without an item (imports
    included), ``output_bytes`` the items together, ``file_bytes`` the largest file it may write."""

    memory_bytes: int = 2048 * MIB
    cpu_seconds: int = 120
    wall_seconds: float = 120.0
    stall_seconds: float = 30.0
    output_bytes: int = 64 * MIB
    file_bytes: int = 512 * MIB
    open_files: int = 256
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Job:
    """One stage on one file. ``stage`` is ``package.module:function``, a function of ``(path, params)`` that
    yields JSON-able dicts; ``params`` are JSON and may hold secrets: they travel by a pipe and are not in
    the repr. ``label`` is the caller's own name for the job."""

    stage: str
    file: Path
    params: Mapping[str, Any] = field(default_factory=dict, repr=False)
    limits: Limits = Limits()
    label: str = ""


def regular_file(path: Path) -> Path:
    """The absolute path of ``path`` once it is shown to be a readable regular file, no link, device or pipe.

    Raises:
        InputError: it is anything else; FIFOs and devices are refused without waiting on them.
    """
    absolute = Path(os.path.abspath(path))
    try:
        handle = os.open(absolute, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _refusal(path, error) from None
    try:
        mode = os.fstat(handle).st_mode
    finally:
        os.close(handle)
    if stat.S_ISDIR(mode):
        raise InputError("file-is-folder", file=path)
    if not stat.S_ISREG(mode):
        raise InputError("file-not-regular", file=path)
    return absolute


def _refusal(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno == errno.ENAMETOOLONG:
        return InputError("file-missing", file=path)
    if isinstance(error, PermissionError):
        return InputError("file-permission", file=path)
    if os.path.islink(path):  # which raises nothing where it cannot look
        return InputError("file-link", file=path)
    return InputError("file-not-regular", file=path)
