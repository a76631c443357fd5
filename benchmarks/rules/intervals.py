"""Confidence intervals of shares."""

from __future__ import annotations

from math import sqrt

Z = 1.959964
"""Two-sided 95 % of the normal distribution."""


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % score interval of the share ``part`` of ``whole``, from 0 to 1; all of it where nothing was drawn.

    Wilson 1927: unlike the normal interval it holds at shares of 0 and 1 and for few trials, and it needs no table.

    >>> [round(end, 4) for end in wilson(0, 400)]
    [0.0, 0.0095]
    >>> [round(end, 3) for end in wilson(39, 40)]
    [0.871, 0.996]
    >>> wilson(0, 0)
    (0.0, 1.0)
    """
    if not whole:
        return 0.0, 1.0
    share, spread = part / whole, Z * Z / whole
    middle = share + spread / 2
    half = Z * sqrt(share * (1 - share) / whole + spread / (4 * whole))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return (low if part else 0.0), (high if part < whole else 1.0)
