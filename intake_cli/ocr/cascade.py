"""A quick reader first, a careful one for what it is not sure of; a text that a page prints several times once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np

from intake_cli.ocr.begun import Begun
from intake_cli.ocr.ctc import SPACE, SUM, Reading
from intake_cli.ocr.figures_lost import loses_figures
from intake_cli.ocr.models import TINY
from intake_cli.ocr.recogniser import PageReader, QuickReader, Reader, careful_recogniser, quick_recogniser
from intake_cli.ocr.same_print import prints_of

SURE_FIGURE, SURE_TEXT = 0.95, 0.8
"""Least probability of a character from which the tiny model's reading of a word stands."""
SEEN_TWICE, SOFTER = 0.75, 1.0
"""The same of figures where it sees them again, their rims made ``SOFTER`` (pixels), and reads the same: of 370 such
readings on 160 worn pages two were wrong that the small model has right, and twelve right that it has wrong. A
character taken for another is taken for it again: 摘 for 插."""
WORD, FULL, NO_GUESS = 1.2, 0.8, 0.5
"""Width by its height from which a crop in which nothing was read may hold a word, the same of a character at most, and
confidence of what is read in it alone from which it does: of 126 empty crops on 44 rough pages six were so wide, and
dirt was read in four, below 0.4."""
STARS = "**"
"""Marks that hide part of a number."""


class Cascade:
    """A quick reader, and a careful one for the words that the quick one is not sure of. A text that is printed several
    times is read once, from what its prints have in common."""

    def __init__(self, quick: QuickReader, careful: Reader) -> None:
        self._quick = quick
        self._careful = careful

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """Readings of the quick reader, those of the careful one where a character is less than sure."""
        return self.finish(self.begin(crops))

    def begin(self, crops: list[np.ndarray]) -> Begun:
        """The crops before the quick reader, of which none is read yet."""
        return self._quick.begin(crops, prints_of(crops))

    def finish(self, begun: Begun) -> list[tuple[Reading, Reading]]:
        """For each crop its two readings."""
        looks = self._looks(begun)
        unsure = self._still_unsure([look for look in looks if not look.is_sure])
        for look, pair in zip(unsure, self._careful.read([look.picture for look in unsure]), strict=True):
            look.correct(self._alone(look.picture, pair) if _says_too_little(pair[0], look) else pair)
        found = {place: look.pair for look in looks for place in look.places}
        return [found[place] for place in range(len(begun.crops))]

    def _looks(self, begun: Begun) -> list[Look]:
        """What the quick reader says: of each text once, and of each place of figures by itself, for they are never
        taken from another's print."""
        firsts = dict(zip(begun.firsts, begun.readings(begun.firsts), strict=True))
        repeated = [each for each in begun.prints or () if len(each.places) > 1]
        texts = [each for each in repeated if _is_text(firsts[each.places[0]][0])]
        means = [each.mean() for each in texts]
        shared = [Look(mean, each.places, pair, firsts[each.places[0]][0].text) for each, mean, pair in
                  zip(texts, means, self._quick.read(means), strict=True)]
        told = {place for look in shared for place in look.places}
        own = [place for place in range(len(begun.crops)) if place not in told]
        return [*shared, *(Look(begun.crops[place], [place], pair, pair[0].text)
                           for place, pair in zip(own, begun.readings(own), strict=True))]

    def _still_unsure(self, unsure: list[Look]) -> list[Look]:
        """Those of ``unsure`` in which the quick reader does not see the same figures twice, which costs it a tenth of
        what the careful one costs."""
        nearly = [look for look in unsure if look.is_nearly_sure]
        seen = self._quick.read([cv2.GaussianBlur(look.picture, (0, 0), SOFTER) for look in nearly])
        told = {id(look) for look, pair in zip(nearly, seen, strict=True) if look.stands_again(pair[0])}
        return [look for look in unsure if id(look) not in told]

    def _alone(self, crop: np.ndarray, beside: tuple[Reading, Reading]) -> tuple[Reading, Reading]:
        """What the careful reader sees in a crop with no other beside it, where that is no guess: ``beside`` others it
        may see nothing in a plain word."""
        (pair,) = self._careful.read([crop])
        return pair if pair[0].confidence >= NO_GUESS else beside


@dataclass(slots=True)
class Look:
    """What was read in a picture for the ``places`` it stands for, and what in the first of them by itself."""

    picture: np.ndarray
    places: list[int]
    pair: tuple[Reading, Reading]
    alone: str

    @property
    def is_sure(self) -> bool:
        """Whether the quick reading stands."""
        return self._stands and not loses_figures(self.pair[0], self.picture)

    @property
    def is_nearly_sure(self) -> bool:
        """Whether the quick reading stands if it is seen again."""
        return self._is_read(SEEN_TWICE, SURE_TEXT) and not loses_figures(self.pair[0], self.picture)

    def stands_again(self, seen: Reading) -> bool:
        """Whether the quick reading is ``seen`` in the picture again: then it is as sure as both together."""
        stands = seen.confidence >= SEEN_TWICE and _unspaced(seen.text) == self._text
        if stands:
            free, figure = self.pair
            self.pair = replace(free, confidence=max(free.confidence, seen.confidence)), figure
        return stands

    @property
    def _stands(self) -> bool:
        return self._is_read(SURE_FIGURE, SURE_TEXT)

    def _is_read(self, figure: float, text: float) -> bool:
        """Whether a reading so sure, of a figure or a text, stands: figures look alike to the quick reader more than
        characters do, and it miscounts stars."""
        free = self.pair[0]
        least = figure if set(free.text) <= SUM else text
        return STARS not in free.text and free.confidence >= least and self._text == _unspaced(self.alone)

    @property
    def _text(self) -> str:
        return _unspaced(self.pair[0].text)

    def correct(self, careful: tuple[Reading, Reading]) -> None:
        """Take the careful reading, but for one of no more figures than the quick one, which were sure if too few."""
        if not self._stands or len(_unspaced(careful[0].text)) > len(self._text):
            self.pair = careful


class Later:
    """A reader that is loaded once there is something to read."""

    def __init__(self, load_reader: Callable[[], Reader]) -> None:
        self._load_reader = load_reader

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """What the reader says of the crops."""
        return self._load_reader().read(crops) if crops else []


@cache
def default_recogniser() -> PageReader:
    """The reader of pages: the cascade where the tiny model is installed, else the small model alone."""
    return Cascade(quick_recogniser(), Later(careful_recogniser)) if TINY.installed() else careful_recogniser()


def _says_too_little(careful: Reading, look: Look) -> bool:
    """Whether a careful reading of a crop as wide as a word of two figures is a guess of too few characters, which of
    dirt, of which there is much, it mostly is not, or has less than half of those the quick one was fairly sure of."""
    height, width = look.picture.shape[:2]
    quick = look.pair[0]
    guess = careful.confidence < NO_GUESS and len(careful.text) * height < FULL * width
    drops = quick.confidence >= NO_GUESS and 2 * len(careful.text) < len(quick.text)
    return width >= WORD * height and (guess or drops)


def _is_text(reading: Reading) -> bool:
    """Whether a reading is words without any figure: prints of figures differ by less."""
    return any(map(str.isalpha, reading.text)) and not any(map(str.isnumeric, reading.text))


def _unspaced(text: str) -> str:
    return text.replace(SPACE, "")
