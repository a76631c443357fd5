"""Figures told by their shapes: each is compared with the mean of those that the same paper prints elsewhere.

A model guesses where type is small and worn; the mean of a dozen worn figures is clean, and what one of them differs
from another in is seen against it. The two err on different words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from intake_cli.ocr.figure_lines import DIGITS, Line
from intake_cli.ocr.mean_shape import TIGHT, Example, best_place, likeness, mean_shape

ENOUGH = 14
"""Examples of a figure from which no more are asked for."""
NEAR, ODD = 0.4, 0.12
"""Pitches by which a figure may lie aside from where the reader saw it, and from which it lies otherwise than its
neighbours say."""
ALIKE = 0.97
"""Correlation of the means of two figures at most: margins are shares of what is left."""


class FigureShapes:
    """The mean shapes of the ten figures of one type and size."""

    def __init__(self, means: Sequence[np.ndarray]) -> None:
        self._means = means
        self._left = np.array([[max(1 - likeness(one, other), 1 - ALIKE) for other in means] for one in means])

    @classmethod
    def of(cls, lines: Iterable[Line]) -> FigureShapes | None:
        """The shapes in ``lines``, whose texts are nearly all right, the surest first; None where a figure is rare."""
        examples: dict[str, list[Example]] = {digit: [] for digit in DIGITS}
        for line in lines:
            for place, middle in zip(line.figures, line.in_step(line.seen), strict=True):
                if len(examples[line.text[place]]) < ENOUGH:
                    examples[line.text[place]].append(Example.seen(line, middle))
            if all(len(held) == ENOUGH for held in examples.values()):
                break
        means = [mean_shape(held, held[0].line.pitch) if held else None for held in examples.values()]
        known = [mean for mean in means if mean is not None]
        return cls(known) if len(known) == len(DIGITS) else None

    def read(self, line: Line) -> tuple[str, float]:
        """The text of ``line`` with each figure as its shape tells it, and by how much the least sure one is more like
        that than like any other: 0 is as like another, 1 as much as the means differ."""
        text, margin = list(line.text), 1.0
        for place, middle in zip(line.figures, self._middles(line), strict=True):
            scores = np.array([best_place(line.ink, mean, middle, TIGHT * line.pitch)[0] for mean in self._means])
            chosen = int(scores.argmax())
            apart = np.delete((scores[chosen] - scores) / self._left[chosen], chosen)
            text[place], margin = DIGITS[chosen], min(margin, float(apart.min()))
        return "".join(text), margin

    def _middles(self, line: Line) -> list[float]:
        """The middles of the figures of ``line``: each where it is most like what was read there, or where most of its
        neighbours put it."""
        found = [best_place(line.ink, self._means[int(line.text[place])], middle, NEAR * line.pitch)[1]
                 for place, middle in zip(line.figures, line.in_step(line.seen), strict=True)]
        return line.in_step(found, ODD)
