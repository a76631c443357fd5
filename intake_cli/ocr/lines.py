"""Which way the lines of a page run, and by how much they lie askew: the turn under which they part most sharply."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

MAX_SKEW = 12.0
"""Degrees to either side that are looked at."""
WIDTH = 420.0
"""Pixels of the shorter side of the page on which lines are looked for."""
INKED, COARSE_POINTS, FEWEST_POINTS = 60, 6000, 100
"""Grey level from which a pixel of the small page counts as ink; points of ink that a first look takes, and the fewest
that show lines."""
COARSE_STEP = 0.5
"""Degrees between the turns of a first look: lines of a dense page are smeared at half a degree beside theirs."""
RARE = 10.0
"""Degrees of skew at which a turn must part lines twice as sharply as none: slants across a table come about so."""
SEEN = 1.15
"""How much sharper than on the average turn lines must part to be lines."""


@dataclass(frozen=True, slots=True)
class Lines:
    """``angle``: degrees, positive when lines sink to the right, 0 where none are seen. ``level`` and ``upright`` are
    how sharply rows and columns part, 1 where not at all: the page lies on its side where the second is larger."""

    angle: float
    level: float
    upright: float

    @property
    def seen(self) -> bool:
        """Whether there are lines at all."""
        return max(self.level, self.upright) > SEEN


def lines_of(ink: np.ndarray) -> Lines:
    """The lines of a page from its ink (bool)."""
    scale = min(1.0, WIDTH / max(min(ink.shape), 1))
    small = cv2.resize(ink.view(np.uint8) * np.uint8(255), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    rows, columns = (each.astype(np.float64) for each in np.nonzero(small > INKED))
    if len(rows) < FEWEST_POINTS:
        return Lines(0.0, 1.0, 1.0)
    level, upright = _sharpest_turn(columns, rows, -1.0), _sharpest_turn(rows, columns, 1.0)
    angle = max(level, upright, key=lambda found: found[1] / (1 + abs(found[0]) / RARE))[0]
    found = Lines(round(angle, 1) + 0.0, level[1], upright[1])
    return found if found.seen else Lines(0.0, level[1], upright[1])


def _sharpest_turn(along: np.ndarray, across: np.ndarray, way: float) -> tuple[float, float]:
    """The angle in degrees at which lines ``along`` part most sharply, and how much more than on average."""
    coarse = np.arange(-MAX_SKEW, MAX_SKEW + COARSE_STEP, COARSE_STEP)
    step = max(1, len(along) // COARSE_POINTS)
    some = along[::step].copy(), across[::step].copy()
    scores = [_variation(*some, way * angle) for angle in coarse]
    fine = coarse[int(np.argmax(scores))] + np.arange(-0.9, 0.95, 0.1)
    finer = np.array([_variation(along, across, way * angle) for angle in fine])
    best = float(np.median(fine[finer >= 0.98 * finer.max()]))
    found = _variation(*some, way * best)
    return best, found / max(1.0, float(np.mean(scores)))


def _variation(along: np.ndarray, across: np.ndarray, degrees: float) -> float:
    """Sum of squared steps of the profile of points, sheared by ``degrees``."""
    places = along * math.tan(math.radians(degrees))
    places += across
    rows = places.astype(np.int64)
    rows -= rows.min()
    steps = np.diff(np.bincount(rows))
    return float(steps @ steps)
