"""Ledgers that print month and day in two narrow columns under one year: 2025年 | 月 | 日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake_cli.layout.cuts import edges_of
from intake_cli.layout.lines import around
from intake_cli.layout.values import normal
from intake_cli.statements.month_lines import with_days_of_months
from intake_cli.words import PageText, Word

MONTH, DAY = "月", "日"
APART = 6
"""Heights of a title that the two stand apart at most."""
FEWEST = 3
"""Pairs of figures below the titles that make columns of them: 月 and 日 stand in sentences too."""
_FIGURES = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The titles, and the middles of their columns."""

    titles: tuple[Word, Word]

    @property
    def middles(self) -> tuple[float, float]:
        month, day = self.titles
        return _middle(month), _middle(day)

    @property
    def reach(self) -> float:
        """How far figures may stand from the middle of their column: they are no nearer to the other one."""
        month, day = self.middles
        return (day - month) / 2


def with_whole_days(pages: Sequence[PageText]) -> list[PageText]:
    """``pages`` with month and day of each entry as one word (``3月5日``) below one title. Pages without the titles go
    on with the columns of the page before; where there are none nothing is changed. So is each day whose month stands
    on a line over it."""
    found: list[PageText] = []
    columns: _Columns | None = None
    for page in with_days_of_months(pages):
        own = next(_titled(page.words), None)
        columns = own or columns
        pairs = list(_pairs(page.words, columns)) if columns is not None else []
        if len(pairs) < FEWEST:
            found.append(page)
            continue
        whole = [*pairs, own.titles] if own is not None else pairs
        found.append(replace(page, words=_joined(page.words, whole)))
    return found


def _titled(words: Sequence[Word]) -> Iterator[_Columns]:
    """The places where the two titles stand beside each other with nothing between them."""
    for month in (word for word in words if normal(word.text) == MONTH):
        size = month.box.bottom - month.box.top
        beside = [word for word in words if word is not month and _level(month, word)
                  and 0 <= word.box.left - month.box.right <= APART * size]
        day = min(beside, key=lambda word: word.box.left, default=None)
        if day is not None and normal(day.text) == DAY:
            yield _Columns((month, day))


def _pairs(words: Sequence[Word], columns: _Columns) -> Iterator[tuple[Word, Word]]:
    """Figures of month and day that stand on one line, each in its column."""
    figures = [word for word in words if _FIGURES.fullmatch(normal(word.text))]
    months, days = ([word for word in figures if abs(_middle(word) - middle) < columns.reach]
                    for middle in columns.middles)
    for month in months:
        day = next((word for word in days if word is not month and _level(month, word)), None)
        if day is not None:
            yield month, day


def _joined(words: Sequence[Word], pairs: Sequence[tuple[Word, Word]]) -> tuple[Word, ...]:
    """``words`` with each of the ``pairs`` as one, in the place of its first."""
    whole = {id(month): _one(month, day) for month, day in pairs}
    second = {id(day) for _, day in pairs}
    return tuple(whole.get(id(word), word) for word in words if id(word) not in second)


def _one(month: Word, day: Word) -> Word:
    """Both as one word, whose figures stand where they are printed."""
    text = MONTH + DAY if normal(month.text) == MONTH else f"{normal(month.text)}{MONTH}{normal(day.text)}{DAY}"
    box = around([month, day])
    edges: tuple[float, ...] = (*edges_of(month), *edges_of(day), box.right)
    if len(edges) != len(text) + 1:
        edges = tuple(box.left + (box.right - box.left) * place / len(text) for place in range(len(text) + 1))
    return replace(month, text=text, box=box, edges=edges, confidence=min(month.confidence, day.confidence),
                   numeric=None, numeric_confidence=0.0, ends=())


def _middle(word: Word) -> float:
    return (word.box.left + word.box.right) / 2


def _level(one: Word, other: Word) -> bool:
    return abs(one.box.top + one.box.bottom - other.box.top - other.box.bottom) < one.box.bottom - one.box.top
