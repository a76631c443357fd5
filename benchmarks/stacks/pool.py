"""Worn pages, each looked at once: stacks are laid from them, as a reading does not depend on the pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import zxingcpp

from barcodes.payload import Tag, Use
from benchmarks.tags.papers import lined, sheet, stickered
from benchmarks.tags.spoils import COVERED, Page, Random, blurred, jpeg, noisy, pale, quartered, turned
from intake_cli.kinds import KIND_CODES
from intake_cli.ocr.images import PageImage
from intake_cli.scan.pages import ScannedPage
from intake_cli.scan.stage import look_at

DPI = 200
CASES = 6
"""Case numbers in the pool; a stack is of one, and may hold sheets of another."""
VARIANTS = 2
"""Worn copies of each tagged page."""
CONTENT, BLANKS, FOREIGN = 80, 8, 16
BADLY = 0.15
"""Share of tagged pages that are covered, cut or very pale."""


class Look:
    """A page of the pool: what is seen at first, and with all means, found out when asked for."""

    def __init__(self, draw: Callable[[Random], Page], seed: tuple[int, ...]) -> None:
        self._draw, self._seed = draw, seed

    def page(self) -> PageImage:
        """Its pixels, drawn anew."""
        return PageImage(1, self._draw(np.random.default_rng(self._seed)), float(DPI), 595, 842, "pt")

    @cached_property
    def first(self) -> ScannedPage:
        return look_at(self.page())

    @cached_property
    def second(self) -> ScannedPage:
        return look_at(self.page(), thorough=True)

    def at(self, number: int, again: bool = False) -> ScannedPage:
        """The page as the ``number``-th of a stack."""
        return replace(self.second if again else self.first, number=number)


@dataclass
class Pool:
    """All pages of a run; the same ``seed`` gives the same."""

    seed: int

    def __post_init__(self) -> None:
        self.cases = [f"{number:010d}" for number in np.random.default_rng(self.seed).integers(10**10, size=CASES)]
        self._looks: dict[tuple[int, ...], Look] = {}

    def tagged(self, use: Use, case: str, kind: str, variant: int) -> Look:
        key = (1, list(Use).index(use), self.cases.index(case), list(KIND_CODES).index(kind), variant)
        return self._look(key, lambda random: _tagged(Tag(use, case, KIND_CODES[kind]), random))

    def content(self, number: int) -> Look:
        return self._look((2, number), lambda random: worn(lined(random), random))

    def blank(self, number: int) -> Look:
        return self._look((3, number), lambda random: worn(np.full((2339, 1654, 3), 250, np.uint8), random))

    def foreign(self, number: int) -> Look:
        """A paper with somebody else's code on it."""
        return self._look((4, number), lambda random: worn(_with_code(lined(random), random), random))

    def _look(self, key: tuple[int, ...], draw: Callable[[Random], Page]) -> Look:
        return self._looks.setdefault(key, Look(draw, (self.seed, *key)))


def _tagged(tag: Tag, random: Random) -> Page:
    one = sheet(tag, DPI) if tag.use is Use.SHEET else stickered(tag, DPI, random)
    page = one.page
    if random.random() < BADLY:
        page = (list(COVERED.values())[int(random.integers(len(COVERED)))](page, one.box, random)
                if random.random() < 0.7 else pale(page, random.uniform(0.1, 0.3), 225))
    return worn(page, random)


def worn(page: Page, random: Random) -> Page:
    """As an office scanner delivers it: turned or skewed, a little soft, noisy and compressed."""
    if random.random() < 0.2:
        page = quartered(page, int(random.integers(1, 4)))
    page = blurred(turned(page, random.normal(0, 0.8)), random.uniform(0.03, 0.12))
    return jpeg(noisy(page, random.uniform(1, 6), random), int(random.integers(40, 90)))


def _with_code(page: Page, random: Random) -> Page:
    kind, text = [("QRCode", "https://pay.example.invalid/样例"), ("Code128", "SF1234567890123"),
                  ("QRCode", "LSVAM4187C2184841"), ("Code128", "LK2025000123")][int(random.integers(4))]
    code = np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[kind]).to_image(scale=4))
    top = int(random.integers(100, page.shape[0] - code.shape[0] - 100))
    left = int(random.integers(100, page.shape[1] - code.shape[1] - 100))
    page = page.copy()
    page[top:top + code.shape[0], left:left + code.shape[1]] = code[..., None]
    return page
