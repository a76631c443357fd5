"""What every store does, and the one that leaves nothing behind."""

from __future__ import annotations

import json
from typing import Any, Protocol

from intake_cli.case.hashes import canonical, sha256_of


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
