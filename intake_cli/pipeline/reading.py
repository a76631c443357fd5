"""Files to papers: count the pages, read them, assemble the statement. Each step in children, none done twice."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from checks.figures import row_list
from checks.pdf_facts import Making
from intake_cli.case.files import InputFile
from intake_cli.codec import decode, encode
from intake_cli.errors import InputError, IntakeError
from intake_cli.isolation import Outcome, OutcomeKind, run_pages
from intake_cli.kinds import STATEMENT_KINDS
from intake_cli.layout.dialect import Dialect
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.paper import Paper, content_of, is_sheet, opened, with_fields, with_statement, without_loan
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.stages import ASSEMBLE, COUNT, EXAMINE, FIELDS, OF_SHEETS, READ, Stage
from intake_cli.pipeline.tasks import Shelf, Task, cores, outcomes_of

SHORT_PAGES = 4
"""Papers of so many pages are read by one child each, where there are enough papers to keep half the cores at work."""
ENGINE = "INTAKE_OCR_ENGINE"
"""Environment variable that chooses another engine for pixels; children are told by parameter."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: where finished work is kept, with which passwords, by which bank's layout, by how many
    children. ``trust`` are certificates in base64 under which signatures are trusted; PDFs are asked how they were made
    unless it is None."""

    shelf: Shelf = field(default_factory=Shelf)
    keys: Keys = field(default_factory=Keys)
    bank: Dialect | None = None
    parallel: int = field(default_factory=cores)
    trust: tuple[str, ...] | None = None

    def read(self, sources: Sequence[InputFile], progress: Progress) -> list[Paper]:
        """The papers of ``sources`` with ids d1, d2 ... in their order. Never raises for what a file holds."""
        papers = [opened(f"d{place}", source) for place, source in enumerate(sources, 1)]
        counts = self._counts(papers)
        progress.expect(sum(counts.values()))
        papers = self._short_ones(self._examined(papers), counts, progress)
        return self._understood([self._paged(paper, counts[paper.id], progress)
                                 if paper.id in counts and not paper.raw and paper.trouble is None else paper
                                 for paper in papers])

    def _counts(self, papers: list[Paper]) -> dict[str, int]:
        """Pages by paper id. A paper that cannot be opened is replaced in ``papers`` by one that says why."""
        wanted = [place for place, paper in enumerate(papers) if paper.trouble is None]
        counts: dict[str, int] = {}
        tasks = [self._task(COUNT, papers[place]) for place in wanted]
        beside = list(map(self._examining, self._examinable(papers)))  # done while pages are counted, taken up later
        for place, outcome in zip(wanted, self._run([*tasks, *beside]), strict=False):
            if outcome.cause is OutcomeKind.PASSWORD:
                papers[place], outcome = self._unlocked(papers[place], outcome)
            if outcome.items:
                counts[papers[place].id] = outcome.items[0]["pages"]
            else:
                papers[place] = replace(papers[place], trouble=outcome.problem(papers[place].source.name))
        return counts

    def _unlocked(self, paper: Paper, locked: Outcome) -> tuple[Paper, Outcome]:
        """A locked paper with the password that opens it, and what counting its pages gives then."""
        def attempt(password: str) -> Outcome:
            return self._run([self._task(COUNT, replace(paper, password=password))])[0]

        outcome, password = self.keys.unlock(paper.source.name, locked, attempt)
        return replace(paper, password=password), outcome

    def _examined(self, papers: list[Paper]) -> list[Paper]:
        """Papers with what PDFs say of their making; nothing where that cannot be told."""
        asked = self._examinable(papers)
        outcomes = self._run(list(map(self._examining, asked)))
        made = {paper.id: decode(Making, outcome.items[0]) for paper, outcome in zip(asked, outcomes, strict=True)
                if outcome.items}
        return [replace(paper, making=made.get(paper.id)) for paper in papers]

    def _short_ones(self, papers: list[Paper], counts: Mapping[str, int], progress: Progress) -> list[Paper]:
        """Papers with those of few pages read, each by one child, several at a time. One that breaks on a page is left
        for :meth:`_paged`, which saves its other pages."""
        short = [paper for paper in papers if 0 < counts.get(paper.id, 0) <= SHORT_PAGES]
        if len(short) <= self.parallel // 2:  # cores would stand idle: the pages of each are dealt
            short = [paper for paper in short if counts[paper.id] == 1]
        outcomes = self._run([self._reading(paper, counts[paper.id]) for paper in short], progress)
        done: dict[str, Paper] = {}
        for paper, outcome in zip(short, outcomes, strict=True):
            if len(outcome.items) == counts[paper.id]:
                done[paper.id] = replace(paper, raw=outcome.items)
            elif counts[paper.id] == 1:
                done[paper.id] = replace(paper, trouble=_problem(paper, outcome))
        return [done.get(paper.id, paper) for paper in papers]

    def _paged(self, paper: Paper, count: int, progress: Progress) -> Paper:
        """A paper whose pages are dealt to several children."""
        task, name = self._reading(paper, count), paper.source.name
        kept = self.shelf.find(task)
        if kept is not None:
            for _ in kept:
                progress.step(name)
            return replace(paper, raw=tuple(kept))
        read = run_pages(task.job, count, self.parallel, lambda page, item: progress.step(name))
        if read.whole is not None:
            return replace(paper, trouble=read.whole.problem(name))
        raw = tuple(read.items[page] for page in sorted(read.items))
        if not read.failed:
            self.shelf.keep(task, raw)
            return replace(paper, raw=raw)
        first = read.failed[min(read.failed)]
        return replace(paper, raw=raw, trouble=first.problem(f"{name}, {row_list(read.failed)}"))

    def _understood(self, papers: list[Paper]) -> list[Paper]:
        """Statements where there may be one, labelled fields on everything else."""
        papers = self._apply(ASSEMBLE, papers, lambda paper: paper.source.kind in (None, *STATEMENT_KINDS),
                             with_statement)
        papers = [without_loan(replace(paper, content=content_of(paper))) for paper in papers]
        return self._apply(FIELDS, papers, lambda paper: paper.statement is None and not is_sheet(paper), with_fields)

    def _apply(self, stage: Stage, papers: list[Paper], wanted: Callable[[Paper], bool],
               take: Callable[[Paper, Outcome], list[Paper]]) -> list[Paper]:
        given = [paper for paper in papers if paper.raw and wanted(paper)]
        forced = {"bank": encode(self.bank, Dialect)} if stage is ASSEMBLE and self.bank is not None else {}
        tasks = [self._task(stage, paper, pages=paper.raw, document=paper.id, **forced,
                            kind=paper.source.kind or (paper.kind if stage is FIELDS else "")) for paper in given]
        found = {paper.id: outcome for paper, outcome in zip(given, self._run(tasks), strict=True)}
        return [part for paper in papers for part in (take(paper, found[paper.id]) if paper.id in found else [paper])]

    def _run(self, tasks: Sequence[Task], progress: Progress | None = None) -> list[Outcome]:
        return outcomes_of(tasks, self.shelf, self.parallel, progress)

    def _examinable(self, papers: list[Paper]) -> list[Paper]:
        return [paper for paper in papers if self.trust is not None and paper.source.type == "pdf" and
                paper.trouble is None]

    def _examining(self, paper: Paper) -> Task:
        return self._task(EXAMINE, paper, trust=self.trust)

    def _reading(self, paper: Paper, count: int) -> Task:
        return self._task(READ, paper, kind=paper.source.kind or "", engine=os.environ.get(ENGINE, ""), counted=count)

    def _task(self, stage: Stage, paper: Paper, **settings: Any) -> Task:
        secrets = {} if paper.password is None else {"password": paper.password}
        if is_sheet(paper):
            stage = OF_SHEETS.get(stage, stage)
        return Task(stage, paper.source.path, paper.sha256, settings, secrets)


def _problem(paper: Paper, outcome: Outcome) -> IntakeError:
    """What went wrong; a reader may come to its end without a word and without the page."""
    return outcome.problem(paper.source.name) or InputError("file-corrupt", file=paper.source.name)
