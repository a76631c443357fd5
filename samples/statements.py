"""Draw sample statements, digital and scanned: ``python -m samples.statements --out DIR [--layout NAME] [--rows N]
[--seed N] [--scan DPI] [--manner office]``.
"""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from samples.degrade import SEAL_RADIUS_MM, Pixels, image_pdf, office_scan, photo, render, rough_scan
from samples.draw_statement import draw_statement
from samples.layouts import LAYOUTS, Layout
from samples.ledger import Account, Ledger, corporate_ledger, personal_ledger, wallet_ledger
from samples.people import Person, card_number, invent_person

AS_OF = date(2025, 9, 18)


def period(as_of: date, months: int = 7) -> tuple[date, datetime]:
    """Start of a statement of about ``months`` months and the moment of its print, four days before ``as_of``."""
    printed = as_of - timedelta(days=4)
    number = printed.year * 12 + printed.month - 1 - months
    return date(number // 12, number % 12 + 1, 11), datetime.combine(printed, time(17, 3, 21))


def sample_ledger(
    layout: Layout, seed: int, as_of: date = AS_OF, rows: int = 0, person: Person | None = None, months: int = 7
) -> Ledger:
    """An honest account of the kind that the layout prints. ``rows`` 0 takes a usual number."""
    person = person or invent_person(Random(f"person {seed}"), as_of)
    start, printed_at = period(as_of, months)
    number = card_number(f"62000000{Random(f'account {seed}').randrange(10**10):010d}")
    if layout.account_type == "corporate":
        account = Account(layout.bank, person.employer.name, number[:17], "corporate")
        return corporate_ledger(account, start, printed_at, seed, rows or 160)
    if layout.account_type == "wallet":
        account = Account(layout.bank, person.name, person.mobile, "wallet")
        return wallet_ledger(account, start, printed_at, seed, rows or 120)
    account = Account(layout.bank, person.name, number)
    return personal_ledger(account, start, printed_at, seed, rows or 200, person.employer.name)


def write_statement(out: Path, layout: Layout, ledger: Ledger) -> tuple[Path, dict[str, Any]]:
    """``NAME.pdf`` and ``NAME.truth.json`` in ``out``."""
    path = out / f"{layout.name}.pdf"
    truth = draw_statement(ledger, layout, path)
    write_truth(path, truth)
    return path, truth


def write_truth(path: Path, truth: dict[str, Any]) -> None:
    """The truth beside a drawing: the same name, ending in ``.truth.json``."""
    path.with_suffix(".truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def scan_statement(path: Path, dpi: int, manner: str, seed: int, sealed: bool = True) -> Path:
    """The statement at ``path`` as image-only ``NAME-scan.pdf`` beside it, the bank's seal over rows of its first page
    where it is ``sealed``. ``manner`` is ``office``, ``rough`` or ``photo``."""
    pages = (_degraded(page, dpi, manner, seed * 1000 + number, sealed and number == 0)
             for number, page in enumerate(render(path, dpi)))
    scan = path.with_name(f"{path.stem}-scan.pdf")
    image_pdf(pages, scan, dpi)
    return scan


def _degraded(page: Pixels, dpi: int, manner: str, seed: int, sealed: bool) -> Pixels:
    if manner == "photo":
        return photo(page, seed)
    height, width = page.shape[:2]
    seal = (int(0.65 * width), int(0.5 * height), round(SEAL_RADIUS_MM / 25.4 * dpi)) if sealed else None
    return {"office": office_scan, "rough": rough_scan}[manner](page, seed, seal)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layout", choices=[*LAYOUTS, "all"], default="all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=0, help="entries a statement (0: a usual number)")
    parser.add_argument("--as-of", type=date.fromisoformat, default=AS_OF)
    parser.add_argument("--scan", type=int, metavar="DPI", help="write NAME-scan.pdf too: pages as pictures")
    parser.add_argument("--manner", choices=["office", "rough", "photo"], default="office", help="how it is scanned")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for layout in LAYOUTS.values() if chosen.layout == "all" else [LAYOUTS[chosen.layout]]:
        ledger = sample_ledger(layout, chosen.seed, chosen.as_of, chosen.rows)
        path, truth = write_statement(chosen.out, layout, ledger)
        if chosen.scan:
            path = scan_statement(path, chosen.scan, chosen.manner, chosen.seed)
        print(f"{path}: {len(truth['rows'])} rows on {len(truth['pages'])} pages")


if __name__ == "__main__":
    main()
