"""A scan station's drop folder, shared by several stations: files wait in it, are claimed by a rename, and end in
``done`` or ``bad``. Only renames move a file, so that no moment exists at which one could be lost: a station that is
killed leaves its claims in its own folder, and the next one on that machine goes on with them.

Events of the file system are not relied on: shares do not send them. The clock of the machine that writes is not
either: a file has settled when nothing about it changed between looks for long enough.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from intake_cli.case.disk import disk_errors, make_folder
from intake_cli.case.files import is_litter
from intake_cli.case.lock import locked
from intake_cli.case.moving import moved, note_beside
from intake_cli.errors import UsageError

DONE, BAD, WORKING = "done", "bad", ".working"
EMPTY_FOR = 60.0
"""Seconds after which a file without content is taken as what it is: some programs make the file long before they
write into it."""

Look = tuple[int, int, int]
"""Size, time of change and number of a file, as seen at one look."""


class DropFolder:
    """``root`` as one station sees it::

        with DropFolder(root, settle=4) as drop:
            for waiting in drop.settled(): ...

    Raises:
        UsageError: there is no such folder. StoreError: it cannot be written.
    """

    def __init__(self, root: Path, settle: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.root = root
        self.done, self.bad, self._working = (root / name for name in (DONE, BAD, WORKING))
        self._settle = settle
        self._clock = clock
        self._seen: dict[str, tuple[Look, float]] = {}
        self._lock = -1

    def __enter__(self) -> DropFolder:
        if not self.root.is_dir():
            raise UsageError("watch-no-folder", file=self.root)
        for folder in (self.done, self.bad, self._working):
            make_folder(folder)
        self.mine, self._lock = next(found for number in count(1) if (found := self._take(number)) is not None)
        return self

    def __exit__(self, *ignored: object) -> None:
        os.close(self._lock)

    def left_behind(self) -> list[Path]:
        """Claims of stations of this machine that were killed, this one's own among them; they are this one's now."""
        for folder in sorted(self._working.glob(f"{self._host()}-*/")):
            number = int(folder.name.rpartition("-")[2])
            taken = None if folder == self.mine else self._take(number)
            if taken is None:
                continue
            for file in taken[0].iterdir():
                moved(file, self.mine)
            os.close(taken[1])
        return sorted(self.mine.iterdir())

    def settled(self) -> list[Path]:
        """Files that nobody writes any more, by name. Folders and litter are passed over."""
        now, looks = self._clock(), dict(self._looks())
        self._seen = {name: self._seen[name] if name in self._seen and self._seen[name][0] == look else (look, now)
                      for name, look in looks.items()}
        return [self.root / name for name, (look, since) in sorted(self._seen.items())
                if now - since >= (self._settle if look[0] else max(EMPTY_FOR, self._settle))]

    @property
    def waiting(self) -> set[str]:
        """Names of the files that lay in the folder at the last look, those claimed since left out."""
        return set(self._seen)

    def claim(self, file: Path) -> Path | None:
        """The file as this station's alone, or None where another was faster or it is written after all."""
        target = self.mine / file.name
        try:
            file.rename(target)
        except FileNotFoundError:
            if not target.is_file():  # a server may answer a rename that it has done with "no such file"
                return None
        except PermissionError:  # held open elsewhere, on a share of Windows
            return None
        look = self._seen.pop(file.name, None)
        if look is not None and _look(target.stat()) != look[0]:
            self.release(target)
            return None
        return target

    def release(self, claimed: Path) -> None:
        """Put a claimed file back; it waits anew."""
        moved(claimed, self.root)

    def finish(self, claimed: Path, reason: str = "") -> Path:
        """Move a claimed file to ``done``, or to ``bad`` with a text beside it that says why."""
        target = moved(claimed, self.bad if reason else self.done)
        if reason:
            note_beside(target, f"{reason}\n")
        return target

    def _looks(self) -> Iterator[tuple[str, Look]]:
        with disk_errors(self.root), os.scandir(self.root) as found:
            for entry in found:
                with suppress(FileNotFoundError):
                    if not is_litter(entry.name) and entry.is_file(follow_symlinks=False):
                        yield entry.name, _look(entry.stat(follow_symlinks=False))

    @staticmethod
    def _host() -> str:
        return "".join(sign if sign.isalnum() else "-" for sign in socket.gethostname()) or "station"

    def _take(self, number: int) -> tuple[Path, int] | None:
        """The folder of one of this machine's stations with its lock, None while a living one holds it."""
        folder = self._working / f"{self._host()}-{number}"
        make_folder(folder)
        lock = locked(folder.with_suffix(".lock"))
        return None if lock is None else (folder, lock)


def _look(found: os.stat_result) -> Look:
    return found.st_size, found.st_mtime_ns, found.st_ino
