"""What several pictures of one figure have in common: its shape without the wear of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from intake_cli.ocr.figure_lines import Line

HIGH, WIDE = 1.9, 1.0
"""Height and width of the paper that is compared, in pitches of figures: a figure is about 1.4 high."""
FEWEST = 5
"""Examples without which a figure is not known."""
ROUNDS = 2
"""Times that the examples are laid over their mean."""
LIKE = 0.5
"""Correlation with the mean below which an example is of another figure, or lies elsewhere."""
DARKEST = 20
"""One pixel in so many is darker than what counts as the ink of a figure: noise."""
TIGHT = 0.14
"""Pitches by which a figure may lie aside from where its neighbours put it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A figure of a line, its middle, and where the paper around it begins; how like it is to what it was laid over."""

    line: Line
    middle: float
    top: int
    likeness: float = 1.0

    @classmethod
    def seen(cls, line: Line, middle: float) -> Example:
        """A figure in the middle of its line's height."""
        return cls(line, middle, (line.ink.shape[0] - _odd(HIGH * line.pitch)) // 2)

    def laid(self, mean: np.ndarray, slack: float) -> Example:
        """The figure where it is most like ``mean``, no further than ``slack`` from here."""
        likeness, middle, top = best_place(self.line.ink, mean, self.middle, slack)
        return Example(self.line, middle, top, likeness)

    def patch(self, high: int, wide: int) -> np.ndarray | None:
        """Its ink (high, wide), the darkest of it about 1; None at the edge of the line."""
        left = round(self.middle - wide / 2)
        patch = self.line.ink[max(0, self.top):max(0, self.top + high), max(0, left):max(0, left + wide)]
        if patch.shape != (high, wide):
            return None
        rank = patch.size - patch.size // DARKEST
        return patch / max(1.0, float(np.partition(patch, rank, axis=None)[rank]))


def mean_shape(seen: Sequence[Example], pitch: float) -> np.ndarray | None:
    """What examples of a figure have in common, laid where they are most like each other; None of too few."""
    size = _odd(HIGH * pitch), _odd(WIDE * pitch)
    mean = _common(seen, size)
    for _ in range(ROUNDS):
        if mean is not None:
            pairs = [(each, each.laid(mean, TIGHT * pitch)) for each in seen]
            mean = _common(_in_place([pair for pair in pairs if pair[1].likeness > LIKE]), size)
    return mean


def _in_place(pairs: Sequence[tuple[Example, Example]]) -> list[Example]:
    """Examples as they were seen and as they were laid, these moved together to where most were seen: a mean tells
    where a figure stands beside others too."""
    if not pairs:
        return []
    aside = float(np.median([laid.middle - seen.middle for seen, laid in pairs]))
    return [replace(laid, middle=laid.middle - aside) for _, laid in pairs]


def _odd(size: float) -> int:
    return round(size) | 1


def _common(examples: Sequence[Example], size: tuple[int, int]) -> np.ndarray | None:
    """The mean of examples, which one that is something else does not move; None of too few."""
    patches = [patch for example in examples if (patch := example.patch(*size)) is not None]
    return np.median(np.stack(patches), axis=0).astype(np.float32) if len(patches) >= FEWEST else None


def best_place(ink: np.ndarray, mean: np.ndarray, middle: float, slack: float) -> tuple[float, float, int]:
    """The greatest correlation of ``ink`` with a ``mean`` whose middle lies within ``slack`` of ``middle``, where that
    is, and how far down; -1 where there is no paper."""
    high, wide = mean.shape
    left = max(0, round(middle - wide / 2 - slack))
    part = ink[:, left:round(middle + wide / 2 + slack) + 1]
    if part.shape[0] < high or part.shape[1] < wide:
        return -1.0, middle, 0
    _, score, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(part, mean, cv2.TM_CCOEFF_NORMED))
    return score, left + x + wide / 2, y


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """The correlation of two means where they are most alike."""
    return float(cv2.matchTemplate(cv2.copyMakeBorder(one, 2, 2, 2, 2, cv2.BORDER_REPLICATE), other,
                                   cv2.TM_CCOEFF_NORMED).max())
