"""Sums without marks of thousands that a narrow column broke before their point or amid their figures, so that what
stands below is a sum too: 14106 above 9.60. A count may stand over a sum; a column of such pairs is one of sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from intake_cli.words import Word

FEWEST = 3
"""Pairs below each other from which they are broken sums."""
_BEGUN, _REST = re.compile(r"[+-]?\d{4,}"), re.compile(r"\d{1,3}\.\d{2}")
Below = Callable[[Word, Word, Sequence[Word]], Iterable[Word]]


def stacked_integers(texts: Sequence[tuple[str, Word]], below: Below) -> Iterator[list[Word]]:
    """Pairs of an upper and a lower part in columns that have several such ones, each upper part as wide as the column
    lets it be, among words with their ``texts``; ``below`` tells what stands under a word in its column."""
    begun = [word for text, word in texts if _BEGUN.fullmatch(text)]
    rests = sorted((word for text, word in texts if _REST.fullmatch(text)), key=lambda word: word.box.top) if begun \
        else []
    pairs = [[upper, lower] for upper in begun for lower in [next(iter(below(upper, upper, rests)), None)]
             if lower is not None]
    for pair in pairs:
        if sum(_alike(pair[0], other[0]) for other in pairs) >= FEWEST:
            yield pair


def _alike(one: Word, other: Word) -> bool:
    """Whether two parts fill the same column: they begin and end alike, but for a sign or a figure."""
    step = (one.box.right - one.box.left) / len(one.text)
    return abs(one.box.left - other.box.left) <= step and abs(one.box.right - other.box.right) <= 1.2 * step
