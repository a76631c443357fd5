"""Balances carried over whose words a narrow column broke: 期初 over 余额."""

from __future__ import annotations

from collections.abc import Sequence

from intake_cli.layout.lines import Line
from intake_cli.statements.bands import Band
from intake_cli.statements.placed import Placed, marked, states_balance
from intake_cli.words import Word

MOST_LINES = 3
"""Lines that such words take at most: the sum stands beside one of them, or between two."""


def balances_whole(marks: Sequence[Placed], bands: tuple[Band, ...]) -> list[Placed]:
    """``marks`` with lines as one that only together say that a balance was carried over: the lower ones alone would
    begin the next entry, or be one."""
    found: list[Placed] = []
    index = 0
    while index < len(marks):
        spans = (marks[index:index + count] for count in range(MOST_LINES, 1, -1))
        span = next((each for each in spans if _is_one(each, bands)), marks[index:index + 1])
        found.append(_as_one(span, bands) if len(span) > 1 else span[0])
        index += len(span)
    return found


def _is_one(span: Sequence[Placed], bands: tuple[Band, ...]) -> bool:
    """Whether lines, one of which has a sum and none a day, say so together and the first not by itself: those without
    a sum stand in one column."""
    if len(span) < 2 or any(mark.dated for mark in span) or sum(mark.paid for mark in span) != 1:
        return False
    said = [mark.words for mark in span if not mark.paid]
    return all(words.keys() == said[0].keys() for words in said) and len(said[0]) == 1 and \
        not states_balance(span[0].words, bands) and states_balance(_words(span), bands)


def _words(span: Sequence[Placed]) -> dict[int, list[Word]]:
    columns = sorted({column for mark in span for column in mark.words})
    return {column: [word for mark in span for word in mark.words.get(column, [])] for column in columns}


def _as_one(span: Sequence[Placed], bands: tuple[Band, ...]) -> Placed:
    words = sorted((word for mark in span for word in mark.line.words), key=lambda word: word.box.left)
    return marked(Line(tuple(words)), _words(span), bands)
