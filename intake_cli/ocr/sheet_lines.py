"""Sheets guessed by straight edges from bright to dark: where a table is about as bright as the paper that lies on it,
or a shadow reaches over both, no level of brightness parts the two, and an outline breaks."""

from __future__ import annotations

import itertools

import cv2
import numpy as np

from intake_cli.ocr.edge_steps import OUTSIDE, corners_of, line_through
from intake_cli.ocr.straighten import turn_matrix

LEAST, MOST = 0.03, 0.15
"""Shares of brightness by which paper is brighter from which a place may be an edge, and above which it tells no more:
a long edge that shows weakly comes before a short one that shows well."""
ASKEW = np.radians(np.arange(-14.0, 14.1, 0.5))
"""How far an edge may lean from upright or level in a picture of a page."""
BESIDE, BEST, LINES = 8, 6, 4
"""Pixels within which two lines are the same edge; how many of each slant, and of all, are kept for a side."""


def sheets_by_lines(grey: np.ndarray) -> list[np.ndarray]:
    """Corners (4, 2) of what edges of a picture (height, width) uint8 may enclose, those that show longest first."""
    sides = [_upright_again(_left_edges(np.rot90(grey, turns)), grey.shape, turns) for turns in (1, 2, 3, 0)]
    found = []
    for chosen in itertools.product(*sides):
        corners = corners_of([line for _, line in chosen])
        if cv2.isContourConvex(corners.astype(np.float32)):
            found.append((sum(votes for votes, _ in chosen), corners))
    return [corners for _, corners in sorted(found, key=lambda each: -each[0])]


def _left_edges(grey: np.ndarray) -> list[tuple[float, np.ndarray]]:
    """(votes, two points) of the lines at which a picture grows brighter to the right."""
    height, width = grey.shape
    brighter = _brighter_to_the_right(grey)
    ys, xs = np.nonzero((brighter > LEAST) & (brighter >= cv2.dilate(brighter, np.ones((1, OUTSIDE[1])))))
    weights, middle = np.minimum(brighter[ys, xs], MOST), height / 2
    found = []
    for slope in np.tan(ASKEW):
        starts = np.floor(xs - slope * (ys - middle)).astype(int)
        within = (starts >= 0) & (starts < width)
        votes = np.bincount(starts[within], weights[within], width)
        votes[1:] += votes[:-1].copy()
        found += [(float(votes[start]), int(start), float(slope)) for start in np.argsort(votes)[-BEST:]]
    kept: list[tuple[float, int, float]] = []
    for votes_of, start, slope in sorted(found, reverse=True):
        if all(abs(start - other) + abs(slope - lean) * middle > BESIDE for _, other, lean in kept[:LINES]):
            kept.append((votes_of, start, slope))
    return [(votes_of, np.array([(start - slope * middle, 0.0), (start + slope * middle, height)]))
            for votes_of, start, slope in kept[:LINES]]


def _brighter_to_the_right(grey: np.ndarray) -> np.ndarray:
    """By what share of it each place is brighter a little further right than a little further left."""
    near, far = OUTSIDE
    reach = np.zeros((1, 2 * far - 1), np.float32)
    reach[0, far - 1 + near:] = 1 / (far - near)
    levels = grey.astype(np.float32)
    right, left = (cv2.filter2D(levels, -1, each, borderType=cv2.BORDER_REPLICATE) for each in (reach, reach[:, ::-1]))
    return np.asarray((right - left) / np.maximum(right, 1.0))


def _upright_again(edges: list[tuple[float, np.ndarray]], shape: tuple[int, ...],
                   turns: int) -> list[tuple[float, np.ndarray]]:
    """Edges of a picture of ``shape`` that was turned to the left so often, as homogeneous lines of the picture."""
    height, width = shape if turns % 2 == 0 else shape[::-1]
    back = turn_matrix(width, height, turns)
    return [(votes, line_through(*(points @ back[:2, :2].T + back[:2, 2]))) for votes, points in edges]
