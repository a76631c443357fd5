"""Blanks of condensed type in a text layer: narrower than others, but wider than all other gaps of their word."""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np

NARROW = 0.15
"""Glyph sizes from which a gap between two figures is a blank where the others of their word have none."""
TIGHT = 0.05
"""Glyph sizes up to which characters of one word stand apart where it is not spaced out."""
FEWEST = 3
"""Other gaps that a word has at least, to tell how its characters stand."""


def parted(runs: list[list[int]], texts: list[str], left: np.ndarray, right: np.ndarray,
           size: np.ndarray) -> list[list[int]]:
    """``runs`` (indexes of glyphs) with those parted in which a blank stands between figures: a day and its time."""
    order = np.array([index for run in runs for index in run], int)
    if not len(order):
        return runs
    gaps = (left[order[1:]] - right[order[:-1]]) / size[order[1:]]
    ends = np.cumsum([len(run) for run in runs])
    wide = gaps > NARROW
    wide[ends[:-1] - 1] = False
    blanks: defaultdict[int, list[int]] = defaultdict(list)
    for place in np.flatnonzero(wide).tolist():
        if texts[order[place]].isdigit() and texts[order[place + 1]].isdigit():
            number = int(np.searchsorted(ends, place, "right"))
            blanks[number].append(place - int(ends[number]) + len(runs[number]))
    if not blanks:
        return runs
    starts = ends - list(map(len, runs))
    return [part for number, (run, start) in enumerate(zip(runs, starts.tolist(), strict=True))
            for part in (_cut(run, gaps[start:start + len(run) - 1], blanks[number]) if number in blanks else [run])]


def _cut(run: list[int], gaps: np.ndarray, blanks: list[int]) -> list[list[int]]:
    """A ``run`` parted at its ``blanks``, where no other of its ``gaps`` is any."""
    others = np.delete(gaps, blanks)
    if len(others) < FEWEST or others.max() > TIGHT:
        return [run]
    cuts = [0, *(place + 1 for place in blanks), len(run)]
    return [run[one:other] for one, other in itertools.pairwise(cuts)]
