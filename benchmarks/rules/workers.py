"""Jobs done in several processes: drawn, pictured, read, judged, compared."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.reading.workers import THREADS
from benchmarks.rules.known import RULES, asks_by_design
from benchmarks.rules.papers import Drawn, drawn, pictures
from benchmarks.rules.plan import CONDITIONS, Job
from benchmarks.rules.verdicts import UNREAD, Said, Verdict, unexplained, verdict_on
from samples.reading import judged, read_documents

WIDTH = 40
"""Signs of the bar that shows how far a run is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules said of one paper in one condition. ``verdicts`` has one for each thing that must be found,
    ``beside`` all above a note that nothing explains. ``trouble`` says why it was not drawn or not judged."""

    corpus: str
    layout: str
    seed: int
    forgery: str
    condition: str
    average: str = ""
    verdicts: tuple[Verdict, ...] = ()
    beside: tuple[Said, ...] = ()
    trouble: str = ""


def run(jobs: Sequence[Job], workers: int) -> list[Outcome]:
    """Do all jobs, in processes of one thread each, with a bar on the error stream."""
    os.environ.update(THREADS)
    context = multiprocessing.get_context("spawn")  # children that import under one thread, and share no open libraries
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting = [pool.submit(done, job) for job in jobs]
        outcomes = []
        for number, future in enumerate(as_completed(waiting), 1):
            outcomes += future.result()
            show(number, len(jobs))
    return sorted(outcomes, key=lambda one: (one.corpus, one.forgery, one.layout, one.seed, one.condition))


def show(number: int, whole: int) -> None:
    """A bar on the error stream."""
    full = WIDTH * number // whole
    print(f"\r{'█' * full}{'░' * (WIDTH - full)} {number}/{whole}", end="" if number < whole else "\n",
          file=sys.stderr, flush=True)


def done(job: Job) -> list[Outcome]:
    """One job from the drawing to the verdicts; what breaks becomes a trouble."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            paper = drawn(job, Path(folder))
            return list(_outcomes(job, paper, Path(folder)))
        except Exception as error:  # whatever is raised, the other jobs go on
            traceback.print_exc()
            return [_outcome(job, condition, trouble=f"{type(error).__name__}: {error}")
                    for condition in job.conditions]


def _outcomes(job: Job, paper: Drawn, folder: Path) -> Iterator[Outcome]:
    for condition, path in pictures(job, paper, folder):
        documents = read_documents(path)
        results = [result for result in judged(documents, paper.applicant, paper.employer, paper.pay_method,
                                                    not paper.sealed) if result.rule in RULES]
        if any(document.statement is not None for document in documents):
            asks = partial(asks_by_design, job.forgery, CONDITIONS[condition].pictured)
            verdicts = tuple(verdict_on(wanted, results, asks) for wanted in paper.wanted)
        else:
            verdicts = tuple(Verdict(wanted.rules, wanted.rows, UNREAD) for wanted in paper.wanted)
        yield _outcome(job, condition, f"{paper.average:.2f}", verdicts, tuple(unexplained(paper.explained, results)))


def _outcome(job: Job, condition: str, average: str = "", verdicts: tuple[Verdict, ...] = (),
             beside: tuple[Said, ...] = (), trouble: str = "") -> Outcome:
    return Outcome(job.corpus, job.layout, job.seed, job.forgery, condition, average, verdicts, beside, trouble)
