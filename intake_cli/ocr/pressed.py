"""Words of a scan that were put in later: a scan that was kept as JPEG once shows the steps to which that rounded its
waves, everywhere but where dots were changed since.

JPEG cuts a picture into squares of eight by eight dots, each a sum of waves, and rounds the strength of every wave to a
multiple of that wave's step. The multiples are still seen after the picture was kept without loss, or finer. Typed,
pasted and retouched dots keep to no step, whatever their font and grain. Where no steps are seen nothing is told: on
pages that were turned, drawn at another size, or kept last as coarsely as before."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from checks.facts import Box

SIDE = 8
WAVES = tuple((down, across) for down in range(5) for across in range(5) if 1 <= down + across <= 4)
"""Waves that are looked at, by their number of halves each way: finer ones are rounded to nothing."""
STEPS = np.arange(3, 41)
FINE, STRONGEST = 4, 120
"""Parts of a level to which the strength of a wave is told, and the levels from which it counts no more."""
FEWEST, KEPT = 60, 0.5
"""Waves of a kind stronger than half a step that must be seen, and how well they must fit, for a step to be believed: 1
are multiples throughout, 0 is what chance gives."""
USUAL, LEAST_WAVES, LEAST_SQUARES = 0.7, 5, 100
"""How well the usual square must fit, waves by which a square is judged, and squares by which a page is."""
ODD = 0.45
"""Share of the usual fit below which a square was changed."""
CHANGED, MOST, SPARSE = 3, 0.1, 4
"""Changed squares that make a word a changed one, and the share of words that may be so: beyond it, or where more was
changed elsewhere, the page as a whole was worked on. Between words only one row of squares in so many is looked at."""
NEAR, AROUND, FEW_WAVES = 1, 4, 3
"""Squares beside a word that belong to it; how far from it is looked for what lies across it, as a watermark or the
stroke of a pen does, and the waves by which a square is judged there: a straight stroke has few."""
COLOUR = 40
"""Levels between the channels of a dot from which it is coloured: seals and marks are often laid over scans."""

_HALVES = np.cos(np.outer(np.arange(SIDE), 2 * np.arange(SIDE) + 1) * np.pi / (2 * SIDE)) / 2
_HALVES[0] /= np.sqrt(2)
_BASIS = np.stack([np.outer(_HALVES[down], _HALVES[across]).ravel() for down, across in WAVES], 1).astype(np.float32)
_LEVELS = np.arange(STRONGEST * FINE)[:, None] / FINE
_COUNT = ((_LEVELS > STEPS / 2) & (_LEVELS < STRONGEST - 1)).astype(np.float64)
_FIT = np.cos(2 * np.pi * _LEVELS / STEPS) * _COUNT


def changed_words(pixels: np.ndarray, words: Sequence[Box]) -> list[int] | None:
    """Which of the ``words``, boxes in dots of the BGR picture ``pixels`` (height, width, 3; uint8, as its file holds
    it), were changed after it was first kept: their places in ``words``; None where that cannot be told."""
    size = pixels.shape[0] // SIDE, pixels.shape[1] // SIDE
    spans = [_span(word) for word in words]
    covered = _covered(spans, size)
    waves = _waves(pixels, covered)
    steps = _steps(waves)
    fits = _fits(waves, steps)
    known = fits[~np.isnan(fits)]
    if len(known) < LEAST_SQUARES or (usual := float(np.median(known))) < USUAL:
        return None
    odd = np.zeros(size, bool)
    odd[covered] = fits < ODD * usual
    found = [place for place, word in enumerate(words) if _is_changed(odd, word)]
    if not found:
        return []
    own = _covered([_span(words[place], NEAR) for place in found], size)
    between = ~covered
    between[np.arange(len(between)) % SPARSE > 0] = False
    odd[between] = _fits(_waves(pixels, between), steps) < ODD * usual
    if len(found) > max(1.0, MOST * len(words)) or np.count_nonzero(odd & ~own) > np.count_nonzero(odd & own) / SPARSE:
        return None
    around = _covered([_span(words[place], AROUND) for place in found], size) & ~covered
    odd[around] = _fits(_waves(pixels, around), steps, FEW_WAVES) < ODD * usual
    return _alone(found, words, odd)


def _is_changed(odd: np.ndarray, word: Box) -> bool:
    """Whether enough squares of a ``word`` are ``odd``, in the middle of its height too: a character is changed as a
    whole, and what touches it at its head or foot is a stroke beside it."""
    down, across = _span(word)
    middle = max(int((word.top + word.bottom) / 2) // SIDE, 0)
    return bool(np.count_nonzero(odd[down, across]) >= CHANGED and odd[middle:middle + 1, across].any())


def _alone(found: list[int], words: Sequence[Box], odd: np.ndarray) -> list[int]:
    """The ``found`` words around which nothing else is ``odd`` than others of them: what lies across one word and
    reaches the next makes neither a changed one."""
    while True:
        beyond = odd & ~_covered([_span(words[place], NEAR) for place in found], odd.shape)
        left = [place for place in found if not beyond[_span(words[place], AROUND)].any()]
        if len(left) == len(found):
            return found
        found = left


def _span(word: Box, beside: int = 0) -> tuple[slice, slice]:
    """The rows and columns of squares that a word meets, and so many ``beside`` it."""
    return (slice(max(int(word.top) // SIDE - beside, 0), max(int(word.bottom) // SIDE + 1 + beside, 0)),
            slice(max(int(word.left) // SIDE - beside, 0), max(int(word.right) // SIDE + 1 + beside, 0)))


def _covered(spans: Sequence[tuple[slice, slice]], size: tuple[int, int]) -> np.ndarray:
    """Which squares of a page of ``size`` squares lie in one of the ``spans``."""
    covered = np.zeros(size, bool)
    for span in spans:
        covered[span] = True
    return covered


def _waves(pixels: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """How strong the waves of the ``chosen`` squares (bool, a cell each) are, in parts of a level (n, waves); nothing
    at all in squares with colour, or with dots as dark or light as can be: those were cut off, and keep no steps."""
    down, across = chosen.nonzero()
    height, width = chosen.shape
    squares = pixels[:height * SIDE, :width * SIDE].reshape(height, SIDE, width, SIDE, 3)[down, :, across]
    squares = squares.reshape(len(down), SIDE * SIDE, 3)
    least, most = squares.min(axis=2), squares.max(axis=2)
    whole = (least.min(axis=1, initial=255) > 0) & (most.max(axis=1, initial=0) < 255)
    whole &= (most - least).max(axis=1, initial=0) < COLOUR
    grey = squares @ np.array([0.114, 0.587, 0.299], np.float32)
    strength = np.minimum(np.abs(np.rint(grey) @ _BASIS) * FINE + 0.5, len(_LEVELS) - 1).astype(np.intp)
    return strength * whole[:, None]


def _steps(waves: np.ndarray) -> dict[int, int]:
    """The step, by its place among all, of each kind of wave that shows one."""
    found = {}
    for kind, strengths in enumerate(waves.T):
        often = np.bincount(strengths, minlength=len(_LEVELS))
        counts = often @ _COUNT
        fits = np.where(counts >= FEWEST, often @ _FIT / np.maximum(counts, 1), 0)
        best = int(np.argmax(fits))
        if fits[best] >= KEPT:
            found[kind] = best
    return found


def _fits(waves: np.ndarray, steps: dict[int, int], least: int = LEAST_WAVES) -> np.ndarray:
    """How well the waves of each square fit the ``steps`` (n); NaN where fewer than ``least`` are strong enough."""
    fit, count = np.zeros(len(waves)), np.zeros(len(waves))
    for kind, step in steps.items():
        fit += _FIT[waves[:, kind], step]
        count += _COUNT[waves[:, kind], step]
    return np.where(count >= least, fit / np.maximum(count, 1), np.nan)
