"""The text recogniser: PP-OCRv6, the tiny model first and the small one for what it is not sure of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol

import numpy as np

from intake_cli.ocr.begun import Begun
from intake_cli.ocr.ctc import FIGURES, SPACE, Alphabet, Reading
from intake_cli.ocr.models import SMALL, TINY, Infer, Model, load

SURE_FIGURE, SURE_TEXT = 0.95, 0.8
"""Least probability of a character from which the tiny model's reading of a word stands."""
WORD, FULL, NO_GUESS = 1.2, 0.8, 0.5
"""Width by its height from which a crop in which nothing was read may hold a word, the same of a character at most, and
confidence of what is read in it alone from which it does: of 126 empty crops on 44 rough pages six were so wide, and
dirt was read in four, below 0.4."""
STARS = "**"
"""Marks that hide part of a number."""


class Reader(Protocol):
    """Reads crops of single lines. Input is grey, dark on light, uint8, of any size."""

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """For each crop its free reading and its reading in figures only, in the order given."""
        ...


class PageReader(Reader, Protocol):
    """Reads some words of a page first, to see which way up it lies, and the others where it is to be read so."""

    def begin(self, crops: list[np.ndarray]) -> Begun:
        """All crops of the page, of which none is read yet."""
        ...

    def finish(self, begun: Begun) -> list[tuple[Reading, Reading]]:
        """For each crop its two readings."""
        ...


class Recogniser:
    """One model with the characters of its classes."""

    def __init__(self, infer: Infer, alphabet: Alphabet) -> None:
        self._infer = infer
        self._alphabet = alphabet

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """For each crop its free reading and its reading in figures only, in the order given."""
        return self.finish(self.begin(crops))

    def begin(self, crops: list[np.ndarray]) -> Begun:
        """The crops, of which none is read yet."""
        return Begun(crops, self._infer, self._alphabet)

    def finish(self, begun: Begun) -> list[tuple[Reading, Reading]]:
        """For each crop its two readings."""
        return begun.readings(range(len(begun.crops)))


class Cascade:
    """A quick reader, and a careful one for the words that the quick one is not sure of."""

    def __init__(self, quick: PageReader, careful: Reader) -> None:
        self._quick = quick
        self._careful = careful

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """Readings of the quick reader, those of the careful one where a character is less than sure."""
        return self.finish(self.begin(crops))

    def begin(self, crops: list[np.ndarray]) -> Begun:
        """The crops before the quick reader, of which none is read yet."""
        return self._quick.begin(crops)

    def finish(self, begun: Begun) -> list[tuple[Reading, Reading]]:
        """For each crop its two readings."""
        found = self._quick.finish(begun)
        unsure = [index for index, (free, _) in enumerate(found) if not _is_sure(free)]
        for index, pair in zip(unsure, self._careful.read([begun.crops[index] for index in unsure]), strict=True):
            crop = begun.crops[index]
            found[index] = self._alone(crop, pair) if _says_too_little(pair[0], crop) else pair
        return found

    def _alone(self, crop: np.ndarray, beside: tuple[Reading, Reading]) -> tuple[Reading, Reading]:
        """What the careful reader sees in a crop with no other beside it, where that is no guess: ``beside`` others it
        may see nothing in a plain word."""
        (pair,) = self._careful.read([crop])
        return pair if pair[0].confidence >= NO_GUESS else beside


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


@cache
def quick_recogniser() -> Recogniser:
    """The tiny model, for a first look; the small one where it is not installed."""
    return _model(TINY) if TINY.installed() else careful_recogniser()


@cache
def careful_recogniser() -> Recogniser:
    """The small model, loaded once per process: for second readings and for papers with rare characters.

    Raises MissingProgramError when its wheel, or both runtimes, are missing.
    """
    return _model(SMALL)


def _says_too_little(reading: Reading, crop: np.ndarray) -> bool:
    """Whether a reading is a guess of too few characters for a crop as wide as a word of two figures: dirt, of which
    there is much, mostly is not."""
    height, width = crop.shape[:2]
    full = len(reading.text) * height >= FULL * width
    return width >= WORD * height and reading.confidence < NO_GUESS and not full


def _is_sure(reading: Reading) -> bool:
    """Whether a quick reading stands: figures look alike to it more than characters do, and it miscounts stars."""
    if STARS in reading.text:
        return False
    return reading.confidence >= (SURE_FIGURE if set(reading.text) <= {*FIGURES, SPACE} else SURE_TEXT)


def _model(model: Model) -> Recogniser:
    infer, characters = load(model)
    return Recogniser(infer, Alphabet(characters))
