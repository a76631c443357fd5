"""The same forged statements as digital PDF and as scan: what is found on each above a note, by rule and row."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.facts import BankStatement
from checks.findings import Kind
from samples.degrade import image_pdf, office_scan, render
from samples.forge import FORGERIES, draw_forged, forge
from samples.forgeries.forged import CannotForgeError, Forged
from samples.layout import Layout
from samples.layouts import LAYOUTS
from samples.reading import loud, read_back, row_of
from samples.statements import sample_ledger

DPI = 200
ROWS, LONGER = 60, 150
"""Entries of a forged statement: two to four pages, so that scanning all of them stays short; more where a forgery
needs what rarely happens."""
SHOWN = 4
"""Findings of one rule spelled out in a cell of the table."""


@dataclass(frozen=True, slots=True)
class Caught:
    """One forgery on one layout: what must be found, what is found on the digital PDF and on its scan, in words."""

    forgery: str
    layout: str
    wanted: str
    digital: str
    scan: str


def caught(folder: Path, most: int | None = None) -> Iterator[Caught]:
    """Each forgery, or the first ``most``, on one layout in turn, drawn, scanned and checked."""
    folder.mkdir(parents=True, exist_ok=True)
    for turn, (name, forgery) in enumerate(list(FORGERIES.items())[:most]):
        layout, forged = _made(name, [layout for layout in LAYOUTS.values() if forgery.applies(layout)], turn)
        paper, scan = folder / f"{name}.pdf", folder / f"{name}-scan.pdf"
        draw_forged(forged, layout, paper)
        image_pdf([office_scan(page, 100 + number) for number, page in enumerate(render(paper, DPI))], scan, DPI)
        wanted = ", ".join(f"{rule} {places(rows)}" for rule, rows in forged.expected.items())
        digital, pictured = (findings(forged, read_back(path)) for path in (paper, scan))
        yield Caught(name, layout.name, wanted, digital, pictured)


def _made(name: str, fitting: list[Layout], turn: int) -> tuple[Layout, Forged]:
    """A forgery on the layout whose turn it is, or the next whose invented entries allow it, longer where none do."""
    for rows, step in itertools.product((ROWS, LONGER), range(len(fitting))):
        layout = fitting[(turn + step) % len(fitting)]
        try:
            return layout, forge(sample_ledger(layout, 1, rows=rows), layout, name)
        except CannotForgeError:
            continue
    raise CannotForgeError(f"{name}: no sample ledger allows it")


def findings(forged: Forged, statement: BankStatement | None) -> str:
    """What is found above a note, by rule and row; in brackets what the forgery brings with it, and ``!`` before what
    it does not explain."""
    if statement is None:
        return "no statement read"
    found: dict[str, list[str]] = {}
    for result in loud(statement):
        wanted = forged.expected.get(result.rule)
        row = row_of(result)
        known = wanted is not None and row in (wanted or (None,))
        mark = "" if known else "(" if result.rule in forged.explained else "! "
        words = f"row {row}" if row else "paper"
        doubt = " review" if result.kind is Kind.REVIEW else ""
        found.setdefault(result.rule, []).append(f"{mark}{words}{doubt}{')' if mark == '(' else ''}")
    return "; ".join(f"{rule} {', '.join(said[:SHOWN])}{f' and {len(said) - SHOWN} more' if len(said) > SHOWN else ''}"
                     for rule, said in found.items()) or "nothing"


def places(rows: tuple[int, ...]) -> str:
    """Rows for a reader: ``row 3``, ``one of 17 rows``, ``paper``."""
    return "paper" if not rows else f"row {rows[0]}" if len(rows) == 1 else f"one of {len(rows)} rows"
