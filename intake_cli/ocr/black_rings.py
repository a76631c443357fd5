"""Round seals on scans in black and white, where neither colour nor grey tells their ink from print but their ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from checks.facts import Box
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.shrink import shrunk

MIDDLE, TWO_TONED = (48, 208), 0.06
"""Levels that are neither black nor white, and the share of a page's pixels that has them at most where it was scanned
in black and white: PDFium blurs rims where it turns a page."""
POOL = 8
"""Pixels to a side of the cells on which rings are looked for."""
RADII = (0.05, 0.15)
"""Radii of seals, at least and at most, as shares of the page's shorter side: 21 to 63 mm across on A4."""
RIDGE, BESIDE = 0.1, 3
"""Share of ink by which cells on a ring hold more than those so many cells within and without it."""
NEAR, STEP, DIRECTIONS = 10, 2, 240
"""Pixels within which, and steps in which, the middle of a ring is looked for, and its directions that are asked."""
CLOSED = 0.68
"""Share of the directions in which ink lies just on a ring: 0.85 and more of 10 seals, 0.53 at most of 46 pages without
one."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle on the page, in its pixels."""

    x: float
    y: float
    radius: float

    def meets(self, box: Box) -> bool:
        """Whether any of ``box`` lies within the ring, or on it."""
        aside = max(box.left - self.x, self.x - box.right, 0.0)
        below = max(box.top - self.y, self.y - box.bottom, 0.0)
        return aside * aside + below * below <= self.radius * self.radius


def is_two_toned(page: PageImage) -> bool:
    """Whether a page was scanned in black and white."""
    sample = page.pixels[::16, :, 1]
    between = np.count_nonzero((sample > MIDDLE[0]) & (sample < MIDDLE[1]))
    return page.screened or bool(between <= TWO_TONED * sample.size)


def ring_in(ink: np.ndarray, fine: int) -> Ring | None:
    """The ring of a seal that the ``ink`` of a page shows (uint8, 0 or 1, lines of its table erased, on a grid ``fine``
    times coarser than the page), None without."""
    height, width = ink.shape
    cells = shrunk(ink * 255, width // POOL, height // POOL).astype(np.float32) / 255
    least, most = (round(share * min(cells.shape)) for share in RADII)
    best = (RIDGE, 0, (0, 0))
    for radius in range(least, most + 1):
        _, ridge, _, place = cv2.minMaxLoc(cv2.filter2D(cells, -1, _ridge(radius), borderType=cv2.BORDER_CONSTANT))
        best = max(best, (ridge, radius, (int(place[0]), int(place[1]))))
    _, radius, (x, y) = best
    ring = _closed(ink, ((x + 0.5) * POOL, (y + 0.5) * POOL), radius * POOL) if radius else None
    return None if ring is None else Ring(fine * ring.x, fine * ring.y, fine * ring.radius)


@lru_cache(maxsize=64)
def _ridge(radius: int) -> np.ndarray:
    """What a ring of that radius, in cells, holds more than the rings within and without it."""
    reach = radius + BESIDE
    away = np.hypot(*np.mgrid[-reach:reach + 1, -reach:reach + 1])
    on, beside = abs(away - radius) < 1, abs(abs(away - radius) - BESIDE + 0.5) < 0.75
    kernel: np.ndarray = (on / on.sum() - beside / beside.sum()).astype(np.float32)
    return kernel


def _closed(ink: np.ndarray, middle: tuple[float, float], radius: int) -> Ring | None:
    """The ring near there on which ink lies in most directions, None where there is none."""
    angles = np.arange(DIRECTIONS) * (2 * np.pi / DIRECTIONS)
    rim = 2 * NEAR + radius
    padded = cv2.copyMakeBorder(ink, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=0)
    steps = np.arange(-NEAR, NEAR + 1, STEP)
    radii = radius + np.arange(-NEAR, NEAR + 1)
    across = np.round(np.cos(angles) * radii[:, None]).astype(np.int32)
    down = np.round(np.sin(angles) * radii[:, None]).astype(np.int32)
    best, found = CLOSED, None
    for right in steps:
        for lower in steps:
            x, y = round(middle[0]) + right, round(middle[1]) + lower
            shares = padded[y + down + rim, x + across + rim].mean(axis=1)
            if shares.max() > best:
                best, found = float(shares.max()), Ring(float(x), float(y), float(radii[shares.argmax()]))
    return found
