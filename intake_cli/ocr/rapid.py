"""For papers with a printed background (ID cards, photos): words found by RapidOCR's neural detector.

The detector gives the boxes; the words are read by the recogniser that all pixels are read by, so that they carry a
figure reading and the least character's confidence too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import filterfalse
from pathlib import Path

import cv2
import numpy as np

from intake_cli.ocr.detector import lines_of_text
from intake_cli.ocr.either_way import Line, read_either_way, sides
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.ink import inked
from intake_cli.ocr.notes import together, without_notes
from intake_cli.ocr.reading import word_of
from intake_cli.ocr.straighten import level_matrix, reading_scale
from intake_cli.ocr.way_back import WayBack
from intake_cli.words import PageText, Word

NAME = "rapidocr"
WEAKEST, LONE, MOST = 0.3, 0.5, 2
"""Confidence below which nothing was read, and a lone character is dirt; how many times the upright text that on its
head turns the page."""
LONG, ASLANT, FEW = 2.0, 12.0, 4
"""Times its height that a line is long whose direction counts; degrees from level from which it is a note across a
copy; level lines below which all of the paper lies askew."""


def read_page(page: PageImage, path: Path) -> PageText:
    """All words of ``page`` that the detector finds, whichever way up it lies; ``path`` is not needed."""
    sheet = _Sheet(page)
    if sheet.lies():
        sheet = _Sheet(page, turns=1)
    if (tilt := sheet.tilt()) is not None:
        sheet = _Sheet(page, sheet.turns, tilt)
    found = sheet.read()
    if _weight(found.turned) > MOST * _weight(found.words):
        return _Sheet(page, sheet.turns + 2, sheet.degrees).read()
    return found


class _Sheet:
    """The page turned by ``turns`` clockwise quarter turns and then back by ``degrees``, and the lines of text found on
    it."""

    def __init__(self, page: PageImage, turns: int = 0, degrees: float = 0.0) -> None:
        self.page, self.turns, self.degrees = page, turns, degrees
        scale = reading_scale(page.pixels.shape, page.dpi)
        self.matrix, self.width, self.height = level_matrix(page.pixels.shape, degrees, scale, turns)
        upright = cv2.warpAffine(page.pixels, self.matrix[:2], (self.width, self.height), flags=cv2.INTER_AREA,
                                 borderValue=(255,) * 3)
        self.ground = cv2.cvtColor(upright, cv2.COLOR_BGR2GRAY)
        self.print = inked(self.ground)
        self.corners = lines_of_text(self.print)

    def lies(self) -> bool:
        """Whether most of the text runs up or down the page."""
        return sum(high - wide for wide, high in map(sides, self.corners)) > 0

    def tilt(self) -> float | None:
        """Degrees by which all of the text falls to the right; None where there is level text."""
        falls = [_fall(each) for each in self.corners if _is_long(each)]
        aslant = [fall for fall in falls if abs(fall) > ASLANT]
        return float(np.median(aslant)) if len(aslant) > len(falls) - len(aslant) < FEW else None

    def read(self) -> PageText:
        """The words that lie level: what is written aslant is no part of the paper. Those that stand on their head, as
        one side of a copied card may, are kept apart."""
        lines = self._lines()
        half = np.array([self.width, self.height], np.float32)
        words = _words((line.corners, line) for line in lines if not line.turned)
        turned = _words(((half - line.corners)[[2, 3, 0, 1]], line) for line in lines if line.turned)
        affine = WayBack(self.matrix).affine(self.width, self.height, self.page)
        return PageText(self.page.number, self.width, self.height, "px", NAME, words, (), self.page.dpi,
                        self.turns % 4 * 90, quality={"confidence": round(_sure((*words, *turned)), 3)}, affine=affine,
                        turned=turned)

    def _lines(self) -> list[Line]:
        """Level lines as they read, beneath notes too."""
        lines = read_either_way(self.ground, self.print, list(filterfalse(_is_aslant, self.corners)))
        notes = list(filter(_is_aslant, self.corners))
        lifted = without_notes(self.print, notes) if notes else self.print
        if lifted is self.print:
            return lines
        return together(lines, read_either_way(lifted, lifted, list(filterfalse(_is_aslant, lines_of_text(lifted)))))


def _is_aslant(corners: np.ndarray) -> bool:
    return _is_long(corners) and abs(_fall(corners)) > ASLANT


def _is_long(corners: np.ndarray) -> bool:
    wide, high = sides(corners)
    return wide > LONG * high


def _fall(corners: np.ndarray) -> float:
    """Degrees by which a line falls to the right."""
    across, down = corners[1] - corners[0]
    return math.degrees(math.atan2(down, across))


def _words(lines: Iterable[tuple[np.ndarray, Line]]) -> tuple[Word, ...]:
    return tuple(word for corners, line in lines if (word := _word(corners, line)) is not None)


def _word(corners: np.ndarray, line: Line) -> Word | None:
    """The word inside ``corners``, None where nothing was read."""
    free, figure = line.reading
    text = free.text.strip()
    if not text or free.confidence < (WEAKEST if len(text) > 1 else LONE):
        return None
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    piece = Piece(round(float(left)), round(float(top)), round(float(right)), round(float(bottom)))
    return word_of(piece, (float(left), float(right)), free, figure, float(bottom - top))


def _weight(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _sure(words: Sequence[Word]) -> float:
    """Confidence of words, each counted by its length."""
    weight = _weight(words)
    return sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0
