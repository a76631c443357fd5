"""The text recogniser: PP-OCRv6, the tiny model first and the small one for what it is not sure of."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import cv2
import numpy as np

from intake_cli.ocr.ctc import Alphabet, Reading
from intake_cli.ocr.models import SMALL, TINY, Infer, Model, load

HEIGHT = 48
"""Pixels to which the models want a line of text scaled."""
BUCKET = 32
"""Widths are rounded up to a multiple, so that the runtime compiles few shapes."""
BATCH = 8
WIDEST = 1600
"""Pixels; a wider crop is squeezed to it."""
SURE = 0.98
"""Least probability of a character from which the tiny model's reading of a word stands."""


class Reader(Protocol):
    """Reads crops of single lines. Input is grey, dark on light, uint8, of any size."""

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """For each crop its free reading and its reading in figures only, in the order given."""
        ...


class Recogniser:
    """One model."""

    def __init__(self, infer: Infer, alphabet: Alphabet) -> None:
        self._infer = infer
        self._alphabet = alphabet

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """For each crop its free reading and its reading in figures only, in the order given."""
        scaled = [_scaled(crop) for crop in crops]
        order = sorted(range(len(crops)), key=lambda index: scaled[index].shape[1])
        found: dict[int, tuple[Reading, Reading]] = {}
        for start in range(0, len(order), BATCH):
            chosen = order[start:start + BATCH]
            width = _bucket(scaled[chosen[-1]].shape[1])
            output = self._infer(_batch([scaled[index] for index in chosen], width))
            for index, chances in zip(chosen, output, strict=False):
                share = scaled[index].shape[1] / width
                found[index] = (self._alphabet.free(chances, share), self._alphabet.figure(chances, share))
        return [found[index] for index in range(len(crops))]


class Cascade:
    """A quick reader, and a careful one for the words that the quick one is not sure of."""

    def __init__(self, quick: Reader, careful: Reader) -> None:
        self._quick = quick
        self._careful = careful

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        """Readings of the quick reader, those of the careful one where a character is less than sure."""
        found = self._quick.read(crops)
        unsure = [index for index, (free, _) in enumerate(found) if free.confidence < SURE]
        for index, pair in zip(unsure, self._careful.read([crops[index] for index in unsure]), strict=True):
            found[index] = pair
        return found


@cache
def default_recogniser() -> Reader:
    """The reader of pages: the cascade where the tiny model is installed, else the small model alone."""
    careful = careful_recogniser()
    return Cascade(_model(TINY), careful) if TINY.installed() else careful


@cache
def careful_recogniser() -> Reader:
    """The small model, loaded once per process: for second readings and for papers with rare characters.

    Raises MissingProgramError when its wheel, or both runtimes, are missing.
    """
    return _model(SMALL)


def _model(model: Model) -> Recogniser:
    infer, characters = load(model)
    return Recogniser(infer, Alphabet(characters))


def _scaled(crop: np.ndarray) -> np.ndarray:
    height, width = crop.shape[:2]
    wide = min(WIDEST, max(8, round(width * HEIGHT / max(1, height))))
    shrinking = height > HEIGHT
    return cv2.resize(crop, (wide, HEIGHT), interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC)


def _bucket(width: int) -> int:
    return -(-width // BUCKET) * BUCKET


def _batch(crops: list[np.ndarray], width: int) -> np.ndarray:
    batch = np.zeros((len(crops), 3, HEIGHT, width), np.float32)
    for index, crop in enumerate(crops):
        batch[index, :, :, :crop.shape[1]] = crop.astype(np.float32) / 127.5 - 1.0
    return batch
