"""One statement drawn for a job: the file, its pictures, and what must and may be said of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.aside.drawing import draw
from benchmarks.aside.layouts import LAYOUTS as ASIDE_LAYOUTS
from benchmarks.aside.looks import varied
from benchmarks.aside.paper import statement
from benchmarks.reading.papers import OWN, picture
from benchmarks.rules.known import CANNOT
from benchmarks.rules.plan import CONDITIONS, NEXT_ROUND, Job
from samples.draw_statement import draw_statement
from samples.forge import draw_forged, forge
from samples.forgeries.forged import CannotForgeError
from samples.layouts import LAYOUTS as OWN_LAYOUTS
from samples.statements import sample_ledger

TRIES = 6
"""How many ledgers are tried for a forgery that needs what not every ledger has."""
SHORT_ROWS, ROWS, LONGER = 60, (60, 90, 130, 200), 150
"""Entries of an own statement: of a scanned one, of digital ones by lot, where a forgery needs what rarely happens."""
SHORT_PAGES, PAGES = 2, (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Reason:
    """Any of ``rules`` on any of ``rows``, or on the paper as a whole where there are none."""

    rules: tuple[str, ...]
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A statement on paper. ``wanted`` must be found, ``explained`` may be; ``employer`` and ``applicant`` are what the
    application says, and ``pay_method``. ``average`` is the mean of the balances printed (of yuan, for accounts of
    both). Where it is not ``sealed`` its scans bear no seal, and the policy demands one."""

    path: Path
    applicant: str
    employer: str
    average: Decimal
    wanted: tuple[Reason, ...] = ()
    explained: tuple[Reason, ...] = ()
    pay_method: str = "transfer"
    sealed: bool = True


def drawn(job: Job, folder: Path) -> Drawn:
    """Draw a job's statement into an empty folder; raises CannotForgeError where none of several ledgers allows it."""
    draw_it = _own if job.corpus == OWN else _aside
    for attempt in range(TRIES if job.forgery else 1):
        try:
            return draw_it(job, job.seed + attempt * NEXT_ROUND * NEXT_ROUND, folder, attempt)
        except CANNOT:
            continue
    raise CannotForgeError(f"{job.forgery} on {job.layout}")


def pictures(job: Job, paper: Drawn, folder: Path) -> Iterator[tuple[str, Path]]:
    """The paper in each condition of the job, pictured as a scanner would."""
    with pikepdf.open(paper.path) as document:
        pages = len(document.pages)
    for name in job.conditions:
        condition = CONDITIONS[name]
        target = folder / f"{paper.path.stem}-{name}.pdf"
        yield name, picture(job.corpus, paper.path, pages, condition, job.seed, target,
                            paper.sealed) if condition.dpi else paper.path


def _own(job: Job, seed: int, folder: Path, attempt: int) -> Drawn:
    layout, path = OWN_LAYOUTS[job.layout], folder / f"{job.layout}-{job.forgery or 'clean'}.pdf"
    rows = LONGER if attempt > TRIES // 2 else SHORT_ROWS if job.scanned else ROWS[seed % len(ROWS)]
    seed = zlib.crc32(f"{job.layout} {job.forgery} {seed}".encode())  # no two papers of a run share a ledger
    ledger = sample_ledger(layout, seed, rows=rows)
    salary = next((line.counterparty for line in ledger.lines if line.kind == "salary"), "")
    people = ledger.account.holder, salary or ledger.account.holder
    if not job.forgery:
        return Drawn(path, *people, _average(draw_statement(ledger, layout, path)["rows"]))
    forged = forge(ledger, layout, job.forgery, seed)
    truth = draw_forged(forged, layout, path)
    wanted = tuple(Reason((rule,), tuple(places)) for rule, places in forged.expected.items())
    return Drawn(path, *people, _average(truth["rows"]), wanted, (*wanted, *(Reason((r,)) for r in forged.explained)),
                 forged.pay_method, forged.sealed)


def _aside(job: Job, seed: int, folder: Path, attempt: int) -> Drawn:
    pages = SHORT_PAGES if job.scanned and attempt <= TRIES // 2 else PAGES[seed % len(PAGES)]
    honest = statement(varied(ASIDE_LAYOUTS[job.layout], seed), seed, pages)
    salary = next((entry.party.name for entry in honest.entries if entry.kind == "salary" and entry.party), "")
    path, truth = draw(job.layout, seed, folder, pages, job.forgery)
    people, rows = (honest.holder, salary or honest.holder), truth["rows"]
    if not job.forgery:
        return Drawn(path, *people, _average(rows))
    expected, allowed = ([Reason(tuple(rules.split("|")), tuple(places)) for rules, places in reasons.items()]
                         for reasons in (truth["forged"]["expected"], truth["forged"]["allowed"]))
    wanted = tuple(Reason(reason.rules, (row,)) for reason in expected for row in reason.rows)
    wanted += tuple(reason for reason in expected if not reason.rows)
    return Drawn(path, *people, _average(rows), wanted, (*expected, *allowed))


def _average(rows: list[dict[str, Any]]) -> Decimal:
    balances = [Decimal(row["balance"]) for row in rows if row["balance"] is not None]
    return sum(balances, Decimal(0)) / max(len(balances), 1)
