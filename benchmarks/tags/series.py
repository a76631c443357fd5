"""Series of pages that readers look at, and what is counted of each."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np

from barcodes.payload import Tag, Use, parse
from benchmarks.tags.papers import a_tag, label, lined, sheet, stickered
from benchmarks.tags.readers import READERS
from benchmarks.tags.spoils import SPOILS, UNCOVERED, Page, Random, jpeg, noisy, turned


@dataclass
class Tally:
    """One reader over one series: pages, tags read, texts that were wrong, wrong tags accepted (grammar and check
    characters held), milliseconds of CPU of each page, and the spoils under which a tag stayed unread."""

    series: str
    reader: str
    pages: int = 0
    read: int = 0
    wrong: int = 0
    accepted: int = 0
    times: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def take(self, page: Page, expected: Tag | None, spoil: str = "") -> None:
        page = np.ascontiguousarray(page)
        started = time.thread_time()
        texts = READERS[self.reader](page)
        self.times.append(1000 * (time.thread_time() - started))
        tags = [meaning for text in texts if isinstance(meaning := parse(text), Tag)]
        self.pages += 1
        self.read += expected in tags
        self.wrong += any(expected is None or text != expected.payload for text in texts)
        self.accepted += any(tag != expected for tag in tags)
        self.missed += [spoil] if expected is not None and expected not in tags else []


def spoiled(use: Use, dpi: int, repeats: int, readers: Iterable[str], random: Random) -> Iterator[Tally]:
    """Every spoil ``repeats`` times on new tags, for all readers alike: uncovered and covered tags apart."""
    name = f"{use.name.lower()}, {dpi} dpi"
    plain = {reader: Tally(f"{name}, whole", reader) for reader in readers}
    hidden = {reader: Tally(f"{name}, covered or cut", reader) for reader in readers}
    for _ in range(repeats):
        tag = a_tag(use, random)
        one = sheet(tag, dpi) if use is Use.SHEET else stickered(tag, dpi, random)
        for spoil, act in SPOILS.items():
            page = act(one.page, one.box, random)
            for tally in (plain if spoil in UNCOVERED else hidden).values():
                tally.take(page, tag, spoil)
    yield from (*plain.values(), *hidden.values())


def damaged(count: int, readers: Iterable[str], random: Random) -> Iterator[Tally]:
    """Stickers blurred, streaked and compressed until many cannot be read: what is read must be right."""
    tallies = [Tally("damaged stickers", reader) for reader in readers]
    for number in range(count):
        if number % 20 == 0:
            tag = a_tag(Use.STICKER, random)
            whole = label(tag, 200)
        image = noisy(cv2.GaussianBlur(whole, (0, 0), random.uniform(0.3, 3)), random.uniform(0, 40), random)
        for left in random.integers(0, image.shape[1], 5):
            image[:, left:left + int(random.integers(1, 12))] = random.integers(0, 255)
        image = jpeg(image, int(random.integers(8, 60)))
        for tally in tallies:
            tally.take(image, tag)
    yield from tallies


def untagged(count: int, readers: Iterable[str], random: Random) -> Iterator[Tally]:
    """Papers without any code, as scanned; twice from each drawing."""
    tallies = [Tally("no tag", reader) for reader in readers]
    for number in range(count):
        if number % 2 == 0:
            drawing = lined(random)
        page = jpeg(noisy(turned(drawing, random.uniform(-2, 2)), 5, random), 60)
        for tally in tallies:
            tally.take(page, None)
    yield from tallies
