"""Where a sheet ends: paper is brighter than what it lies on, all along its edges."""

from __future__ import annotations

import cv2
import numpy as np

POINTS, ENDS = 60, 0.04
"""Points of an edge that are looked at, and the share of it at its ends that is not."""
STEP, OUTSIDE = 0.04, (2, 7)
"""Share of its brightness by which paper is brighter than what lies beyond its edge, in a shadow as in light, and how
far from it they are compared."""
REACH = 14
"""Pixels to either side in which the true place of an edge is looked for."""
MOST_BEYOND = 0.5
"""Share of an edge that may lie beyond the picture where the rest is to show it."""


def shown(grey: np.ndarray, sheet: np.ndarray, beyond: bool = True) -> float:
    """Share of its worst edge along which a sheet (4, 2) ends; an edge ``beyond`` the picture is not held against it,
    or is not shown where most of it is."""
    return min(_share(_steps(grey, *_edge(sheet, side)), beyond) for side in range(4))


def _share(steps: np.ndarray, beyond: bool) -> float:
    within = steps[~np.isnan(steps)]
    if beyond:
        return float(1 - np.sum(within <= STEP) / len(steps))
    return float(np.mean(within > STEP)) if len(within) >= MOST_BEYOND * len(steps) else 0.0


def settled(grey: np.ndarray, sheet: np.ndarray) -> np.ndarray:
    """The sheet (4, 2) with each edge where brightness falls most near it, as a line through most of such places."""
    lines = []
    for side in range(4):
        points, out = _edge(sheet, side)
        moves = np.arange(-REACH, REACH + 1)
        steps = np.nan_to_num(np.array([_steps(grey, points + move * out, out) for move in moves]), nan=-1.0)
        best = steps.argmax(axis=0)
        seen = steps.max(axis=0) > STEP
        found = points + moves[best][:, None] * out
        lines.append(_line_near(found[seen] if seen.sum() > POINTS / 3 else points))
    return corners_of(lines)


def corners_of(lines: list[np.ndarray]) -> np.ndarray:
    """Where the upper, right, lower and left edge meet, as (top left, top right, bottom right, bottom left; x, y) in
    pixels; edges are homogeneous lines."""
    meets = [np.cross(lines[side - 1], lines[side]) for side in range(4)]
    return np.array([meet[:2] / meet[2] for meet in meets])


def line_through(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The homogeneous line through two points (x, y)."""
    return np.cross((*start, 1.0), (*end, 1.0))


def _line_near(points: np.ndarray) -> np.ndarray:
    vx, vy, x, y = cv2.fitLine(points.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel().tolist()
    return line_through(np.array([x, y]), np.array([x + vx, y + vy]))


def _edge(sheet: np.ndarray, side: int) -> tuple[np.ndarray, np.ndarray]:
    """Points along a side of a sheet as (points, 2), and the unit vector that leads out of it."""
    start, end = sheet[side], sheet[(side + 1) % 4]
    along = np.linspace(ENDS, 1 - ENDS, POINTS)[:, None]
    way = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
    return start + along * (end - start), np.array([way[1], -way[0]])


def _levels(grey: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Grey levels at ``points`` (..., 2), NaN beyond the picture."""
    across, down = np.round(points[..., 0]).astype(int), np.round(points[..., 1]).astype(int)
    inside = (across >= 0) & (across < grey.shape[1]) & (down >= 0) & (down < grey.shape[0])
    levels = np.full(across.shape, np.nan)
    levels[inside] = grey[down[inside], across[inside]]
    return levels


def _steps(grey: np.ndarray, points: np.ndarray, out: np.ndarray) -> np.ndarray:
    """By what share of it the inside of an edge is brighter than outside, NaN where either lies off the picture."""
    reach = np.arange(*OUTSIDE)[:, None, None] * out
    within, without = (_levels(grey, points + way * reach).mean(axis=0) for way in (-1, 1))
    return np.asarray((within - without) / np.maximum(within, 1.0))
