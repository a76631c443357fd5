"""Which way up a page lies, found by reading a few of its words in each position."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr.clean import clean
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.recogniser import Reader
from intake_cli.ocr.segment import Piece, crop_of, line_bands, segment

SAMPLE = 16
"""Words read in each position."""
WORD_LENGTH = 4.0
"""Characters per sampled word that are usual on an upright page."""
CLEARLY = 0.08
"""Score by which another position must read better before the page is turned."""


def best_turns(page: PageImage, recogniser: Reader) -> int:
    """Clockwise quarter turns that bring the page upright, judged by how surely sampled words read."""
    scores = [_score(page, turns, recogniser) for turns in range(4)]
    best = int(np.argmax(scores))
    return best if scores[best] > scores[0] + CLEARLY else 0


def _score(page: PageImage, turns: int, recogniser: Reader) -> float:
    """Mean confidence of words of common form, each counted by its length; less where they are single characters,
    as on a page that lies on its side."""
    sheet = clean(page, turns)
    pieces, em = segment(sheet)
    bands = line_bands(pieces, em)
    chosen = sorted(range(len(pieces)), key=lambda index: _merit(pieces[index], em))[:SAMPLE]
    crops = [crop_of(sheet.grey, pieces[index], bands[index], em)[0] for index in chosen]
    readings = [free for free, _ in recogniser.read(crops)] if crops else []
    weight = sum(len(reading.text) for reading in readings)
    if not weight:
        return 0.0
    sure = sum(reading.confidence * len(reading.text) for reading in readings) / weight
    return sure * min(1.0, weight / len(readings) / WORD_LENGTH)


def _merit(piece: Piece, em: float) -> float:
    """Small for pieces as wide as a word of six characters and as high as one."""
    return abs(piece.width / em - 6.0) + 8 * abs(piece.height / em - 0.9)
