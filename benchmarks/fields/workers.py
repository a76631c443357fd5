"""Jobs done in several processes: drawn, pictured, read, compared."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.fields.plan import Job, drawn, pictures
from benchmarks.fields.readers import INTAKE, PLAIN, by_expressions, by_intake
from benchmarks.reading.workers import THREADS
from benchmarks.rules.workers import show
from intake_cli.layout.values import normal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one reader made of one paper: for each field what is printed and what was read, ``told`` its kind by its
    content. ``trouble`` says why it was not read."""

    corpus: str
    kind: str
    look: int
    seed: int
    condition: str
    reader: str
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    told: str = ""
    seconds: float = 0.0
    trouble: str = ""


def run(jobs: Sequence[Job], workers: int, seconds: float) -> list[Outcome]:
    """Do the jobs, in processes of one thread each; those that ``seconds`` leave no time for are left out."""
    os.environ.update(THREADS)
    context = multiprocessing.get_context("spawn")
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting = [pool.submit(done, job) for job in jobs]
        try:
            for number, future in enumerate(as_completed(waiting, seconds or None), 1):
                outcomes += future.result()
                show(number, len(jobs))
        except TimeoutError:
            pool.shutdown(cancel_futures=True)
            finished = (future for future in waiting if future.done() and not future.cancelled())
            outcomes = [one for future in finished for one in future.result()]
    return sorted(outcomes, key=lambda one: (one.corpus, one.kind, one.look, one.seed, one.condition, one.reader))


def done(job: Job) -> list[Outcome]:
    """One paper from the drawing to the comparison; what breaks becomes a trouble."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return list(_outcomes(job, Path(folder)))
        except Exception as error:  # whatever is raised, the other jobs go on
            traceback.print_exc()
            trouble = f"{type(error).__name__}: {error}"
            return [Outcome(job.corpus, job.kind, job.look, job.seed, "", INTAKE, trouble=trouble)]


def _outcomes(job: Job, folder: Path) -> Iterator[Outcome]:
    paper, shown = drawn(job, folder)
    for condition, path in pictures(job, paper, folder):
        head = (job.corpus, job.kind, job.look, job.seed, condition)
        found, told, seconds = by_intake(path, job.kind)
        yield Outcome(*head, INTAKE, compared(shown, found), told, round(seconds, 3))
        for reader in PLAIN if job.peers and condition != "text" else ():
            found = by_expressions(reader, path, job.kind, int(condition[-3:]), shown)
            yield Outcome(*head, reader, compared(shown, found))


def compared(shown: dict[str, str], found: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What is printed and what was read of each field, in one form."""
    return {name: (_plain(value), _plain(found.get(name, ""))) for name, value in shown.items()}


def _plain(text: str) -> str:
    return normal(text).removesuffix("元")
