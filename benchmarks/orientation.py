"""``python -m benchmarks.orientation FOLDER... [--pages 100] [--write FILE]``: is a page told the right way up?

``FOLDER`` holds drawn statements (``python -m benchmarks.aside --out FOLDER --seed 57``); papers of every kind and look
are drawn beside them. Each page is scanned or photographed in one manner by its place, and laid in all four ways.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import cv2
import numpy as np

from benchmarks.documents import machine, table_head, write_between
from benchmarks.rules.intervals import wilson
from intake_cli.ocr.measure import figures_of, planes_of
from intake_cli.ocr.way_up import way_up
from samples.degrade import office_scan, photo, render, rough_scan
from samples.papers import OF_OTHER_PRODUCTS, PAPERS
from samples.people import invent_person

DPI = 200
AS_OF = date(2025, 9, 18)
MANNERS = {"office scan": office_scan, "rough scan": rough_scan, "photo": photo}
STATEMENTS, OTHERS = "statements", "other papers"
SORTS = ("right", "in doubt", "wrong")
Key = tuple[str, str]


def statements(folders: list[Path], most: int) -> Iterator[np.ndarray]:
    """Pages of the drawn statements, spread over all files."""
    files = sorted(pdf for folder in folders for pdf in folder.glob("**/*.pdf") if "scan" not in pdf.stem)
    Random("orientation").shuffle(files)
    taken = 0
    for pdf in files:
        for page in render(pdf, DPI)[:max(1, most // max(1, len(files)) + 1)]:
            if taken < most:
                yield page
                taken += 1


def others(most: int) -> Iterator[np.ndarray]:
    """Pages of the other papers: every kind and look, of one invented person after another."""
    kinds = [(draw, ()) for draw in PAPERS.values()]
    kinds += [(draw, (look,)) for draw, looks in OF_OTHER_PRODUCTS.values() for look in range(looks)]
    taken, seed = 0, 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        while taken < most:
            person = invent_person(Random(f"orientation {seed}"), AS_OF)
            for draw, look in kinds:
                draw(person, AS_OF, path, *look)
                for page in render(path, DPI):
                    if taken < most:
                        yield page
                        taken += 1
            seed += 1


def judged(page: np.ndarray) -> Iterator[str]:
    """What is told of a page laid in each of the four ways: one of ``SORTS``."""
    for quarters in range(4):
        image = np.ascontiguousarray(np.rot90(page, -quarters))
        way = way_up(image, planes_of(image).ink)
        yield "in doubt" if way.doubtful else "right" if way.turns == -quarters % 4 else "wrong"


def measured(papers: dict[str, Iterator[np.ndarray]]) -> dict[Key, Counter[str]]:
    """Counts by sort of paper and manner. A page without print, as its figures have it, is not laid."""
    counts: dict[Key, Counter[str]] = {}
    for sort, pages in papers.items():
        for place, page in enumerate(pages):
            if figures_of(page, planes_of(page), DPI).is_blank:
                continue
            manner = list(MANNERS)[place % len(MANNERS)]
            counts.setdefault((sort, manner), Counter()).update(judged(MANNERS[manner](page, place)))
    return counts


def table(counts: dict[Key, Counter[str]]) -> Iterator[str]:
    """A row for each sort of paper and manner, and one for all."""
    yield from table_head(["paper", "manner", "laid", *SORTS, "share right, 95 %"])
    whole = sum(counts.values(), Counter[str]())
    for (sort, manner), count in {**dict(sorted(counts.items())), ("all", ""): whole}.items():
        total = count.total()
        low, high = wilson(count["right"], total)
        said = " | ".join(str(count[each]) for each in SORTS)
        yield f"| {sort} | {manner} | {total} | {said} | {count['right'] / total:.1%} ({low:.1%} to {high:.1%}) |"


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.orientation", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=100, help="pages, half of them of statements; each laid four ways")
    parser.add_argument("--write", type=Path)
    wanted = parser.parse_args()
    cv2.setNumThreads(1)
    head, half = machine(), wanted.pages // 2
    counts = measured({STATEMENTS: statements(wanted.folders, half), OTHERS: others(wanted.pages - half)})
    names = " ".join(folder.name for folder in wanted.folders)
    text = "\n".join([f"`python -m benchmarks.orientation {names} --pages {wanted.pages}`, {head}.", "",
                      *table(counts)])
    print(text)
    if wanted.write is not None:
        write_between(wanted.write, "orientation", text)


if __name__ == "__main__":
    main()
