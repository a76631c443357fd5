"""Streaks that dust on a scanner's glass draws all along a page: taken off before the page is levelled, while they run
straight along its pixels."""

from __future__ import annotations

import cv2
import numpy as np

STEP = 16
"""Rows from one that is looked at to the next."""
WIDEST = 7
"""Pixels that a streak is wide at most."""
DEEP = 16
"""Grey levels by which a streak is darker than the paper beside it."""
LONG, MARGIN, THROUGH = 0.85, 0.025, 0.8
"""Share of the rows in which a streak shows, at least; the share of the page's height that its first and last margins
have, where nothing printed runs; and the share of their rows in which it shows too."""
LIT = 0.5
"""Share of the page's lightness below which a row lies beyond the sheet, where a scanner sees its dark lid."""
BORDER = 0.012
"""Share of the page's width beside its edges in which what runs all along is the edge of the sheet."""
HIDES = 40
"""Grey levels by which a streak is darker than paper from which it may hide strokes of print, or look like some; the
cells of a sensor that are not set alike draw dozens of paler ones."""
PRINT = 24
"""Grey levels by which print under a streak is darker than the streak."""


def without_streaks(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """BGR ``pixels`` without streaks along either side, the same array where there are none, and where those ran that
    may hide print (height, width; bool). Under a streak what is darker stays, for print is, and the rest is drawn from
    what stands beside it."""
    where = np.zeros(pixels.shape[:2], bool)
    upright = _repaired(pixels, _streaks(pixels[::STEP]), where)
    across = upright.swapaxes(0, 1)
    repaired = _repaired(across, _streaks(cv2.transpose(np.ascontiguousarray(upright[:, ::STEP]))), where.T)
    return upright if repaired is across else np.ascontiguousarray(repaired.swapaxes(0, 1)), where


def _streaks(rows: np.ndarray) -> list[tuple[int, int]]:
    """First column and the one behind the last of each streak down the ``rows``."""
    grey = cv2.cvtColor(rows, cv2.COLOR_BGR2GRAY)
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((1, WIDEST + 2), np.uint8))
    light = np.median(paper, axis=1)
    dark = (cv2.subtract(paper, grey) >= DEEP)[light > LIT * np.median(light)]
    edge = max(1, round(MARGIN * len(dark)))
    through = (dark.mean(axis=0) >= LONG) & (dark[:edge].mean(axis=0) >= THROUGH) & (
        dark[-edge:].mean(axis=0) >= THROUGH)
    border = round(BORDER * grey.shape[1])
    columns = np.flatnonzero(through[border:grey.shape[1] - border]) + border
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    return [(int(run[0]), int(run[-1]) + 1) for run in runs if run.size]


def _repaired(pixels: np.ndarray, streaks: list[tuple[int, int]], where: np.ndarray) -> np.ndarray:
    """``pixels`` without ``streaks``; those that may hide print are marked in the mask ``where``."""
    if not streaks:
        return pixels
    whole = pixels.copy()
    last = pixels.shape[1] - 1
    for first, end in streaks:
        start, stop = max(0, first - 1), min(last + 1, end + 1)  # with its rims
        left, right = (pixels[:, min(max(0, at), last)].astype(np.float32)[:, None] for at in (start - 1, stop))
        share = ((np.arange(start, stop) - start + 1) / (stop - start + 1))[None, :, None]
        paper = left + (right - left) * share
        own = pixels[:, start:stop]
        grey = cv2.cvtColor(np.ascontiguousarray(own), cv2.COLOR_BGR2GRAY)
        where[:, start:stop] |= np.median(paper.mean(axis=2) - grey, axis=0).max() >= HIDES
        printed = grey < np.median(grey, axis=0) - PRINT
        whole[:, start:stop] = np.where(printed[:, :, None], own, paper).astype(np.uint8)
    return whole
