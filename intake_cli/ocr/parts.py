"""Connected parts of a mask by their outlines: following the rims of ink costs a fraction of labelling every pixel."""

from __future__ import annotations

from collections.abc import Iterable
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


def parts_of(mask: np.ndarray) -> list[Part]:
    """The parts of ``mask`` (uint8, 0 for the ground), whose pixels touch by a side or a corner; those inside of others
    too."""
    outlines, tree = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    within = [] if tree is None else tree[0, :, 3].tolist()
    together = {index: [outlines[index]] for index, around in enumerate(within) if around < 0}
    for index, around in enumerate(within):
        if around >= 0:
            together[around].append(outlines[index])
    return [_part(each) for each in together.values()]


def _part(outlines: list[np.ndarray]) -> Part:
    left, top, width, height = cv2.boundingRect(outlines[0])
    return Part(left, top, width, height, tuple(outlines))


def drawn(parts: Iterable[Part], shape: tuple[int, ...], corner: tuple[int, int] = (0, 0)) -> np.ndarray:
    """A mask of ``shape`` (uint8, 0 or 1) of ``parts`` alone; ``corner`` (x, y) is where it lies on theirs."""
    mask = np.zeros(shape, np.uint8)
    outlines = [outline for part in parts for outline in part.outlines]
    return np.asarray(cv2.drawContours(mask, outlines, -1, 1, cv2.FILLED, offset=(-corner[0], -corner[1])))
