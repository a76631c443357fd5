"""The text recogniser: PP-OCRv6, the tiny model and the small one."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import numpy as np

from intake_cli.ocr.begun import Begun
from intake_cli.ocr.ctc import Alphabet, Reading
from intake_cli.ocr.models import SMALL, TINY, Model
from intake_cli.ocr.runtimes import Infer, load
from intake_cli.ocr.same_print import Print


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


class QuickReader(Reader, Protocol):
    """Reads the different prints of a page first, and of the others those that are asked for."""

    def begin(self, crops: list[np.ndarray], prints: list[Print] | None = None) -> Begun:
        """All crops of the page, of which none is read yet; ``prints`` are the different ones among them."""
        ...


class Recogniser:
    """One model with the characters of its classes."""

    def __init__(self, infer: Infer, alphabet: Alphabet) -> None:
        self._infer = infer
        self._alphabet = alphabet

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """For each crop its free reading and its reading in figures only, in the order given."""
        return self.finish(self.begin(crops))

    def begin(self, crops: list[np.ndarray], prints: list[Print] | None = None) -> Begun:
        """The crops, of which none is read yet."""
        return Begun(crops, self._infer, self._alphabet, prints)

    def finish(self, begun: Begun) -> list[tuple[Reading, Reading]]:
        """For each crop its two readings."""
        return begun.readings(range(len(begun.crops)))


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


def _model(model: Model) -> Recogniser:
    infer, characters = load(model)
    return Recogniser(infer, Alphabet(characters))
