"""Tables that print a day on a line of its own, over the entries of that day."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from intake_cli.layout.days import is_day
from intake_cli.statements.bands import Band
from intake_cli.statements.placed import Placed
from intake_cli.statements.vocabulary import Role


def day_lines(marked: Sequence[Placed], anchors: Sequence[int]) -> list[int]:
    """Indexes of the lines that show the day of the entries below them: no entry shows a day on its own line, and over
    each of them stands one such line at most. Not where one stands below each entry, as the second line of its cell."""
    alone = [index for index, mark in enumerate(marked) if index not in anchors and is_day(mark.line.text)]
    if not alone or not anchors or any(marked[anchor].dated for anchor in anchors):
        return []
    bounds = [-1, *anchors, len(marked)]
    shown = [sum(before < index < after for index in alone) for before, after in itertools.pairwise(bounds)]
    return alone if max(shown) == 1 and (shown[0] == 1 or 0 in shown[1:]) else []


def date_column(bands: Sequence[Band]) -> int:
    """The column that holds the days of entries."""
    return next(index for index, band in enumerate(bands) if band.role is Role.DATE)
