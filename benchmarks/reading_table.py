"""How exactly statements are read and forgeries found, on the digital PDF and on its scans:
``python -m benchmarks.reading_table [--seeds N] [--pages N] [--out docs/measurements.md]``.

Every sample layout is drawn, rendered and spoiled as an office scanner does (samples/degrade.py), then read by the
program's own stages in this process. A row counts as exact when date, amount, balance and summary are all as printed.
Synthetic: the figures rank layouts and resolutions, they are not field rates.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from benchmarks.documents import machine, table_head, write_between
from checks.facts import BankStatement, Entry
from checks.findings import Kind
from samples.degrade import image_pdf, office_scan, render
from samples.draw_statement import draw_statement
from samples.forge import FORGERIES, draw_forged, forge
from samples.forgeries.forged import Forged
from samples.layouts import LAYOUTS, Layout
from samples.reading import loud, read_back, row_of
from samples.statements import sample_ledger

RESOLUTIONS = (200, 300)
FORGED_ROWS = 60
"""Entries of a forged statement: two to four pages, so that scanning all of them stays short."""
SHOWN = 4
"""Findings of one rule spelled out in a cell of the table."""


@dataclass(slots=True)
class Score:
    """Rows exact in everything, exact in date and sums, printed; pages and the seconds they took."""

    exact: int = 0
    sums: int = 0
    rows: int = 0
    pages: int = 0
    seconds: float = 0.0

    def add(self, truth: dict[str, Any], pages: int, statement: BankStatement | None, seconds: float) -> None:
        """Count a statement of which the first ``pages`` pages were read."""
        printed = [row for row in truth["rows"] if row["page"] <= pages]
        read = [] if statement is None else [_read(entry) for entry in statement.entries]
        wanted = [_printed(row) for row in printed]
        self.exact += _agreeing(wanted, read)
        self.sums += _agreeing([row[:3] for row in wanted], [row[:3] for row in read])
        self.rows += len(printed)
        self.pages += pages
        self.seconds += seconds

    def __str__(self) -> str:
        return f"{self.exact}/{self.rows} | {self.sums}/{self.rows} | {self.seconds / max(self.pages, 1):.2f}"


@dataclass(slots=True)
class Bench:
    """A folder to draw in, and how much is drawn."""

    folder: Path
    seeds: int
    pages: int
    layouts: list[Layout] = field(default_factory=lambda: list(LAYOUTS.values()))

    def reading(self) -> Iterator[str]:
        """The table of rows read, line by line."""
        heads = ["layout", "digital: exact", "date and sums", "s/page"]
        for dpi in RESOLUTIONS:
            heads += [f"{dpi} dpi: exact", "date and sums", "s/page"]
        yield from table_head(heads)
        self._load_models()
        for layout in self.layouts:
            scores = {dpi: Score() for dpi in (0, *RESOLUTIONS)}
            for seed in range(1, self.seeds + 1):
                self._score(layout, seed, scores)
            yield f"| {layout.name} | {' | '.join(map(str, scores.values()))} |"

    def _load_models(self) -> None:
        """Read a scanned page once, so that no page in the table pays for it."""
        layout, paper = self.layouts[0], self.folder / "paper.pdf"
        draw_statement(sample_ledger(layout, 1, rows=FORGED_ROWS), layout, paper)
        self.scan(paper, RESOLUTIONS[0], 1, 1)
        read_back(self.folder / "scan.pdf")

    def _score(self, layout: Layout, seed: int, scores: dict[int, Score]) -> None:
        paper = self.folder / "paper.pdf"
        truth = draw_statement(sample_ledger(layout, seed), layout, paper)
        scores[0].add(truth, len(truth["pages"]), *timed(paper))
        for dpi in RESOLUTIONS:
            pages = self.scan(paper, dpi, seed, self.pages)
            scores[dpi].add(truth, pages, *timed(self.folder / "scan.pdf"))

    def scan(self, paper: Path, dpi: int, seed: int, most: int | None = None) -> int:
        """Write ``scan.pdf``, the first pages of ``paper`` as scanned; return how many."""
        pages = [office_scan(page, 100 * seed + number) for number, page in enumerate(render(paper, dpi)[:most])]
        image_pdf(pages, self.folder / "scan.pdf", dpi)
        return len(pages)

    def forgeries(self) -> Iterator[str]:
        """The table of what is found on forged statements, each forgery on one layout in turn."""
        yield from table_head(["forgery", "layout", "must be found", "digital", f"{RESOLUTIONS[0]} dpi"])
        for turn, (name, forgery) in enumerate(FORGERIES.items()):
            fitting = [layout for layout in self.layouts if forgery.applies(layout)]
            if not fitting:
                continue
            layout = fitting[turn % len(fitting)]
            forged = forge(sample_ledger(layout, 1, rows=FORGED_ROWS), layout, name)
            paper = self.folder / "forged.pdf"
            draw_forged(forged, layout, paper)
            self.scan(paper, RESOLUTIONS[0], 1)
            found = [findings(forged, read_back(path)) for path in (paper, self.folder / "scan.pdf")]
            wanted = ", ".join(f"{rule} {places(rows)}" for rule, rows in forged.expected.items())
            yield f"| {name} | {layout.name} | {wanted} | {' | '.join(found)} |"


def timed(path: Path) -> tuple[BankStatement | None, float]:
    """A statement read back and the seconds it took. Raises nothing for what a page shows."""
    begun = time.perf_counter()
    statement = read_back(path)
    return statement, time.perf_counter() - begun


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


Shown = tuple[str, Decimal | None, Decimal | None, str]


def _printed(row: dict[str, Any]) -> Shown:
    balance = None if row["balance"] is None else Decimal(row["balance"])
    return row["date"] or row["date_text"], Decimal(row["amount"]), balance, "".join(row["cells"]["summary"].split())


def _read(entry: Entry) -> Shown:
    day, amount, balance, summary = entry.day, entry.amount, entry.balance, entry.summary
    return (day.isoformat() if day else entry.booking_date.value.text, amount and amount.value,
            balance and balance.value, "".join(summary.value.split()) if summary else "")


def _agreeing(wanted: list[tuple], read: list[tuple]) -> int:
    """Rows that both lists hold in the same order: a row missed or read twice shifts nothing."""
    return sum(block.size for block in SequenceMatcher(None, wanted, read, autojunk=False).get_matching_blocks())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1, help="statements a layout")
    parser.add_argument("--pages", type=int, default=2, help="pages scanned of each statement")
    parser.add_argument("--layout", choices=LAYOUTS, action="append", help="only this layout; may be repeated")
    parser.add_argument("--out", type=Path, help="a Markdown file whose generated part is replaced")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        layouts = [LAYOUTS[name] for name in chosen.layout or LAYOUTS]
        bench = Bench(Path(folder), chosen.seeds, chosen.pages, layouts)
        text = "\n".join(report(bench))
    if chosen.out:
        write_between(chosen.out, "reading", text)


def report(bench: Bench) -> Iterator[str]:
    """The two tables with their words, printed while they grow."""
    for part in (_opening(bench), bench.reading(), _legend(), bench.forgeries()):
        for line in part:
            print(line, flush=True)
            yield line


def _opening(bench: Bench) -> list[str]:
    command = " ".join(["python -m benchmarks.reading_table", *sys.argv[1:]])
    return ["## Statements: rows read exactly, forgeries found", "", f"`{command}`", "", f"{machine()}.", "",
            f"Digital PDFs are read whole, of scans {bench.pages} pages at most; statements a layout: {bench.seeds}.",
            "A row is exact when date, amount, balance and summary are. Seconds are of the clock, models loaded.", ""]


def _legend() -> list[str]:
    return ["", "The same forged statements as digital PDF and as scan: what is found above a note, by rule and row.",
            "In brackets: explained by the forgery. `!`: not explained by it. `review`: a person is asked, since a",
            "reading is in doubt.", ""]


if __name__ == "__main__":
    main()
