"""Which texts of a page lie where others draw, told without comparing each with each: pages hold thousands of them."""

from __future__ import annotations

import numpy as np

SLACK = 1.0
"""Points by which texts are looked for beyond where the tallest of them may begin, for what sums round away."""


class ByHeight:
    """Boxes of texts (n, 4; left, bottom, right, top) in the order of their bottoms."""

    def __init__(self, texts: np.ndarray) -> None:
        self._order = np.argsort(texts[:, 1], kind="stable")  # swift where they stand in lines already
        self._sides = texts[self._order].T.copy()
        self._reach = np.fmax.reduce(self._sides[3] - self._sides[1], initial=0.0) + SLACK

    def overlapping(self, covers: np.ndarray, before: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Places of ``covers`` (m, 4) and of texts that overlap, in pairs; only texts of as many as are drawn
        ``before`` each cover (m)."""
        left, bottom, right, top = self._sides
        firsts = np.searchsorted(bottom, covers[:, 1] - self._reach)
        counts = np.maximum(np.searchsorted(bottom, covers[:, 3]) - firsts, 0)
        cover = np.repeat(np.arange(len(covers)), counts)
        place = np.arange(len(cover)) + np.repeat(firsts - (np.cumsum(counts) - counts), counts)
        earlier = self._order[place] < before[cover]
        cover, place = cover[earlier], place[earlier]
        x0, y0, x1, y1 = covers[cover].T
        meets = (left[place] < x1) & (right[place] > x0) & (bottom[place] < y1) & (top[place] > y0)
        return cover[meets], self._order[place[meets]]
