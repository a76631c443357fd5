"""Pages that did not lie flat: lines of print that bend are found by the shift between neighbouring strips of the page,
and the page is stretched so that they run level."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import cv2
import numpy as np

from intake_cli.ocr.bends import POWERS, Bend, curled, slipped
from intake_cli.ocr.shrink import cells_of, shrunk
from intake_cli.ocr.straighten import points_of, sharpness_of, slant_of

STRIPS = 20
"""Upright strips into which the page is cut."""
WINDOW_INCHES, REACH_INCHES = 1.0, 0.04
"""Height of the part of a strip that is compared with its neighbour, and the furthest shift that is looked for."""
ALIKE = 0.5
"""Correlation from which two parts show the same lines."""
BLANK, FURTHEST = 10.0, 6
"""Variance of a strip's part below which it shows nothing; over how many such strips the next may be."""
ROWS_BLUR = 2.5
"""Pixels by which profiles are softened, so that lines are compared and not letters."""
TOGETHER = 2
"""Rows of the page taken together: what the blur leaves needs no more."""
FEWEST = 40
"""Comparisons needed to trust a bend."""
FLAT_INCHES, NEARLY_ALL, SPREAD = 0.012, 99, 4
"""Bends of less are left alone, for a word stays on its line: so much per cent of the ink, looked at in pixels so far
apart, is bent by less. Where there is none a polynomial goes anywhere."""
STEEP_INCHES = 0.06
"""Bends of more are looked at again: what is left of them would part the words of a line."""
SHARPER, MOST_POINTS = 1.15, 60_000
"""How much sharper rows must be for a bend to be believed, measured on so many points of ink."""
USUAL_DPI = 200.0
LEANS = ((4.0, 5.0, 0.4, 15_000), (2.0, 0.6, 0.1, 30_000))
"""How columns that lean are looked for, as `straighten.SEARCHES` says of lines: what was held for the skew of
a bent page is that of a part of its lines only."""
LOOKS = 3
"""How often what is left of a lean is looked for."""
LEAST_LEAN = 0.3
"""Degrees from which columns of a page whose lines are level are set upright."""


def bend_of(ink: np.ndarray, dpi: float | None = None) -> Bend | None:
    """The bend of a page whose lines are level on the whole, from its ink (uint8, 0 or 1): of paper that curls, else of
    one that slipped under way, or of columns that lean; None where it lies flat."""
    height, width = ink.shape
    dpi = dpi or USUAL_DPI
    shifts = _compared(ink, dpi)
    if len(shifts) < FEWEST:
        return None
    x, y = SPREAD * points_of(ink[::SPREAD, ::SPREAD])
    for model in (curled, slipped):
        bend = model(shifts, STRIPS, width, height)
        most = np.percentile(np.abs(bend.at(x, y)), NEARLY_ALL)
        if most <= FLAT_INCHES * dpi:
            break
        points = _points(ink)
        if _sharper(points, bend, FLAT_INCHES * dpi):
            steep = model is curled and most > STEEP_INCHES * dpi
            return _leaning(points, _looked_at_again(ink, points, bend, dpi) if steep else bend)
    return _lean_alone(ink, x, y)


def _lean_alone(ink: np.ndarray, x: np.ndarray, y: np.ndarray) -> Bend | None:
    """The lean of the columns of a page whose lines are level, as in a photograph that was not quite laid flat: told by
    some points of its ink first, of either half, and none that would move any of them off the page."""
    height, width = ink.shape
    halves = (x < np.median(x), x >= np.median(x)) if len(x) else ()
    if all(abs(slant_of(y[half], x[half], height, LEANS[:1])) < LEAST_LEAN for half in halves):
        return None
    bend = _leaning(_points(ink), Bend(np.zeros(len(POWERS)), width, height))
    aside = bend.upright(x, y)
    return bend if (bend.lean or bend.fan) and aside.min() >= 0 and aside.max() < width else None


