"""Values below their labels: tables whose first row is nothing but headings, as credit reports print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from intake_cli.layout.label_patterns import named
from intake_cli.layout.labelled import Labelled
from intake_cli.layout.lines import Line, around, joined, sureness
from intake_cli.layout.values import normal
from intake_cli.words import Word


def has_headings(pattern: re.Pattern[str], line: Line) -> bool:
    """Whether two labels stand side by side, so that what is right of a label need not be its value."""
    return any(left and right for left, right in pairwise(_is_label(pattern, word) for word in line.words))


def fills(pattern: re.Pattern[str], headings: Line, below: Line) -> bool:
    """Whether ``below`` has a word for every label of ``headings`` and is no row of labels itself."""
    labels = sum(_is_label(pattern, word) for word in headings.words)
    return len(below.words) >= labels and not any(_is_label(pattern, word) for word in below.words)


def values_below(pattern: re.Pattern[str], page: int, headings: Line, below: Line) -> list[Labelled]:
    """What ``below`` says under each label of a heading row."""
    cells: list[list[Word]] = [[] for _ in headings.words]
    for word in below.words:
        cells[_column(headings.words, word)].append(word)
    found = []
    for heading, words in zip(headings.words, cells, strict=True):
        match = pattern.fullmatch(normal(heading.text))
        if match is not None and words:
            found.append(Labelled(named(match), joined(words), around(words), sureness(words), page, False))
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
