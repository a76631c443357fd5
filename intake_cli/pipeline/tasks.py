"""Stages on files, and the shelf where their outputs lie: a rerun does nothing twice."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from intake_cli.case.hashes import stage_key
from intake_cli.case.memory_store import MemoryStore, Store
from intake_cli.isolation import Job, Outcome, OutcomeKind, run_all
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.stages import Stage

Items = Sequence[dict[str, Any]]


def cores() -> int:
    """How many children may work at a time."""
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Task:
    """A stage on a file. ``settings`` are its parameters; ``secrets`` go to the child too but into no key."""

    stage: Stage
    file: Path
    sha256: str
    settings: Mapping[str, Any]
    secrets: Mapping[str, Any]

    @property
    def job(self) -> Job:
        """What the child is given."""
        return Job(self.stage.name, self.file, {**self.settings, **self.secrets}, self.stage.limits)

    @cached_property
    def key(self) -> str:
        """What the output depends on; told once, as settings may hold all pages of a paper."""
        return stage_key(self.stage.name, [self.sha256], self.settings, self.stage.version)

    @cached_property
    def key_here(self) -> str:
        """The same within one run of the program, whose code stays as it is: to tell its version all of it is read."""
        return stage_key(self.stage.name, [self.sha256], self.settings, "")


class Shelf:
    """Finished outputs in a store; loose files leave nothing behind."""

    def __init__(self, store: Store | None = None) -> None:
        self.store: Store = store or MemoryStore()
        self._lasts = store is not None

    def find(self, task: Task) -> Items | None:
        """What ``task`` gave before, or None."""
        found: Items | None = self.store.recall(self._key(task))
        return found

    def keep(self, task: Task, items: Items) -> None:
        """Keep what ``task`` gave."""
        self.store.record(self._key(task), task.stage.name, list(items))

    def _key(self, task: Task) -> str:
        return task.key if self._lasts else task.key_here


def outcomes_of(tasks: Sequence[Task], shelf: Shelf, parallel: int, progress: Progress | None = None) -> list[Outcome]:
    """Outcomes of stages of one child each: from the shelf where they are, else from children, as many as ``parallel``
    at a time. ``progress`` is told of each item."""
    def came(job: Job, item: object) -> None:
        if progress is not None:
            progress.step(job.file.name)

    kept = {place: items for place, task in enumerate(tasks) if (items := shelf.find(task)) is not None}
    fresh = [place for place in range(len(tasks)) if place not in kept]
    made = dict(zip(fresh, run_all([tasks[place].job for place in fresh], parallel, came), strict=True))
    for place, items in kept.items():
        for item in items:
            came(tasks[place].job, item)
    for place, outcome in made.items():
        if outcome.ok:
            shelf.keep(tasks[place], outcome.items)
    return [made[place] if place in made else Outcome(OutcomeKind.OK, tuple(kept[place]))
            for place in range(len(tasks))]
