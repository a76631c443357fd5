"""A head that stands beside the table: labels and values in a strip left of it, down the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import to_lines
from intake_cli.layout.values import looks_like_amount, normal
from intake_cli.words import Word

FEWEST = 3
"""Labels in a strip, and entries beside it, at least."""
MOST_WORDS = 3
"""Words in the strip for each label at most."""
APART = 1.5
"""Text heights between the strip and the table at least."""
_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z/]{2,12}:(?!\d\d(:|$))")


def panel_of(words: Sequence[Word]) -> list[Word]:
    """The ``words`` in a strip of labels left of dated entries; none where no gap parts them, or where words without a
    label are most of it."""
    labels = [word for word in words if ":" in normal(word.text) and _LABEL.match(normal(word.text))]
    if len(labels) < FEWEST:
        return []
    left, height = min(word.box.left for word in labels), labels[0].box.bottom - labels[0].box.top
    own = [word for word in labels if word.box.left - left < height]
    top, bottom = min(word.box.top for word in own) - height, max(word.box.bottom for word in own) + height
    level = sorted((word for word in words if top <= word.box.top and word.box.bottom <= bottom),
                   key=lambda word: word.box.left)
    edge, place = max(word.box.right for word in own), 0
    while place < len(level) and level[place].box.left < edge + APART * height:
        edge = max(edge, level[place].box.right)
        place += 1
    panel, beside = level[:place], level[place:]
    if len(own) < FEWEST or MOST_WORDS * len(own) < len(panel):
        return []
    dated = sum(any(begins_date(word.text) for word in line.words) and any(
        looks_like_amount(word.text) for word in line.words) for line in to_lines(beside))
    return panel if dated >= FEWEST else []
