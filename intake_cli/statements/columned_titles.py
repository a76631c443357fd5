"""Headings without rules whose titles narrow columns broke: what no word of all their lines reaches over parts them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from intake_cli.layout.lines import Line, around
from intake_cli.statements.stacked_titles import BESIDE
from intake_cli.statements.whole_titles import FEWEST, with_whole_titles
from intake_cli.words import Word

GAP = 0.12
"""Text heights that titles lie apart at least."""


def with_columned_titles(lines: list[Line]) -> list[Line]:
    """``lines`` with the titles of a heading whole, each of a column."""
    return with_whole_titles(lines, _gutters)


def _gutters(block: list[Line]) -> list[float]:
    """The middle of each gap between the columns of a heading."""
    columns = _with_translations(_apart([word for line in block for word in line.words]))
    boxes = [around(column) for column in columns]
    return [(one.right + other.left) / 2 for one, other in pairwise(boxes)]


def _apart(words: Sequence[Word]) -> list[list[Word]]:
    """Words by the columns that they make: those between which nothing is but blank."""
    columns: list[list[Word]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda word: word.box.left):
        if word.box.left - reach > GAP * (word.box.bottom - word.box.top):
            columns.append([])
        columns[-1].append(word)
        reach = max(reach, word.box.right)
    return columns


def _with_translations(columns: list[list[Word]]) -> list[list[Word]]:
    """``columns`` with those of Latin words alone in the Chinese ones that they stand close beside, where several have
    their translation beside them."""
    latin = [all(word.text.isascii() for word in column) for column in columns]
    beside: list[int] = []
    for place in range(1, len(columns)):
        if latin[place] and (not latin[place - 1] or place - 1 in beside) and _are_close(*columns[place - 1:place + 1]):
            beside.append(place)
    both = sum(len({word.text.isascii() for word in column}) > 1 for column in columns)
    if len(beside) + both < FEWEST:
        return columns
    found: list[list[Word]] = []
    for place, column in enumerate(columns):
        if place in beside:
            found[-1] = [*found[-1], *column]
        else:
            found.append(column)
    return found


def _are_close(one: Sequence[Word], other: Sequence[Word]) -> bool:
    box, after = around(one), around(other)
    return after.left - box.right < BESIDE * (one[0].box.bottom - one[0].box.top)
