"""Glyphs of a text layer grouped to words by the gaps between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

import numpy as np

from checks.facts import Box
from intake_cli.ocr.glyphs import Glyphs, spaces
from intake_cli.words import Word

GAP_CJK, GAP_OTHER = 0.3, 0.25
"""Gaps, in glyph sizes, beyond which two characters belong to different words."""
OVERLAP = 0.6
"""Glyph sizes by which a character may reach back over the one before it: fonts that state wrong widths."""
LEVEL = 0.3
"""Glyph sizes by which the middles of neighbours may differ in height."""
DOUBLED = 0.1
"""Glyph sizes within which the same character printed again is a shadow, not text."""


def words_of(glyphs: Glyphs) -> list[Word]:
    """Glyphs on the upright page in content order, grouped to words, each printed once; pieces that content order tore
    apart are joined again where the page has no spaces of its own."""
    blank = spaces(glyphs)
    signs = _Signs.of(glyphs.only(~blank))
    order, joins = _without_shadows(signs, np.cumsum(blank)[~blank])
    runs = _printed_once(signs, np.split(order, np.flatnonzero(~joins) + 1) if len(order) else [])
    return signs.words(runs if blank.any() else _rejoined(signs, runs))


@dataclass(frozen=True, slots=True)
class _Signs:
    """The columns of glyphs that are no spaces."""

    glyphs: Glyphs
    left: np.ndarray
    top: np.ndarray
    right: np.ndarray
    bottom: np.ndarray
    size: np.ndarray

    @classmethod
    def of(cls, glyphs: Glyphs) -> _Signs:
        left, top, right, bottom = glyphs.boxes
        return cls(glyphs, left, top, right, bottom, np.array([run.size for run in glyphs.runs], float)[glyphs.owners])

    def follow(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        """Whether each of ``after`` (indexes) continues the word that ends in its counterpart ``before``."""
        size = np.maximum(self.size[before], self.size[after])
        gap = self.left[after] - self.right[before]
        uneven = np.abs(self.top[before] + self.bottom[before] - self.top[after] - self.bottom[after])
        follows = (self.left[after] > self.left[before]) & (gap >= -OVERLAP * size) & (gap <= GAP_CJK * size) & \
            (uneven <= 2 * LEVEL * size)
        for place in np.flatnonzero(follows & (gap > GAP_OTHER * size)).tolist():
            follows[place] = all(is_cjk(self.glyphs.texts[index]) for index in (before[place], after[place]))
        return follows

    def shadow(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Whether each of ``second`` is ``first`` printed again in nearly the same place, as imitated bold type is."""
        reach = DOUBLED * self.size[first]
        shadows: np.ndarray = (np.abs(self.left[first] - self.left[second]) < reach) & \
            (np.abs(self.top[first] - self.top[second]) < reach)
        for place in np.flatnonzero(shadows).tolist():
            shadows[place] = self.glyphs.texts[first[place]] == self.glyphs.texts[second[place]]
        return shadows

    def words(self, runs: list[np.ndarray]) -> list[Word]:
        """The word of each run."""
        if not runs:
            return []
        order = np.concatenate(runs)
        starts = np.cumsum([0, *map(len, runs[:-1])])
        tops, bottoms = np.minimum.reduceat(self.top[order], starts), np.maximum.reduceat(self.bottom[order], starts)
        rights = self.right[[run[-1] for run in runs]]
        kinds = [self.glyphs.runs[owner] for owner in self.glyphs.owners[order[starts]].tolist()]
        lefts, texts = self.left[order].tolist(), [self.glyphs.texts[index] for index in order.tolist()]
        words = []
        for kind, start, count, top, right, bottom in zip(kinds, starts.tolist(), map(len, runs), tops.tolist(),
                                                          rights.tolist(), bottoms.tolist(), strict=True):
            parts, edges = texts[start:start + count], (*lefts[start:start + count], right)
            text = "".join(parts)
            if len(text) != count:
                edges = _split_edges(parts, edges)
            words.append(Word(text, Box(edges[0], top, right, bottom), edges=edges, size=kind.size, font=kind.font))
        return words


def _without_shadows(signs: _Signs, parted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Indexes of the glyphs that are no shadow of the one before, and whether each but the first continues the one
    before it. ``parted`` counts the spaces before each glyph."""
    kept = np.arange(len(parted))
    while True:
        before, after = kept[:-1], kept[1:]
        near = parted[before] == parted[after]
        joins = near & signs.follow(before, after)
        shadows = near & ~joins & signs.shadow(before, after)
        if not shadows.any():
            return kept, joins
        shadows[1:] &= ~shadows[:-1]  # a shadow's shadow is compared with what casts both, the next time round
        kept = kept[np.concatenate(([True], ~shadows))]


def _printed_once(signs: _Signs, runs: list[np.ndarray]) -> list[np.ndarray]:
    """``runs`` without those that print the same text in the same place again. Only runs in neighbouring squares of
    the page are compared."""
    if not runs:
        return []
    first = np.array([run[0] for run in runs])
    reach = DOUBLED * signs.size[first]
    square = float(reach.max()) or 1.0
    squares = np.floor(np.nan_to_num(np.array((signs.left[first], signs.top[first])) / square)).astype(int).T
    texts, seen, kept = signs.glyphs.texts, set(), []
    standing: defaultdict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    for run, x, y, near, (column, row) in zip(runs, signs.left[first].tolist(), signs.top[first].tolist(),
                                              reach.tolist(), squares.tolist(), strict=True):
        text = "".join([texts[index] for index in run.tolist()])
        others = chain.from_iterable(standing[text, column + across, row + down] for across in (-1, 0, 1)
                                     for down in (-1, 0, 1)) if text in seen else ()
        if any(abs(x - left) < near and abs(y - top) < near for left, top in others):
            continue
        seen.add(text)
        standing[text, column, row].append((x, y))
        kept.append(run)
    return kept


def _rejoined(signs: _Signs, runs: list[np.ndarray]) -> list[np.ndarray]:
    if not runs:
        return []
    first = np.array([run[0] for run in runs])
    order = np.lexsort((signs.left[first], np.rint(signs.top[first] + signs.bottom[first])))
    last = np.array([run[-1] for run in runs])[order]
    joins = signs.follow(last[:-1], first[order][1:])
    groups = np.split(order, np.flatnonzero(~joins) + 1)
    return [np.concatenate([runs[index] for index in group.tolist()]) for group in groups]


def is_cjk(text: str) -> bool:
    """Whether the first character is Chinese.

    >>> is_cjk("行"), is_cjk("7")
    (True, False)
    """
    return "\u2e80" <= text[:1] <= "\u9fff" or "\uf900" <= text[:1] <= "\ufaff" or text[:1] >= "\U00020000"


def _split_edges(parts: list[str], edges: tuple[float, ...]) -> tuple[float, ...]:
    """Edges per character where one glyph stands for several (㈱)."""
    split: list[float] = []
    for text, left, right in zip(parts, edges, edges[1:], strict=False):
        split.extend(left + (right - left) * part / len(text) for part in range(len(text)))
    return (*split, edges[-1])
