"""Print beside the ink of its line that is too pale to be ink itself, as in the bands that a worn drum or a cartridge
with little toner leaves down a page: it belongs to the word, and is read with it."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.clean import Sheet
from intake_cli.ocr.gather import BESIDE, LOW, TALL, WORD_GAP, Piece, joined

HALF = 2
"""Pale print is looked for on the page at half its size, where grain evens out."""
PALEST = 20
"""Levels by which pale print is darker than paper there."""
RIM = np.ones((5, 5), np.uint8)
"""How far around ink its own rim may be as pale."""
REACH = 1.1
"""Heights of a full character beside a word in which it may go on."""
LEAST = 0.08
"""Pixels of such print, by the square of a full character, that are a character's: dirt and grain have fewer."""
AROUND, STRAYING = 0.3, 0.15
"""Heights of a full character above and below the line that are looked at too, and what pale pixels there are at most
by those on the line: watermarks, seals and most print of the other side of the sheet do not keep to it."""
CRISP = 0.75
"""How steep its edges are by those of the word, for what each has of ink: 0.77 and more for nine in ten of 210 such
parts in bands, 0.8 at most for nine in ten of 135 where the print of the other side shines through."""
GROUND = 0.007
"""Share of a page that is pale from which it has a printed ground or a watermark, or its other side shines through,
whose letters may stand on a line of its own: 0.011 and more on six pages with such a ground, 0.005 at most where print
faded."""
STEEPEST, DARKEST = 97, 3
"""Per cent of the pixels of print that are less steep than its edges, and that are darker than its ink."""


def with_pale_print(words: list[Piece], sheet: Sheet, em: float) -> list[Piece]:
    """``words`` grown over the pale print beside them, and joined where that leads from one to the next; ``em`` is the
    height of a full character in pixels. Of five thousand words on 18 ordinary pages six grow at most."""
    pale = _Pale(sheet, em)
    if pale.is_ground:
        return words
    grown = {id(word) for word in words if LOW * em <= word.height <= TALL * em and pale.grows(word)}
    if not grown:
        return words
    return joined(words, em, lambda one, other: bool({id(one), id(other)} & grown) and _goes_on(one, other, em))


def _goes_on(one: Piece, other: Piece, em: float) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return other.left - one.right <= BESIDE * em and overlap > 0.5 * min(one.height, other.height)


class _Pale:
    """The pale print of a sheet: a mask of it at half size, summed up so that windows are counted at once."""

    def __init__(self, sheet: Sheet, em: float) -> None:
        self._grey = sheet.grey
        small = cv2.resize(sheet.grey, None, fx=1 / HALF, fy=1 / HALF, interpolation=cv2.INTER_AREA)
        rims = cv2.dilate((small < sheet.threshold).view(np.uint8), RIM)
        self._mask = ((small < 255 - PALEST) & (rims == 0)).view(np.uint8)
        self._sums = cv2.integral(self._mask)
        self._em = em / HALF
        self._walls = [rule for rule in sheet.rules if rule.vertical]

    @property
    def is_ground(self) -> bool:
        """Whether so much of the page is pale that it is more than faded print."""
        return int(self._sums[-1, -1]) > GROUND * self._mask.size

    def grows(self, word: Piece) -> bool:
        """Whether ``word`` grew over pale print to its sides."""
        before = word.width
        while (right := self._reached(word, word.right, 1)) is not None:
            word.right = right
        while (left := self._reached(word, word.left, -1)) is not None:
            word.left = left
        return word.width > before

    def _reached(self, word: Piece, edge: int, way: int) -> int | None:
        """Where the pale print that begins beside the ``edge`` of a word ends, None where there is none."""
        top, bottom, around = word.top // HALF, word.bottom // HALF, round(AROUND * self._em)
        end = edge + way * round(REACH * self._em * HALF)
        if self._count(top, bottom, *self._between(edge, end)) < LEAST * self._em ** 2:
            return None
        left, right = self._between(edge, self._stopped(word, edge, end))
        own = self._count(top, bottom, left, right)
        if own < LEAST * self._em ** 2 or \
                self._count(top - around, bottom + around, left, right) - own > STRAYING * own:
            return None
        places = np.flatnonzero(self._mask[top:bottom, left:right].any(axis=0)) + left
        nearest, farthest = sorted((int(places[0]), int(places[-1]) + 1), key=lambda x: abs(x - edge // HALF))
        if abs(nearest - edge // HALF) > WORD_GAP * self._em:
            return None
        return farthest * HALF if self._is_crisp(word, edge, farthest * HALF) else None

    def _is_crisp(self, word: Piece, edge: int, end: int) -> bool:
        """Whether what reaches from the ``edge`` of a word to ``end`` was printed on the same side of the sheet."""
        own, beside = (_steepness(self._grey[word.top:word.bottom, left:right]) for left, right in
                       ((word.left, word.right), sorted((edge, end))))
        return beside >= CRISP * own

    @staticmethod
    def _between(one: int, other: int) -> tuple[int, int]:
        return max(0, min(one, other)) // HALF, max(0, one, other) // HALF

    def _stopped(self, word: Piece, edge: int, end: int) -> int:
        """``end``, or the upright line of the table between it and the ``edge`` of a word."""
        middle, side = (word.top + word.bottom) / 2, min if end > edge else max
        return side([end, *(round(rule.position) for rule in self._walls if rule.start <= middle <= rule.end
                            and min(edge, end) < rule.position < max(edge, end))])

    def _count(self, top: int, bottom: int, left: int, right: int) -> int:
        sums, (height, width) = self._sums, self._mask.shape
        top, bottom, right = max(0, top), min(height, bottom), min(width, right)
        return int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


def _steepness(grey: np.ndarray) -> float:
    """How steep the edges of print are from left to right, by how dark its ink is."""
    rise = np.abs(grey[:, 2:].astype(np.int16) - grey[:, :-2])
    return float(np.percentile(rise, STEEPEST) / max(1.0, 255 - np.percentile(grey, DARKEST))) if rise.size else 0.0
