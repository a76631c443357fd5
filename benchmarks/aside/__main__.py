"""``python -m benchmarks.aside --out DIR [--layout L ...] [--seed N] [--forge KIND]``: statements with their truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.aside.drawing import draw, fonts_not_here
from benchmarks.aside.forging import FORGERS
from benchmarks.aside.layouts import LAYOUTS
from benchmarks.aside.scanning import scan
from benchmarks.aside.wear import MANNERS


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.aside", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layout", nargs="+", default=sorted(LAYOUTS), choices=sorted(LAYOUTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=5, help="about how many pages")
    parser.add_argument("--forge", default="", choices=sorted(FORGERS))
    parser.add_argument("--scan", type=int, metavar="DPI", help="also as pictures of this resolution")
    parser.add_argument("--manner", default="office", choices=sorted(MANNERS))
    parser.add_argument("--suffix", default=".pdf", choices=(".pdf", ".tif", ".jpg", ".png"), help="of the pictures")
    return parser.parse_args()


def main() -> None:
    wanted = arguments()
    for name in wanted.layout:
        for family in fonts_not_here(LAYOUTS[name]):
            print(f"{name}: font {family} is not installed, the next of its list is used")
        pdf, known = draw(name, wanted.seed, wanted.out, wanted.pages, wanted.forge)
        print(f"{pdf}: {len(known['rows'])} rows on {known['pages']} pages")
        if wanted.scan:
            print(scan(pdf, wanted.scan, wanted.manner, wanted.seed, wanted.suffix))


if __name__ == "__main__":
    main()
