"""Which way up a page lies, found by reading a few of its words in each position."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake_cli.ocr.begun import Begun
from intake_cli.ocr.clean import Sheet, clean
from intake_cli.ocr.crops import Crop, crops_of
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.recogniser import PageReader
from intake_cli.ocr.segment import segment
from intake_cli.words import Word

SAMPLE, MORE = 10, 5
"""Words read in each position, and how many times as many are looked at where nothing is read in some: streaks of the
desk that a sheet was photographed on look like words."""
WORD_LENGTH = 4.0
"""Characters per sampled word that are usual on an upright page."""
UPRIGHT = 0.8
"""Score from which a page is taken to be the right way up."""
LYING = 0.6
"""Score below which words may lie on their side: on drawn scans such ones came to 0.46 at most, and those of the worst
upright page to 0.69."""
CLEARLY = 0.08
"""Score by which another position must read better before the page is turned."""


@dataclass(frozen=True, slots=True)
class Upright:
    """A page cleaned and parted into words, after ``turns`` clockwise quarter turns: ``crops`` of those that are to be
    read, which was ``begun``, and those that are ``hyphens``. ``em`` is the height of a full character in pixels."""

    sheet: Sheet
    em: float
    turns: int
    crops: list[Crop]
    hyphens: list[Word]
    begun: Begun


def upright(page: PageImage, reader: PageReader) -> Upright:
    """The page the right way up. Most pages come so, and their sample is read for good; the others are turned and
    looked at again."""
    level = _turned(page, 0, reader)
    as_it_is = _score(level)
    if as_it_is >= UPRIGHT or not level.crops:
        return level
    others = [(_score(level, reader), level, 2)]
    if max(as_it_is, others[0][0]) < LYING:
        side = _turned(page, 1, reader)
        others += [(_score(side), side, 0), (_score(side, reader), side, 2)]
    score, found, flips = max(others, key=lambda other: other[0])
    if score <= as_it_is + CLEARLY:
        return level
    return found if not flips else _begun(found.sheet.upside_down(), found.turns + 2, reader)


def _turned(page: PageImage, turns: int, reader: PageReader) -> Upright:
    return _begun(clean(page, turns), turns, reader)


def _begun(sheet: Sheet, turns: int, reader: PageReader) -> Upright:
    pieces, em = segment(sheet)
    crops, hyphens = crops_of(sheet.grey, sheet.threshold, pieces, em)
    return Upright(sheet, em, turns, crops, hyphens, reader.begin([crop.pixels for crop in crops]))


def _score(page: Upright, flipping: PageReader | None = None) -> float:
    """Mean confidence of words of common form, each counted by its length; less where they are single characters,
    as on a page that lies on its side. ``flipping`` reads the words upside down; else they are read beside all others,
    as they are where the page turns out to be upright."""
    chosen = sorted(page.begun.firsts, key=lambda index: _merit(page.crops[index].piece, page.em))[:SAMPLE * MORE]
    begun = page.begun
    if flipping is not None:
        begun = flipping.begin([np.ascontiguousarray(page.crops[index].pixels[::-1, ::-1]) for index in chosen])
        chosen = list(range(len(chosen)))
    readings = _sample(begun, chosen)
    weight = sum(len(reading.text) for reading in readings)
    if not weight:
        return 0.0
    sure = sum(reading.confidence * len(reading.text) for reading in readings) / weight
    return sure * min(1.0, weight / len(readings) / WORD_LENGTH)


def _sample(begun: Begun, chosen: list[int]) -> list[Reading]:
    """What is read in the first of the ``chosen`` words in which anything is; in all of them where it is in few."""
    found: list[Reading] = []
    for start in range(0, len(chosen), SAMPLE):
        found += [free for free, _ in begun.readings(chosen[start:start + SAMPLE])]
        told = [reading for reading in found if reading.text]
        if len(told) >= SAMPLE:
            return told[:SAMPLE]
    return found


def _merit(piece: Piece, em: float) -> float:
    """Small for pieces as wide as a word of six characters and as high as one."""
    return abs(piece.width / em - 6.0) + 8 * abs(piece.height / em - 0.9)
