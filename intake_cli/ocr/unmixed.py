"""Red ink over black told apart by how dense each is: red ink hardly dims red light, black dims all light alike."""

from __future__ import annotations

import cv2
import numpy as np

from intake_cli.ocr.seals import RED

PAPER = 88
"""Percentile of each channel that is the paper of a crop."""
DARKEST = 4
"""Grey level that counts as wholly black: its density is still finite."""
STRONG, SHARE = 0.25, 0.5
"""Density by which other light is dimmed more than red where there is red ink: at least, as a share of the most that
is seen."""
FEWEST = 10
"""Pixels of red ink without which there is none."""
PURE = 25
"""Percentile of what red ink takes of red light where it is alone; the rest has black beneath."""
SPREAD = 0.8
"""Pixels over which the colour of noise is evened out."""
WHITE = 235


def unmixed(crop: np.ndarray) -> np.ndarray | None:
    """Grey pixels of a BGR ``crop`` as it was before red ink came over it; None where there is none.

    Densities of inks that lie over each other add up (Beer and Lambert): what red ink adds to the other channels tells
    how much of it there is, and that how much of the red channel's density is its own.
    """
    light = np.clip(crop.astype(np.float32), DARKEST, None)
    density = -np.log(light / np.percentile(light.reshape(-1, 3), PAPER, axis=0))
    red, others = density[:, :, RED], density[:, :, :RED].mean(axis=2)
    colour = others - red
    inked = colour > max(STRONG, SHARE * float(np.percentile(colour, 99)))
    if np.count_nonzero(inked) < FEWEST:
        return None
    own = float(np.percentile(np.clip(red[inked] / others[inked], 0, 0.9), PURE))
    ink = np.clip(cv2.GaussianBlur(colour, (0, 0), SPREAD), 0, None) / (1 - own)
    return np.asarray((WHITE * np.exp(-np.clip(red - own * ink, 0, None))).astype(np.uint8))
