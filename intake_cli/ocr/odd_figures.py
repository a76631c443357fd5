"""Figures whose digits are not shaped as the same digits of other figures in their column are: set in another font,
typed or drawn into the page.

Each digit is held against the middle of all that are the same in its column, and in columns of the same type: what
another font has otherwise is many times what print, scanner and JPEG make of one. A figure is as odd as most of its
digits are: a speck, the fold of a sheet or the stroke of a pen makes one as odd as another font does. Pages are not
compared with each other: each was scanned by itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from intake_cli.ocr.figure_inks import FEWEST, Inks, inks_of, is_figure
from intake_cli.words import Word

FIGURES, DIGITS = 12, 60
"""Figures and digits of a page without which none is judged."""
PARTED = 0.5
"""Share of the figures of a page whose characters must stand apart: where most touch, those that do not are cut off."""
KNOWN = 6
"""Examples of a digit without which its shape is not known."""
TYPE = 40
"""Digits of a column that show a type."""
LIKE = 5.0
"""Times the usual difference below which most of a column is set in a type: of 211 columns of scanned pages all of one
font came to 4.6 at most, three of another one to 46 and more."""
ROUNDS = 2
"""A type is looked for in one column, then in all that are set in it."""
GRAIN = 0.01
"""Least difference that is usual: on scans it was 0.01 to 0.03, a picture drawn by a program has hardly any."""
NEAR = 15
"""Figures about as high on the page with which one is compared: those of a few rows."""
ALIGNED = 0.35
"""Heights of a figure by which ends of figures in one column may lie apart."""


def with_oddness(grey: np.ndarray, words: Sequence[Word], hidden: set[int]) -> list[Word]:
    """The words of a level page (uint8, ink dark) with the ``oddness`` of those that are figures; ``hidden`` are the
    places of words that something lies on."""
    chosen = [place for place, word in enumerate(words) if place not in hidden and is_figure(word)]
    found = list(words)
    if len(chosen) < FIGURES:
        return found
    figures = [words[place] for place in chosen]
    height = median([word.box.bottom - word.box.top for word in figures])
    inks = inks_of(grey, figures, height)
    if len(inks.digits) < DIGITS or len(np.unique(inks.words)) < PARTED * len(figures):
        return found
    apart = _apart(inks, _columns(figures, height)[inks.words])
    first = np.searchsorted(inks.words, np.arange(len(figures) + 1)).tolist()
    seen: dict[int, float] = {}
    for word, place in enumerate(chosen):
        own = [times for times in apart[first[word]:first[word + 1]].tolist() if not math.isnan(times)]
        if len(own) >= FEWEST:
            seen[place] = median(own)
    for place, oddness in _beside_others(words, seen):
        found[place] = replace(words[place], oddness=round(oddness, 2))
    return found


def _beside_others(words: Sequence[Word], seen: dict[int, float]) -> Iterator[tuple[int, float]]:
    """How odd the figures at places of ``words`` are beside what all about as high on the page are: where it was copied
    pale or out of focus they all are."""
    order = sorted(seen, key=lambda place: words[place].box.top)
    values = [seen[place] for place in order]
    for at, place in enumerate(order):
        begin = min(max(at - NEAR // 2, 0), max(len(order) - NEAR, 0))
        yield place, seen[place] / max(1.0, median(values[begin:begin + NEAR]))


def _columns(figures: Sequence[Word], height: float) -> np.ndarray:
    """The number of the column of each figure: those whose right ends lie below one another, or whose left ends do
    where that makes more one column."""
    near = [np.abs(ends[:, None] - ends) <= ALIGNED * height for ends in
            (np.array([word.box.right for word in figures]), np.array([word.box.left for word in figures]))]
    columns = np.full(len(figures), -1)
    while (free := columns < 0).any():
        counts = np.stack([side[:, free].sum(axis=1) * free for side in near])
        side, first = np.unravel_index(counts.argmax(), counts.shape)
        columns[near[side][first] & free] = columns.max() + 1
    return columns


def _apart(inks: Inks, columns: np.ndarray) -> np.ndarray:
    """How many times as far each digit (n) lies from the middle of its type as digits of that do, by the ``columns`` of
    all (n); NaN where that is not known."""
    found = np.full(len(columns), np.nan)
    left = columns >= 0
    while left.any():
        counts = np.bincount(columns[left])
        if counts.max() < TYPE:
            break
        seed = int(counts.argmax())
        own = columns == seed
        for _ in range(ROUNDS):
            times = _times(inks, own)
            own = np.isin(columns, [column for column in np.unique(columns[left])
                                    if column == seed or _usual(times[columns == column]) < LIKE])
        found[own] = times[own]
        left &= ~own
    return found


def _times(inks: Inks, own: np.ndarray) -> np.ndarray:
    """How far each digit lies from the middle of the ``own`` ones that are the same, by what is usual among these."""
    apart = np.full(len(own), np.nan)
    same = [(digit, (inks.digits == digit) & own) for digit in range(10)]
    for digit, examples in same:
        if np.count_nonzero(examples) >= KNOWN:
            every = inks.digits == digit
            middle = np.median(inks.patches[examples], axis=0)
            apart[every] = np.square(inks.patches[every] - middle).sum(axis=1)
    usual = _usual(apart[own])
    for digit, examples in same:
        apart[inks.digits == digit] /= max(usual, _usual(apart[examples]), GRAIN)
    return apart


def _usual(values: np.ndarray) -> float:
    """The middle of the ``values`` that are known; 0 of none."""
    known = values[~np.isnan(values)]
    return float(np.median(known)) if known.size else 0.0
