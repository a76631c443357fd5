"""A whole salary-loan case as a scan station receives it: one image-only PDF of the stack, tag sheets between.

``python -m samples.case --key CASE`` keys the applicant into the case.toml of ``intake new``; after ``intake tag`` has
printed the sheets, ``python -m samples.case --out DIR --tags TAGS.pdf`` draws ``stack.pdf`` and ``truth.json``.
Seed and day must be the same in both. One paper that the lender demands is missing, and the statement is forged twice.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from barcodes.reader import read_symbols, tags_in
from intake_cli.kinds import KIND_CODES, KINDS_BY_CODE
from samples.degrade import SEAL_RADIUS_MM, Pixels, image_pdf, office_scan, render
from samples.forge import draw_forged, forge_all
from samples.keyed import fill_case
from samples.papers import PAPERS
from samples.papers.background import LAYOUT, ledger_of
from samples.people import Person, invent_person
from samples.statements import AS_OF

DPI = 200
FORGERIES = ("impossible-date", "amount-changed")
MISSING = "credit_authorisation"
STATEMENT = "personal_statement"
SEAL_EVERY = 2
"""The bank's seal is on every second page of the statement, the first among them."""


@dataclass(frozen=True, slots=True)
class Case:
    """A drawn case: the applicant, the stack, and what stands in it. ``truth`` has ``documents`` (kind, pages of the
    stack from 1, fields), ``statement`` (rows and forgeries) and ``missing``."""

    person: Person
    stack: Path
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the stack as clean pages, and the fields that it shows."""

    kind: str
    pages: tuple[Pixels, ...]
    fields: dict[str, str]


def applicant(seed: int, as_of: date) -> Person:
    """The person of a seed."""
    return invent_person(Random(f"person {seed}"), as_of)


def draw_case(out: Path, seed: int, as_of: date, tags: Path, missing: str = MISSING, dpi: int = DPI) -> Case:
    """Draw the stack into ``out``. ``tags`` is the PDF that ``intake tag`` printed: its sheets go before the papers
    of their kinds, and the sheet of ``missing`` stays out with its paper.

    Raises:
        ValueError: a sheet of ``tags`` cannot be read, or a paper has no sheet.
    """
    person = applicant(seed, as_of)
    sheets = tag_sheets(tags, dpi)
    papers, statement = draw_papers(person, as_of, seed, missing, dpi)
    without = [paper.kind for paper in papers if paper.kind not in sheets]
    if without:
        raise ValueError(f"{tags}: no tag sheet for {', '.join(without)}")
    documents, number = [], 0
    for paper in papers:
        first = number + 2
        number = first + len(paper.pages) - 1
        documents.append({"kind": paper.kind, "tag_page": first - 1, "pages": [first, number], "fields": paper.fields})
    stack = out / "stack.pdf"
    image_pdf(_scanned(papers, sheets, seed, dpi), stack, dpi)
    truth = {"as_of": as_of.isoformat(), "seed": seed, "missing": missing, "pages": number, "documents": documents,
             "statement": statement}
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return Case(person, stack, truth)


def draw_papers(
    person: Person, as_of: date, seed: int, missing: str, dpi: int = DPI
) -> tuple[list[Paper], dict[str, Any]]:
    """Every paper but the missing one, clean and in scan order, and the truth of the forged statement."""
    papers: list[Paper] = []
    statement: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        for kind in KIND_CODES:
            path, fields = Path(folder) / f"{kind}.pdf", {}
            if kind == missing or kind not in (STATEMENT, *PAPERS):
                continue
            if kind == STATEMENT:
                forged = forge_all(ledger_of(person, as_of), LAYOUT, FORGERIES, seed)
                statement = draw_forged(forged, LAYOUT, path)
            else:
                fields = PAPERS[kind](person, as_of, path)
            papers.append(Paper(kind, tuple(render(path, dpi)), fields))
    return papers, statement


def tag_sheets(tags: Path, dpi: int = DPI) -> dict[str, Pixels]:
    """The sheets of a tag PDF by the kind that their codes say."""
    sheets: dict[str, Pixels] = {}
    for number, page in enumerate(render(tags, dpi), start=1):
        found = tags_in(read_symbols(page).symbols)
        if not found:
            raise ValueError(f"{tags}: page {number} carries no tag")
        sheets.setdefault(KINDS_BY_CODE[found[0].code], page)
    return sheets


def _scanned(papers: list[Paper], sheets: dict[str, Pixels], seed: int, dpi: int) -> Iterator[Pixels]:
    """The stack page by page through an office scanner."""
    rng = Random(f"scan {seed}")
    for paper in papers:
        for number, page in enumerate((sheets[paper.kind], *paper.pages)):
            sealed = paper.kind == STATEMENT and number % SEAL_EVERY == 1
            yield office_scan(page, rng.randrange(2**32), _seal_place(page, rng, dpi) if sealed else None)


def _seal_place(page: Pixels, rng: Random, dpi: int) -> tuple[int, int, int]:
    """Somewhere over the rows: x, y and radius in pixels."""
    height, width = page.shape[:2]
    return int(rng.uniform(0.55, 0.8) * width), int(rng.uniform(0.4, 0.75) * height), round(SEAL_RADIUS_MM / 25.4 * dpi)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--key", type=Path, metavar="CASE", help="a case folder, whose case.toml is filled in")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where stack.pdf and truth.json go")
    parser.add_argument("--tags", type=Path, metavar="TAGS.pdf", help="the tag sheets that intake tag printed")
    parser.add_argument("--missing", default=MISSING, metavar="KIND", help="the paper left out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as-of", type=date.fromisoformat, default=AS_OF)
    chosen = parser.parse_args()
    if chosen.key is None and (chosen.out is None or chosen.tags is None):
        parser.error("say --key CASE, or --out DIR and --tags TAGS.pdf")
    if chosen.key is not None:
        fill_case(chosen.key / "case.toml", applicant(chosen.seed, chosen.as_of), chosen.as_of)
        print(chosen.key / "case.toml")
    if chosen.out is not None:
        chosen.out.mkdir(parents=True, exist_ok=True)
        case = draw_case(chosen.out, chosen.seed, chosen.as_of, chosen.tags, chosen.missing)
        print(f"{case.stack}: {case.truth['pages']} pages, {len(case.truth['documents'])} papers")


if __name__ == "__main__":
    main()
