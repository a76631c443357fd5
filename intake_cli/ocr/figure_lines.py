"""Runs of figures as ink, and where in it each figure stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DIGITS = "0123456789"
REACH, UNEVEN = 3, 0.45
"""How many neighbours on either side tell where a figure stands, and pitches by how much their distance may differ from
as many pitches: a blank lies between others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A run of figures and signs: its characters, the ink (height, width) around it, how dark by any measure, the
    middle of each character in pixels of the ink, and the pitch of figures."""

    text: str
    ink: np.ndarray
    middles: tuple[float, ...]
    pitch: float

    @property
    def figures(self) -> list[int]:
        """Which of its characters are figures."""
        return [place for place, char in enumerate(self.text) if char in DIGITS]

    @property
    def seen(self) -> list[float]:
        """The middles of its figures."""
        return [self.middles[place] for place in self.figures]

    def in_step(self, seen: Sequence[float], least: float = 0.0) -> list[float]:
        """The middles of its figures: where each was ``seen``, or where most of its neighbours and itself put it, if
        that lies ``least`` pitches aside: figures of one type are all as wide."""
        places, middles = self.figures, []
        for at, place in enumerate(places):
            told = [seen[other] + (place - beside) * self.pitch for other, beside in enumerate(places)
                    if abs(beside - place) <= REACH and self._steady(place, beside)]
            guess = float(np.median(told))
            middles.append(guess if abs(guess - seen[at]) > least * self.pitch else seen[at])
        return middles

    def _steady(self, place: int, beside: int) -> bool:
        """Whether nothing but figures stands between two figures, each in its pitch."""
        first, last = min(place, beside), max(place, beside)
        apart = self.middles[last] - self.middles[first]
        return all(char in DIGITS for char in self.text[first:last]) and \
            abs(apart - (last - first) * self.pitch) < UNEVEN * self.pitch
