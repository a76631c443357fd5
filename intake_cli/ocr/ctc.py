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

    def choose(self, chances: np.ndarray) -> tuple[Path, Path]:
        """The best class at every step of ``chances`` (..., steps, classes): free, and among figures only. The chance
        of a figure is that of the free output, so a word that is no figure scores near nothing."""
        free = chances.argmax(axis=-1)
        masked = chances[..., self.figures]
        figure = masked.argmax(axis=-1)
        return (Path(free, np.take_along_axis(chances, free[..., None], -1)[..., 0]),
                Path(self.figures[figure], np.take_along_axis(masked, figure[..., None], -1)[..., 0]))

    def read(self, path: Path, start: int, end: int) -> Reading:
        """The text of the steps from ``start`` to before ``end``; repeats fall together unless a blank parts them."""
        classes, chances = path.classes[start:end], path.chances[start:end]
        begins = np.flatnonzero((classes != BLANK) & np.concatenate(([True], classes[1:] != classes[:-1])))
        text, best, places = [], [], []
        for begin in begins.tolist():
            stop = begin + 1
            while stop < len(classes) and classes[stop] == classes[begin]:
                stop += 1
            text.append(self.characters[classes[begin]])
            best.append(float(chances[begin:stop].max()))
            places.append((begin + stop) / 2 / len(classes))
        return Reading("".join(text), round(min(best, default=0.0), 4), tuple(places))


@dataclass(frozen=True, slots=True)
class Path:
    """The class chosen at each step, and its probability."""

    classes: np.ndarray
    chances: np.ndarray

    def row(self, index: int) -> Path:
        """One line of a batch."""
        return Path(self.classes[index], self.chances[index])
