"""What is drawn, and how it arrives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.fields.held import HELD, draw_held
from samples.degrade import image_pdf, office_scan, photo, render
from samples.papers import OF_OTHER_PRODUCTS, PAPERS, id_card
from samples.people import invent_person

AS_OF = date(2025, 9, 18)
CONDITIONS = {"text": "PDF with text layer", "office200": "scan, 200 dpi, office", "office300": "scan, 300 dpi, office",
              "photo300": "phone photo, 300 dpi"}
OWN, ASIDE = "own samples", "held aside"
CARD = "id_card"


@dataclass(frozen=True, slots=True)
class Job:
    """One paper: ``look`` is one of its kind's, or its place among the papers held aside."""

    corpus: str
    kind: str
    look: int
    seed: int
    conditions: tuple[str, ...]
    peers: bool


def planned(seed: int, count: int, cards: int, conditions: tuple[str, ...], peers: int) -> list[Job]:
    """``count`` people for each look of each paper, ``cards`` for each copy of a card; the first ``peers`` jobs of each
    corpus are shown to other readers too."""
    looks = [*((kind, 0) for kind in PAPERS if kind != CARD),
             *((kind, look) for kind, (_, many) in OF_OTHER_PRODUCTS.items() for look in range(many))]
    own = [(OWN, kind, look, seed + turn) for turn in range(count) for kind, look in looks]
    own += [(OWN, CARD, look, seed + turn) for turn in range(cards) for look in range(id_card.LOOKS)]
    aside = [(ASIDE, kind, place, seed + turn) for place, (kind, _) in enumerate(HELD)
             for turn in range(cards if kind == CARD else count)]
    jobs = [Job(*each, conditions, place < peers) for corpus in (aside, own)
            for place, each in enumerate(_mixed(corpus))]
    return _mixed(jobs)  # a run that is cut short has seen some of everything


def _mixed(jobs: list[Any]) -> list[Any]:
    return Random(7).sample(jobs, len(jobs))


def drawn(job: Job, folder: Path) -> tuple[Path, dict[str, str]]:
    """The paper as a PDF with a text layer, and the fields that it shows."""
    path = folder / "paper.pdf"
    if job.corpus == ASIDE:
        return path, draw_held(job.look, job.seed, AS_OF, path)
    person = invent_person(Random(f"person {job.seed}"), AS_OF)
    if job.kind == CARD:
        owner = id_card.of_long_term(person) if job.seed % 5 == 0 else person
        return path, id_card.draw(owner, AS_OF, path, job.look)
    if job.kind in PAPERS:
        return path, PAPERS[job.kind](person, AS_OF, path)
    return path, OF_OTHER_PRODUCTS[job.kind][0](person, AS_OF, path, job.look)


def pictures(job: Job, paper: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Each condition with the file that arrives in it. A text layer turns no side upside down: that copy comes as a
    picture only."""
    for condition in job.conditions:
        if condition == "text":
            if not (job.corpus == OWN and job.kind == CARD and id_card.COPIES[job.look].turned):
                yield condition, paper
            continue
        manner, dpi = (photo if condition.startswith("photo") else office_scan), int(condition[-3:])
        out = folder / f"{condition}.pdf"
        image_pdf((manner(page, job.seed * 10 + number) for number, page in enumerate(render(paper, dpi))), out, dpi)
        yield condition, out
