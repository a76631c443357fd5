"""Words that a page prints several times, told by their pixels alone: one reading of what they have in common is surer
than one of each, and cheaper."""

from __future__ import annotations

from functools import cached_property

import cv2
import numpy as np

SLACK = 2
"""Pixels by which crops of one print may differ in size, and lie apart."""
THUMB, NEAR = (24, 8), 16
"""Width and height of the small pictures by which most prints are told apart, and the mean difference of grey levels
from which they are: of pairs that are one word 99 % lie below it."""
FINENESS = 0.8
"""Standard deviation in pixels of the blur under which prints are compared: single pixels are noise."""
PALEST, PAPER = 40, 0.15
"""Grey levels below paper at which ink is told at all; share of full ink below which a pixel is paper."""
PATCH, SAME = 0.25, 0.12
"""Side of a patch in heights of a crop, about a third of a character, and the mean difference in it, of full ink, below
which two prints are the same. On 80 scanned pages, half of them rough, pairs of one word lay below it in 96 and 90 of a
hundred; no two words that differ in print did: two figures at 0.139 (5 and 6), two characters at 0.169. Of drawn type
two that differ by the length of a stroke alone may (0.08 for U+672A and U+672B)."""
MOST = 9
"""Prints whose mean is taken: more make it no sharper."""


class Print:
    """A word as it is printed once or more often: the ``places`` are indices of its crops, ``crop`` is the first."""

    def __init__(self, index: int, crop: np.ndarray) -> None:
        self.places = [index]
        self.crop = crop
        self._others: list[np.ndarray] = []

    def takes(self, index: int, other: Print) -> bool:
        """Whether ``other`` is the same print; its ``index`` is one of the places then."""
        shift = self._middle[0] - other._middle[0], self._middle[1] - other._middle[1]
        if max(map(abs, shift)) > SLACK or not _is_same(self._ink, _moved(other._ink, shift, self.crop.shape)):
            return False
        self.places.append(index)
        if len(self._others) < MOST - 1:
            self._others.append(_moved(other.crop, shift, self.crop.shape))
        return True

    def mean(self) -> np.ndarray:
        """What the prints have in common, as a crop."""
        return np.rint(np.mean([self.crop, *self._others], axis=0)).astype(np.uint8)

    @cached_property
    def _ink(self) -> np.ndarray:
        """Its ink from 0 to 1."""
        ink = cv2.GaussianBlur(255 - self.crop, (0, 0), FINENESS).astype(np.float32)
        return ink / np.float32(max(PALEST, ink.max()))

    @cached_property
    def _middle(self) -> tuple[float, float]:
        """The centre of its ink to a part of a pixel, x and y: that of one print lies in one place of it."""
        ink = cv2.moments(cv2.threshold(self._ink, PAPER, 0, cv2.THRESH_TOZERO)[1])
        return ink["m10"] / (ink["m00"] or 1.0), ink["m01"] / (ink["m00"] or 1.0)


def prints_of(crops: list[np.ndarray]) -> list[Print]:
    """The different prints among ``crops`` (grey, dark on light, uint8, of one scale), in the order of their first."""
    found: list[Print] = []
    sizes = np.array([crop.shape for crop in crops]).reshape(-1, 2)
    thumbs = np.array([cv2.resize(crop, THUMB, interpolation=cv2.INTER_AREA) for crop in crops], np.int16)
    firsts: list[int] = []
    for index, crop in enumerate(crops):
        seen = Print(index, crop)
        nearest = _nearest(np.array(firsts, int), index, sizes, thumbs)
        if nearest is None or not found[nearest].takes(index, seen):
            found.append(seen)
            firsts.append(index)
    return found


def _nearest(firsts: np.ndarray, index: int, sizes: np.ndarray, thumbs: np.ndarray) -> int | None:
    """Which of ``firsts`` looks most like the crop at ``index`` and is as large; None where none does."""
    fitting = np.flatnonzero((np.abs(sizes[firsts] - sizes[index]) <= SLACK).all(axis=1))
    if not fitting.size:
        return None
    apart = np.abs(thumbs[firsts[fitting]] - thumbs[index]).mean(axis=(1, 2))
    best = int(apart.argmin())
    return int(fitting[best]) if apart[best] < NEAR else None


def _is_same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether ink differs nowhere by more than noise does."""
    patch = max(3, round(PATCH * one.shape[0]))
    return float(cv2.blur(cv2.absdiff(one, other), (patch, patch)).max()) < SAME


def _moved(picture: np.ndarray, shift: tuple[float, float], size: tuple[int, ...]) -> np.ndarray:
    """A picture moved right and down, cut or continued to a size (high, wide)."""
    move = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
    return cv2.warpAffine(picture, move, size[::-1], borderMode=cv2.BORDER_REPLICATE)
