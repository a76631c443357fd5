"""Quality figures of a page; units are those of :class:`intake_cli.scan.pages.Quality`."""

from __future__ import annotations

import math

import cv2
import numpy as np

from intake_cli.scan.pages import Quality

STANDARD_DPI = 200.0
BLANK_INK = 0.0001
"""Share of ink under which a page is blank: 6 mm2 of an A4 page, less than a printed page number."""

_INK_CONTRAST = 0.22
"""How much darker than paper ink is; print shining through from the back is paler."""
_MARGIN = 0.04
_MAX_SKEW = 12.0
_SKEW_WIDTH = 420.0
_LINES_SEEN = 1.15


def measure(image: np.ndarray, dpi: float | None) -> Quality:
    """Measure a BGR page, (height, width, 3) uint8, that is scaled to about 200 dpi; ``dpi`` is its real one."""
    small = cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    dark = cv2.min(cv2.min(small[:, :, 0], small[:, :, 1]), small[:, :, 2])
    mask = _ink(dark)
    brightness = _percentile(dark, 0.6)
    contrast = max(0.0, brightness - float(np.percentile(dark[mask], 5))) if mask.any() else 0.0
    inner = _without_margins(mask)
    return Quality(
        sharpness=round(_steepness(image) / contrast, 3) if contrast else 0.0,
        contrast=round(contrast, 1),
        brightness=round(brightness, 1),
        ink=round(float(inner.mean()), 6),
        skew=_skew(inner.astype(np.uint8) * 255),
        dpi=None if dpi is None else round(dpi, 1))


def _ink(dark: np.ndarray) -> np.ndarray:
    """Where a plane is darker than the paper around."""
    coarse = cv2.resize(dark, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(coarse, np.ones((5, 5), np.uint8)), 21)
    paper = cv2.resize(paper, (dark.shape[1], dark.shape[0]))
    return cv2.medianBlur(dark, 3) < paper * (1 - _INK_CONTRAST)


def _without_margins(mask: np.ndarray) -> np.ndarray:
    down, across = (round(size * _MARGIN) for size in mask.shape)
    return mask[down:mask.shape[0] - down, across:mask.shape[1] - across]


def _steepness(image: np.ndarray) -> float:
    """The difference of neighbouring pixels that one in a thousand exceeds, grey levels."""
    green = image[:, :, 1]
    across, down = cv2.absdiff(green[:-1, 1:], green[:-1, :-1]), cv2.absdiff(green[1:, :-1], green[:-1, :-1])
    return _percentile(cv2.max(across, down), 0.999)


def _percentile(plane: np.ndarray, share: float) -> float:
    histogram = cv2.calcHist([plane], [0], None, [256], [0, 256]).ravel()
    return float(np.searchsorted(np.cumsum(histogram), share * plane.size))


def _skew(ink: np.ndarray) -> float:
    """The turn under which rows, or columns on a page that lies on its side, are most unlike one another."""
    scale = min(1.0, _SKEW_WIDTH / max(min(ink.shape), 1))
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    profiles = {axis: _sharpest_turn(small, axis) for axis in (1, 0)}
    angle, strength = max(profiles.values(), key=lambda found: found[1])
    return round(angle, 1) + 0.0 if strength > _LINES_SEEN else 0.0


def _sharpest_turn(ink: np.ndarray, axis: int) -> tuple[float, float]:
    """The angle in degrees at which the profile along ``axis`` varies most, and how much more than on average."""
    coarse = np.arange(-_MAX_SKEW, _MAX_SKEW + 0.5, 1.0)
    scores = [_variation(ink, angle, axis) for angle in coarse]
    fine = coarse[int(np.argmax(scores))] + np.arange(-0.9, 0.95, 0.1)
    finer = np.array([_variation(ink, angle, axis) for angle in fine])
    plateau = fine[finer >= 0.98 * finer.max()]
    mean = float(np.mean(scores))
    return float(np.median(plateau)), float(finer.max()) / mean if mean > 0 else 0.0


def _variation(ink: np.ndarray, angle: float, axis: int) -> float:
    """Sum of squared steps of the ink profile after the page was sheared back by ``angle``."""
    height, width = ink.shape
    slope = math.tan(math.radians(angle))
    matrix = np.array([[1, 0, 0], [-slope, 1, slope * width / 2]] if axis == 1 else
                      [[1, slope, -slope * height / 2], [0, 1, 0]], dtype=np.float64)
    sheared = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST)
    profile = cv2.reduce(sheared, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32F).ravel()
    return float(np.square(np.diff(profile)).sum())
