"""Files moved into a folder that others move files into too: no name is taken twice, and no moment loses one."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from intake_cli.case.disk import disk_errors, flush_folder

NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What file systems say that know no second name of a file."""


def moved(file: Path, folder: Path) -> Path:
    """Move into ``folder`` under the first free name, which no other station can take meanwhile: a second name for the
    file is made first, and the old one goes afterwards. A move that was cut off between is finished."""
    with disk_errors(folder):
        for number in count(1):
            target = folder / (file.name if number == 1 else f"{file.stem}-{number}{file.suffix}")
            try:
                os.link(file, target)
            except FileExistsError:
                if not target.samefile(file):
                    continue
            except OSError as error:
                if error.errno not in NO_LINKS:
                    raise
                if not _reserved(target):
                    continue
                file.replace(target)
            with suppress(FileNotFoundError):
                file.unlink()
            flush_folder(folder)
            return target
    raise AssertionError("unreachable")


def note_beside(target: Path, text: str) -> None:
    """A text beside a file, which takes no other file's place: someone may have dropped one of that name."""
    for number in count(1):
        note = target.with_name(f"{target.name}.txt" if number == 1 else f"{target.name}-{number}.txt")
        with disk_errors(note), suppress(FileExistsError), note.open("x", encoding="utf-8") as stream:
            stream.write(text)
            return


def _reserved(target: Path) -> bool:
    """Take a free name by an empty file, which a rename then replaces: for shares without hard links."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        return False
    return True
