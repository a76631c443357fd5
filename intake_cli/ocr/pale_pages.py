"""Pages whose print is pale all over: printed to save toner, or scanned too light."""

from __future__ import annotations

import cv2
import numpy as np

PALE, FAINTEST = 190, 240
"""Grey levels of flattened print between which it is strengthened: darker print is read as it is, what is paler may be
the grain of a scan."""
DARK, MOST = 166, 4.0
"""The level that it is brought to, from which its share that counts as ink is well off the paper
(``clean.ink_threshold``); and times that it is strengthened at most."""
SHARP, STROKE = 0.6, 2
"""Share of its darkness by which print ends within so many pixels, a stroke's width. What shows through from the other
side is blurred by the paper: on four such pages it was 0.37 to 0.44, print on ten scans 0.65 to 0.87."""
DARKER = 90
"""Per cent of the ink that is paler than what is told of it."""


def strengthened(grey: np.ndarray, ink: float) -> np.ndarray:
    """A flattened page (uint8) whose print has the level ``ink``, darker where that is pale; as it is where all that it
    shows may be the print of its other side."""
    if not PALE < ink <= FAINTEST or not _is_sharp(grey, (255 + ink) / 2):
        return grey
    return np.asarray(255 - cv2.convertScaleAbs(255 - grey, alpha=min(MOST, (255 - DARK) / (255 - ink))))


def _is_sharp(grey: np.ndarray, level: float) -> bool:
    """Whether what is darker than ``level``, and there is some, ends as print does."""
    inked = grey < level
    edges = cv2.max(*(cv2.absdiff(grey, np.roll(grey, STROKE, axis)) for axis in (0, 1)))
    edge, dark = (np.percentile(each[inked], DARKER) for each in (edges, 255 - grey))
    return bool(edge > SHARP * dark)
