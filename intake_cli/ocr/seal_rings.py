"""The shape of a seal where no colour tells it: a ring, round or oval, with letters inside it."""

from __future__ import annotations

import cv2
import numpy as np

SMALL = 4
DIAMETERS = (0.1, 0.3)
"""Diameters of a seal, at least and at most, as shares of the page's shorter side: 21 to 63 mm on A4."""
OVAL = 2.0
"""Longer diameter of an oval seal by its shorter one, at most."""
GAP = 0.05
"""Of the page's shorter side: breaks in the ink of one seal, which does not take everywhere."""
HEAD = 0.12
"""Share of the page's height that is its head: a ring in it may be the bank's mark."""
DIRECTIONS, BAND = 72, 0.1
"""In how many directions the ring is looked for, and how near to its outline, as a share of the radius."""
CLOSED = 0.75
"""Share of the directions in which a seal's ring shows."""
HOLLOW = 0.5
"""Share of the area within the ring that ink covers at most: a disc is no seal."""
COLOURLESS, SHARE = 3, 0.001
"""Levels by which the channels of a page without colour differ at most, but for a share of its pixels: JPEG rounds."""


def is_coloured(pixels: np.ndarray) -> bool:
    """Whether a page (BGR) shows any colour; one that was scanned or copied in grey does not."""
    blue, green, red = cv2.split(np.ascontiguousarray(pixels[::SMALL, ::SMALL]))
    apart = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    return bool(np.count_nonzero(apart > COLOURLESS) > SHARE * apart.size)


def has_ring(ink: np.ndarray) -> bool:
    """Whether the seal ``ink`` of an upright page (bool) forms a ring, round or oval, below the page's head."""
    small = ink[::SMALL, ::SMALL].astype(np.uint8)
    gap = 2 * max(1, round(GAP * min(small.shape) / 2)) + 1
    count, labels = cv2.connectedComponents(cv2.dilate(small, np.ones((gap, gap), np.uint8)))
    return any(_is_ring(np.argwhere((labels == each) & (small > 0))[:, ::-1], small.shape) for each in range(1, count))


def _is_ring(points: np.ndarray, page: tuple[int, ...]) -> bool:
    """Whether ``points`` (x, y) lie on the ellipse around them, nearly all the way, and few of them within it."""
    hull = cv2.convexHull(points.astype(np.float32))
    if len(hull) < 5:  # what an ellipse takes
        return False
    (x, y), diameters, degrees = cv2.fitEllipse(hull)
    least, most = (share * min(page) for share in DIAMETERS)
    if not (least <= min(diameters) and max(diameters) <= min(most, OVAL * min(diameters)) and y > HEAD * page[0]):
        return False
    turn = np.deg2rad(degrees)
    turned = (points - (x, y)) @ np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    across, down = (turned / (np.array(diameters) / 2)).T
    away = np.hypot(across, down)
    met = np.unique(np.floor((np.arctan2(down, across) / (2 * np.pi)) * DIRECTIONS)[abs(away - 1) < BAND])
    area = np.pi / 4 * diameters[0] * diameters[1] * (1 - BAND) ** 2
    return bool(len(met) >= CLOSED * DIRECTIONS and np.count_nonzero(away < 1 - BAND) <= HOLLOW * area)