def _compared(ink: np.ndarray, dpi: float) -> np.ndarray:
    """Shifts between neighbouring strips of a page, in pixels of its ``ink``."""
    height, width = ink.shape
    small = shrunk(ink * np.uint8(255), width // TOGETHER, height // TOGETHER).T.astype(np.float32)
    shares = np.rint(cells_of(len(small), STRIPS) @ small)
    strips = cv2.GaussianBlur(shares, (0, 0), sigmaX=ROWS_BLUR / TOGETHER, sigmaY=0.01)
    rows = dpi / TOGETHER
    shifts = _shifts(np.asarray(strips), round(WINDOW_INCHES * rows), max(3, round(REACH_INCHES * rows)))
    shifts[:, 2:4] *= TOGETHER
    return shifts


def _looked_at_again(ink: np.ndarray, points: np.ndarray, bend: Bend, dpi: float) -> Bend:
    """``bend`` with what of it is seen once the page is level by it: where lines are steep strips resemble each other
    little, and a polynomial that few of them tell leaves some."""
    shifts = _compared(bend.levelled(ink, cv2.INTER_NEAREST, 0), dpi)
    rest = curled(shifts, STRIPS, bend.width, bend.height)
    whole = replace(bend, weights=bend.weights + rest.weights)
    return whole if _sharpness(points, whole) > _sharpness(points, bend) else bend


def _sharper(points: np.ndarray, bend: Bend, least: float) -> bool:
    """Whether rows of a page with these ``points`` of ink part more sharply with the bend taken back, there where it is
    no ``least`` one."""
    there = points[:, bend.tells(points[1], least)]
    return _sharpness(there, bend) > SHARPER * _sharpness(there, replace(bend, weights=0 * bend.weights))


def _leaning(points: np.ndarray, bend: Bend) -> Bend:
    """``bend`` with the lean of the columns, where those part more sharply with it taken back as well: the same one
    everywhere, or one that grows across the page. What is left of it shows once most is taken back."""
    xs, ys = points
    level = ys - bend.at(xs, ys)
    for _ in range(LOOKS):
        sharpest = max(_leans(bend, xs, level), key=lambda each: _parted(each, xs, level))
        if _parted(sharpest, xs, level) <= SHARPER * _parted(bend, xs, level):
            break
        bend = sharpest
    return bend


def _leans(bend: Bend, xs: np.ndarray, level: np.ndarray) -> list[Bend]:
    """``bend`` with what columns still lean, all of them alike, or as those of two thirds of the ink do, for each two:
    one may show none."""
    aside = bend.upright(xs, level)
    thirds = []
    for left, right in itertools.pairwise(np.quantile(aside, (0, 1 / 3, 2 / 3, 1))):
        there = (aside >= left) & (aside <= right)
        thirds.append(((left + right) / bend.width - 1, _lean_of(aside[there], level[there], bend.height)))
    found = [replace(bend, lean=bend.lean + _lean_of(aside, level, bend.height))]
    for (place, lean), (other, further) in itertools.combinations(thirds, 2):
        fan = (further - lean) / max(other - place, 1e-6)
        found.append(replace(bend, lean=bend.lean + lean - fan * place, fan=bend.fan + fan))
    return found


def _lean_of(xs: np.ndarray, level: np.ndarray, height: int) -> float:
    """How much further right what stands upright is a pixel further down, by points of ink."""
    return math.tan(math.radians(slant_of(level, xs, height, LEANS)))


def _parted(bend: Bend, xs: np.ndarray, level: np.ndarray) -> float:
    """How sharply columns part with the lean of a bend taken back."""
    return sharpness_of(level, bend.upright(xs, level), 1.0, 0.0)


def _sharpness(points: np.ndarray, bend: Bend) -> float:
    """How sharply rows part with the bend taken back, by points of ink."""
    xs, ys = points
    return sharpness_of(xs, ys - bend.at(xs, ys), 1.0, 0.0)


def _points(ink: np.ndarray) -> np.ndarray:
    """Places (x, y) of ink, enough of them to tell."""
    points = points_of(ink)
    return points[:, ::max(1, points.shape[1] // MOST_POINTS)].astype(np.float64)


def _shifts(strips: np.ndarray, window: int, reach: int) -> np.ndarray:
    """Rows of (strip, strip further right, y, shift between the two in rows, weight). Strips are compared with the
    next that shows anything, across the blank between columns."""
    lags = np.arange(-reach, reach + 1)
    moved = [_Halves(strips, window // 2, reach, lag) for lag in lags.tolist()]
    still = moved[reach]
    filled = still.spreads > BLANK
    found = []
    for apart in range(1, FURTHEST + 1):
        blank = np.logical_and.reduce([~filled[step:STRIPS - apart + step] for step in range(1, apart)], axis=0)
        scores = np.stack([still.alike(other, apart) for other in moved])
        best = np.clip(scores.argmax(axis=0), 1, len(lags) - 2)
        before, peak, after = (np.take_along_axis(scores, (best + off)[None], 0)[0] for off in (-1, 0, 1))
        shift = lags[best] + np.clip(0.5 * (before - after) / np.minimum(before - 2 * peak + after, -1e-6), -0.5, 0.5)
        trusted = (peak > ALIKE) & (peak >= before) & (peak >= after) & blank
        left, row = np.nonzero(trusted & filled[:STRIPS - apart] & filled[apart:])
        found.append(np.stack([left, left + apart, (row + 1) * (window // 2) + reach, shift[left, row],
                               peak[left, row]], axis=1))
    return np.concatenate(found)


class _Halves:
    """Strips moved up by ``lag`` rows, seen through windows of two halves of ``half`` rows, each beginning where the
    second half of the one before does: a half is summed once for both. ``means`` and ``spreads`` are (strips, windows).
    """

    def __init__(self, strips: np.ndarray, half: int, reach: int, lag: int) -> None:
        count = (strips.shape[1] - 2 * reach) // half
        self._rows = strips[:, reach + lag:reach + lag + count * half].reshape(len(strips), count, half)
        self.means = self._mean(self._rows.sum(axis=2))
        self.spreads = self._mean(np.einsum("swr,swr->sw", self._rows, self._rows)) - self.means**2

    def alike(self, other: _Halves, apart: int) -> np.ndarray:
        """Correlation of each window with the strip of ``other`` that lies ``apart`` further right."""
        here, there = slice(None, STRIPS - apart), slice(apart, None)
        shared = self._mean(np.einsum("swr,swr->sw", self._rows[here], other._rows[there]))
        shared -= self.means[here] * other.means[there]
        alike: np.ndarray = shared / np.sqrt(np.maximum(self.spreads[here] * other.spreads[there], BLANK))
        return alike

    def _mean(self, sums: np.ndarray) -> np.ndarray:
        mean: np.ndarray = (sums[:, 1:] + sums[:, :-1]) / (2 * self._rows.shape[2])
        return mean
