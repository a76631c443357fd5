"""Paths to facts: case folders and loose files, read as far as they can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks.facts import Application, Document, Evidence, Presence
from checks.findings import Waiver
from checks.pdf_facts import PdfFile
from intake_cli.case.casefile import is_case
from intake_cli.case.files import loose_inputs
from intake_cli.case.store import CaseStore
from intake_cli.errors import IntakeError
from intake_cli.layout.dialect import Dialect
from intake_cli.pipeline.archives import Scratch, with_members
from intake_cli.pipeline.cases import application_of, manifest_of, open_case, papers_of
from intake_cli.pipeline.keys import Keys
from intake_cli.pipeline.page_facts import pages_of
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.pdf_facts import pdf_of
from intake_cli.pipeline.progress import Progress
from intake_cli.pipeline.reading import Reader
from intake_cli.pipeline.tasks import Shelf


@dataclass(frozen=True, slots=True)
class ReadPapers:
    """A case, or all loose files of a call: the facts, the papers behind them, and the inputs that are no paper at
    all. ``folder`` is None for loose files; ``scratch`` holds what came out of archives; ``skipped`` names files that
    are no papers."""

    application: Application
    papers: tuple[Paper, ...]
    problems: tuple[IntakeError, ...]
    folder: Path | None = None
    waivers: tuple[Waiver, ...] = ()
    scratch: Scratch | None = None
    skipped: tuple[str, ...] = ()


def read_paths(paths: Sequence[Path], kind: str | None, keys: Keys, progress: Progress,
               bank: Dialect | None = None, trust: tuple[str, ...] | None = None) -> Iterator[ReadPapers | IntakeError]:
    """Each case of ``paths``, then all their loose files together; an error in place of what cannot be read.

    ``kind`` is what the caller says all loose files are, ``bank`` the layout that it says statements have. PDFs are
    asked how they were made where ``trust`` is given: certificates in base64 under which signatures are trusted.
    """
    for folder in (path for path in paths if is_case(path)):
        try:
            yield read_case(folder, keys, progress, bank, trust)
        except IntakeError as error:
            yield error
    given = loose_inputs([path for path in paths if not is_case(path)], kind)
    scratch = with_members(given, keys)
    if not given.files and not given.problems:
        return
    papers = Reader(keys=keys, bank=bank, trust=trust).read(given.files, progress)
    application = Application("loose", tuple(documents_of(papers)), pages=pages_of(papers, None))
    yield ReadPapers(application, tuple(papers), tuple(given.problems), scratch=scratch, skipped=tuple(given.skipped))


def read_case(folder: Path, keys: Keys, progress: Progress, bank: Dialect | None = None,
              trust: tuple[str, ...] | None = None) -> ReadPapers:
    """A case, its papers read where that was not done yet.

    Raises:
        IntakeError: case.toml is not valid, or the store cannot be used.
    """
    case = open_case(folder)
    with CaseStore(folder) as store:
        manifest = manifest_of(folder)
        given = papers_of(case, manifest)
        scratch = with_members(given, keys)
        papers = Reader(Shelf(store), keys, bank, trust=trust).read(given.files, progress)
    application = replace(application_of(case, documents_of(papers), manifest), pages=pages_of(papers, manifest))
    return ReadPapers(application, tuple(papers), tuple(given.problems), folder, case.waivers, scratch,
                      tuple(given.skipped))


def absent(paths: Sequence[Path]) -> list[IntakeError]:
    """What is wrong with ``paths`` without opening any of their papers."""
    return loose_inputs([path for path in paths if not is_case(path)]).problems


def documents_of(papers: Sequence[Paper]) -> list[Document]:
    """Papers as facts. Of those that were read from one file the first has the file: what a file hides and how it was
    made is told once."""
    files: dict[str, list[Paper]] = {}
    for paper in papers:
        files.setdefault(paper.id.partition(".")[0], []).append(paper)
    return [_document(paper, pdf_of(parts) if paper is parts[0] else None)
            for parts in files.values() for paper in parts]


def _document(paper: Paper, pdf: PdfFile | None) -> Document:
    presence = Presence.READ if paper.raw else Presence.UNREADABLE
    return Document(paper.id, paper.kind, paper.source.name, len(paper.raw), presence, paper.statement,
                    fields=paper.fields, dates=paper.dates, evidence=Evidence(paper.id), pdf=pdf,
                    content=paper.content, unread=paper.unread)
