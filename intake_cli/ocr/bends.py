"""How lines of print bend: on paper that did not lie flat, and on paper that slipped in a feeder under way."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.polynomial.polynomial import polyval2d

ACROSS, DOWN = 5, 4
POWERS = [(i, j) for i in range(1, ACROSS + 1) for j in range(DOWN)]
"""Of x and y in the polynomial of the bend: damp or crumpled paper bends otherwise at the head of a page, at its foot
and between."""
HEIGHTS, STIFF, STEP, SETTLED = 17, 0.8, 0.3, 6
"""Heights of a page for which its slant is told where it slipped; how much, by comparison, one is held to be as that
beside it, less where the two are further apart than so many pixels, for paper slips once or twice; and how often the
slants are fitted until they keep to few steps."""


@dataclass(frozen=True, slots=True)
class Bend:
    """How far lines sink below level, as a polynomial of x and y from -1 to 1; ``width`` and ``height`` in pixels.
    ``lean`` is how much further right columns stand a pixel further down in the middle of the page, ``fan`` how much
    more at its right side: seen at a slant, columns run together."""

    weights: np.ndarray
    width: int
    height: int
    lean: float = 0.0
    fan: float = 0.0

    def before(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where on the bent page lies what belongs to (x, y)."""
        aside = x + self._lean_at(x) * (y - self.height / 2)
        return aside, y + self.at(aside, y)

    def upright(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Where across the page with upright columns stands what is at (x, y) of the one with level lines."""
        near = x - self._lean_at(x) * (y - self.height / 2)
        return np.asarray(x - self._lean_at(near) * (y - self.height / 2))

    def _lean_at(self, x: np.ndarray) -> np.ndarray:
        return np.asarray(self.lean + self.fan * (2 * x / self.width - 1))

    def at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Pixels by which what belongs to (x, y) lies below it."""
        across, down = 2 * x / self.width - 1, 2 * y / self.height - 1
        return np.asarray(across * polyval2d(across, down, self.weights.reshape(ACROSS, DOWN)))

    def tells(self, y: np.ndarray, least: float) -> np.ndarray:
        """At which heights it is to be seen whether the page lies better without the bend: anywhere."""
        return np.ones(y.shape, bool)

    def enlarged(self, factor: int) -> Bend:
        """The same bend on the page ``factor`` times larger."""
        return replace(self, weights=self.weights * factor, width=self.width * factor, height=self.height * factor)

    def upside_down(self) -> Bend:
        """The same bend on the page turned by half."""
        signs = np.array([-((-1.0) ** (i + j)) for i, j in POWERS])
        return replace(self, weights=signs * self.weights, fan=-self.fan)

    def levelled(self, page: np.ndarray, flags: int, border: int) -> np.ndarray:
        """``page`` with its lines level."""
        coarse = 16
        y, x = np.mgrid[0:self.height + coarse:coarse, 0:self.width + coarse:coarse].astype(np.float32)
        shifts = ((after - before).astype(np.float32) for after, before in zip(self.before(x, y), (x, y), strict=True))
        across, down = (cv2.resize(shift, None, fx=coarse, fy=coarse)[:self.height, :self.width] for shift in shifts)
        across += np.arange(self.width, dtype=np.float32)  # what is moved by so much
        down += np.arange(self.height, dtype=np.float32)[:, None]
        return np.asarray(cv2.remap(page, across, down, flags, borderMode=cv2.BORDER_CONSTANT, borderValue=border))


@dataclass(frozen=True, slots=True)
class Slip(Bend):
    """Lines that are straight but slant otherwise from some height on: ``weights`` are what they sink by over half of
    the page, at heights evenly spaced from its head to its foot."""

    def at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Pixels by which what belongs to (x, y) lies below it."""
        across, down = 2 * x / self.width - 1, 2 * y / self.height - 1
        return np.asarray(across * np.interp(down, np.linspace(-1, 1, len(self.weights)), self.weights))

    def tells(self, y: np.ndarray, least: float) -> np.ndarray:
        """The same: where lines sink by more than so many pixels. The rest lay level before, to the pixel."""
        return np.abs(self.at(np.full(y.shape, float(self.width)), y)) > least

    def upside_down(self) -> Slip:
        """The same slip on the page turned by half."""
        return replace(self, weights=self.weights[::-1], fan=-self.fan)


def curled(shifts: np.ndarray, strips: int, width: int, height: int) -> Bend:
    """The polynomial that is nearest to all ``shifts``: rows of (place of a strip, of one further right, y, shift
    between the two, weight), of so many ``strips`` over the page."""
    one, other, down = _places(shifts, strips, height)
    rows = np.stack([(other**i - one**i) * down**j for i, j in POWERS], axis=1)
    damping = 1e-3 * len(shifts) * np.eye(len(POWERS)) * (2 / strips) ** 2
    return Bend(_solved(rows, shifts, damping), width, height)


def slipped(shifts: np.ndarray, strips: int, width: int, height: int) -> Slip:
    """The slants, each between that above and that below it, that are nearest to all ``shifts``."""
    one, other, down = _places(shifts, strips, height)
    place = (down + 1) / 2 * (HEIGHTS - 1)
    hats = np.maximum(0.0, 1.0 - np.abs(place[:, None] - np.arange(HEIGHTS)))
    turns, apart = np.diff(np.eye(HEIGHTS), axis=0), np.ones(HEIGHTS - 1)
    for _ in range(SETTLED):
        damping = len(shifts) / HEIGHTS * (2 / strips) ** 2 * STIFF * (turns.T / apart) @ turns
        weights = _solved((other - one)[:, None] * hats, shifts, damping)
        apart = np.maximum(STEP, np.abs(turns @ weights))
    return Slip(weights, width, height)


def _places(shifts: np.ndarray, strips: int, height: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where across the page the ink of both strips of each shift stands, and at what height, from -1 to 1."""
    one, other = (2 * (strip + 0.5) / strips - 1 for strip in (shifts[:, 0], shifts[:, 1]))
    return one, other, 2 * shifts[:, 2] / height - 1


def _solved(rows: np.ndarray, shifts: np.ndarray, damping: np.ndarray) -> np.ndarray:
    """Weights of ``rows`` that come nearest to all shifts, outliers counting less."""
    shift, weight = shifts[:, 3], shifts[:, 4]
    trust = weight.copy()
    for _ in range(6):
        solved = np.linalg.solve(rows.T @ (trust[:, None] * rows) + damping, rows.T @ (trust * shift))
        rest = np.abs(shift - rows @ solved)
        trust = weight / np.maximum(1.0, rest / max(0.3, float(np.median(rest)) * 2))
    return solved
