"""Where lines of text stand on a printed ground: the detector of PP-OCRv6, which lies in the rapidocr wheel.

The network says of each pixel how likely it is text, shrunk towards the middle of its line; what holds together is
a line, and grows back by as much as the network was taught to shrink it.
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from intake_cli.ocr.models import DETECTOR
from intake_cli.ocr.runtimes import Network, compiled

STEP = 32
"""Pixels by whose multiples the network takes a picture."""
SHORTEST, LONGEST = 736, 2000
"""Pixels to which the shorter side is enlarged at least and the longer one reduced at most."""
TEXT, LINE = 0.3, 0.5
"""Likelihood from which a pixel is text, and mean likelihood from which its line is one."""
GROWTH, THIN = 1.6, 3.0
"""How far a line grows, as a share of area by circumference; pixels that it is high at least before."""
DARK, FEWEST, PAPER = 190, 4, 64
"""Grey below which a pixel is print; pixels of it that a row or column of print has; pixels of paper left around it."""


def lines_of_text(grey: np.ndarray) -> list[np.ndarray]:
    """Corners (top left, top right, bottom right, bottom left) of each line of text, from the top down. Only what bears
    print is looked at: a copied card takes a quarter of its page."""
    left, top, right, bottom = printed_part(grey)
    part = grey[top:bottom, left:right]
    scale = _scale(part.shape)
    sized = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    place = np.array([left, top], np.float32)
    corners = [each / np.float32(scale) + place for each in _boxes(_likelihood(sized))]
    return sorted(corners, key=lambda each: (float(each[0, 1]), float(each[0, 0])))


def printed_part(grey: np.ndarray) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all print, with paper around it; the whole where there is none."""
    dark = cv2.medianBlur(grey, 3) < DARK
    down, across = np.flatnonzero(dark.sum(axis=1) >= FEWEST), np.flatnonzero(dark.sum(axis=0) >= FEWEST)
    height, width = grey.shape
    if not len(down) or not len(across):
        return 0, 0, width, height
    return (max(0, int(across[0]) - PAPER), max(0, int(down[0]) - PAPER), min(width, int(across[-1]) + PAPER),
            min(height, int(down[-1]) + PAPER))


@cache
def _network() -> Network:
    return compiled(DETECTOR)


def _scale(shape: tuple[int, ...]) -> float:
    return min(max(1.0, SHORTEST / min(shape)), LONGEST / max(shape))


def _likelihood(grey: np.ndarray) -> np.ndarray:
    """How likely each pixel is text (float32, the shape of ``grey``)."""
    height, width = grey.shape
    padded = cv2.copyMakeBorder(grey, 0, -height % STEP, 0, -width % STEP, cv2.BORDER_REPLICATE)
    levelled = padded.astype(np.float32) / np.float32(127.5) - 1
    return _network()(np.repeat(levelled[None, None], 3, axis=1))[0, 0, :height, :width]


def _boxes(likelihood: np.ndarray) -> list[np.ndarray]:
    """Corners of the lines, in pixels of the picture."""
    text = cv2.dilate((likelihood > TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    found = []
    for outline in cv2.findContours(text, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]:
        middle, (wide, high), angle = cv2.minAreaRect(outline)
        core = cv2.boxPoints((middle, (wide, high), angle))
        if min(wide, high) < THIN or _mean_inside(likelihood, core) < LINE:
            continue
        growth = GROWTH * wide * high / (wide + high)  # twice the distance that each side moves
        found.append(_ordered(cv2.boxPoints((middle, (wide + growth, high + growth), angle)), likelihood.shape))
    return found


def _mean_inside(likelihood: np.ndarray, corners: np.ndarray) -> float:
    height, width = likelihood.shape
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, (width - 1, height - 1))
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, (width - 1, height - 1))
    inside = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(inside, [(corners - (left, top)).astype(np.int32)], 1)
    return cv2.mean(likelihood[top:bottom + 1, left:right + 1], inside)[0]


def _ordered(corners: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Top left, top right, bottom right, bottom left, all on the picture."""
    by_side = corners[np.argsort(corners[:, 0])]
    (top_left, bottom_left), (top_right, bottom_right) = (
        pair[np.argsort(pair[:, 1])] for pair in (by_side[:2], by_side[2:]))
    found = np.array([top_left, top_right, bottom_right, bottom_left], np.float32)
    return np.asarray(np.clip(found, 0, (shape[1] - 1, shape[0] - 1)), np.float32)
