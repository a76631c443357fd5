"""Runs jobs in child processes, several at a time, so that no file can take the parent or other jobs with it.

The pools of the standard library lose tasks when a child aborts; here each job has its own process, its own
clocks and its own end. One thread, one selector.
"""

from __future__ import annotations

import selectors
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from intake_cli.errors import InputError
from intake_cli.isolation.endings import outcome
from intake_cli.isolation.jobs import Job, regular_file
from intake_cli.isolation.outcomes import Outcome, OutcomeKind
from intake_cli.isolation.process import Child

OnItem = Callable[[Job, dict[str, Any]], None]
OnDone = Callable[[Job, Outcome], None]

TICK = 0.05
"""Seconds between looks at the clocks; whatever arrives wakes the loop at once."""


def run(job: Job, on_item: OnItem | None = None) -> Outcome:
    """Run one job in a child process and wait for its end. Never raises for what the file or the stage does."""
    return run_all([job], 1, on_item)[0]


def run_all(jobs: Iterable[Job], parallel: int = 2, on_item: OnItem | None = None,
            on_done: OnDone | None = None) -> list[Outcome]:
    """Run ``jobs``, ``parallel`` at a time; outcomes in the order of the jobs.

    ``on_item(job, item)`` and ``on_done(job, outcome)`` are called here, in the parent, as things happen. What they
    raise, and Ctrl-C, ends all children at once and goes on to the caller.
    """
    jobs = list(jobs)
    outcomes: dict[int, Outcome] = {}

    def done(place: int, job: Job, result: Outcome) -> None:
        outcomes[place] = result
        if on_done is not None:
            on_done(job, result)

    supervisor = Supervisor(parallel)
    for place, job in enumerate(jobs):
        supervisor.submit(job, partial(done, place), on_item)
    supervisor.drain()
    return [outcomes[place] for place in range(len(jobs))]


class Supervisor:
    """A queue of jobs and the loop that runs them. ``on_done`` of a job may submit further ones."""

    def __init__(self, parallel: int) -> None:
        self.parallel = max(1, parallel)
        self._queue: deque[tuple[Job, OnDone, OnItem | None]] = deque()
        self._running: dict[Child, OnDone] = {}
        self._selector = selectors.DefaultSelector()

    def submit(self, job: Job, on_done: OnDone, on_item: OnItem | None = None) -> None:
        """Put a job at the end of the queue."""
        self._queue.append((job, on_done, on_item))

    def drain(self) -> None:
        """Run until the queue is empty and no child is left; on any exception kill all children first."""
        try:
            while self._queue or self._running:
                while self._queue and len(self._running) < self.parallel:
                    self._start(*self._queue.popleft())
                self._listen()
                for child in tuple(self._running):
                    self._settle(child)
        finally:
            for child in self._running:
                child.close()
            self._selector.close()

    def _start(self, job: Job, on_done: OnDone, on_item: OnItem | None) -> None:
        try:
            file = regular_file(job.file)
        except InputError as error:
            kind = OutcomeKind.UNSUPPORTED
            on_done(job, Outcome(kind, detail=error.code, cause=kind, error=error))
            return
        child = Child(job, file, partial(on_item, job) if on_item is not None else _ignore)
        self._running[child] = on_done
        for stream, (event, handler) in child.streams.items():
            self._selector.register(stream, event, (child, handler))

    def _listen(self) -> None:
        if not self._running:
            return
        for key, _ in self._selector.select(TICK):
            child, handler = key.data
            if not handler():
                self._forget(child, key.fd)

    def _settle(self, child: Child) -> None:
        """Close a child that is over or past a limit, and hand on its outcome."""
        stopped = None if child.over() else child.overdue()
        if stopped is None and not child.over():
            return
        for stream in tuple(child.streams):
            self._forget(child, stream)
        on_done = self._running.pop(child)
        seconds = time.monotonic() - child.started
        on_done(child.job, outcome(child, seconds, child.close(), stopped))

    def _forget(self, child: Child, stream: int) -> None:
        del child.streams[stream]
        self._selector.unregister(stream)


def _ignore(item: dict[str, Any]) -> None:
    """No one listens to the items as they come."""
