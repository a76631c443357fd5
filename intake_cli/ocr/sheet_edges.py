"""Where a photographed sheet lies: its four edges, which must show on the picture."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from intake_cli.ocr.shrink import shrunk_by

LOOKED_AT = 600.0
"""Pixels of the longer side of the picture in which the sheet is looked for."""
DARK_BORDER = 110
"""Grey level below which the surround of a photographed page is not paper."""
LIGHTER, PAPER, ALL_ROUND = 25.0, 70, 0.9
"""Levels by which paper is brighter than a lighter surround that is none either, a table of light wood; per cent of the
picture that is darker than paper; and the share of each edge that must show where the surround is so light."""
RIM, SPARSE = 0.01, 4
"""Share of the picture along its sides that is the surround, and of how many pixels of it one is looked at."""
LEAST_SHARE = 0.25
"""Share of the picture that a sheet covers at least."""
WAY = (0.2, 0.4, 0.6, 0.8)
"""Where between surround and paper the border of both may lie: in a shadow paper is nearly as dark as the table."""
POINTS, ENDS = 60, 0.04
"""Points of an edge that are looked at, and the share of it at its ends that is not."""
STEP, OUTSIDE = 10.0, (2, 7)
"""Grey levels by which paper is brighter than what lies beyond its edge, and how far from it they are compared."""
REACH = 14
"""Pixels to either side in which the true place of an edge is looked for."""
TOLERANCES = (0.01, 0.02, 0.03, 0.05, 0.08)
"""Shares of an outline's length by which its straightened form may differ from it."""


def paper_corners(pixels: np.ndarray) -> np.ndarray | None:
    """Corners (top left, top right, bottom right, bottom left; x, y in pixels) of a sheet on a dark ground, else None.
    ``pixels`` is (height, width, 3) BGR uint8.

    Sheets are guessed from several levels of brightness and from colour; the one whose edges show best is taken, and
    each edge moved to where brightness falls most.
    """
    table = _surround(pixels)
    light = table > DARK_BORDER
    if light and _paper(pixels) - table < LIGHTER:
        return None
    factor = LOOKED_AT / max(pixels.shape)
    small = cv2.GaussianBlur(shrunk_by(pixels, factor), (5, 5), 0)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    sheets = [sheet for mask in _masks(small, grey, table) if (sheet := _sheet(mask)) is not None]
    if not sheets:
        return None
    best = max(sheets, key=lambda sheet: _shown(grey, sheet))
    if light and _shown(grey, best, beyond=False) < ALL_ROUND:
        return None
    return _clockwise(_settled(grey, best)) / factor


def _surround(pixels: np.ndarray) -> float:
    """Grey level of what lies along the sides of the picture."""
    some = pixels[::SPARSE, ::SPARSE]
    rim = max(1, round(RIM * max(some.shape)))
    sides = [side.reshape(-1, 3) for side in (some[:rim], some[-rim:], some[:, :rim], some[:, -rim:])]
    return float(np.median(cv2.cvtColor(np.concatenate(sides)[None], cv2.COLOR_BGR2GRAY)))


def _paper(pixels: np.ndarray) -> float:
    """Grey level of what most of the picture shows, paper where it shows a page."""
    some = np.ascontiguousarray(pixels[::4 * SPARSE, ::4 * SPARSE])
    return float(np.percentile(cv2.cvtColor(some, cv2.COLOR_BGR2GRAY), PAPER))


def _masks(small: np.ndarray, grey: np.ndarray, table: float) -> Iterator[np.ndarray]:
    """What may be paper: brighter than the ``table`` it lies on by several levels, or of another colour."""
    otsu, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield bright
    paper = float(np.median(grey[grey > otsu]))
    for way in WAY:
        yield ((grey > table + way * (paper - table)) * 255).astype(np.uint8)
    saturation = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[:, :, 1]
    yield cv2.threshold(saturation, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]


def _sheet(mask: np.ndarray) -> np.ndarray | None:
    """The four corners of the largest part of a mask, where it has four."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    sheet = cv2.convexHull(max(outlines, key=cv2.contourArea))
    if cv2.contourArea(sheet) < LEAST_SHARE * mask.size:
        return None
    for tolerance in TOLERANCES:
        corners = cv2.approxPolyDP(sheet, tolerance * cv2.arcLength(sheet, True), True)
        if len(corners) == 4:
            return _clockwise(corners.reshape(4, 2).astype(np.float64))
    return None


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
    """By how much the inside of an edge is brighter than its outside, NaN where either lies beyond the picture."""
    reach = np.arange(*OUTSIDE)[:, None, None] * out
    return np.asarray(_levels(grey, points - reach).mean(axis=0) - _levels(grey, points + reach).mean(axis=0))


def _shown(grey: np.ndarray, sheet: np.ndarray, beyond: bool = True) -> float:
    """Share of its worst edge along which a sheet ends; an edge ``beyond`` the picture is not held against it, or is
    not shown."""
    steps = [_steps(grey, *_edge(sheet, side)) for side in range(4)]
    return min(float(np.mean((np.isnan(each) & beyond) | (each > STEP))) for each in steps)


def _settled(grey: np.ndarray, sheet: np.ndarray) -> np.ndarray:
    """The sheet with each edge where brightness falls most near it, as a line through most of such places."""
    lines = []
    for side in range(4):
        points, out = _edge(sheet, side)
        moves = np.arange(-REACH, REACH + 1)
        steps = np.nan_to_num(np.array([_steps(grey, points + move * out, out) for move in moves]), nan=-255.0)
        best = steps.argmax(axis=0)
        seen = steps.max(axis=0) > STEP
        found = points + moves[best][:, None] * out
        vx, vy, x, y = cv2.fitLine((found[seen] if seen.sum() > POINTS / 3 else points).astype(np.float32),
                                   cv2.DIST_HUBER, 0, 0.01, 0.01).ravel().tolist()
        lines.append(np.cross((x, y, 1.0), (x + vx, y + vy, 1.0)))
    meets = [np.cross(lines[side - 1], lines[side]) for side in range(4)]
    return np.array([meet[:2] / meet[2] for meet in meets])


def _clockwise(points: np.ndarray) -> np.ndarray:
    total, difference = points.sum(axis=1), points[:, 1] - points[:, 0]
    return np.array([points[total.argmin()], points[difference.argmin()],
                     points[total.argmax()], points[difference.argmax()]])
