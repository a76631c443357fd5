"""What of a page is filed that came askew, with black borders, or as a photograph of a sheet: in doubt all of it."""

from __future__ import annotations

import math

import cv2
import numpy as np

from intake_cli.ocr.measure import Planes
from intake_cli.ocr.sheet_edges import paper_corners
from intake_cli.ocr.shrink import shrunk_by
from intake_cli.ocr.straighten import skew_of
from intake_cli.scan.pages import Outline

LEAST_SKEW, LEAST_BEFORE_BLACK, MOST_SKEW = 1.0, 0.2, 10.0
"""Degrees: less hardly shows, and reading takes it out anyhow; before the black bed of a scanner it leaves wedges of a
millimetre; more is seldom how a feeder draws a sheet in."""
MARGIN = 0.08
"""Share of the page at each side, black borders and staples in it, that does not tell its skew."""
AGREEING = 0.3
"""Degrees by which two measures of skew may differ."""
LOOKED_AT = 600.0
"""Pixels of the longer side of the picture in which borders are looked for: two to a millimetre of A4."""
BLACK, ALL_BLACK, SOME_BLACK = 70, 0.97, 0.3
"""Level below which all colours of a border lie; the share of a row of it that does; the share of an outermost row that
makes it worth a look."""
THIN, WIDE = 3, 0.3
"""Pixels that the widest border has at least, and the share of a side that both of its borders take at most."""
BEYOND = 0.02
"""Share of the picture by which a corner of a sheet may lie outside of it."""
AROUND, BRIGHT = 0.02, 0.02
"""How far around a sheet nothing is looked at, as a share of the picture, and the share of the rest that may be as
bright as paper: a second sheet beside it must not be lost."""
GROUND = 20
"""Per cent of what lies around a sheet that is darker than the ground at its lightest, another sheet upon it or not."""
INSIDE = 0.003
"""Share of its sides by which a sheet is taken smaller: its edges are never quite straight."""
SLANT, SQUARE = 20.0, 0.7
"""Degrees by which the corners of a photographed sheet differ from right angles at most, and of a scanned one."""


def outline_of(pixels: np.ndarray, planes: Planes, skew: float, turns: int) -> Outline | None:
    """What of a page, (height, width, 3) BGR, is filed, None where that is all of it as it came. ``skew`` is that of
    its figures; ``turns`` are the quarter turns that bring it upright."""
    before_black = _is_before_black(pixels)
    corners, degrees = paper_corners(pixels), _sure_skew(planes, skew, turns, before_black)
    if corners is None:
        return _without_borders(pixels, degrees) if degrees or before_black else None
    sheet = _sheet(pixels, corners)
    if sheet is None or sheet.rectified or not degrees or abs(sheet.skew - degrees) <= AGREEING:
        return sheet
    return _without_borders(pixels, degrees)  # what is dark around it is no bed of a scanner, or the print lies askew


def _is_before_black(pixels: np.ndarray) -> bool:
    """Whether a side of the picture shows the black bed of a scanner."""
    sides = (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])
    return any(np.mean(side.max(axis=1) < BLACK) >= SOME_BLACK for side in sides)


def _sure_skew(planes: Planes, skew: float, turns: int, before_black: bool) -> float:
    """Degrees of skew that are to be taken out, 0 where two measures of it differ."""
    if not (LEAST_BEFORE_BLACK if before_black else LEAST_SKEW) <= abs(skew) <= MOST_SKEW:
        return 0.0
    down, across = (round(size * MARGIN) for size in planes.ink.shape)
    finer = skew_of(np.rot90(planes.ink[down:-down, across:-across], turns % 2))
    return finer if abs(finer - skew) <= min(AGREEING, abs(skew) / 2) else 0.0


