"""The grey planes of a page in which symbols are looked for."""

from __future__ import annotations

from functools import cached_property

import cv2
import numpy as np


class Planes:
    """The grey planes of a page, (height, width) uint8, made when asked for.

    ``red``: a red seal is pale in it. ``brightest``: ink of any one colour is pale, only black and grey stay; colours
    printed or scanned a little apart make it less sharp, so it comes second.
    """

    def __init__(self, image: np.ndarray) -> None:
        self._image = image

    @cached_property
    def red(self) -> np.ndarray:
        return cv2.extractChannel(self._image, 2) if self._image.ndim == 3 else np.ascontiguousarray(self._image)

    @cached_property
    def brightest(self) -> np.ndarray:
        if self._image.ndim == 2:
            return self.red
        blue, green = cv2.extractChannel(self._image, 0), cv2.extractChannel(self._image, 1)
        return cv2.max(cv2.max(blue, green, dst=blue), self.red, dst=blue)

    @cached_property
    def even(self) -> np.ndarray:
        """The brightest plane with its background made white: shadows and grey paper go."""
        small = cv2.resize(self.brightest, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
        paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 21)
        height, width = self.brightest.shape
        return cv2.divide(self.brightest, cv2.resize(paper, (width, height)), scale=255)
