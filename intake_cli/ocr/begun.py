"""Crops before a model, read when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from intake_cli.ocr.ctc import Alphabet, Reading
from intake_cli.ocr.runtimes import Infer
from intake_cli.ocr.same_print import Print
from intake_cli.ocr.strips import STEP, Strip, batches, drawn, pack, scaled


class Begun:
    """Crops on the strips of a model, which are computed as their words are asked for: how a word is read hangs a
    little on those beside it, so one that is asked for alone is read beside the same. Where the ``prints`` of the crops
    are told, the first of each stand together: the others may not be asked for."""

    def __init__(self, crops: list[np.ndarray], infer: Infer, alphabet: Alphabet,
                 prints: list[Print] | None = None) -> None:
        self.crops = crops
        self.prints = prints
        self._infer, self._alphabet = infer, alphabet
        self._words = [scaled(crop) for crop in crops]
        self.firsts = [each.places[0] for each in prints] if prints is not None else list(range(len(crops)))
        self._waiting = self._packed(self.firsts)
        self._later = set(range(len(crops))) - set(self.firsts)
        self._found: dict[int, tuple[Reading, Reading]] = {}

    def _packed(self, indices: list[int]) -> list[list[Strip]]:
        return batches(pack({index: self._words[index].shape[1] for index in indices}))

    def readings(self, indices: Sequence[int]) -> list[tuple[Reading, Reading]]:
        """Of each of the crops at ``indices`` its free reading and its reading in figures only."""
        missing = set(indices) - set(self._found)
        waiting, self._waiting = self._waiting + self._packed(sorted(missing & self._later)), []
        self._later -= missing
        for together in waiting:
            if any(index in missing for strip in together for index, _ in strip.places):
                self._compute(together)
            else:
                self._waiting.append(together)
        return [self._found[index] for index in indices]

    def _compute(self, together: list[Strip]) -> None:
        for strip, chances in zip(together, self._infer(drawn(together, self._words)), strict=True):
            free, figure = self._alphabet.choose(chances)
            for index, start in strip.places:
                steps = start // STEP, -(-(start + self._words[index].shape[1]) // STEP)
                self._found[index] = self._alphabet.read(free, *steps), self._alphabet.read(figure, *steps)
