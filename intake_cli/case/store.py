"""What stages made for a case, kept under the hash of its content and found again by the hash of what it was made from.

A stage is keyed by its inputs' hashes, its name, its settings and the version of its code: a rerun after any
interruption finds what is done, does the rest, and ends with the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from intake_cli.case.disk import disk_errors, flush_file, flush_folder, make_folder, write_whole
from intake_cli.case.hashes import canonical, file_sha256, sha256_of
from intake_cli.case.lock import locked
from intake_cli.errors import InputError, StoreError, StoreLockedError

FOLDER = ".intake"
LOCK_WAIT = 5.0


class CaseStore:
    """The store of a case folder, ``<case>/.intake``, held by one process at a time::

        with CaseStore(folder) as store: ...

    Raises:
        StoreLockedError: another process holds it after ``wait`` seconds.
        StoreError: it is damaged or cannot be written. DiskFullError: no room; what was kept still stands.
    """

    def __init__(self, case: Path, wait: float = LOCK_WAIT) -> None:
        self.folder = case / FOLDER
        self.objects, self.stages, self._aside = (self.folder / name for name in ("objects", "stages", "aside"))
        self._wait = wait
        self._lock: int | None = None

    def __enter__(self) -> CaseStore:
        for folder in (self.folder, self.objects, self.stages, self._aside):
            make_folder(folder)
        self._lock = locked(self.folder / "lock", self._wait)
        if self._lock is None:
            raise StoreLockedError("store-locked", file=self.folder.parent)
        self._sweep()  # what a process that was killed left: we hold the lock, so no one writes
        return self

    def __exit__(self, *ignored: object) -> None:
        self._sweep()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _sweep(self) -> None:
        for left in self._aside.iterdir() if self._aside.is_dir() else ():  # a purge takes the store away
            with suppress(OSError):
                shutil.rmtree(left) if left.is_dir() else left.unlink()

    def put(self, data: bytes) -> str:
        sha256 = sha256_of(data)
        kept = self._object(sha256)
        if not _is_whole(kept):
            make_folder(kept.parent)
            write_whole(kept, data, self._aside)
        return sha256

    def put_file(self, path: Path) -> str:
        """Keep the bytes of a file, read in pieces; their SHA-256. A file of any size goes in.

        Raises:
            InputError: it cannot be read.
        """
        try:
            sha256 = file_sha256(path)
        except OSError:
            raise InputError("file-permission", file=path) from None
        kept = self._object(sha256)
        if not _is_whole(kept):
            make_folder(kept.parent)
            aside = self._aside / f"{sha256}.tmp"
            with disk_errors(kept):
                shutil.copyfile(path, aside)
                aside.chmod(0o600)
                flush_file(aside)
                if file_sha256(aside) != sha256:
                    raise InputError("file-changing", file=path)
                aside.replace(kept)
                flush_folder(kept.parent)
        return sha256

    def holds(self, sha256: str) -> bool:
        """Whether an object is kept."""
        return self._object(sha256).is_file()

    def staging(self) -> Path:
        """An empty folder beside the objects for what is not finished; it is gone at the next start."""
        with disk_errors(self._aside):
            return Path(mkdtemp(prefix="staged-", dir=self._aside))

    def get(self, sha256: str) -> bytes:
        path = self._object(sha256)
        try:
            data = path.read_bytes()
        except OSError:
            raise StoreError("store-damaged", file=path, store=self.folder) from None
        if sha256_of(data) != sha256:
            raise StoreError("store-damaged", file=path, store=self.folder)
        return data

    def record(self, key: str, stage: str, value: Any) -> str:
        sha256 = self.put(canonical(value))
        entry = self._entry(key)
        make_folder(entry.parent)
        write_whole(entry, canonical({"stage": stage, "object": sha256}), self._aside)
        return sha256

    def recall(self, key: str) -> Any | None:
        entry = self._entry(key)
        try:
            data = entry.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            raise StoreError("store-damaged", file=entry, store=self.folder) from None
        try:
            sha256 = json.loads(data)["object"]
            path = self._object(sha256)
        except (ValueError, KeyError, TypeError):
            raise StoreError("store-damaged", file=entry, store=self.folder) from None
        return json.loads(self.get(path.name))

    def _object(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(sha256)
        return self.objects / sha256[:2] / sha256

    def _entry(self, key: str) -> Path:
        return self.stages / key[:2] / key


def _is_whole(kept: Path) -> bool:
    return kept.is_file() and file_sha256(kept) == kept.name
