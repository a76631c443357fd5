"""What a recogniser's output says: the likeliest text, and the likeliest figure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BLANK, SPACE = 0, " "
FIGURES = "0123456789.,-+/*:"
"""Characters of amounts, account numbers, dates and times."""
PRINTED, WIDER = range(0x21, 0x7F), 0xFEE0
"""Characters that have a full-width form, and how far behind them it stands: models cannot tell the two apart."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Text with the least probability among its characters, and where each lies as a share of the width."""

    text: str
    confidence: float
    places: tuple[float, ...]


class Alphabet:
    """The characters a model knows; class 0 is the blank, the last one a space."""

    def __init__(self, characters: list[str]) -> None:
        self.characters = ["", *characters, SPACE]
        classes = {char: index for index, char in enumerate(self.characters) if index}
        self.figures = np.array([BLANK, *(classes[char] for char in FIGURES)])
        self.narrow = np.arange(len(self.characters))
        self.wide = np.arange(len(self.characters))
        for narrow, wide in ((chr(code), chr(code + WIDER)) for code in PRINTED):
            if narrow in classes and wide in classes:
                self.narrow[classes[wide]], self.wide[classes[narrow]] = classes[narrow], classes[wide]
        self.paired = self.wide[self.figures] != self.figures

    def choose(self, chances: np.ndarray) -> tuple[Path, Path]:
        """The best class at every step of ``chances`` (..., steps, classes): free, and among figures only. The chance
        of a figure is that of the free output, so a word that is no figure scores near nothing. A character and its
        full-width form are one, the narrow one, and their chances are added."""
        free = self.narrow[chances.argmax(axis=-1)]
        wide = self.wide[free]
        sure = _at(chances, free) + np.where(wide == free, 0, _at(chances, wide))
        figures = chances[..., self.figures]
        figures[..., self.paired] += chances[..., self.wide[self.figures[self.paired]]]
        figure = figures.argmax(axis=-1)
        return Path(free, sure), Path(self.figures[figure], _at(figures, figure))

    def read(self, path: Path, start: int, end: int) -> Reading:
        """The text of the steps from ``start`` to before ``end``; repeats fall together unless a blank parts them. How
        sure spaces are does not count: between words that stand close by, one is as right as none."""
        classes, chances = path.classes[start:end], path.chances[start:end]
        begins = np.flatnonzero((classes != BLANK) & np.concatenate(([True], classes[1:] != classes[:-1])))
        text, best, places = [], [], []
        for begin in begins.tolist():
            stop = begin + 1
            while stop < len(classes) and classes[stop] == classes[begin]:
                stop += 1
            text.append(self.characters[classes[begin]])
            if text[-1] != SPACE:
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


def _at(chances: np.ndarray, classes: np.ndarray) -> np.ndarray:
    return np.take_along_axis(chances, classes[..., None], -1)[..., 0]
