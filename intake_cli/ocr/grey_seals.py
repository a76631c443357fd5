"""Seals on scans without colour: lighter than print, solid where print is thin, and as large as a seal."""

from __future__ import annotations

import cv2
import numpy as np

CORE = 3
"""Pixels, each way, over which the ink of a seal is evenly grey: the rims of print are grey too, but narrower."""
SEAL_INCHES = (0.35, 2.6)
"""Sides of a seal."""
GAP_INCHES = 0.3
"""Between the parts of a seal: ring, star and letters."""
ALONE = 5
"""Pixels around the narrow ink of a seal that show no print."""
REACH = 9
"""Pixels across which the rim of a stroke lies around its even ink."""
LIGHTER = 35
"""Grey levels by which the ink of a seal is lighter than print."""
EVEN = 32
"""Grey levels within which the ink of a seal varies over a core."""
DARK_SHARE = 0.1
"""Share of the ink of a page that is as dark as print can be."""
NOISE = 12
"""Grey levels by which the ink of a seal varies."""
SMALL = 4
READING_DPI = 200.0


def lift(grey: np.ndarray, coarse: np.ndarray, threshold: int, fine: int) -> np.ndarray:
    """Turn the ink of grey seals to paper, in place, on the page and on its ``coarse`` copy; where on the
    copy it was (bool).

    What is darker than the seal is print under it: its levels are spread from those of print to paper.
    """
    square = np.ones((CORE, CORE), np.uint8)
    darkest, lightest = cv2.erode(coarse, square), cv2.dilate(coarse, square)
    print_level = _print_level(coarse, threshold)
    even = (darkest > print_level + LIGHTER) & (lightest < threshold) & (lightest - darkest <= EVEN)
    core = even.astype(np.uint8)
    seals = _of_seals(core, READING_DPI)
    if not seals.any():
        return seals > 0
    level = float(np.median(coarse[seals > 0]))
    table = np.clip((np.arange(256) - print_level) * 255 / (level - NOISE - print_level), 0, 255).astype(np.uint8)
    near = cv2.dilate(seals, np.ones((REACH, REACH), np.uint8)) > 0
    alone = cv2.erode(coarse, np.ones((ALONE, ALONE), np.uint8)) > level - LIGHTER
    near |= alone & _around(seals)
    coarse[near] = table[coarse[near]]
    whole = near.repeat(fine, axis=0).repeat(fine, axis=1) if fine > 1 else near
    grey[whole] = table[grey[whole]]
    return seals > 0


def _around(seals: np.ndarray) -> np.ndarray:
    """The boxes of the seals: their narrow strokes lie there too."""
    reach = round(GAP_INCHES * READING_DPI)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(seals, np.ones((reach, reach), np.uint8)))
    inside = np.zeros(seals.shape, bool)
    for left, top, width, height, _ in stats[1:].tolist():
        inside[top:top + height, left:left + width] = True
    return inside


def _print_level(coarse: np.ndarray, threshold: int) -> float:
    counts = np.cumsum(cv2.calcHist([coarse], [0], None, [256], [0, 256]).ravel()[:threshold])
    return float(np.searchsorted(counts, DARK_SHARE * counts[-1]))


def _of_seals(core: np.ndarray, dpi: float) -> np.ndarray:
    """Those parts of ``core`` that lie together as the strokes of a seal do, and hold its ring, its frame or its star:
    pale print lies together too, but no stroke of it is as high and wide."""
    small = (cv2.dilate(core, np.ones((SMALL, SMALL), np.uint8), anchor=(0, 0))[::SMALL, ::SMALL] > 0).astype(np.uint8)
    cells = dpi / SMALL
    least, most = (inches * cells for inches in SEAL_INCHES)
    parts, sides = _parts(small)
    strokes = (sides.min(axis=1) >= least)[parts]
    if not strokes.any():
        return np.zeros_like(core)
    gap = 2 * max(1, round(GAP_INCHES * cells / 2)) + 1
    labels, sides = _parts(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8)))
    seals = (sides.min(axis=1) >= least) & (sides.max(axis=1) <= most)
    seals &= np.isin(np.arange(len(seals)), labels[strokes])
    marked = seals[labels].astype(np.uint8)
    return core & cv2.resize(marked, core.shape[::-1], interpolation=cv2.INTER_NEAREST)


def _parts(mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Labels of connected parts, and their width and height by label; the ground, label 0, measures nothing."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    sides = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    sides[0] = 0
    return labels, sides
