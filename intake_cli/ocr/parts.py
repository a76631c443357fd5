"""Connected parts of a mask by their outlines: following the rims of ink costs a fraction of labelling every pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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


def parts_of(mask: np.ndarray, wanted: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None) -> list[Part]:
    """The parts of ``mask`` (uint8, 0 for the ground), whose pixels touch by a side or a corner; those inside of others
    too. Only those whose widths and heights are ``wanted``, where that is asked of all of them at once."""
    outlines, within = _outlines(mask)
    found = np.flatnonzero(within < 0)
    boxes = _boxes(list(map(outlines.__getitem__, found.tolist())))
    if wanted is not None:
        kept = wanted(boxes[:, 2], boxes[:, 3])
        found, boxes = found[kept], boxes[kept]
    rims = {index: [outlines[index]] for index in found.tolist()}
    for index in np.flatnonzero(np.isin(within, found)).tolist():
        rims[int(within[index])].append(outlines[index])
    return [Part(left, top, width, height, tuple(each))
            for (left, top, width, height), each in zip(boxes.tolist(), rims.values(), strict=True)]


def heights_of(mask: np.ndarray) -> np.ndarray:
    """Pixels that each part of ``mask`` is high."""
    outlines, within = _outlines(mask)
    return _boxes(list(compress(outlines, (within < 0).tolist())))[:, 3]


def _outlines(mask: np.ndarray) -> tuple[Sequence[np.ndarray], np.ndarray]:
    """Outlines of parts and of their holes, and by index which part each hole is in; -1 for parts."""
    outlines, tree = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return outlines, np.zeros(0, int) if tree is None else tree[0, :, 3]


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
    mask = np.zeros(shape, np.uint8)
    outlines = [outline for part in parts for outline in part.outlines]
    return np.asarray(cv2.drawContours(mask, outlines, -1, 1, cv2.FILLED, offset=(-corner[0], -corner[1])))
