"""Pictures of what was found on each page, for people who add a bank or wonder about a reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from intake_cli.errors import IntakeError
from intake_cli.isolation import Job, run, run_pages
from intake_cli.messages import say
from intake_cli.pipeline.archives import Scratch
from intake_cli.pipeline.cases import note_written
from intake_cli.pipeline.explain_marks import SHAPES, marks_of
from intake_cli.pipeline.output import write_output
from intake_cli.pipeline.paper import Paper
from intake_cli.pipeline.stages import BIND, DRAW, SHEET_TYPES
from intake_cli.pipeline.tasks import cores


@dataclass(frozen=True, slots=True)
class Explained:
    """The files written, the papers that have no pages to draw on, and what went wrong."""

    files: tuple[Path, ...]
    undrawn: tuple[str, ...]
    troubles: tuple[IntakeError, ...]


def explain(papers: Sequence[Paper], out: Path, lang: str, weak_below: float) -> Explained:
    """Draw every page of ``papers``: one PNG a page in the folder ``out``, or all in one where it names a PDF.

    Raises:
        UsageError: ``out`` cannot be written to.
    """
    drawable = [paper for paper in papers if paper.raw and paper.source.type not in SHEET_TYPES]
    files_of = {path: list(own) for path, own in groupby(drawable, lambda paper: paper.source.path)}
    troubles: list[IntakeError] = []
    with Scratch() as scratch:
        drawn = [(own[0], _draw(own, scratch.folder(), lang, weak_below, troubles)) for own in files_of.values()]
        if out.suffix.lower() == ".pdf":
            pages = [page for _, pages in drawn for page in pages]
            files = _write({out: _bound(pages, scratch.folder() / "all.pdf")} if pages else {})
        else:
            files = _write({out / f"{name}-p{page.stem[-3:]}.png": page for name, pages in _named(drawn)
                            for page in pages})
    undrawn = tuple(paper.source.name for paper in papers if paper.raw and paper.source.type in SHEET_TYPES)
    return Explained(files, undrawn, tuple(troubles))


def _draw(papers: Sequence[Paper], folder: Path, lang: str, weak_below: float,
          troubles: list[IntakeError]) -> list[Path]:
    """The pictures of a file's pages, which hold ``papers``; what went wrong goes to ``troubles``."""
    marks = marks_of(papers, lang, weak_below)
    pages = {page.number: page for paper in papers for page in paper.pages}
    source, password = papers[0].source, papers[0].password
    params = {
        "folder": str(folder), "legend": [(shape, say(f"command.ocr.mark-{shape}", lang)) for shape in SHAPES],
        "marks": {str(number): [(mark.shape, mark.corners(pages.get(number)), mark.label) for mark in found]
                  for number, found in marks.items()}}
    if password is not None:
        params["password"] = password
    found = run_pages(Job(DRAW.name, source.path, params, DRAW.limits), max(pages), cores())
    problems = (end.problem(f"{source.name}, {number}") for number, end in sorted(found.failed.items()))
    troubles += [problem for problem in problems if problem is not None]
    return [folder / Path(found.items[number]["file"]).name for number in sorted(found.items)]


def _bound(pages: Sequence[Path], target: Path) -> Path:
    params = {"files": [str(page) for page in pages], "target": str(target)}
    outcome = run(Job(BIND.name, pages[0], params, BIND.limits))
    problem = outcome.problem(target)
    if problem is not None:
        raise problem
    return target


def _named(drawn: Sequence[tuple[Paper, list[Path]]]) -> list[tuple[str, list[Path]]]:
    """A file name for each paper: its own, numbered where another has it."""
    taken: set[str] = set()
    named = []
    for paper, pages in drawn:
        stem = re.sub(r"[^\w.-]+", "_", Path(paper.source.name).stem) or paper.id
        name = stem if stem.lower() not in taken else f"{stem}-{paper.id}"
        taken.add(name.lower())
        named.append((name, pages))
    return named


def _write(places: dict[Path, Path]) -> tuple[Path, ...]:
    for place, source in places.items():
        write_output(place, source.read_bytes())
        note_written(place)
    return tuple(places)
