"""Where Chinese text breaks off because its column is full, it goes on in the line below."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from statistics import median

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.layout.lines import around
from intake_cli.statements.placed import Placed
from intake_cli.words import Word

LEAST, ODD = 2, 0.1
"""Texts that must show which way those of a page go on, and the share of them that may say otherwise."""
ROOM, AMPLE = 1.3, 2.5
"""Heights of a character that a line leaves of the width of its column at most where the next one did not fit in, and
from which any would have, a word of letters or a bracket with what it holds too."""


def owners_by_breaks(marked: Sequence[Placed], anchors: Sequence[int],
                     stacked: Collection[int] = ()) -> dict[int, int]:
    """Single lines between two entries, by index, with the number of the one of whose cell they are: of the lower one
    where the text between breaks off, of the upper one where that of its own line does. Nothing is told where both
    lines are full, or neither is, and of a page on which some go one way and some the other, but for cells of three
    lines that stand over, on and under that of their entry; nor by columns in which each line is a text of its own, for
    titles ``stacked`` above each other."""
    limits = {column: limit for column, limit in limits_of(marked).items() if column not in stacked}
    found = {upper + 1: number + lower_one for number, (upper, lower) in enumerate(itertools.pairwise(anchors))
             if lower - upper == 2 and (lower_one := _goes_on(marked[upper:lower + 1], limits)) is not None}
    lines = Counter(found.values())
    around_own = {index: number for index, number in found.items() if lines[number] > 1}
    others = {index: number for index, number in found.items() if index not in around_own}
    over = sum(anchors[number] > index for index, number in others.items())
    odd = min(over, len(others) - over)
    told = len(found) >= LEAST and odd <= ODD * len(others)
    return found if told else around_own


def ended(marked: Sequence[Placed], column: int, limit: float) -> set[int]:
    """The lines, by index, with Chinese text in a ``column`` that leave room for more of it: no Chinese text goes on
    below them, as figures may, which take a line of their own. ``limit`` is the width that the texts there have."""
    shown = {index: mark.words[column] for index, mark in enumerate(marked) if column in mark.words}
    return {index for index, after in itertools.pairwise(shown) if not _is_full(shown[index], limit, AMPLE)
            and all(map(_is_chinese, (shown[index], shown[after])))}


def limits_of(marked: Sequence[Placed]) -> dict[int, float]:
    """The width of the widest text of each column, but for those that run on over where the next one begins: they were
    never wrapped, nor is what stands there in lines of totals."""
    shown: dict[int, list[Box]] = {}
    for mark in marked:
        for column, words in mark.words.items() if not mark.total else ():
            shown.setdefault(column, []).append(around(words))
    begins = {column: median(box.left for box in boxes) for column, boxes in shown.items()}
    limits = {}
    for column, boxes in shown.items():
        end = min((left for other, left in begins.items() if other > column), default=math.inf)
        limits[column] = max((box.right - box.left for box in boxes if box.right <= end), default=0.0)
    return limits


def _goes_on(lines: Sequence[Placed], limits: Mapping[int, float]) -> bool | None:
    """Whether the text between two entries, the second of three ``lines``, goes on in the lower one's; None where that
    is not told: a number ends its line where it is at its end."""
    for column, words in lines[1].words.items():
        if column not in limits:
            continue
        above, below = (line.words.get(column, []) for line in (lines[0], lines[2]))
        full, first = (_is_full(each, limits[column]) for each in (words, above))
        upper, lower = (words, below) if full else (above, words)
        if full is not first and above and all(map(_is_chinese, (upper[-1:], lower))) and \
                not upper[-1].text[-1:].isdigit():
            return full
    return None


def _is_full(words: Sequence[Word], limit: float, room: float = ROOM) -> bool:
    if not words:
        return False
    box = around(words)
    return box.right - box.left > limit - room * max(word.box.bottom - word.box.top for word in words)


def _is_chinese(words: Sequence[Word]) -> bool:
    return any(sign >= CHINESE for word in words for sign in word.text)