def _sheet(pixels: np.ndarray, corners: np.ndarray) -> Outline | None:
    """A sheet on a dark ground: photographed, or scanned with a black surround."""
    shares = corners / pixels.shape[1::-1]
    slant = _slant(corners)
    if shares.min() < -BEYOND or shares.max() > 1 + BEYOND or slant > SLANT or not _is_alone(pixels, shares):
        return None
    shares += INSIDE * (shares[[2, 3, 0, 1]] - shares)
    if slant > SQUARE:
        return Outline(_kept(shares), rectified=True)
    across = corners[1] - corners[0] + corners[2] - corners[3]
    return Outline(_kept(shares), round(math.degrees(math.atan2(across[1], across[0])), 2) + 0.0, cropped=True)


def _slant(corners: np.ndarray) -> float:
    """Degrees by which a corner differs most from a right angle."""
    sides = np.roll(corners, -1, axis=0) - corners
    ways = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    return float(np.abs((np.roll(ways, -1) - ways) % 360 - 90).max())


def _is_alone(pixels: np.ndarray, shares: np.ndarray) -> bool:
    """Whether what lies around a sheet is nowhere as bright as it."""
    grey = cv2.cvtColor(shrunk_by(pixels, LOOKED_AT / max(pixels.shape)), cv2.COLOR_BGR2GRAY)
    inside = np.zeros_like(grey)
    cv2.fillConvexPoly(inside, np.round(shares * grey.shape[::-1]).astype(np.int32), 1)
    reach = 2 * round(AROUND * max(grey.shape)) + 1
    outside = grey[cv2.dilate(inside, np.ones((reach, reach), np.uint8)) == 0]
    if not outside.size:
        return True
    between = (float(np.percentile(outside, GROUND)) + float(np.median(grey[inside > 0]))) / 2
    return float(np.mean(outside > between)) <= BRIGHT


def _without_borders(pixels: np.ndarray, degrees: float) -> Outline | None:
    """A page made level, all of it, less the black borders that it then has."""
    small = shrunk_by(pixels, LOOKED_AT / max(pixels.shape)).max(axis=2)
    frame, (wide, high) = _frame(small.shape, degrees)
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    level = cv2.warpPerspective(small, cv2.getPerspectiveTransform(frame.astype(np.float32), flat),
                                (round(wide), round(high)))  # what lies beyond the page is black, as a border is
    left, right, top, bottom = _borders(level)
    cropped = bool(left or right or top or bottom)
    if abs(degrees) < LEAST_SKEW and not cropped:
        return None
    across, down = (frame[1] - frame[0]) / wide, (frame[3] - frame[0]) / high
    corners = np.array([frame[0] + x * across + y * down
                        for x, y in ((left, top), (wide - right, top), (wide - right, high - bottom),
                                     (left, high - bottom))])
    return Outline(_kept(corners / small.shape[::-1]), round(degrees, 2) + 0.0, cropped)


def _frame(shape: tuple[int, ...], degrees: float) -> tuple[np.ndarray, tuple[float, float]]:
    """Corners (4, 2) of the rectangle, ``degrees`` askew, that holds all of a page, and its sides."""
    height, width = shape
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    wide, high = width * cos + height * abs(sin), height * cos + width * abs(sin)
    across, down = np.array([cos, sin]), np.array([-sin, cos])
    middle = np.array([width / 2, height / 2])
    return np.array([middle + x * wide / 2 * across + y * high / 2 * down
                     for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]), (wide, high)


def _borders(level: np.ndarray) -> tuple[int, int, int, int]:
    """Pixels of the black borders at the left, right, top and bottom; one more is taken, which both colours share.
    Where one is a border what is left of the bed at the other sides is one too, however thin."""
    black = level < BLACK
    found = []
    for rows in (black.mean(axis=0) >= ALL_BLACK, black.mean(axis=1) >= ALL_BLACK):
        ends = [int(np.argmin(side)) if not side.all() else len(rows) for side in (rows, rows[::-1])]
        found += ends if sum(ends) <= WIDE * len(rows) else [0, 0]
    left, right, top, bottom = (end + 1 if end and max(found) >= THIN else 0 for end in found)
    return left, right, top, bottom


def _kept(shares: np.ndarray) -> tuple[tuple[float, float], ...]:
    return tuple((round(float(x), 5), round(float(y), 5)) for x, y in shares)
