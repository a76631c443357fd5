"""Glyphs of a text layer grouped to words by the gaps between them."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain

import numpy as np

from checks.facts import Box
from intake_cli.ocr import figures_apart, fonts_apart
from intake_cli.ocr.crossed import uncrossed
from intake_cli.ocr.glyphs import Glyphs, spaces
from intake_cli.ocr.narrow_blanks import parted as parted_at_blanks
from intake_cli.ocr.reprinted import DOUBLED, Run, whole_only
from intake_cli.words import Part, Word

GAP_CJK, GAP_OTHER = 0.3, 0.25
"""Gaps, in glyph sizes, beyond which two characters belong to different words."""
OVERLAP = 0.6
"""Glyph sizes by which a character may reach back over the one before it: fonts that state wrong widths."""
ROOM = 0.05
"""Glyph sizes from which it is told how far apart two characters of a word stand, or how far one reaches into the
other: columns that touch are one word."""
LEVEL = 0.3
"""Glyph sizes by which the middles of neighbours may differ in height."""
MANY = 2.0**20
"""More squares than a page is high: one number tells the square of a row and a column."""


def words_of(glyphs: Glyphs) -> list[Word]:
    """Glyphs on the upright page in content order, grouped to words, each printed once; pieces that content order tore
    apart are joined again where the page has no spaces of its own."""
    blank = spaces(glyphs)
    signs = Signs.of(glyphs.only(~blank))
    parted = np.cumsum(blank)[~blank]
    split = _split(*_without_shadows(signs, parted))
    order = uncrossed(signs, split)
    runs = split if order is None else _split(order, _joins(signs, order, parted))
    runs = fonts_apart.joined(signs, whole_only(signs, _printed_once(signs, runs)))
    runs = figures_apart.joined(signs, runs)
    whole = runs if blank.any() else _rejoined(signs, runs)
    return signs.words(parted_at_blanks(whole, signs.glyphs.texts, signs.left, signs.right, signs.size))


def _split(order: np.ndarray, joins: np.ndarray) -> list[list[int]]:
    """``order`` parted where one does not join the next."""
    indexes, ends = order.tolist(), [*(np.flatnonzero(~joins) + 1).tolist(), len(order)]
    return [indexes[start:end] for start, end in zip([0, *ends], ends, strict=False)] if indexes else []


def _joins(signs: Signs, order: np.ndarray, parted: np.ndarray) -> np.ndarray:
    """Whether each but the first of the glyphs in ``order`` continues the one before it. ``parted`` counts the spaces
    before each glyph."""
    before, after = order[:-1], order[1:]
    return np.asarray((parted[before] == parted[after]) & signs.follow(before, after))


@dataclass(frozen=True, slots=True)
class Signs:
    """The columns of glyphs that are no spaces."""

    glyphs: Glyphs
    left: np.ndarray
    top: np.ndarray
    right: np.ndarray
    bottom: np.ndarray
    size: np.ndarray

    @classmethod
    def of(cls, glyphs: Glyphs) -> Signs:
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

    def words(self, runs: list[Run]) -> list[Word]:
        """The word of each run."""
        if not runs:
            return []
        order = np.array(list(chain.from_iterable(runs)))
        starts = np.cumsum([0, *map(len, runs)])
        ends, starts = starts[1:], starts[:-1]
        held, rights = self.glyphs.owners[order], self.right[order]
        room = np.append(np.abs(self.left[order[1:]] - rights[:-1]) > ROOM * self.size[order[1:]], False)
        room[ends - 1] = False
        columns = (starts, ends, np.minimum.reduceat(self.top[order], starts), self.right[order[ends - 1]],
                   np.maximum.reduceat(self.bottom[order], starts), held[starts],
                   np.minimum.reduceat(held, starts) != np.maximum.reduceat(held, starts),
                   np.logical_or.reduceat(room, starts))
        texts, lefts = list(map(self.glyphs.texts.__getitem__, order.tolist())), self.left[order].tolist()
        words = []
        for run, start, end, top, right, bottom, owner, several, roomy in zip(runs, *map(np.ndarray.tolist, columns),
                                                                              strict=True):
            text, edges, kind = "".join(texts[start:end]), (*lefts[start:end], right), self.glyphs.runs[owner]
            if len(text) != end - start:
                edges, roomy = _split_edges(texts[start:end], edges), False
            words.append(Word(text, Box(edges[0], top, right, bottom), 1.0, edges, None, 0.0, kind.size, kind.font,
                              self._parts(run) if several else (),
                              tuple(rights[start:end].tolist()) if roomy else (),
                              ink=self._rarest_ink(run) if several else kind.ink))
        return words

    def _rarest_ink(self, run: list[int]) -> int:
        """The colour of the fewest characters of a word."""
        inks = Counter(self.glyphs.runs[owner].ink for owner in self.glyphs.owners[run].tolist())
        return min(inks, key=lambda ink: (inks[ink], ink))

    def _parts(self, run: list[int]) -> tuple[Part, ...]:
        """What of a word is set alike; nothing where all of it is."""
        texts, kinds = self.glyphs.texts, self.glyphs.runs
        faces = [(kinds[owner].font, kinds[owner].size) for owner in self.glyphs.owners[run].tolist()]
        if len(set(faces)) == 1:
            return ()
        groups = itertools.groupby(zip(faces, run, strict=True), key=lambda each: each[0])
        return tuple(Part("".join(texts[index] for _, index in group), *face) for face, group in groups)


def _without_shadows(signs: Signs, parted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
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


def _printed_once(signs: Signs, runs: list[Run]) -> list[Run]:
    """``runs`` without those that print the same text in the same place again."""
    first = [run[0] for run in runs]
    reach = DOUBLED * signs.size[first]
    crowded = _crowded(signs.left[first], signs.top[first], reach)
    alike: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    again = set()
    for place in np.flatnonzero(crowded).tolist():
        left, top = signs.left[first[place]], signs.top[first[place]]
        same = alike["".join([signs.glyphs.texts[index] for index in runs[place]])]
        if any(abs(left - x) < reach[place] and abs(top - y) < reach[place] for x, y in same):
            again.add(place)
        else:
            same.append((left, top))
    return [run for place, run in enumerate(runs) if place not in again] if again else runs


def _crowded(left: np.ndarray, top: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Which points may lie within ``reach`` of another, hardly any on an ordinary page: those that share a square of
    one of four nets, each moved by half a square, for two that are near do so in one of them."""
    crowded = np.zeros(len(left), bool)
    side = 2 * float(reach.max(initial=0.0)) or 1.0
    for across, down in itertools.product((0.0, 0.5), repeat=2):
        squares = np.floor(left / side + across) * MANY + np.floor(top / side + down)
        order = np.argsort(squares)
        shared = squares[order[1:]] == squares[order[:-1]]
        crowded[order[1:][shared]] = crowded[order[:-1][shared]] = True
    return crowded


def _rejoined(signs: Signs, runs: list[Run]) -> list[Run]:
    first = np.array([run[0] for run in runs], int)
    order = np.lexsort((signs.left[first], np.rint(signs.top[first] + signs.bottom[first])))
    last = np.array([run[-1] for run in runs], int)[order]
    groups = _split(order, signs.follow(last[:-1], first[order][1:]))
    return [runs[group[0]] if len(group) == 1 else list(chain.from_iterable([runs[place] for place in group]))
            for group in groups]


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
