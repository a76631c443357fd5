"""Connected parts of a mask by their outlines: following the rims of ink costs a fraction of labelling every pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

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


def parts_of(mask: np.ndarray, wanted: Callable[[int, int], bool] | None = None) -> list[Part]:
    """The parts of ``mask`` (uint8, 0 for the ground), whose pixels touch by a side or a corner; those inside of others
    too. Only those whose width and height are ``wanted``, where that is asked."""
    outlines, within = _outlines(mask)
    boxes: dict[int, Sequence[int]] = {}
    found: dict[int, list[np.ndarray]] = {}
    for index, around in enumerate(within):
        if around < 0:
            boxes[index] = box = cv2.boundingRect(outlines[index])
            if wanted is None or wanted(box[2], box[3]):
                found[index] = [outlines[index]]
    for index, around in enumerate(within):
        if around in found:
            found[around].append(outlines[index])
    return [_part(boxes[index], each) for index, each in found.items()]


def _part(box: Sequence[int], outlines: list[np.ndarray]) -> Part:
    left, top, width, height = box
    return Part(left, top, width, height, tuple(outlines))


def heights_of(mask: np.ndarray) -> np.ndarray:
    """Pixels that each part of ``mask`` is high."""
    outlines, within = _outlines(mask)
    return np.array([cv2.boundingRect(outlines[index])[3] for index, around in enumerate(within) if around < 0])


def _outlines(mask: np.ndarray) -> tuple[Sequence[np.ndarray], list[int]]:
    """Outlines of parts and of their holes, and by index which part each hole is in; -1 for parts."""
    outlines, tree = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return outlines, [] if tree is None else tree[0, :, 3].tolist()


def drawn(parts: Iterable[Part], shape: tuple[int, ...], corner: tuple[int, int] = (0, 0)) -> np.ndarray:
    """A mask of ``shape`` (uint8, 0 or 1) of ``parts`` alone; ``corner`` (x, y) is where it lies on theirs."""
    mask = np.zeros(shape, np.uint8)
    outlines = [outline for part in parts for outline in part.outlines]
    return np.asarray(cv2.drawContours(mask, outlines, -1, 1, cv2.FILLED, offset=(-corner[0], -corner[1])))
