"""Whether the lines of one page are the further columns of those of another, and how they come to stand level."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from intake_cli.layout.days import word_begins_date
from intake_cli.layout.lines import Line, to_lines
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.words import PageText, Word

NEAR = 0.2
"""Heights of a line within which one on the page beside it stands level with it."""
ALIKE, MANY = 0.6, 0.5
"""In a text layer, the share of the lines of a page that do at least, or of those on the page with the days, for cells
wrapped on either have some between; and how many do by comparison with the days, which another table that begins at one
height with that of the entries does not reach."""
STRETCH = 0.2
"""By how much a scan may be stretched against another, or a photograph taken from further away."""
FEWEST = 3
"""Lines of a scan that tell how it lies against another."""


ABOVE = 3
"""Lines with days above the entries of a page at most."""


class Level(NamedTuple):
    """How heights of one page become those of another: ``scale`` times and then ``down``."""

    scale: float
    down: float


SAME = Level(1.0, 0.0)


def days_of(page: PageText) -> list[Word]:
    """The words of a page that begin a day; a sum may look like half of one (1923.15)."""
    return [word for word in page.words if word_begins_date(word) and not looks_like_amount(word.text)]


class Days(dict[int, list[Word]]):
    """The days of pages by number, looked for where they are asked for: of most papers those of a page or two are."""

    def __init__(self, pages: Mapping[int, PageText]) -> None:
        super().__init__()
        self._pages = pages

    def __missing__(self, number: int) -> list[Word]:
        self[number] = found = days_of(self._pages[number])
        return found


def without_columns_of(page: PageText, lead: PageText) -> PageText:
    """A page of a text layer without the columns at its left in which each word is printed by ``lead`` at the very same
    height: those that are printed on every page, as long as they hold the days."""
    there = {(word.text, round(word.box.top) + off) for word in lead.words for off in (-1, 0, 1)}
    own = [word for word in page.words if (word.text, round(word.box.top)) not in there]
    edge = min((word.box.left for word in own), default=0.0)
    return replace(page, words=tuple(word for word in page.words if word.box.left >= edge))


def level_with(page: PageText, lead: PageText) -> Level | None:
    """How the lines of ``page`` come to stand at the heights of those of ``lead`` whose columns they go on with; None
    where they do not. A program prints both at the very same heights. A scanner does not, and of lines so far apart as
    rows are each may be the one or the next: there all must be on both pages, from the heading to the foot."""
    if page is lead:
        return SAME
    lines, others = to_lines(page.words), to_lines(lead.words)
    if page.reader == TEXT_LAYER:
        return SAME if _are_level(lines, others) else None
    if len(lines) < FEWEST:
        return None
    found = (_fitted(lines, each) for each in _in_their_places(others, len(lines)))
    return next((level for level in found if level is not None), None)


def _are_level(lines: list[Line], others: list[Line]) -> bool:
    middles, dated = [line.middle for line in others], sum(map(_is_dated, others))
    level = sum(_has_near(middles, line) for line in lines)
    return level >= ALIKE * min(len(lines), len(others)) and level >= MANY * dated


def _in_their_places(lines: list[Line], count: int) -> Iterator[list[Line]]:
    """Of ``lines`` so many as those may be that go on elsewhere: the last ones; or, where wrapped cells take lines of
    their own, the heading, those with days and the last ones below them. Lines above the heading may show days too."""
    yield lines[-count:]
    dated = [index for index, line in enumerate(lines) if _is_dated(line)]
    for above in range(min(ABOVE, len(dated)) + 1):
        rows = [lines[index] for index in dated[above:]]
        for head in [[], *([line] for line in reversed(lines[:dated[above]]))] if rows else []:
            foot = count - len(head) - len(rows)
            if 0 <= foot < len(lines) - dated[-1]:
                yield [*head, *rows, *lines[len(lines) - foot:]]


def _is_dated(line: Line) -> bool:
    return any(map(word_begins_date, line.words))


def _has_near(middles: list[float], line: Line) -> bool:
    place = bisect(middles, line.middle)
    return any(abs(middle - line.middle) <= NEAR * (line.bottom - line.top)
               for middle in middles[max(0, place - 1):place + 1])


def _fitted(lines: list[Line], others: list[Line]) -> Level | None:
    """What brings each of ``lines`` to the height of the one of ``others`` in its place."""
    if len(lines) != len(others):
        return None
    own, wanted = (np.array([line.middle for line in each]) for each in (lines, others))
    scale, down = np.polyfit(own, wanted, 1)
    off = np.abs(scale * own + down - wanted)
    reach = NEAR * np.array([line.bottom - line.top for line in lines])
    return Level(float(scale), float(down)) if abs(scale - 1) <= STRETCH and (off <= reach).all() else None
