"""Files that are whole or not there: written aside, flushed, renamed, the folder flushed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from intake_cli.errors import DiskFullError, StoreError

FULL = (errno.ENOSPC, errno.EDQUOT)
NUMBERS = count()


def write_whole(path: Path, data: bytes, aside: Path | None = None) -> None:
    """Put ``data`` at ``path`` with mode 0600, by a temporary file in ``aside`` (default: the same folder; it must
    be on the same file system). After a crash at any point the path holds the old content or the new, whole.

    Raises:
        DiskFullError: no room; the old content still stands.
        StoreError: the folder cannot be written.
    """
    temporary = (aside or path.parent) / f"{os.getpid()}-{next(NUMBERS)}.tmp"
    with disk_errors(path):
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        flush_folder(path.parent)


def make_folder(path: Path) -> None:
    """A folder of mode 0700, made to last; nothing when it is there. A link in its place is refused."""
    with disk_errors(path):
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            if path.is_symlink() or not path.is_dir():
                raise StoreError("store-not-folder", file=path) from None
            return
        flush_folder(path.parent)


def flush_file(path: Path) -> None:
    """Bring a file's content to the disk."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def flush_folder(path: Path) -> None:
    """Bring a folder's entries to the disk."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the system says about ``path`` into the errors of the contract."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise DiskFullError("disk-full", file=path) from error
        raise StoreError("store-unwritable", file=path, detail=os.strerror(error.errno or 0)) from error
