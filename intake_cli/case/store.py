"""What stages made, kept under the hash of its content and found again by the hash of what it was made from.

A stage is keyed by its inputs' hashes, its name, its settings and the version of its code: a rerun after any
interruption finds what is done, does the rest, and ends with the same bytes.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Any, Protocol

from intake_cli.case.disk import disk_errors, flush_file, flush_folder, make_folder, write_whole
from intake_cli.errors import InputError, StoreError, StoreLockedError

FOLDER = ".intake"
LOCK_WAIT = 5.0
LOCK_LOOK = 0.05


class Store(Protocol):
    """Objects by SHA-256 of their bytes; values of stages by their key."""

    def put(self, data: bytes) -> str:
        """Keep ``data``; its SHA-256 in hexadecimal."""

    def get(self, sha256: str) -> bytes:
        """The bytes of an object."""

    def record(self, key: str, stage: str, value: Any) -> str:
        """Keep the JSON-able output of a stage under ``key``; the SHA-256 of its canonical JSON."""

    def recall(self, key: str) -> Any | None:
        """The output kept under ``key``, or None."""


def stage_key(stage: str, inputs: Iterable[str], settings: Mapping[str, Any], code: str) -> str:
    """Key of a stage's output. ``inputs`` are SHA-256 of its input files in order, ``code`` the version of its code.
    ``settings`` must hold no password: a key can be guessed at."""
    return sha256_of(canonical({"stage": stage, "inputs": list(inputs), "settings": dict(settings), "code": code}))


def canonical(value: Any) -> bytes:
    """JSON with one spelling: sorted keys, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def sha256_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's content, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _readable_sha256(path: Path) -> str:
    try:
        return file_sha256(path)
    except OSError:
        raise InputError("file-permission", file=path) from None


class MemoryStore:
    """A store that leaves nothing behind: for loose files, whose personal data has no case folder to lie in."""

    def __init__(self) -> None:
        self._objects: dict[str, bytes] = {}
        self._index: dict[str, str] = {}

    def __enter__(self) -> MemoryStore:
        return self

    def __exit__(self, *ignored: object) -> None:
        self._objects.clear()

    def put(self, data: bytes) -> str:
        sha256 = sha256_of(data)
        self._objects[sha256] = data
        return sha256

    def get(self, sha256: str) -> bytes:
        return self._objects[sha256]

    def record(self, key: str, stage: str, value: Any) -> str:
        self._index[key] = self.put(canonical(value))
        return self._index[key]

    def recall(self, key: str) -> Any | None:
        return json.loads(self._objects[self._index[key]]) if key in self._index else None


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
        self._lock = self._take_lock()
        self._sweep()  # what a process that was killed left: we hold the lock, so no one writes
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
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
        path = self._object(sha256)
        if not (path.is_file() and file_sha256(path) == sha256):
            make_folder(path.parent)
            write_whole(path, data, self._aside)
        return sha256

    def put_file(self, path: Path) -> str:
        """Keep the bytes of a file, read in pieces; their SHA-256. A file of any size goes in.

        Raises:
            InputError: it cannot be read.
        """
        sha256 = _readable_sha256(path)
        kept = self._object(sha256)
        if not (kept.is_file() and file_sha256(kept) == sha256):
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

    def verify(self) -> list[Path]:
        """Objects and entries whose content is not what their name says, all bytes read."""
        broken = [path for path in sorted(self.objects.glob("*/*")) if file_sha256(path) != path.name]
        for entry in sorted(self.stages.glob("*/*")):
            try:
                self.recall(entry.name)
            except StoreError:
                broken.append(entry)
        return broken

    def _object(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(sha256)
        return self.objects / sha256[:2] / sha256

    def _entry(self, key: str) -> Path:
        return self.stages / key[:2] / key

    def _take_lock(self) -> int:
        path = self.folder / "lock"
        with disk_errors(path):
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        until = time.monotonic() + self._wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return handle
            except OSError:
                if time.monotonic() >= until:
                    os.close(handle)
                    raise StoreLockedError("store-locked", file=self.folder.parent) from None
                time.sleep(LOCK_LOOK)
