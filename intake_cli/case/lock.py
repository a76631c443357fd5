"""A lock file: what one process holds no other does, and it is free as soon as that process ends in any way."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from intake_cli.case.disk import disk_errors

LOOK_SECONDS = 0.05


def locked(path: Path, wait: float = 0.0) -> int | None:
    """The handle of a lock file that this process now holds, until the handle is closed; None where another still holds
    it after ``wait`` seconds.

    Raises:
        StoreError: it cannot be written, or the file system has no locks.
    """
    with disk_errors(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            until = time.monotonic() + wait
            while not _taken(handle):
                if time.monotonic() >= until:
                    os.close(handle)
                    return None
                time.sleep(LOOK_SECONDS)
        except OSError:
            os.close(handle)
            raise
    return handle


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
