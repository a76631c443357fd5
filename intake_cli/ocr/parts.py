"""Connected parts of a mask by their outlines: following the rims of ink costs a fraction of labelling every pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress

import cv2
import numpy as np


@dataclass(frozen=True, slots=True)
class Part:
    """A part in pixels of its mask, with ``outlines`` of its rim and of its holes as points (x, y)."""

    left: int
    top: int
    width: int
    height: int
    outlines: tuple[np.ndarray, ...]


class Outlines:
    """The outlines of all parts of a mask (uint8, 0 for the ground), whose pixels touch by a side or a corner; those
    inside of others too. ``boxes`` are left, top, width and height (n, 4) of each part."""

    def __init__(self, mask: np.ndarray) -> None:
        self._shape = mask.shape
        self._outlines, tree = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
        self._within = np.zeros(0, int) if tree is None else tree[0, :, 3]  # the part that a hole is in, -1 for parts
        self._own = np.flatnonzero(self._within < 0)
        self.boxes = _boxes(list(map(self._outlines.__getitem__, self._own.tolist())))

    def parts(self, kept: np.ndarray) -> list[Part]:
        """The parts ``kept`` (n, bool)."""
        rims = {index: [self._outlines[index]] for index in self._own[kept].tolist()}
        for index in np.flatnonzero(self._of(kept) & (self._within >= 0)).tolist():
            rims[int(self._within[index])].append(self._outlines[index])
        return [Part(left, top, width, height, tuple(each))
                for (left, top, width, height), each in zip(self.boxes[kept].tolist(), rims.values(), strict=True)]

    def drawn(self, kept: np.ndarray) -> np.ndarray:
        """A mask (uint8, 0 or 1) of the parts ``kept`` (n, bool) alone."""
        return _filled(list(compress(self._outlines, self._of(kept).tolist())), self._shape)

    def _of(self, kept: np.ndarray) -> np.ndarray:
        """Which outlines are of the parts ``kept``."""
        chosen = np.zeros(len(self._within), bool)
        chosen[self._own] = kept
        return chosen | ((self._within >= 0) & chosen[self._within])


def parts_of(mask: np.ndarray, wanted: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None) -> list[Part]:
    """The parts of ``mask``; only those whose widths and heights are ``wanted``, where that is asked of all of them at
    once."""
    found = Outlines(mask)
    widths, heights = found.boxes[:, 2], found.boxes[:, 3]
    return found.parts(np.ones(len(widths), bool) if wanted is None else wanted(widths, heights))


def heights_of(mask: np.ndarray) -> np.ndarray:
    """Pixels that each part of ``mask`` is high."""
    return Outlines(mask).boxes[:, 3]


def _boxes(outlines: list[np.ndarray]) -> np.ndarray:
    """Left, top, width and height (n, 4) of outlines: measured at once, for pages have thousands."""
    if not outlines:
        return np.zeros((0, 4), int)
    points = np.concatenate(outlines)[:, 0]
    starts = np.cumsum([0, *map(len, outlines[:-1])])
    first, last = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return np.hstack((first, last - first + 1))


def drawn(parts: Iterable[Part], shape: tuple[int, ...], corner: tuple[int, int] = (0, 0)) -> np.ndarray:
    """A mask of ``shape`` (uint8, 0 or 1) of ``parts`` alone; ``corner`` (x, y) is where it lies on theirs."""
    return _filled([outline for part in parts for outline in part.outlines], shape, corner)


def _filled(outlines: list[np.ndarray], shape: tuple[int, ...], corner: tuple[int, int] = (0, 0)) -> np.ndarray:
    mask = np.zeros(shape, np.uint8)
    return np.asarray(cv2.drawContours(mask, outlines, -1, 1, cv2.FILLED, offset=(-corner[0], -corner[1])))
