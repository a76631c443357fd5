"""Whose the words are that stand between two titles, under neither of them."""

from __future__ import annotations

import bisect
import math
from statistics import median

from intake_cli.layout.days import begins_date
from intake_cli.layout.values import is_empty
from intake_cli.statements.titles import Heading
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

BARE = 0.1
"""Share of the words under a neighbour's title below which there are hardly any under a title."""
STRAY = 0.05
"""Share of the words near a border that may be boxed wrongly."""
FEW, FLUSH = 4, 0.8
"""Words between two titles from which their manner tells whose they are, and the share of them that begin at one place:
a part of a text that stands apart, (含税), begins elsewhere."""
BLANK = 0.5
"""Heights of a text that two words of one cell stand apart at most."""
NEARLY_ALL = 0.9
"""Share of the words between two titles that stand so before a word under the second."""
SAME, FEWEST = 0.2, 3
"""Heights of a text by which words that begin flush stand aside, and how many of them tell where a column begins."""
JITTER = 0.3
"""Share of a text height by which the boxes of pixel readers miss the ink."""


def owner_between(words: list[Word], one: Heading, other: Heading, under: list[list[Word]],
                  near: int) -> Heading | None:
    """The title of the two that the ``words`` between them belong to, by those that stand ``under`` each and how many
    are ``near``; None where that is not told."""
    return _of_days(words, one, other) or _a_blank_before(words, one, other, under) or \
        _bare(under, one, other, near) or _flush(words, one, other, under)


def _of_days(words: list[Word], one: Heading, other: Heading) -> Heading | None:
    """The title that names days, where nearly all that stands between the two are days: spreadsheets set them at the
    right of their column, right before the text of the next one."""
    dated = [title for title in (one, other) if title.role is Role.DATE]
    between = _between(words, one, other) if len(dated) == 1 else []
    days = sum(begins_date(word.text) for word in between)
    return dated[0] if len(between) >= FEW and days >= NEARLY_ALL * len(between) else None


def _bare(under: list[list[Word]], one: Heading, other: Heading, near: int) -> Heading | None:
    """The title of the two that hardly any text stands ``under``, while under the other there is some: what stands
    between them is its own, as of a title in the middle of a wide column whose text begins at the left. A word of the
    ``near`` ones that is boxed too wide is not some: then neither has text below it, and its place tells alone."""
    first, second = map(len, under)
    if max(first, second) <= STRAY * near:
        return None
    return one if first < BARE * second else other if second < BARE * first else None


def _a_blank_before(words: list[Word], one: Heading, other: Heading, under: list[list[Word]]) -> Heading | None:
    """``other`` where nearly all that stands between the titles has a word under that one a blank behind it, as the two
    signs of 借 Dr have: they are one cell's."""
    between = [word.box for word in _between(words, one, other)]
    begin = sorted((word.box.left, word.box.top) for word in under[1])
    joined = 0
    for box in between:
        blank = BLANK * (box.bottom - box.top)
        first = bisect.bisect_left(begin, (box.right, -math.inf))
        last = bisect.bisect(begin, (box.right + blank, math.inf))
        joined += any(abs(top - box.top) < blank for _, top in begin[first:last])
    return other if len(between) >= FEW and joined >= NEARLY_ALL * len(between) else None


def _between(words: list[Word], one: Heading, other: Heading) -> list[Word]:
    return [word for word in words if word.box.left >= one.box.right and word.box.right <= other.box.left
            and not is_empty(word.text)]


def _flush(words: list[Word], one: Heading, other: Heading, under: list[list[Word]]) -> Heading | None:
    """``other`` where hardly any text stands under ``one``, and what is between the two begins at one place: what is
    set at the left of a column begins no further right than its title."""
    between = _between(words, one, other)
    if len(between) < FEW or len(under[0]) >= BARE * len(between):
        return None
    slack = JITTER * (between[0].box.bottom - between[0].box.top)
    left = _level([word.box.left for word in between], slack)
    return other if left >= FLUSH > _level([word.box.right for word in between], slack) else None


def _level(places: list[float], slack: float) -> float:
    """The share of ``places`` that lie within ``slack`` of where most do."""
    middle = median(places)
    return sum(abs(place - middle) <= slack for place in places) / len(places)


def flush_begin(words: list[Word], one: Heading, other: Heading) -> float | None:
    """Where most words between two titles begin flush with each other, which texts that fill their cells, and were read
    as one with those beside them, leave as the only trace of the border; None where hardly any do."""
    middle = (one.box.left + one.box.right) / 2
    begins = sorted((word.box.left, word.box.bottom - word.box.top) for word in words
                    if middle < word.box.left < other.box.right)
    flush = [[left for left, _ in begins if 0 <= left - first < SAME * high] for first, high in begins]
    most = max(flush, key=len, default=[])
    return most[0] if len(most) >= FEWEST else None


def dashes_begin(words: list[Word], one: Heading, other: Heading) -> float | None:
    """Where a column of texts begins that shows nothing but the dashes of empty cells, flush with each other between
    its title and that before it; None where it shows anything else, or no such dashes."""
    if other.role in MONEY_ROLES or any(word.box.left < other.box.right and word.box.right > other.box.left
                                        and not is_empty(word.text) for word in words):
        return None
    dashes = [word.box for word in words if one.box.right < word.box.left < other.box.left and is_empty(word.text)]
    if len(dashes) < FEW:
        return None
    left, high = median(box.left for box in dashes), dashes[0].bottom - dashes[0].top
    return left - SAME * high if all(abs(box.left - left) < SAME * high for box in dashes) else None
