"""Text of a watermark that runs as the lines of its page do: pale, the same in several places, in type of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from checks.facts import Box
from intake_cli.characters import CHINESE
from intake_cli.words import Word

FEWEST = 3
"""Places in which a page says the same of a watermark."""
SHORTEST = 2
"""Characters of it at least."""
OTHER_SIZE = 1.15
"""How many times larger or smaller than that of the page its type is at least."""


def without_watermark(words: tuple[Word, ...], pale: Sequence[Box]) -> tuple[Word, ...]:
    """``words`` of a text layer without those of a watermark: in ``pale`` places, and the same in several of them. What
    a bank sets in pale type in its own size, or once, is print."""
    if len(pale) < FEWEST:
        return words
    size = median(word.size for word in words)
    own = [word for word in words if not size / OTHER_SIZE < word.size < size * OTHER_SIZE]
    apart = [word for word in own if len(word.text) >= SHORTEST and word.text[0] >= CHINESE
             and any(_lies_in(word.box, each) for each in pale)]
    counts = Counter(word.text for word in apart)
    marks = {id(word) for word in apart if counts[word.text] >= FEWEST}
    return tuple(word for word in words if id(word) not in marks) if marks else words


def _lies_in(box: Box, place: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return place.left <= x <= place.right and place.top <= y <= place.bottom
