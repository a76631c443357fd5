"""What was done to a case, one JSON line each, every line holding the hash of the one before.

Nothing is taken back: lines are only added. The hash of the last line, printed on a report, shows whether the whole
was rewritten later. No personal data: actions, hashes, rule ids and counts only.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from intake_cli.case.disk import disk_errors
from intake_cli.case.hashes import canonical, sha256_of
from intake_cli.case.store import FOLDER
from intake_cli.errors import StoreError

FILE_NAME = "journal.jsonl"
START = "0" * 64


class Journal:
    """The journal of a case folder. Write to it only while the case's store is held."""

    def __init__(self, case: Path) -> None:
        self.path = case / FOLDER / FILE_NAME

    def append(self, action: str, **values: Any) -> str:
        """Add a line and bring it to the disk; its hash. A line that a killed process left half written is cut
        off first: it was never finished, so it never happened.

        Raises:
            StoreError: the journal before it is not in order. DiskFullError: no room.
        """
        seq, head, end = self._read()
        line = canonical({"seq": seq + 1, "prev": head, "at": datetime.now(UTC).isoformat(timespec="seconds"),
                          "action": action, **values})
        with disk_errors(self.path):
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            try:
                os.ftruncate(handle, end)
                os.pwrite(handle, line + b"\n", end)
                os.fsync(handle)
            finally:
                os.close(handle)
        return sha256_of(line)

    def head(self) -> str:
        """Hash of the last line; zeros when nothing was done yet.

        Raises:
            StoreError: a line was changed, removed or added in between.
        """
        return self._read()[1]

    def entries(self) -> list[dict[str, Any]]:
        """All lines, oldest first, once they are shown to be in order."""
        end = self._read()[2]
        return [json.loads(line) for line in self._bytes()[:end].splitlines()]

    def _read(self) -> tuple[int, str, int]:
        """Number and hash of the last whole line, and where it ends."""
        data = self._bytes()
        end = data.rfind(b"\n") + 1
        head = START
        lines = data[:end].splitlines()
        for number, line in enumerate(lines, 1):
            try:
                entry = json.loads(line)
                sound = entry["seq"] == number and entry["prev"] == head
            except (ValueError, KeyError, TypeError):
                sound = False
            if not sound:
                raise StoreError("journal-damaged", file=self.path, line=number)
            head = sha256_of(line)
        return len(lines), head, end

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise StoreError("store-unwritable", file=self.path, detail=os.strerror(error.errno or 0)) from error
