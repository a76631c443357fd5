"""What a stage says of a file is asked once in a run of the tests, and in the test's own process: a page is read once,
by whichever worker is first, and neither interpreter nor models are started for it.

Most tests ask what the program makes of what was read, and many ask it of the same paper. Stages that only look at
a file say the same each time they are given the same bytes and parameters. What they say is written and read as for
the pipe and kept in a folder that the workers of a run share. Whatever does not end well is left to a child, as ever,
so trouble is always real; so are all stages that write files. Tests marked ``live`` get children and nothing but them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from intake_cli.case.hashes import canonical, file_sha256
from intake_cli.errors import shown
from intake_cli.isolation import Job, Outcome, OutcomeKind, Supervisor
from intake_cli.isolation.supervisor import OnDone, OnItem
from intake_cli.isolation.wire import read, written
from intake_cli.pipeline import stages

LOOKING = {stage.name for stage in (
    stages.COUNT, stages.READ, stages.ASSEMBLE, stages.FIELDS, stages.EXAMINE, stages.TAGS, stages.PROBE, stages.CUT,
    *stages.OF_SHEETS.values())}
"""Stages whose items are all that they leave."""


def ask_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start a child only for what neither ``folder`` holds nor this process finds out by itself."""
    start = Supervisor._start

    def told(self: Supervisor, job: Job, on_done: OnDone, on_item: OnItem | None) -> None:
        items = _told(job, folder) if job.stage in LOOKING and job.file.is_file() else None
        if items is None:
            start(self, job, on_done, on_item)
            return
        for item in items if on_item is not None else ():
            on_item(job, item)
        on_done(job, Outcome(OutcomeKind.OK, tuple(items)))

    monkeypatch.setattr(Supervisor, "_start", told)


def _told(job: Job, folder: Path) -> list[dict[str, Any]] | None:
    """What the stage says, or None where it does not end well or only a child could say it."""
    if shown(str(job.file)) != str(job.file):
        return None
    place = folder / f"{_key(job)}.json"
    if not place.is_file():
        ours = place.with_suffix(f".{os.getpid()}")
        try:
            with _silence():
                ours.write_bytes(written({"items": list(_stage(job.stage)(job.file, read(written(dict(job.params)))))}))
        except Exception:
            return None
        ours.replace(place)  # the other worker sees all of it or nothing
    items: list[dict[str, Any]] = read(place.read_bytes())["items"]
    return items


def _stage(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


@contextmanager
def _silence() -> Iterator[None]:
    """What libraries print goes nowhere, as it does in a child."""
    kept = [os.dup(stream) for stream in (1, 2)]
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        for stream in (1, 2):
            os.dup2(nothing, stream)
        yield
    finally:
        for stream, before in zip((1, 2), kept, strict=True):
            os.dup2(before, stream)
            os.close(before)
        os.close(nothing)


def _key(job: Job) -> str:
    asked: dict[str, Any] = {"stage": job.stage, "file": file_sha256(job.file), "type": job.file.suffix,
                             "params": dict(job.params)}
    return hashlib.sha256(canonical(asked)).hexdigest()
