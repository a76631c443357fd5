"""The dark print of a paper whose ground is patterned, shaded or written across in grey."""

from __future__ import annotations

import cv2
import numpy as np

BLACKEST, PALEST = 0.15, 0.8
"""Light, as shares of that of the ground nearby, below which print is black and above which it is ground: thin tinted
labels of a photographed card come to two thirds of its ground's light, notes across a copy to three quarters."""
SPREAD, COARSE, SMOOTH = 9, 4, 31
"""Pixels by which the ground grows over thin print; the share at which it is looked at; pixels it is smoothed over."""


def inked(grey: np.ndarray) -> np.ndarray:
    """``grey`` with its ground white and its print dark, the strokes as they are."""
    spread = cv2.dilate(grey, np.ones((SPREAD, SPREAD), np.uint8))
    coarse = cv2.resize(spread, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    ground = cv2.resize(cv2.medianBlur(coarse, SMOOTH), grey.shape[::-1]).astype(np.float32)
    share = grey.astype(np.float32) / np.maximum(ground, 1.0)
    levelled: np.ndarray = np.clip((share - BLACKEST) / (PALEST - BLACKEST) * 255, 0, 255).astype(np.uint8)
    return levelled
