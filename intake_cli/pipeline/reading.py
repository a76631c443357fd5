"""Files to papers: count the pages, read them, assemble the statement. Each step in children, none done twice."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from checks.facts import BankStatement
from intake_cli.codec import decode
from intake_cli.errors import InputError, IntakeError
from intake_cli.isolation import Job, Outcome, run_all, run_pages
from intake_cli.kinds import STATEMENT_KINDS
from intake_cli.pipeline.shelf import NO_SHELF, Shelf, Task
from intake_cli.pipeline.sources import Source
from intake_cli.words import PageText

COUNT = "intake_cli.pipeline.inspect:count_pages"
READ = "intake_cli.ocr.stage:read_pages"
ASSEMBLE = "intake_cli.statements.stage:assemble"


class Progress(Protocol):
    """Who is told how far the work is."""

    def expect(self, total: int) -> None:
        """The number of steps is known."""

    def step(self, detail: str = "") -> None:
        """One step is done."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as read. ``kind`` is None where neither its name nor a tag told it; ``raw`` are the pages as JSON,
    ``failed`` the pages that could not be read, ``trouble`` why nothing could."""

    id: str
    source: Source
    sha256: str
    raw: tuple[dict[str, Any], ...] = ()
    failed: Mapping[int, Outcome] = field(default_factory=dict)
    statement: BankStatement | None = None
    trouble: IntakeError | None = None

    @property
    def pages(self) -> tuple[PageText, ...]:
        """The pages that were read, as facts."""
        return tuple(decode(PageText, page) for page in self.raw)


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: where finished work is kept, with which password, by how many children."""

    shelf: Shelf = NO_SHELF
    password: str | None = field(default=None, repr=False)
    parallel: int = os.cpu_count() or 1

    def read(self, sources: Sequence[Source], progress: Progress) -> list[Paper]:
        """The papers of ``sources`` with ids d1, d2 ... in their order. Never raises for what a file holds."""
        papers = [Paper(f"d{place}", source, digest(source.path)) for place, source in enumerate(sources, 1)]
        counts = self._counts(papers)
        progress.expect(sum(count for count in counts if isinstance(count, int)))
        return self._assembled([self._pages(paper, count, progress) for paper, count in zip(papers, counts, strict=True)])

    def _counts(self, papers: Sequence[Paper]) -> list[int | IntakeError]:
        outcomes = self._run([self._task(COUNT, paper) for paper in papers])
        return [outcome.items[0]["pages"] if outcome.items else _problem(outcome, paper)
                for paper, outcome in zip(papers, outcomes, strict=True)]

    def _pages(self, paper: Paper, count: int | IntakeError, progress: Progress) -> Paper:
        if isinstance(count, IntakeError):
            return Paper(paper.id, paper.source, paper.sha256, trouble=count)
        task = self._task(READ, paper)
        kept = self.shelf.find(task)
        if kept is not None:
            for _ in kept:
                progress.step(paper.source.name)
            return Paper(paper.id, paper.source, paper.sha256, tuple(kept))
        read = run_pages(task.job, count, self.parallel, lambda page, item: progress.step(paper.source.name))
        raw = tuple(read.items[page] for page in sorted(read.items))
        if read.whole is not None:
            return Paper(paper.id, paper.source, paper.sha256, trouble=_problem(read.whole, paper))
        if not read.failed:
            self.shelf.keep(task, raw)
        return Paper(paper.id, paper.source, paper.sha256, raw, read.failed)

    def _assembled(self, papers: list[Paper]) -> list[Paper]:
        wanted = [paper for paper in papers if paper.raw and paper.source.kind in (None, *STATEMENT_KINDS)]
        tasks = [self._task(ASSEMBLE, paper, pages=paper.raw, document=paper.id, kind=paper.source.kind)
                 for paper in wanted]
        found = {paper.id: outcome for paper, outcome in zip(wanted, self._run(tasks), strict=True)}
        return [_with_statement(paper, found[paper.id]) if paper.id in found else paper for paper in papers]

    def _run(self, tasks: Sequence[Task]) -> list[Outcome]:
        """Outcomes of whole-file stages: from the shelf where they are, else from children."""
        kept = {place: items for place, task in enumerate(tasks) if (items := self.shelf.find(task)) is not None}
        fresh = [place for place in range(len(tasks)) if place not in kept]
        outcomes = dict(zip(fresh, run_all([tasks[place].job for place in fresh], self.parallel), strict=True))
        for place, outcome in outcomes.items():
            if outcome.ok:
                self.shelf.keep(tasks[place], outcome.items)
        return [outcomes[place] if place in outcomes else _as_outcome(kept[place]) for place in range(len(tasks))]

    def _task(self, stage: str, paper: Paper, **params: Any) -> Task:
        secret = {} if self.password is None else {"password": self.password}
        return Task(Job(stage, paper.source.path, {**params, **secret}), paper.sha256, params)


def digest(path: Path) -> str:
    """SHA-256 of a file, as hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
