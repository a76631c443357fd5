"""Bringing a picture of a paper upright, level and to a reading resolution by one transform."""

from __future__ import annotations

import math

import cv2
import numpy as np

from intake_cli.ocr.level_ink import without_dark_edges, without_frames

COARSE_DPI, READING_DPI, FINE_DPI = 190.0, 200.0, 330.0
"""Below the first a picture is enlarged to the second; above the third it is reduced to 300 dpi."""
LONG_SIDE_INCHES, SHORT_SIDE_INCHES = 11.7, 8.27
"""Sides of A4, assumed where a file does not state its resolution."""
LONGEST = 2.5
"""Times its width that a picture is high at most where it shows one sheet or screen; a higher one is a roll of them, as
wide as a sheet."""
SEARCHES = ((5.0, 10.0, 0.4, 15_000), (3.0, 0.6, 0.15, 30_000), (1.0, 0.2, 0.04, 60_000))
"""Rows taken together in thousandths of the page's width, degrees to either side, degrees of a step, points of ink."""
AS_SHARP = 0.5
"""Share of the sharpest trial's sharpness from which another is looked at more finely as well."""
FEWEST_POINTS = 200
RIVAL, STRIPS = 1.0, 8
"""Degrees by which another angle that is about as sharp is another slant, and strips of the page, side by side, each of
which tells by itself: the edge of a sheet that was photographed at a slant is sharper than its rows, which all rise
otherwise, and a row may meet that beside the next best."""
SPREAD = 0.6180339887
"""Points are spread over the height of their pixel: whole rows would fit an exactly level page too well."""
STAMPED = 1.5
"""Degrees from which a page's slant may be that of a stamp on it."""
OTHERWISE = 0.3
"""Degrees by which what is left without frames slants otherwise where the slant is a stamp's."""
ROOMY = 1.0
"""Degrees of skew from which a page is given room for its corners; below they hold no print."""
LEVEL_ENOUGH = 0.02
"""Degrees of skew that are left alone: below a pixel over the width of a word."""
PROFILE_WIDTH = 1000
Matrix = np.ndarray
Searches = tuple[tuple[float, float, float, int], ...]


def reading_scale(shape: tuple[int, ...], dpi: float | None) -> float:
    """Factor that brings a page to a resolution at which the recogniser reads well."""
    known = known_dpi(shape, dpi)
    if known < COARSE_DPI:
        return min(READING_DPI / known, 3.0)
    return 300.0 / known if known > FINE_DPI else 1.0


def known_dpi(shape: tuple[int, ...], dpi: float | None) -> float:
    """``dpi``, or what it is when the page is as long as A4, and a roll of pages as wide.

    >>> known_dpi((2340, 1654), None), known_dpi((9000, 1654), None), known_dpi((9000, 1654), 144.0)
    (200.0, 200.0, 144.0)
    """
    height, width = shape[:2]
    if height > LONGEST * width:
        return dpi or width / SHORT_SIDE_INCHES
    return dpi or max(height, width) / LONG_SIDE_INCHES


def skew_of(ink: np.ndarray) -> float:
    """Degrees, clockwise positive, by which lines of ``ink`` (bool, any size) fall to the right.

    The angle is the one at which the row profile is sharpest: looked for over the whole range with rows taken
    together, since sharp ones show a peak only next to it, then twice as finely each time around the best. Dense lines
    blur into each other where rows are taken together, and a slant may then look as sharp: all that do are looked at
    finely. A parabola through the best three trials gives the fraction of a step. Where that is a slant as stamps have,
    their frames are no part of it: beside a few lines of print they are what is sharpest.
    """
    ink = without_dark_edges(ink)
    slant = _slant(ink)
    if abs(slant) < STAMPED:
        return slant
    bare = _slant(without_frames(ink))
    return bare if abs(bare - slant) > OTHERWISE else slant  # the rules of a table are a frame too, and tell it best


def _slant(ink: np.ndarray) -> float:
    xs, ys = points_of(ink.view(np.uint8)).astype(float)
    return slant_of(xs, ys, ink.shape[1], SEARCHES, STRIPS)


def points_of(ink: np.ndarray) -> np.ndarray:
    """x and y (2, n) of each pixel of ink (uint8), row by row."""
    found = cv2.findNonZero(np.ascontiguousarray(ink))
    return np.zeros((2, 0), int) if found is None else found.reshape(-1, 2).T


