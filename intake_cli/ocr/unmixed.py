"""Ink of one colour over black told apart by how dense each is: red ink hardly dims red light, nor blue ink blue light,
black dims all light alike."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.seals import BLUE, RED

PAPER = 88
"""Percentile of each channel that is the paper of a crop."""
DARKEST = 4
"""Grey level that counts as wholly black: its density is still finite."""
STRONG, SHARE = {RED: 0.25, BLUE: 0.5}, 0.5
"""Density by which other light is dimmed more than the ink's own where there is ink: at least, as a share of the most
that is seen. Noise in black type is rather blue: of 1,560 figures of rough copies none but two that a pen had crossed
was so by half."""
FEWEST = 10
"""Pixels of coloured ink without which there is none."""
PURE = 25
"""Percentile of what ink takes of its own light where it is alone; the rest has black beneath."""
SPREAD = 0.8
"""Pixels over which the colour of noise is evened out."""
WHITE = 235
DARK, PRINTED = 118, 0.015
"""Grey level below which a pixel is print, and its share of a crop that holds print at all."""


def unmixed(crop: np.ndarray) -> np.ndarray | None:
    """Grey pixels of a BGR ``crop`` as it was before red ink came over it; None where there is none."""
    return _before(_density(crop), RED)


def without_red_or_pen(crop: np.ndarray) -> tuple[np.ndarray | None, np.ndarray | None]:
    """The same, and as the ``crop`` was before a blue pen crossed it: one of the two at most. None did where what is
    printed is blue itself, so that hardly anything is left."""
    density = _density(crop)
    red = _before(density, RED)
    pen = _before(density, BLUE) if red is None else None
    crossed = pen is not None and np.count_nonzero(pen < DARK) >= PRINTED * pen.size
    return red, pen if crossed else None


def _density(crop: np.ndarray) -> np.ndarray:
    light = np.clip(crop.astype(np.float32), DARKEST, None)
    return np.asarray(-np.log(light / np.percentile(light.reshape(-1, 3), PAPER, axis=0)))


def _before(density: np.ndarray, channel: int) -> np.ndarray | None:
    """Grey pixels of a crop of this ``density`` before ink that is lightest in ``channel`` came over it; None where
    there is none.

    Densities of inks that lie over each other add up (Beer and Lambert): what red ink adds to the other channels tells
    how much of it there is, and that how much of the red channel's density is its own.
    """
    own, others = density[:, :, channel], np.delete(density, channel, axis=2).mean(axis=2)
    colour = others - own
    inked = colour > max(STRONG[channel], SHARE * float(np.percentile(colour, 99)))
    if np.count_nonzero(inked) < FEWEST:
        return None
    pure = float(np.percentile(np.clip(own[inked] / others[inked], 0, 0.9), PURE))
    ink = np.clip(cv2.GaussianBlur(colour, (0, 0), SPREAD), 0, None) / (1 - pure)
    return np.asarray((WHITE * np.exp(-np.clip(own - pure * ink, 0, None))).astype(np.uint8))
