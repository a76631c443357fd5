"""Sides of entries behind their sums: part of the sum (5,024.94 CR), or a column of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checks.facts import Box
from intake_cli.layout.lines import Line
from intake_cli.layout.misread_sums import looks_like_sum
from intake_cli.words import Word

BLANK = 1.0
"""Heights of a side that it stands behind its sum at most: a blank of wide type, such as typewriters have."""
ALONE = 0.2
"""Share of the sides of entries from which those that no sum stands right before make a column."""
_SIDE, LONGEST = re.compile(r"\(?([CD]R?|[借贷])\.?\)?", re.IGNORECASE), 5
"""The side behind an amount, and how many characters it has at most."""


def with_sides(words: Sequence[Word], own: Sequence[Box]) -> list[Word]:
    """``words`` of a line with the side a blank behind an amount as its own: 5,024.94 CR. Where such stand in a column
    of their ``own`` it is a cell by itself."""
    found: list[Word] = []
    for word in words:
        if found and _is_side(found[-1], word) and not any(
                word.box.left < box.right and word.box.right > box.left for box in own):
            found[-1] = replace(found[-1], box=replace(found[-1].box, right=word.box.right))
        else:
            found.append(word)
    return found


def own_sides(body: list[Line], titles: Sequence[Box]) -> list[Box]:
    """Where sides of entries stand below one of the ``titles`` that name such, or where no sum stands right before
    them, often enough to be a column: 借/贷."""
    sides = [(line.words[index - 1] if index else None, word) for line in body for index, word in enumerate(line.words)
             if len(word.text) <= LONGEST and _SIDE.fullmatch(word.text)]
    alone = [word.box for before, word in sides if before is None or not _is_side(before, word)]
    return [*titles, *(alone if len(alone) > ALONE * len(sides) else [])]


def _is_side(before: Word, word: Word) -> bool:
    """Whether a ``word`` is a side, a blank behind a sum."""
    near = word.box.left - before.box.right < BLANK * (word.box.bottom - word.box.top)
    return near and len(word.text) <= LONGEST and _SIDE.fullmatch(word.text) is not None and looks_like_sum(before.text)
