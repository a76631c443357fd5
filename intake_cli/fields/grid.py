"""Values below their labels: tables whose first row is nothing but headings, as credit reports print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from intake_cli.layout.labels import Labelled
from intake_cli.layout.lines import Line, around, joined, sureness
from intake_cli.layout.values import normal
from intake_cli.words import Word


def is_heading_row(pattern: re.Pattern[str], line: Line, below: Line | None) -> bool:
    """Whether ``line`` names the columns of ``below``: two labels stand side by side, so that what is right of a label
    is not its value, and the next line has no label and enough to fill the columns."""
    labels = [_is_label(pattern, word) for word in line.words]
    if below is None or not any(left and right for left, right in pairwise(labels)):
        return False
    return len(below.words) >= sum(labels) and not any(_is_label(pattern, word) for word in below.words)


def values_below(pattern: re.Pattern[str], page: int, headings: Line, below: Line) -> list[Labelled]:
    """What ``below`` says under each label of a heading row."""
    cells: list[list[Word]] = [[] for _ in headings.words]
    for word in below.words:
        cells[_column(headings.words, word)].append(word)
    found = []
    for heading, words in zip(headings.words, cells, strict=True):
        match = pattern.fullmatch(normal(heading.text))
        if match is not None and words:
            found.append(Labelled(match.lastgroup or "", joined(words), around(words), sureness(words), page, False))
    return found


def _is_label(pattern: re.Pattern[str], word: Word) -> bool:
    return pattern.fullmatch(normal(word.text)) is not None


def _column(headings: Sequence[Word], word: Word) -> int:
    """The heading that shares most width with ``word``, else the nearest one."""
    def distance(index: int) -> tuple[float, float]:
        box = headings[index].box
        shared = min(word.box.right, box.right) - max(word.box.left, box.left)
        return -max(shared, 0.0), abs(word.box.left - box.left)

    return min(range(len(headings)), key=distance)
