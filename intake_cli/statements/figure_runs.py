"""Runs of figures that a page prints: those that say the day or sum of a cell, and those that were read surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from intake_cli.layout.cuts import edges_of
from intake_cli.layout.days import printed_date
from intake_cli.statements.cells import Cell
from intake_cli.statements.certainty import SURE
from intake_cli.statements.vocabulary import Role
from intake_cli.words import Figures, PageText, Place, Word

FEWEST = 3
"""Figures of a run that is compared, or compared with."""
DAY = 8
"""Figures of a whole day."""


def run_of(cell: Cell, role: Role, page: PageText) -> Figures | None:
    """The figures of a cell that say its day or sum, in one word."""
    words = [word for word in cell.words if _count(word.text) >= FEWEST]
    if role is Role.DATE:
        words = [word for word in words if printed_date(word.text, short=True) is not None] or \
            [word for word in words if _count(word.text) >= DAY]
    if len(words) != 1:
        return None
    return _figures(words[0], page, _end_of_day(words[0].text) if role is Role.DATE else None)


def _end_of_day(text: str) -> int:
    """Where the day ends that ``text`` begins with, or would be if all its figures were read rightly."""
    day = printed_date(text, short=True)
    return next(end for end in range(1, len(text) + 1)
                if (printed_date(text[:end], short=True) == day if day is not None else _count(text[:end]) == DAY))


def sure_runs(page: PageText) -> Iterator[Figures]:
    """The runs of figures on a page that were read surely, none of them under a seal."""
    for word in page.words:
        if max(word.confidence, word.numeric_confidence) >= SURE and _count(word.text) >= FEWEST and \
                not page.under_seal(word.box) and (run := _figures(word, page)) is not None:
            yield run


def _figures(word: Word, page: PageText, end: int | None = None) -> Figures | None:
    """The run of figures that the first characters of a ``word`` are; None where its two readings are not as long, or
    it goes on on another line."""
    text = word.numeric or word.text
    if len(text) != len(word.text) or word.lines:
        return None
    edges, text = edges_of(word)[:(len(text) if end is None else end) + 1], text[:end]
    box = replace(word.box, right=edges[-1])
    width = box.right - box.left
    if width <= 0:
        return None
    middles = tuple(((left + right) / 2 - box.left) / width for left, right in pairwise(edges))
    return Figures(Place(page.number, page.on_page(box), corners=page.corners(box)), text, middles,
                   max(word.confidence, word.numeric_confidence))


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))
