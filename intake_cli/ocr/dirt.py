"""Dirt on a copy: single dots, and the crumbs that the rims of a removed seal leave."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.parts import parts_of
from intake_cli.ocr.shrink import shrunk_by

MANY_SPECKS, LIGHT, ALONE = 8.0, 170, 17
"""Lone dark pixels per 100,000 that mean a noisy copy; the grey level below which they count, and the side of the
square around them that holds no other ink."""
LONELY = 40
"""Grey levels by which a speck is darker than each of its neighbours."""
CRUMB, CRUMB_REACH = 5, 7
"""Pixels of ink, at reading resolution, that are no full stop; and how far from seal ink a seal leaves such crumbs."""
AROUND, GRID = 60, 8
"""Pixels around the ink of a seal that hold its crumbs whole: what reaches further out is none. And how many times
coarser the grid is on which ink that lies together is found."""
DOUBTFUL = 40
"""Pixels of faint ink beside a seal that are no word by themselves."""
FAINT, FAINT_SMALL = 0.65, 0.8
"""Where between paper and ink the darkest pixel of a seal's crumb lies at most: a full stop under it is darker."""


def speck_density(grey: np.ndarray) -> float:
    """Dark pixels far from any other ink, per 100,000: the dots of a thin colon are near their word."""
    dark = grey < LIGHT
    around = np.asarray(cv2.boxFilter(dark.view(np.uint8), cv2.CV_16U, (ALONE, ALONE), normalize=False))
    return np.count_nonzero(dark & (around <= 2)) / grey.size * 100_000


def without_specks(grey: np.ndarray) -> np.ndarray:
    """Isolated dark pixels, and isolated holes in ink, painted over; a full stop has neighbours and stays."""
    cleaned = grey.copy()
    marked = _specks(grey) | _specks(255 - grey)
    cleaned[marked] = cv2.medianBlur(grey, 3)[marked]
    return cleaned


def crumbs(grey: np.ndarray, labels: np.ndarray, stats: np.ndarray, near: np.ndarray,
           depth_of_ink: float) -> tuple[np.ndarray, np.ndarray]:
    """Which parts of ink (by label) are crumbs, smaller than a full stop or fainter than any stroke where a seal was;
    and which larger faint ones may be its rim. ``depth_of_ink`` is how far the page's ink lies below its paper."""
    count = len(stats)
    touched = labels[near].astype(np.intp)
    share = np.bincount(touched, minlength=count) / np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
    darkest = np.full(count, 255, np.uint8)
    np.minimum.at(darkest, touched, grey[near])
    depth = (255.0 - darkest) / depth_of_ink
    small = stats[:, cv2.CC_STAT_AREA] <= CRUMB
    crumb = (share > 0.5) & (depth < np.where(small, FAINT_SMALL, FAINT))
    doubtful = (share > 0.5) & (stats[:, cv2.CC_STAT_AREA] <= DOUBTFUL) & (depth < FAINT_SMALL) & ~crumb
    crumb[0] = doubtful[0] = False
    return crumb, doubtful


def soiled(seal: np.ndarray) -> list[tuple[slice, slice]]:
    """Where crumbs of ``seal`` ink (bool) are looked for: around all ink that lies together, since the table beside a
    photographed sheet is often as red."""
    small = np.asarray(shrunk_by(seal.view(np.uint8) * np.uint8(255), 1 / GRID) > 0).view(np.uint8)
    side = 2 * -(-AROUND // GRID) + 1
    return [np.s_[part.top * GRID:(part.top + part.height) * GRID, part.left * GRID:(part.left + part.width) * GRID]
            for part in parts_of(cv2.dilate(small, np.ones((side, side), np.uint8)))]


def _specks(grey: np.ndarray) -> np.ndarray:
    ring = np.ones((3, 3), np.uint8)
    ring[1, 1] = 0
    marked: np.ndarray = (cv2.erode(grey, ring).astype(np.int16) - grey) > LONELY
    return marked
