"""Words of which a program drew the characters of one font first and those of another later: 金额 of 金额(CNY)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from intake_cli.ocr.reprinted import Run

if TYPE_CHECKING:
    from intake_cli.ocr.glyph_words import Signs

TOUCH, LEVEL = 0.05, 0.3
"""Glyph sizes by which what is one word may stand apart or overlap, and by which the middles of its characters differ
in height: two fonts differ in these, and columns that stand so close are parted by what they say."""


def joined(signs: Signs, runs: Sequence[Run]) -> list[Run]:
    """``runs`` with those as one that are set in different fonts and touch, though others were drawn between them.
    Figures in two fonts are two numbers."""
    faces = [{signs.glyphs.runs[owner].font for owner in signs.glyphs.owners[[run[0], run[-1]]].tolist()}
             for run in runs]
    if len(set().union(*faces)) < 2:
        return list(runs)
    begins: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, run in enumerate(runs):
        begins[_square(signs.left[run[0]], _middle(signs, run[0]))].append(place)
    follows = {place: after for place, run in enumerate(runs)
               if (after := _next(signs, runs, begins, place, run[-1])) is not None}
    later = set(follows.values())
    return [_chain(runs, follows, place) for place in range(len(runs)) if place not in later]


def _square(left: float, middle: float) -> tuple[int, int]:
    return int(left // 4), int(middle // 8)


def _middle(signs: Signs, glyph: int) -> float:
    return float(signs.top[glyph] + signs.bottom[glyph]) / 2


def _next(signs: Signs, runs: Sequence[Run], begins: dict[tuple[int, int], list[int]], place: int,
          last: int) -> int | None:
    """The run that goes on right behind the glyph ``last`` of the one in a ``place``, None where there is none."""
    across, down = _square(signs.right[last], _middle(signs, last))
    near = (each for x, y in product((-1, 0, 1), repeat=2) for each in begins.get((across + x, down + y), ()))
    return next((each for each in near if each != place and _touch(signs, last, runs[each][0])), None)


def _touch(signs: Signs, last: int, first: int) -> bool:
    size = max(signs.size[last], signs.size[first])
    kinds, owners, texts = signs.glyphs.runs, signs.glyphs.owners, signs.glyphs.texts
    one, other = kinds[owners[last]], kinds[owners[first]]
    figures = texts[last].isdigit() and texts[first].isdigit()
    return bool(one.font != other.font and one.size == other.size and not figures
                and abs(signs.left[first] - signs.right[last]) <= TOUCH * size
                and abs(_middle(signs, last) - _middle(signs, first)) <= LEVEL * size)


def _chain(runs: Sequence[Run], follows: dict[int, int], place: int) -> Run:
    chain = list(runs[place])
    while place in follows:
        place = follows[place]
        chain += runs[place]
    return chain
