"""What every store does, and the one that leaves nothing behind."""

from __future__ import annotations

from typing import Any, Protocol


class Store(Protocol):
    """Outputs of stages by their key."""

    def record(self, key: str, stage: str, value: Any) -> object:
        """Keep the JSON-able output of a stage under ``key``."""

    def recall(self, key: str) -> Any | None:
        """The output kept under ``key``, or None."""


class MemoryStore:
    """A store that leaves nothing behind: for loose files, whose personal data has no case folder to lie in. Nobody
    changes what a stage said, so it is kept as it came and written out for no one."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def record(self, key: str, stage: str, value: Any) -> None:
        self._kept[key] = value

    def recall(self, key: str) -> Any | None:
        return self._kept.get(key)
