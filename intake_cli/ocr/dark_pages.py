"""Pages of light print on a dark ground, as banking apps show them at night, made dark print on a light one."""

from __future__ import annotations

import cv2
import numpy as np

DARK = 90
"""Grey level below which the ground of a page is dark: paper is lighter in the poorest light that shows print."""
EVERY, PRINT, LIGHTER = 4, 0.25, 3.0
"""Of how many pixels one is looked at, across and down; share of a page that print covers at most; and how much further
from the ground the lightest pixels lie than the darkest, where the print is the lighter."""
SOLID, MOSTLY = 15, 0.5
"""Pixels looked at that print is narrower than one way or the other, and share of what is light that lies in wider
areas where these are a sheet on a dark table."""


def on_light(pixels: np.ndarray) -> np.ndarray:
    """``pixels`` (height, width, 3) BGR uint8, or a page of light print turned, as grey as its print is light: no
    seals are on it, and print in red or green (money in, money out) is print."""
    return np.asarray(cv2.cvtColor(255 - pixels.max(axis=2), cv2.COLOR_GRAY2BGR)) if is_dark(pixels) else pixels


def is_dark(pixels: np.ndarray) -> bool:
    """Whether a page shows light print on a dark ground; a dark table with a sheet on it shows none."""
    blue, green, red = cv2.split(pixels[::EVERY, ::EVERY])
    light = cv2.max(cv2.max(blue, green), red)
    below = np.cumsum(np.bincount(light.ravel(), minlength=256))
    low, ground, high = np.searchsorted(below, np.array((0.01, 0.5, 0.99)) * light.size)
    if ground >= DARK or high - ground <= LIGHTER * max(ground - low, 1):
        return False
    lit = (light > (ground + high) / 2).view(np.uint8)
    wide = cv2.morphologyEx(lit, cv2.MORPH_OPEN, np.ones((SOLID, SOLID), np.uint8))
    share = np.count_nonzero(lit)
    return bool(share < PRINT * lit.size and np.count_nonzero(wide) < MOSTLY * share)
