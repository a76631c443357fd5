"""Fringes that a camera sees on a screen: its pixels and the screen's beat against each other."""

from __future__ import annotations

import numpy as np

from intake_cli.ocr.shrink import shares_of

SIDE, MOST = 96, 12
"""Pixels of a square of bare paper, and how many are looked at."""
SLOWEST, FASTEST = 4, 40
"""Waves over a square: slower ones are light falling off, faster ones the grain of the picture."""
GRAIN = 10.0
"""Wave that the grain of a picture makes at least: paper of a drawn page has none, and what leaks of its rules stood 60
times above nothing. Fringes that a camera sees are waves of thousands."""
BARE = 0.002
"""Share of ink that bare paper holds at most."""


def fringes(image: np.ndarray, ink: np.ndarray) -> float:
    """How far the strongest wave on bare paper stands out of the others, 0 where no paper is bare. ``image`` is BGR,
    ``ink`` its ink (bool) at half the size."""
    squares = _bare_squares(image, ink)
    if len(squares) < 3:
        return 0.0
    waves = np.mean([_spectrum(square) for square in squares], axis=0)
    down, across = np.mgrid[0:SIDE, 0:SIDE // 2 + 1]
    down = np.minimum(down, SIDE - down)
    reach = np.hypot(down, across)
    block = SIDE // 8
    jpeg = ((down % block == 0) & (across % block == 0)) | (down <= 1) | (across <= 1)
    wanted = (reach >= SLOWEST) & (reach <= FASTEST) & ~jpeg
    return float(waves[wanted].max() / max(GRAIN, float(np.median(waves[wanted]))))


def _spectrum(square: np.ndarray) -> np.ndarray:
    window = np.outer(np.hanning(SIDE), np.hanning(SIDE))
    plain = square.astype(np.float32)
    return np.abs(np.fft.rfft2((plain - plain.mean()) * window))


def _bare_squares(image: np.ndarray, ink: np.ndarray) -> list[np.ndarray]:
    half = SIDE // 2
    rows, columns = (size // half for size in ink.shape)
    if rows < 3 or columns < 3:
        return []
    soiled = shares_of(ink, rows, columns) > 255 * BARE
    soiled[0] = soiled[-1] = soiled[:, 0] = soiled[:, -1] = True
    places = np.argwhere(~soiled)
    chosen = places[:: max(1, len(places) // MOST)][:MOST]
    return [image[row * SIDE:(row + 1) * SIDE, column * SIDE:(column + 1) * SIDE, 1] for row, column in chosen.tolist()]
