"""``python -m benchmarks.aside.sets OUT [SET ...]``: the sets that are judged, each in its own folder, drawn anew."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.aside.drawing import draw
from benchmarks.aside.forging import FORGERS, ONLY
from benchmarks.aside.layouts import LAYOUTS
from benchmarks.aside.scanning import scan

SEED = 1
PAPERS_PER_FORGERY = 3
# Layouts with room for six months on one page.
SINGLE = ("ceb", "corp_cmb")
# Enough to tell one resolution from another.
SOME = tuple(LAYOUTS)[::3]
FEW = ("psbc", "spdb", "mybank")


def digital(out: Path) -> None:
    for name in LAYOUTS:
        draw(name, SEED, out)


def looks(out: Path) -> None:
    """Every layout twice more, with type, rules and columns by lot."""
    for name in LAYOUTS:
        for seed in (2, 3):
            draw(name, seed, out, pages=3)


def forged(out: Path, pages: int = 3, each: int = PAPERS_PER_FORGERY) -> None:
    """Each kind of forgery on a few layouts, in turn, so that every layout is forged."""
    turn = 0
    for kind in FORGERS:
        fitting = [name for name, layout in LAYOUTS.items() if ONLY.get(kind, layout.kind) == layout.kind]
        for _ in range(each):
            draw(fitting[turn % len(fitting)], SEED, out, pages, kind)
            turn += 1


def scans(dpi: int, manner: str, suffix: str = ".pdf", names: Iterable[str] = LAYOUTS) -> Callable[[Path], None]:
    """A set of layouts on two pages, pictured in one manner."""
    def make(out: Path) -> None:
        for name in names:
            pdf, _ = draw(name, SEED, out / "drawn", pages=2)
            scan(pdf, dpi, manner, SEED, suffix, out)
    return make


def forged_scans(out: Path) -> None:
    forged(out / "drawn", pages=2, each=1)
    for pdf in sorted((out / "drawn").glob("*.pdf")):
        scan(pdf, 200, "office", SEED, ".pdf", out)


def photos(out: Path) -> None:
    """Papers of one page as JPEG, the others as pictures in a PDF."""
    scans(200, "photo")(out)
    for name in SINGLE:
        pdf, _ = draw(name, SEED, out / "single", pages=1)
        scan(pdf, 200, "photo", SEED, ".jpg", out)


SETS: dict[str, Callable[[Path], None]] = {
    "digital": digital, "looks": looks, "forged": forged, "scan200": scans(200, "office"),
    "rough200": scans(200, "rough"), "grey200": scans(200, "grey"), "photo": photos, "forged200": forged_scans,
    "scan300": scans(300, "office", names=SOME), "scan150": scans(150, "office", names=SOME),
    "fax200": scans(200, "fax", ".tif", SOME), "scan600": scans(600, "office", names=FEW)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.aside.sets", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; without: all")
    wanted = parser.parse_args()
    for name in wanted.names or SETS:
        shutil.rmtree(wanted.out / name, ignore_errors=True)
        SETS[name](wanted.out / name)
        print(f"{wanted.out / name}: {len(list((wanted.out / name).glob('*.json')))} papers", flush=True)


if __name__ == "__main__":
    main()
