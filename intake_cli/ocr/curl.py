"""Pages that did not lie flat: lines of print that bend are found by the shift between neighbouring strips of the page,
and the page is stretched so that they run level."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import cv2
import numpy as np

from intake_cli.ocr.bends import POWERS, Bend, curled, slipped
from intake_cli.ocr.straighten import points_of, sharpness_of, slant_of
from intake_cli.ocr.strip_shifts import STRIPS, shifts_between

FEWEST = 40
"""Comparisons needed to trust a bend."""
FLAT_INCHES, NEARLY_ALL, SPREAD = 0.012, 99, 4
"""Bends of less are left alone, for a word stays on its line: so much per cent of the ink, looked at in pixels so far
apart, is bent by less. Where there is none a polynomial goes anywhere."""
SHARPER, MOST_POINTS = 1.15, 60_000
"""How much sharper rows must be for a bend to be believed, measured on so many points of ink."""
USUAL_DPI, RIM_INCHES = 200.0, 0.1
"""Resolution taken where none is known, and the rim of a page on which nothing is printed: what is left there of the
edge of a sheet runs level already, all across, and outweighs a few lines of print."""
LEANS = ((4.0, 5.0, 0.4, 15_000), (2.0, 0.6, 0.1, 30_000))
"""How columns that lean are looked for, as `straighten.SEARCHES` says of lines: what was held for the skew of
a bent page is that of a part of its lines only."""
AGAIN, LOOKS = 1, 3
"""How often what is left of a bend is looked for, and of a lean."""
LEAST_LEAN = 0.3
"""Degrees from which columns of a page whose lines are level are set upright."""


def bend_of(ink: np.ndarray, dpi: float | None = None) -> Bend | None:
    """The bend of a page whose lines are level on the whole, from its ink (uint8, 0 or 1): of paper that curls, else of
    one that slipped under way, or of columns that lean; None where it lies flat."""
    height, width = ink.shape
    dpi = dpi or USUAL_DPI
    shifts = shifts_between(ink, dpi)
    if len(shifts) < FEWEST:
        return None
    x, y = SPREAD * points_of(ink[::SPREAD, ::SPREAD])
    for model in (curled, slipped):
        bend = model(shifts, STRIPS, width, height)
        most = np.percentile(np.abs(bend.at(x, y)), NEARLY_ALL)
        if most <= FLAT_INCHES * dpi:
            break
        points = _points(ink, dpi)
        bend = _looked_at_again(ink, points, bend, dpi) if model is curled else bend
        if _sharper(points, bend, FLAT_INCHES * dpi):
            return _leaning(points, bend)
    return _lean_alone(ink, x, y, dpi)


def _lean_alone(ink: np.ndarray, x: np.ndarray, y: np.ndarray, dpi: float) -> Bend | None:
    """The lean of the columns of a page whose lines are level, as in a photograph that was not quite laid flat: told by
    some points of its ink first, of either half, and none that would move any of them off the page."""
    height, width = ink.shape
    halves = (x < np.median(x), x >= np.median(x)) if len(x) else ()
    if all(abs(slant_of(y[half], x[half], height, LEANS[:1])) < LEAST_LEAN for half in halves):
        return None
    bend = _leaning(_points(ink, dpi), Bend(np.zeros(len(POWERS)), width, height))
    aside = bend.upright(x, y)
    return bend if (bend.lean or bend.fan) and aside.min() >= 0 and aside.max() < width else None


def _looked_at_again(ink: np.ndarray, points: np.ndarray, bend: Bend, dpi: float) -> Bend:
    """``bend`` with what of it is seen once the page is level by it, as long as its rows part more sharply: where lines
    rise strips resemble each other little, and a polynomial that few of them tell leaves some, which would part the
    words of a line, and make the rows of a sparse page no sharper than those that meet their neighbours by chance."""
    for _ in range(AGAIN):
        shifts = shifts_between(bend.levelled(ink, cv2.INTER_NEAREST, 0), dpi)
        rest = curled(shifts, STRIPS, bend.width, bend.height)
        whole = replace(bend, weights=bend.weights + rest.weights)
        if _sharpness(points, whole) <= _sharpness(points, bend):
            break
        bend = whole
    return bend


def _sharper(points: np.ndarray, bend: Bend, least: float) -> bool:
    """Whether rows of a page with these ``points`` of ink part more sharply with the bend taken back, there where it is
    no ``least`` one: where it is one only beside all ink, they do not."""
    there = points[:, bend.tells(points[1], least)]
    flat = replace(bend, weights=0 * bend.weights)
    return there.size > 0 and _sharpness(there, bend) > SHARPER * _sharpness(there, flat)


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


def _points(ink: np.ndarray, dpi: float) -> np.ndarray:
    """Places (x, y) of ink but on the rim of the page, enough of them to tell."""
    (height, width), rim = ink.shape, round(RIM_INCHES * dpi)
    points = np.asarray(points_of(ink[rim:height - rim, rim:width - rim])) + rim
    return points[:, ::max(1, points.shape[1] // MOST_POINTS)].astype(np.float64)
