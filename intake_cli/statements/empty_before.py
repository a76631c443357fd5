"""Dashes of empty sums that readers of pixels took for the signs of the sums in the next column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from intake_cli.layout.cuts import cut_word
from intake_cli.layout.lines import Line
from intake_cli.layout.values import DASHES, is_empty, looks_like_amount
from intake_cli.statements.bands import Band
from intake_cli.statements.hanging import ASIDE, LEAST, Columns
from intake_cli.statements.vocabulary import MONEY_ROLES
from intake_cli.words import Word


def without_empty_before(lines: list[Line], columns_of: Callable[[Line], Columns], bands: Sequence[Band]) -> list[Line]:
    """``lines`` with each such dash cut off: it begins where the sums of the column before end, which is empty, and no
    sum that stands beside one in that column has it. A sum's own sign begins behind them: columns do not overlap.
    ``columns_of`` a line are its words by column."""
    if not any(_signed(word) for line in lines for word in line.words):
        return lines
    placed = list(map(columns_of, lines))
    ends = {column: end for column, band in enumerate(bands) if band.role in MONEY_ROLES and column and
            (end := _end_of(column - 1, placed, bands)) is not None}
    return [_parted(line, columns, ends, bands) for line, columns in zip(lines, placed, strict=True)]


def _end_of(before: int, lines: Sequence[Columns], bands: Sequence[Band]) -> float | None:
    """Where the sums, and lone dashes, of the column ``before`` one of money end; None where too few show, and where
    one of them has a sum with a sign behind it."""
    if bands[before].role not in MONEY_ROLES:
        return None
    shown = [columns for columns in lines if before in columns]
    if any(_signed(columns[before + 1][0]) and not is_empty(columns[before][-1].text)
           for columns in shown if before + 1 in columns):
        return None
    ends = [word.box.right for columns in shown if (word := columns[before][-1]) and
            (looks_like_amount(word.text) or is_empty(word.text))]
    return median(ends) if len(ends) >= LEAST else None


def _parted(line: Line, columns: Columns, ends: dict[int, float], bands: Sequence[Band]) -> Line:
    dashed = {id(own[0]): ends[column] for column, own in columns.items()
              if column in ends and column - 1 not in columns and _signed(own[0]) and own[0].box.left < ends[column]}
    if not dashed:
        return line
    words: list[Word] = []
    for column, own in columns.items():
        end = dashed.get(id(own[0]))
        words += own if end is None else [*_cut(own[0], min(end, bands[column].left)), *own[1:]]
    return Line(tuple(sorted(words, key=lambda word: word.box.left)))


def _cut(word: Word, end: float) -> list[Word]:
    """The dash, which ends at ``end``, and the sum."""
    dash, amount = cut_word(word, [1])
    left = min(word.box.left, end - ASIDE * (word.box.bottom - word.box.top))
    return [replace(dash, box=replace(dash.box, left=left, right=end), edges=(left, end)), amount]


def _signed(word: Word) -> bool:
    """Whether pixels were read as a sum with a minus before it."""
    return word.confidence < 1 and word.text[:1] in DASHES and looks_like_amount(word.text[1:])
