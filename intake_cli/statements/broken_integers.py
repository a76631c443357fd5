"""Sums without marks of thousands that a narrow column broke before their point or amid their figures, so that what
stands below is a sum too: 14106 above 9.60. A count may stand over a sum; a column of such pairs is one of sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from intake_cli.words import Word

FEWEST = 3
"""Pairs of one column from which they are broken sums."""
_BEGUN, _REST = re.compile(r"[+-]?\d{3,}"), re.compile(r"\d{1,3}\.\d{2}")
Texts = Sequence[tuple[str, Word]]
Below = Callable[[Word, Word, Sequence[Word]], Iterable[Word]]


def stacked_integers(pages: Sequence[tuple[Texts, Below]]) -> list[list[list[Word]]]:
    """For each of the ``pages``, words with their texts and what tells the words under one in its column, pairs of an
    upper and a lower part in columns that have several such ones over all pages, each upper part as wide as the column
    lets it be."""
    pairs = [list(_pairs(texts, below)) for texts, below in pages]
    uppers = [upper for own in pairs for upper, _ in own]
    return [[pair for pair in own if sum(_alike(pair[0], other) for other in uppers) >= FEWEST] for own in pairs]


def _pairs(texts: Texts, below: Below) -> Iterator[list[Word]]:
    begun = [word for text, word in texts if _BEGUN.fullmatch(text)]
    rests = [word for text, word in texts if _REST.fullmatch(text)] if begun else []
    rests.sort(key=lambda word: word.box.top)
    for upper in begun:
        lower = next(iter(below(upper, upper, rests)), None)
        if lower is not None:
            yield [upper, lower]


def _alike(one: Word, other: Word) -> bool:
    """Whether two parts fill the same column: they begin and end alike, but for a sign or a figure."""
    step = (one.box.right - one.box.left) / len(one.text)
    return abs(one.box.left - other.box.left) <= step and abs(one.box.right - other.box.right) <= 1.2 * step
