"""What a child said of a file is kept for the other tests: a page is read once in a run, by whichever worker is first.

Most tests ask what the program makes of what was read, and many ask it of the same paper. Stages that only look at
a file say the same each time they are given the same bytes and parameters; what they say is kept as it came through
the pipe, in a folder that the workers of a run share. A job that did not end well is never kept, so trouble is always
real; the tests of the children themselves run stages of their own, and those that write files are always run.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from intake_cli.case.hashes import canonical, file_sha256
from intake_cli.isolation import Job, Outcome, OutcomeKind, Supervisor
from intake_cli.isolation.supervisor import OnDone, OnItem
from intake_cli.isolation.wire import read, written
from intake_cli.pipeline import stages

LOOKING = {stage.name for stage in (
    stages.COUNT, stages.READ, stages.ASSEMBLE, stages.FIELDS, stages.EXAMINE, stages.TAGS, stages.PROBE, stages.CUT,
    *stages.OF_SHEETS.values())}
"""Stages whose items are all that they leave."""


def keep_what_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start a child only for what ``folder`` does not hold, and keep there what it says."""
    start = Supervisor._start

    def told(self: Supervisor, job: Job, on_done: OnDone, on_item: OnItem | None) -> None:
        place = folder / f"{_key(job)}.json" if job.stage in LOOKING and job.file.is_file() else None
        if place is None or not place.is_file():
            start(self, job, on_done if place is None else _keeping(place, on_done), on_item)
            return
        items = read(place.read_bytes())["items"]
        for item in items if on_item is not None else ():
            on_item(job, item)
        on_done(job, Outcome(OutcomeKind.OK, tuple(items)))

    monkeypatch.setattr(Supervisor, "_start", told)


def _keeping(place: Path, on_done: OnDone) -> OnDone:
    def done(job: Job, outcome: Outcome) -> None:
        if outcome.ok:
            ours = place.with_suffix(f".{os.getpid()}")
            ours.write_bytes(written({"items": outcome.items}))
            ours.replace(place)  # the other worker sees all of it or nothing
        on_done(job, outcome)
    return done


def _key(job: Job) -> str:
    asked: dict[str, Any] = {"stage": job.stage, "file": file_sha256(job.file), "type": job.file.suffix,
                             "params": dict(job.params)}
    return hashlib.sha256(canonical(asked)).hexdigest()
