"""Where finished stage outputs are kept, so that a rerun does nothing twice and gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from intake_cli.isolation import Job

Items = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Task:
    """A job and what its result depends on: the input's hash and its settings, without secrets."""

    job: Job
    sha256: str
    settings: Mapping[str, Any]


class Shelf(Protocol):
    """Finished outputs by task."""

    def find(self, task: Task) -> Items | None:
        """What ``task`` gave before, or None."""

    def keep(self, task: Task, items: Items) -> None:
        """Keep what ``task`` gave."""


class NoShelf:
    """Loose files leave nothing behind."""

    def find(self, task: Task) -> Items | None:
        """Nothing is kept."""
        return None

    def keep(self, task: Task, items: Items) -> None:
        """Nothing is kept."""


NO_SHELF = NoShelf()
