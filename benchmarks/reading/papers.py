"""Papers of both corpora in every condition, with the rows that they print."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.aside.drawing import draw
from benchmarks.aside.layouts import LAYOUTS as ASIDE_LAYOUTS
from benchmarks.aside.scanning import scan
from benchmarks.reading.conditions import Condition
from benchmarks.reading.exports import write_export
from benchmarks.reading.rows import Printed, aside_row, own_row
from samples.degrade import (
    SEAL_RADIUS_MM,
    Pixels,
    image_files,
    image_pdf,
    office_scan,
    photo,
    render,
    rough_scan,
    streaked_scan,
)
from samples.draw_statement import draw_statement
from samples.layouts import LAYOUTS as OWN_LAYOUTS
from samples.statements import sample_ledger

ASIDE, OWN = "held aside", "own samples"
CORPORA: dict[str, list[str]] = {ASIDE: list(ASIDE_LAYOUTS), OWN: list(OWN_LAYOUTS)}
"""Names of the layouts of each corpus. The one held aside was never used for building the reader."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file, the pages it has and the rows they print."""

    corpus: str
    layout: str
    condition: str
    path: Path
    pages: int
    rows: tuple[Printed, ...]


def draw_papers(corpus: str, layout: str, seed: int, conditions: Iterable[Condition], folder: Path) -> list[Paper]:
    """Draw one statement into its own folder below ``folder`` and bring it into every condition."""
    home = folder / corpus.replace(" ", "-") / layout
    home.mkdir(parents=True)
    path, rows, titles, cells = (_own if corpus == OWN else _aside)(layout, seed, home)
    with pikepdf.open(path) as document:
        count = len(document.pages)
    found = []
    for condition in conditions:
        pages = min(count, condition.pages or count)
        kept = tuple(row for row in rows if row.page <= pages)
        target = home / f"{layout}-{condition.name}{condition.suffix}"
        if condition.pictured:
            target = picture(corpus, path, pages, condition, seed, target)
        elif condition.suffix == ".pdf":
            target = path
        else:
            pages = 1
            write_export(target, [f"户名：{layout}", "币种：人民币"], titles, cells)
        found.append(Paper(corpus, layout, condition.name, target, pages, kept))
    return found


def picture(corpus: str, path: Path, pages: int, condition: Condition, seed: int, target: Path,
            sealed: bool = True) -> Path:
    """The first pages of a drawn PDF as a scanner or a phone sees them; the path of the pictures. Those held aside are
    always ``sealed``."""
    if corpus == OWN:
        return _own_picture(path, pages, condition, seed, target, sealed)
    return _aside_picture(path, pages, condition, seed, target)


Drawn = tuple[Path, list[Printed], list[str], list[list[str]]]
"""A digital PDF, its rows, the titles of its columns, the texts of its cells."""


def _own(name: str, seed: int, home: Path) -> Drawn:
    layout, path = OWN_LAYOUTS[name], home / f"{name}.pdf"
    truth = draw_statement(sample_ledger(layout, seed), layout, path)
    rows: list[dict[str, Any]] = truth["rows"]
    titles = [column.heading.replace("\n", "") for column in layout.columns]
    cells = [[row["cells"][column.role] for column in layout.columns] for row in rows]
    return path, [own_row(layout, row) for row in rows], titles, cells


def _aside(name: str, seed: int, home: Path) -> Drawn:
    path, truth = draw(name, seed, home, pages=2)
    rows = truth["rows"]
    return path, [aside_row(row) for row in rows], list(rows[0]["cells"]), [list(row["cells"].values()) for row in rows]


def _own_picture(path: Path, pages: int, condition: Condition, seed: int, target: Path, sealed: bool) -> Path:
    pictures = [_worn(page, condition, 100 * seed + number, sealed and number == 0)
                for number, page in enumerate(render(path, condition.dpi)[:pages])]
    if condition.suffix != ".pdf":
        return image_files(pictures, target, condition.dpi)[0]
    image_pdf(pictures, target, condition.dpi)
    return target


def _worn(page: Pixels, condition: Condition, seed: int, sealed: bool) -> Pixels:
    if condition.manner == "clean":
        return page
    if condition.manner == "photo":
        return photo(page, seed)
    height, width = page.shape[:2]
    radius = round(SEAL_RADIUS_MM / 25.4 * condition.dpi)
    seal = (int(0.65 * width), int(0.5 * height), radius) if sealed else None
    scans = {"office": office_scan, "rough": rough_scan, "streaked": streaked_scan}
    return scans[condition.manner](page, seed, seal)


def _aside_picture(path: Path, pages: int, condition: Condition, seed: int, target: Path) -> Path:
    if condition.manner == "clean":
        image_pdf(render(path, condition.dpi)[:pages], target, condition.dpi)
        return target
    short = path.with_name(f"{path.stem}-{pages}-pages.pdf")
    if not short.is_file():
        with pikepdf.open(path) as document:
            del document.pages[pages:]
            document.save(short)
        short.with_suffix(".json").write_text(json.dumps(json.loads(path.with_suffix(".json").read_text("utf-8"))))
    return scan(short, condition.dpi, condition.manner, seed, condition.suffix, target.parent)
