"""Pages that print their table in two halves side by side: the right one goes on where the left one ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.page_lines import PageLines

FEWEST = 3
"""Columns that each of two tables side by side has at least."""


def sides_of(bands: tuple[Band, ...]) -> list[tuple[Band, ...]]:
    """``bands`` in halves where the right half has the titles of the left one in their order; else as they are."""
    half = len(bands) // 2
    left, right = bands[:half], bands[half:]
    twice = half >= FEWEST and [(band.title, band.role) for band in left] == [(band.title, band.role) for band in right]
    return [left, right] if twice else [bands]


def beside(sheet: PageLines, sides: list[tuple[Band, ...]]) -> Iterator[PageLines]:
    """``sheet`` once for each of the ``sides`` of its table, with what stands there; all that stands above the table
    belongs to the first."""
    first, last = (0, -1) if sheet.head is None else (sheet.head.first, sheet.head.last)
    for place, bands in enumerate(sides):
        body = [own for line in sheet.lines[last + 1:] if (own := _within(line, bands, sides)) is not None]
        begin = first if place else 0
        head = None if sheet.head is None else replace(sheet.head, first=first - begin, last=last - begin)
        yield replace(sheet, lines=[*sheet.lines[begin:last + 1], *body], head=head)


def _within(line: Line, bands: tuple[Band, ...], sides: list[tuple[Band, ...]]) -> Line | None:
    """The words of a line whose middle lies in the columns of one side, to the very edge of the page."""
    left = float("-inf") if bands is sides[0] else bands[0].left
    right = float("inf") if bands is sides[-1] else bands[-1].right
    words = tuple(word for word in line.words if left <= (word.box.left + word.box.right) / 2 < right)
    return Line(words) if words else None
