"""What a recogniser's output says: the likeliest text, and the likeliest figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from intake_cli.ocr.chances import BLANK, MISSED, Chances

SPACE = " "
FIGURES = "0123456789.,-+/*:()"
"""Characters of amounts, negative ones in brackets among them, of account numbers, dates and times."""
LACKING = 0.7
"""How sure a text is at most that may lack a character, seen where nothing was read (``MISSED``). Of words read surely,
half of those that lacked one showed it, and one in a hundred of the others."""
SUM = frozenset({*FIGURES, SPACE, "¥"})
"""Characters of sums, numbers and days."""
WIDE = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {"¥": "￥"}
"""Characters that have a full-width form, and it, the sign of the yuan among them: models cannot tell the two apart."""


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
        for narrow, wide in WIDE.items():
            if narrow in classes and wide in classes:
                self.narrow[classes[wide]], self.wide[classes[narrow]] = classes[narrow], classes[wide]
        self.paired = np.flatnonzero(self.wide[self.figures] != self.figures)
        self.wide_figures = self.wide[self.figures[self.paired]]

    def choose(self, chances: Chances) -> tuple[Path, Path]:
        """The best class at every step: free, and among figures only. The chance of a figure is that of the free
        output, so a word that is no figure scores near nothing. A character and its full-width form are one, the narrow
        one, and their chances are added."""
        values, rows = chances.values, np.arange(len(chances.rows))
        free = self.narrow[values.argmax(axis=1)]
        wide = self.wide[free]
        sure = values[rows, free] + np.where(wide == free, 0, values[rows, wide])
        figures = values[:, self.figures]
        figures[:, self.paired] += values[:, self.wide_figures]
        figure = figures.argmax(axis=1)
        missed = self._missed(chances, np.flatnonzero((free == BLANK) & (sure < 1 - MISSED)))
        return (Path(*_at_all_steps(chances, free, sure), missed),
                Path(*_at_all_steps(chances, self.figures[figure], figures[rows, figure]),
                     {step: chosen for step, chosen in missed.items() if chosen in self.figures}))

    def _missed(self, chances: Chances, blanks: np.ndarray) -> dict[int, int]:
        """At which steps, of the rows ``blanks``, a character is so likely that it may have been missed, and which."""
        others = chances.values[blanks]
        others[:, [BLANK, len(self.characters) - 1]] = 0
        best = others.argmax(axis=1)
        return {step: chosen for step, chosen, chance in
                zip(chances.rows[blanks].tolist(), self.narrow[best].tolist(), others.max(axis=1).tolist(), strict=True)
                if chance > MISSED}

    def read(self, path: Path, start: int, end: int) -> Reading:
        """The text of the steps from ``start`` to before ``end``; repeats fall together unless a blank parts them. How
        sure spaces are does not count: between words that stand close by, one is as right as none."""
        text, best, places, at = [], [], [], start
        for chosen, run in groupby(path.classes[start:end]):
            stop = at + len(list(run))
            if chosen != BLANK:
                text.append(self.characters[chosen])
                places.append((at + stop - 2 * start) / 2 / (end - start))
                if text[-1] != SPACE:
                    best.append(max(path.chances[at:stop]))
            at = stop
        confidence = min(best, default=0.0)
        if any(path.lacks(step, start, end) for step in path.missed if start <= step < end):
            confidence = min(confidence, LACKING)
        return Reading("".join(text), round(confidence, 4), tuple(places))


@dataclass(frozen=True, slots=True)
class Path:
    """The class chosen at each step, and its probability; ``missed`` are classes nearly chosen where none was."""

    classes: list[int]
    chances: list[float]
    missed: dict[int, int] = field(default_factory=dict)

    def lacks(self, step: int, start: int, end: int) -> bool:
        """Whether what was missed at a step is another character than its neighbours, whose rims reach that far."""
        before = next((each for each in reversed(self.classes[start:step]) if each != BLANK), BLANK)
        after = next((each for each in self.classes[step + 1:end] if each != BLANK), BLANK)
        return self.missed[step] not in (before, after)


def _at_all_steps(chances: Chances, classes: np.ndarray, sure: np.ndarray) -> tuple[list[int], list[float]]:
    """The classes chosen at some steps, and how sure they are, with the blank at all others."""
    chosen, certain = np.full(chances.steps, BLANK), np.ones(chances.steps)
    chosen[chances.rows], certain[chances.rows] = classes, sure
    return chosen.tolist(), certain.tolist()
