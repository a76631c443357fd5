"""Where lines of print go: the shift between neighbouring strips of a page."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.shrink import cells_of, shrunk

STRIPS = 20
"""Upright strips into which the page is cut."""
WINDOW_INCHES, REACH_INCHES = 1.0, 0.04
"""Height of the part of a strip that is compared with its neighbour, and the furthest shift that is looked for."""
ALIKE = 0.5
"""Correlation from which two parts show the same lines."""
BLANK, FURTHEST = 10.0, 6
"""Variance of a strip's part below which it shows nothing; over how many such strips the next may be."""
ROWS_BLUR = 2.5
"""Pixels by which profiles are softened, so that lines are compared and not letters."""
TOGETHER = 2
"""Rows of the page taken together: what the blur leaves needs no more."""


def shifts_between(ink: np.ndarray, dpi: float) -> np.ndarray:
    """Rows of (place of a strip, of one further right, y, shift between the two, weight): places are counted in strips,
    y and shift in pixels of the page's ``ink``."""
    height, width = ink.shape
    small = shrunk(ink * np.uint8(255), width // TOGETHER, height // TOGETHER).T.astype(np.float32)
    shares = np.rint(cells_of(len(small), STRIPS) @ small)
    strips = cv2.GaussianBlur(shares, (0, 0), sigmaX=ROWS_BLUR / TOGETHER, sigmaY=0.01)
    rows = dpi / TOGETHER
    half, reach = round(WINDOW_INCHES * rows) // 2, max(3, round(REACH_INCHES * rows))
    shifts = _shifts(np.asarray(strips), _centres(small, half, reach), half, reach)
    shifts[:, 2:4] *= TOGETHER
    return shifts


def _centres(small: np.ndarray, half: int, reach: int) -> np.ndarray:
    """Where across the page, counted in strips, the ink of each lies in each window (strips, windows), from its columns
    (columns, rows): of two strips that share a word it is nearer together than their middles are."""
    sums = _windows(_halves(small, half, reach, 0).sum(axis=2))
    cells, across = cells_of(len(small), STRIPS), (np.arange(len(small), dtype=np.float32) + 0.5) * STRIPS / len(small)
    return np.asarray((cells * across @ sums) / np.maximum(cells @ sums, 1e-6) - 0.5)


def _shifts(strips: np.ndarray, centres: np.ndarray, half: int, reach: int) -> np.ndarray:
    """Rows of (place of a strip, of one further right, y, shift between the two in rows, weight). Strips are compared
    with the next that shows anything, across the blank between columns."""
    lags = np.arange(-reach, reach + 1)
    moved = [_Halves(strips, half, reach, lag) for lag in lags.tolist()]
    still = moved[reach]
    filled = still.spreads > BLANK
    found = []
    for apart in range(1, FURTHEST + 1):
        blank = np.logical_and.reduce([~filled[step:STRIPS - apart + step] for step in range(1, apart)], axis=0)
        scores = np.stack([still.alike(other, apart) for other in moved])
        best = np.clip(scores.argmax(axis=0), 1, len(lags) - 2)
        before, peak, after = (np.take_along_axis(scores, (best + off)[None], 0)[0] for off in (-1, 0, 1))
        shift = lags[best] + np.clip(0.5 * (before - after) / np.minimum(before - 2 * peak + after, -1e-6), -0.5, 0.5)
        trusted = (peak > ALIKE) & (peak >= before) & (peak >= after) & blank
        left, row = np.nonzero(trusted & filled[:STRIPS - apart] & filled[apart:])
        found.append(np.stack([centres[left, row], centres[left + apart, row], (row + 1) * half + reach,
                               shift[left, row], peak[left, row]], axis=1))
    return np.concatenate(found)


class _Halves:
    """Strips moved up by ``lag`` rows, seen through windows of two halves of ``half`` rows, each beginning where the
    second half of the one before does: a half is summed once for both. ``means`` and ``spreads`` are (strips, windows).
    """

    def __init__(self, strips: np.ndarray, half: int, reach: int, lag: int) -> None:
        self._rows = _halves(strips, half, reach, lag)
        self.means = self._mean(self._rows.sum(axis=2))
        self.spreads = self._mean(np.einsum("swr,swr->sw", self._rows, self._rows)) - self.means**2

    def alike(self, other: _Halves, apart: int) -> np.ndarray:
        """Correlation of each window with the strip of ``other`` that lies ``apart`` further right."""
        here, there = slice(None, STRIPS - apart), slice(apart, None)
        shared = self._mean(np.einsum("swr,swr->sw", self._rows[here], other._rows[there]))
        shared -= self.means[here] * other.means[there]
        alike: np.ndarray = shared / np.sqrt(np.maximum(self.spreads[here] * other.spreads[there], BLANK))
        return alike

    def _mean(self, sums: np.ndarray) -> np.ndarray:
        return np.asarray(_windows(sums) / (2 * self._rows.shape[2]))


def _halves(rows: np.ndarray, half: int, reach: int, lag: int) -> np.ndarray:
    """``rows`` (n, rows) moved up by ``lag``, in halves of windows (n, halves, rows); ``reach`` are left out at either
    end."""
    count = (rows.shape[1] - 2 * reach) // half
    return rows[:, reach + lag:reach + lag + count * half].reshape(len(rows), count, half)


def _windows(halves: np.ndarray) -> np.ndarray:
    """The sums of both halves of each window, from those of the halves (n, halves)."""
    return np.asarray(halves[:, 1:] + halves[:, :-1])
