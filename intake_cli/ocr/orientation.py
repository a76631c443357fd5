"""Which way up a page lies, found by reading a few of its words in each position."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake_cli.ocr.clean import Sheet, clean
from intake_cli.ocr.crops import crop_of, line_bands
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.recogniser import Reader
from intake_cli.ocr.segment import segment

SAMPLE = 10
"""Words read in each position."""
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
    """A page cleaned and parted into words, after ``turns`` clockwise quarter turns."""

    sheet: Sheet
    pieces: list[Piece]
    em: float
    turns: int


def upright(page: PageImage, reader: Reader) -> Upright:
    """The page the right way up. Most pages come so and cost one sample; the others are turned and looked at again."""
    level = _turned(page, 0)
    as_it_is = _score(level, reader)
    if as_it_is >= UPRIGHT or not level.pieces:
        return level
    others = [(_score(level, reader, flipped=True), level, 2)]
    if max(as_it_is, others[0][0]) < LYING:
        side = _turned(page, 1)
        others += [(_score(side, reader), side, 0), (_score(side, reader, flipped=True), side, 2)]
    score, found, flips = max(others, key=lambda other: other[0])
    if score <= as_it_is + CLEARLY:
        return level
    return found if not flips else _upside_down(found)


def _upside_down(page: Upright) -> Upright:
    sheet = page.sheet.upside_down()
    return Upright(sheet, *segment(sheet), page.turns + 2)


def _turned(page: PageImage, turns: int) -> Upright:
    sheet = clean(page, turns)
    return Upright(sheet, *segment(sheet), turns)


def _score(page: Upright, reader: Reader, flipped: bool = False) -> float:
    """Mean confidence of words of common form, each counted by its length; less where they are single characters,
    as on a page that lies on its side. ``flipped`` reads the words upside down."""
    bands = line_bands(page.pieces, page.em)
    chosen = sorted(range(len(page.pieces)), key=lambda index: _merit(page.pieces[index], page.em))[:SAMPLE]
    crops = [crop_of(page.sheet.grey, page.pieces[index], bands[index], page.em)[0] for index in chosen]
    if flipped:
        crops = [np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops]
    readings = [free for free, _ in reader.read(crops)]
    weight = sum(len(reading.text) for reading in readings)
    if not weight:
        return 0.0
    sure = sum(reading.confidence * len(reading.text) for reading in readings) / weight
    return sure * min(1.0, weight / len(readings) / WORD_LENGTH)


def _merit(piece: Piece, em: float) -> float:
    """Small for pieces as wide as a word of six characters and as high as one."""
    return abs(piece.width / em - 6.0) + 8 * abs(piece.height / em - 0.9)
