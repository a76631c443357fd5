"""Whether a reading has fewer figures than are printed: models take equal ones that stand close (9999) for fewer."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

import numpy as np

from intake_cli.ocr.ctc import SPACE, SUM, Reading

ROOM = 1.7
"""Distance between two figures, by the median of a word's, from which there is room for one between them: models say
where each lies to half of a step of which a figure takes about two."""
LEAST = 2
"""Pixels of ink of a part of a figure: one is a speck."""


def loses_figures(reading: Reading, crop: np.ndarray) -> bool:
    """Whether a reading of figures leaves room for another, and more parts stand apart from left to right in ``crop``
    (grey, dark on light, uint8) than it has characters: thin figures fall apart too, and narrow ones stand apart. Of
    6,016 surely read words of figures seven do, five of them on rough scans; two of the seven had lost a figure."""
    return set(reading.text) <= SUM and _has_room(reading) and (
        _parts(crop) > len(reading.text.replace(SPACE, "")))


def _has_room(reading: Reading) -> bool:
    """Whether two neighbouring figures lie farther apart than others do."""
    placed = pairwise(zip(reading.text, reading.places, strict=True))
    apart = [after - before for (one, before), (other, after) in placed if one.isdigit() and other.isdigit()]
    return len(apart) > 2 and max(apart) >= ROOM * median(apart)


def _parts(crop: np.ndarray) -> int:
    """How many parts of ink stand apart from left to right."""
    middle = (int(crop.min(initial=255)) + int(crop.max(initial=0))) // 2
    columns = np.concatenate(([0], np.count_nonzero(crop < middle, axis=0), [0]))
    edges = np.diff((columns > 0).astype(np.int8))
    sums = np.concatenate(([0], np.cumsum(columns)))
    inked = sums[np.flatnonzero(edges < 0) + 1] - sums[np.flatnonzero(edges > 0) + 1]
    return int((inked >= LEAST).sum())