def slant_of(xs: np.ndarray, ys: np.ndarray, width: int, searches: Searches, strips: int = 0) -> float:
    """The same of points of ink; with x and y exchanged, the degrees by which what stands upright leans to the right
    from its head to its foot. ``strips`` of the page tell which of several slants it is, where so many are asked."""
    if len(xs) < FEWEST_POINTS:
        return 0.0
    ys = ys + np.arange(len(ys)) * SPREAD % 1.0
    angles, unit = [0.0], width / PROFILE_WIDTH
    for rows, reach, pace, most in searches:
        some = slice(None, None, max(1, len(xs) // most))
        found = [peak for angle in angles
                 for peak in _peaks(xs[some], ys[some], max(1.0, rows * unit), angle + _trials(reach, pace))]
        sharpest = max(sharpness for sharpness, _ in found)
        angles = [angle for sharpness, angle in found if sharpness >= AS_SHARP * sharpest]
    angle = max(found)[1]
    if strips and any(abs(other - angle) > RIVAL for other in angles):
        near = max(angles, key=lambda each: _sharp_in_strips(xs[some], ys[some], width, strips, each))
        angle = max((sharpness, each) for sharpness, each in found if abs(each - near) <= RIVAL)[1]
    return 0.0 if abs(angle) < LEVEL_ENOUGH else angle


def _trials(reach: float, pace: float) -> np.ndarray:
    return np.arange(-round(reach / pace), round(reach / pace) + 1) * pace


def _peaks(xs: np.ndarray, ys: np.ndarray, step: float, trials: np.ndarray) -> list[tuple[float, float]]:
    """(sharpness, degrees) wherever the profile is sharper than at the trials beside it."""
    sharpness = np.array([sharpness_of(xs, ys, step, float(trial)) for trial in trials])
    walled = np.concatenate([[-1.0], sharpness, [-1.0]])
    tops = np.flatnonzero((walled[1:-1] >= walled[:-2]) & (walled[1:-1] > walled[2:]))
    return [(float(sharpness[top]), _summit(sharpness, trials, int(top))) for top in tops]


def _summit(sharpness: np.ndarray, trials: np.ndarray, top: int) -> float:
    if 0 < top < len(trials) - 1:
        before, here, after = sharpness[top - 1:top + 2]
        bend = before - 2 * here + after
        if bend < 0:
            return float(trials[top] + (trials[1] - trials[0]) * 0.5 * (before - after) / bend)
    return float(trials[top])


def sharpness_of(xs: np.ndarray, ys: np.ndarray, step: float, degrees: float) -> float:
    heights = xs * -math.tan(math.radians(degrees))
    heights += ys
    heights /= step
    rows = heights.astype(np.int64)
    rows -= rows.min()
    steps = np.diff(np.bincount(rows))
    return float(steps @ steps)


def _sharp_in_strips(xs: np.ndarray, ys: np.ndarray, width: int, strips: int, degrees: float) -> float:
    """How sharp the rows of each of the ``strips`` of a page are by themselves."""
    own = (xs * strips / width).astype(int)
    return sum(sharpness_of(xs[there], ys[there], width / PROFILE_WIDTH, degrees)
               for there in (own == strip for strip in range(strips)) if np.count_nonzero(there) >= FEWEST_POINTS)


def level_matrix(shape: tuple[int, ...], degrees: float, scale: float, turns: int = 0) -> tuple[Matrix, int, int]:
    """The 3x3 matrix from page pixels to the level page, and that page's width and height: large enough for all of the
    page when it lay more than a little askew.

    ``turns`` are clockwise quarter turns made first.
    """
    height, width = shape[:2]
    turn = turn_matrix(width, height, turns)
    if turns % 2:
        width, height = height, width
    slope = math.sin(math.radians(abs(degrees))) if abs(degrees) > ROOMY else 0.0
    wide, high = round((width + slope * height) * scale), round((height + slope * width) * scale)
    rotation = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, scale), [0.0, 0.0, 1.0]])
    rotation[0, 2] += wide / 2 - width / 2
    rotation[1, 2] += high / 2 - height / 2
    return rotation @ turn, wide, high


def turn_matrix(width: int, height: int, turns: int) -> Matrix:
    """Clockwise quarter turns of a width x height page."""
    return np.array({
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, -1, height], [1, 0, 0], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, 1, 0], [-1, 0, width], [0, 0, 1]],
    }[turns % 4], dtype=np.float64)


def sheet_matrix(corners: np.ndarray) -> tuple[Matrix, int, int]:
    """The homography that lays a photographed sheet flat, and the width and height of the result in pixels."""
    top_left, top_right, bottom_right, bottom_left = corners
    wide = round(max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left)))
    high = round(max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right)))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    return cv2.getPerspectiveTransform(corners.astype(np.float32), flat), wide, high
