"""Words that print again a piece of another: imitated bold type whose label and value were one word the first time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from intake_cli.ocr.glyph_words import Signs

Run = list[int]
"""Indexes of the glyphs of a word, in reading order."""
DOUBLED = 0.1
"""Glyph sizes within which the same character printed again is a shadow, not text."""
LEVELS = 4.0
"""Points of the strips in which words are taken for those of one height; each is tried at two offsets."""


def whole_only(signs: Signs, runs: list[Run]) -> list[Run]:
    """``runs`` (indexes of glyphs) without those that print a piece of another again in its place."""
    again = {second for first, second in _overlapping(signs, runs) if _is_piece(signs, runs[second], runs[first])}
    return [run for place, run in enumerate(runs) if place not in again] if again else runs


def _overlapping(signs: Signs, runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Places of runs of about one height of which the second begins inside the first; hardly any on most pages."""
    if len(runs) < 2:
        return
    first, last = [run[0] for run in runs], [run[-1] for run in runs]
    left, right, top, size = signs.left[first], signs.right[last], signs.top[first], signs.size[first]
    for offset in (0.0, 0.5):
        level = np.floor(top / LEVELS + offset)
        order = np.lexsort((-right, left, level))
        one, other = order[:-1], order[1:]
        inside = (level[one] == level[other]) & (left[other] < right[one] - DOUBLED * size[one])
        yield from zip(one[inside].tolist(), other[inside].tolist(), strict=True)


def _is_piece(signs: Signs, piece: Run, whole: Run) -> bool:
    """Whether each glyph of ``piece`` is one of ``whole``, in the same place, one after the other."""
    reach = DOUBLED * float(signs.size[piece[0]])
    start = int(np.argmin(np.abs(signs.left[whole] - signs.left[piece[0]])))
    under = whole[start:start + len(piece)]
    if len(under) < len(piece) or len(piece) == len(whole):
        return False
    same = all(signs.glyphs.texts[one] == signs.glyphs.texts[other] for one, other in zip(piece, under, strict=True))
    return same and all(bool((np.abs(side[piece] - side[under]) < reach).all()) for side in (signs.left, signs.top))
