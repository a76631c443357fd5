"""What a recogniser's output says: the likeliest text, and the likeliest figure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BLANK = 0
FIGURES = "0123456789.,-+/*:"
"""Characters of amounts, account numbers, dates and times."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Text with the least probability among its characters, and where each lies as a share of the width."""

    text: str
    confidence: float
    places: tuple[float, ...]


class Alphabet:
    """The characters a model knows; class 0 is the blank, the last one a space."""

    def __init__(self, characters: list[str]) -> None:
        self.characters = ["", *characters, " "]
        classes = {char: index for index, char in enumerate(self.characters) if index}
        self.figures = np.array([BLANK, *(classes[char] for char in FIGURES)])

    def free(self, chances: np.ndarray, share: float = 1.0) -> Reading:
        """Greedy reading of ``chances`` (steps, classes); ``share`` of the steps lie on the crop, the rest on
        padding."""
        return self._decode(chances.argmax(axis=1), chances.max(axis=1), share)

    def figure(self, chances: np.ndarray, share: float = 1.0) -> Reading:
        """Greedy reading in figures only: every other character is ruled out before the choice. The confidence
        is that of the unconstrained output, so a word that is no figure scores near nothing."""
        masked = chances[:, self.figures]
        return self._decode(self.figures[masked.argmax(axis=1)], masked.max(axis=1), share)

    def _decode(self, classes: np.ndarray, chances: np.ndarray, share: float) -> Reading:
        steps = len(classes)
        starts = np.flatnonzero((classes != BLANK) & np.concatenate(([True], classes[1:] != classes[:-1])))
        ends = [int(start) + 1 for start in starts]
        for index, start in enumerate(starts):
            while ends[index] < steps and classes[ends[index]] == classes[start]:
                ends[index] += 1
        text = "".join(self.characters[classes[start]] for start in starts)
        best = [float(chances[start:end].max()) for start, end in zip(starts, ends, strict=True)]
        places = [min(1.0, (start + end) / 2 / steps / share) for start, end in zip(starts, ends, strict=True)]
        return Reading(text, round(min(best, default=0.0), 4), tuple(places))
