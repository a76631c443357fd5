"""Readers let loose on papers, one after the other, and what came of it."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.reading.conditions import CONDITIONS
from benchmarks.reading.lines import scored_lines
from benchmarks.reading.papers import Paper
from benchmarks.reading.readers import INTAKE, Job, decoded
from benchmarks.reading.scoring import Score, scored
from intake_cli.isolation.spawn import CACHE, KEPT_MEMORY, cache_folder

THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                         "OPENCV_FOR_THREADS_NUM"), "1")
ROOT, PACKAGES = Path(__file__).resolve().parents[2], ("barcodes", "checks", "intake_cli")
SHARED_PAGES = 1
"""Of pictures peers read the first page only: some take ten times as long."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one reader made of one paper. ``first`` is the score on the pages that peers read too."""

    reader: str
    corpus: str
    layout: str
    condition: str
    pages: int
    seconds: float
    score: Score
    first: Score
    error: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a reader needs: CPU seconds to load, seconds that the first page takes more, peak memory in MB; why it did
    not run, where it did not."""

    startup: float = 0.0
    first: float = 0.0
    memory: int = 0
    missing: str = ""


def run(reader: str, papers: list[Paper], folder: Path) -> tuple[list[Result], Machine]:
    """Read the papers in a process of the reader's own. Raises CalledProcessError when it dies.

    The program's sources are compiled first, as they are once it is installed."""
    for package in PACKAGES:
        compileall.compile_dir(ROOT / package, quiet=2)
    papers = sorted(papers, key=lambda paper: not CONDITIONS[paper.condition].pictured)  # a picture loads the models
    jobs = [asdict(Job(str(paper.path), _pages(reader, paper), CONDITIONS[paper.condition].dpi)) for paper in papers]
    asked, answer = folder / f"{reader}-jobs.json", folder / f"{reader}.json"
    asked.write_text(json.dumps(jobs), "utf-8")
    subprocess.run([sys.executable, "-m", "benchmarks.reading.worker", reader, asked, answer], check=True,
                   env=os.environ | THREADS | KEPT_MEMORY | {CACHE: cache_folder(os.environ)})
    told = json.loads(answer.read_text("utf-8"))
    if "missing" in told:
        return [], Machine(missing=told["missing"])
    results = [_result(reader, paper, stored) for paper, stored in zip(papers, told["readings"], strict=True)]
    return results, Machine(told["startup"], told["first"], told["memory"])


def _pages(reader: str, paper: Paper) -> int:
    return paper.pages if reader == INTAKE else shared_pages(paper)


def shared_pages(paper: Paper) -> int:
    """How many first pages of a paper every reader reads."""
    return min(paper.pages, SHARED_PAGES) if CONDITIONS[paper.condition].pictured else paper.pages


def _result(reader: str, paper: Paper, stored: dict) -> Result:
    reading = decoded(stored)

    def score(most: int) -> Score:
        rows = [row for row in paper.rows if row.page <= most]
        if reading.rows is None:
            return scored_lines(rows, reading.lines)
        return scored(rows, [row for row in reading.rows if row.page is None or row.page <= most])

    whole = score(sys.maxsize if reader == INTAKE else shared_pages(paper))
    first = score(shared_pages(paper)) if CONDITIONS[paper.condition].peers else whole
    return Result(reader, paper.corpus, paper.layout, paper.condition, _pages(reader, paper), stored["seconds"], whole,
                  first, stored.get("error", ""))
