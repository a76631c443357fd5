"""Where a heading ends: lines right below it that are an entry's, though their words may be titles."""

from __future__ import annotations

from checks.facts import Box
from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line

FEW = 0.5
"""Share of the titles of another line below which a line has few."""
DEEP = 0.25
"""Share of its height by which a line reaches into another: boxes of a reader may touch."""


def ends_in_an_entry(window: list[Line], below: list[Line]) -> bool:
    """Whether the last of several lines is of the first entry, by itself or by the one ``below``."""
    return len(window) > 1 and (_is_short(window) or _reaches_into(window[-1], below))


def _is_short(window: list[Line]) -> bool:
    """Whether few words stand below the other lines and under no word of theirs: a cell's first line may be a title's
    word (转入)."""
    *others, last = window
    above = [word for line in others for word in line.words]
    if last.top < max(line.bottom for line in others):
        return False
    stacked = any(shares_width(word.box, other.box) for word in last.words for other in above)
    return not stacked and len(last.words) < FEW * max(len(line.words) for line in others)


def _reaches_into(line: Line, below: list[Line]) -> bool:
    """Whether a line reaches into the one below it, which begins with a day: it is the first of a cell's lines, beside
    whose middle the rest of its row stands."""
    reach = line.bottom - DEEP * (line.bottom - line.top)
    return any(each.top < reach and any(word_begins_date(word) for word in each.words)
               for each in below)


def shares_width(one: Box, other: Box) -> bool:
    """Whether two boxes stand above each other anywhere."""
    return one.left < other.right and other.left < one.right


def stand_above(one: Box, other: Box) -> bool:
    """Whether two boxes stand above each other by half of the narrower one."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.5 * min(one.right - one.left, other.right - other.left)
