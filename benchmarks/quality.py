"""``python -m benchmarks.quality FOLDER [--write docs/scanning.md]``: how often the figures of pages are wrong.

``FOLDER`` holds drawn papers (``python -m benchmarks.aside --out FOLDER --seed 140``); every page is spoilt in known
ways by the seed of its place. A false alarm is a fault said of a page that is good, a miss one not said of a page that
is spoilt. Which way up pages lie is measured by ``benchmarks.orientation``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import cv2
import numpy as np

from benchmarks.documents import table_head, write_between
from checks.catalogue import rule_by_id
from checks.facts import Application, Evidence
from checks.findings import Kind
from checks.page_facts import Page, Quality
from checks.policy import Policy
from checks.rule import Context
from intake_cli.ocr.edges_cut import EDGES
from intake_cli.ocr.measure import figures_of, planes_of
from samples.degrade import blur, jpeg, noise, office_scan, render, rough_scan

DPI = 200
CONTEXT = Context(date(2025, 9, 18), Policy(), Application("", ()))
Spoil = Callable[[np.ndarray, int], np.ndarray]


def _shadow(page: np.ndarray, seed: int) -> np.ndarray:
    across = np.linspace(0, 1, page.shape[1], dtype=np.float32)[None, :, None]
    light = 1 - 0.75 / (1 + np.exp(-(across - 0.6) * 25))
    return office_scan((page * light).astype(np.uint8), seed)


def _screen(page: np.ndarray, seed: int) -> np.ndarray:
    """Photographed off a screen whose pixels beat with the camera's."""
    rng = np.random.default_rng(seed)
    period, angle = rng.uniform(4, 14), rng.uniform(0.2, 1.3)
    y, x = np.mgrid[0:page.shape[0], 0:page.shape[1]].astype(np.float32)
    wave = np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period)[:, :, None]
    return jpeg(noise(blur(np.clip(page * 0.85 + 10 * wave, 0, 255).astype(np.uint8), 0.6), 4, rng), 85)


MANNERS: dict[str, tuple[Spoil, str]] = {
    "office scan": (office_scan, ""),
    "rough scan": (rough_scan, ""),
    "blur of 1 pixel": (lambda page, seed: office_scan(blur(page, 1), seed), ""),
    "blur of 3 pixels": (lambda page, seed: office_scan(blur(page, 3), seed), "blurred"),
    "blur of 4 pixels": (lambda page, seed: office_scan(blur(page, 4), seed), "blurred"),
    "a quarter of the light": (lambda page, seed: office_scan((page * 0.25).astype(np.uint8), seed), "dark"),
    "ink of 20 levels": (lambda page, seed: office_scan((235 + page * (20 / 255)).astype(np.uint8), seed), "pale"),
    "a shadow over a third": (_shadow, "shadowed"),
    "off a screen": (_screen, "screen"),
}
"""By name: what is done to a page, and the fault that must be said; none of a good page."""
SCANS: tuple[Spoil, ...] = (lambda page, seed: page, office_scan, rough_scan)


def faults(image: np.ndarray) -> set[str]:
    """Codes of what IMG-01 to IMG-03 say of a page of pixels."""
    quality: Quality = figures_of(image, planes_of(image), DPI)
    page = Page("d1", 1, Evidence("d1", 1), quality)
    rules = [found for id_ in ("IMG-01", "IMG-02", "IMG-03") if (found := rule_by_id(id_)) is not None]
    return {finding.code for rule in rules for finding in rule.check(page, CONTEXT)
            if finding.kind is not Kind.NOT_APPLICABLE}


def rows(pages: list[np.ndarray]) -> Iterator[str]:
    """A line of the table for each manner."""
    for name, (spoil, wanted) in MANNERS.items():
        said = [faults(spoil(page, seed)) for seed, page in enumerate(pages)]
        told = f"{sum(wanted in each for each in said)} of {len(said)}" if wanted else ""
        false = sum(bool(each) for each in said) if not wanted else None
        yield f"| {name} | {told} | {'' if false is None else f'{false} of {len(said)}'} |"


def cut_rows(pages: list[np.ndarray]) -> Iterator[str]:
    """The same of pages cut 3 to 20 mm into their print, at each edge in turn: through print, and through what is
    white, which nothing on the page shows."""
    said: Counter[tuple[str, str]] = Counter()
    false = 0
    for seed, page in enumerate(pages):
        for place, edge in enumerate(EDGES):
            cut, through = _cut(page, place, 3 + 17 * ((seed + 2 * place) % 7) / 6)
            told = {code for code in faults(SCANS[seed % len(SCANS)](cut, seed)) if code.startswith("cut-")}
            what = "through print" if through >= CONTEXT.policy.image.cut_least else "where little or nothing stands"
            said[what, "all"] += 1
            said[what, "told"] += f"cut-{edge}" in told
            false += bool(told - {f"cut-{edge}"})
    for what in sorted({what for what, _ in said}):
        yield f"| cut 3 to 20 mm into the print, {what} | {said[what, 'told']} of {said[what, 'all']} | |"
    yield f"| the other edges of all these | | {false} of {4 * len(pages)} |"


def _cut(page: np.ndarray, place: int, millimetres: float) -> tuple[np.ndarray, int]:
    """A page without what lies beyond a line so far within its print at one edge, and how many characters and lines
    were cut through there."""
    turned = np.rot90(page, place)  # with that edge at the left
    ink = turned.min(axis=2) < 128
    line = int(np.flatnonzero(ink.sum(axis=0) > 8)[0]) + round(millimetres / 25.4 * DPI)
    through = ink[:, line - 1] & ink[:, line]
    pieces = int(np.sum(np.diff(through.astype(np.int8), prepend=0) == 1))
    return np.ascontiguousarray(np.rot90(turned[:, line:], -place)), pieces


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every n-th page")
    parser.add_argument("--write", type=Path)
    wanted = parser.parse_args()
    cv2.setNumThreads(1)
    pages = [page for pdf in sorted(wanted.folder.glob("**/*.pdf")) for page in render(pdf, DPI)][::wanted.every]
    table = [*table_head(["page", "fault said", "false alarm"]), *rows(pages), *cut_rows(pages)]
    text = "\n".join([f"{len(pages)} drawn pages of {wanted.folder.name}, each spoilt in every way.", "", *table])
    print(text)
    if wanted.write is not None:
        write_between(wanted.write, "quality", text)


if __name__ == "__main__":
    main()
