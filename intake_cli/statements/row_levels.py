"""Rows of several lines that each have a title: what stands on which line is the column's whose title it has."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from intake_cli.layout.lines import SMALL, Line, joined, to_lines
from intake_cli.layout.values import DASHES, is_empty
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Row
from intake_cli.statements.name_over_number import is_name_over_number, name_ends
from intake_cli.statements.placed import Placed, marked
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

Levels = list[list[Word]]


def last_level(column: int, bands: Sequence[Band]) -> int:
    """The lowest of the columns above each other that begin with ``column``: what a page break parts goes on there."""
    return column + len(bands[column].below)


def as_one_line(marks: list[Placed], bands: tuple[Band, ...]) -> list[Placed]:
    """``marks`` of a table that prints sums above each other, with the lines of each entry as one, from its day on,
    down to it or around it as titles show, else the first and the last of them. Sums of one line tell their entries
    themselves."""
    days = [index for index, mark in enumerate(marks) if mark.dated]
    if not days or not any(band.below and any(map(band.holds, MONEY_ROLES)) for band in bands):
        return marks
    over, under = days[0] > 0 and not day_first(bands), days[-1] < len(marks) - 1
    begins = [0 if over else days[0]]
    for day, following in itertools.pairwise(days):
        inner = range(day + 1, following + 1)
        begins.append(following if not over else day + 1 if not under else
                      max(inner, key=lambda index: marks[index].line.top - marks[index - 1].line.bottom))
    spans = [marks[begin:end] for begin, end in itertools.pairwise([*begins, len(marks)])]
    usual = median(sum(mark.paid for mark in span) for span in spans)
    parts = (part for span in spans for part in _entries(span, round(sum(mark.paid for mark in span) / max(1, usual))))
    return [*marks[:begins[0]], *(_one(part, bands) for part in parts)]


def day_first(bands: tuple[Band, ...]) -> bool:
    """Whether the title of the days is the upper one over a column that has as many as any: what a page shows over its
    first day is then the rest of an entry of the page before."""
    most = max(len(band.below) for band in bands)
    return most > 0 and any(band.role is Role.DATE and len(band.below) == most for band in bands)


def _entries(span: list[Placed], count: int) -> list[list[Placed]]:
    """A ``span`` of lines as so many entries, parted at its widest gaps: a day may be unread."""
    gaps = {index: span[index].line.top - span[index - 1].line.bottom for index in range(1, len(span))}
    cuts = sorted(sorted(gaps, key=lambda index: -gaps[index])[:max(0, count - 1)])
    return [span[begin:end] for begin, end in itertools.pairwise([0, *cuts, len(span)])]


def _one(span: list[Placed], bands: tuple[Band, ...]) -> Placed:
    words: dict[int, list[Word]] = {}
    for mark in span:
        for column, own in mark.words.items():
            words.setdefault(column, []).extend(own)
    line = Line(tuple(sorted((word for mark in span for word in mark.line.words), key=lambda word: word.box.left)))
    return marked(line, words, bands)


def with_levels(rows: list[Row], bands: tuple[Band, ...]) -> None:
    """Move the words of ``rows`` that stand under titles above each other to the columns of these titles: by the order
    of their lines where a column shows all, else by the height of the other columns' lines, or that of other rows."""
    columns = [column for column, band in enumerate(bands) if band.below]
    if not columns:
        return
    levels = [{column: _lines(row.words[column]) for column in columns if column in row.words} for row in rows]
    shown = [_heights(own, bands) for own in levels]
    places = [_place(row, bands) for row in rows]
    known = [[height - place for height in heights] for heights, place in zip(shown, places, strict=True)
             if heights and place is not None]
    usual = [median(each) for each in zip(*known, strict=False)]
    edges = {column: max((word.box.right for own in levels for line in own.get(column, []) for word in line),
                         default=0.0) for column in columns if is_name_over_number(bands, column)}
    for row, own, heights, place in zip(rows, levels, shown, places, strict=True):
        at = heights or ([place + away for away in usual] if place is not None else [])
        for column, lines in own.items():
            del row.words[column]
            end = name_ends(lines, edges[column]) if column in edges and len(lines) > 1 else None
            told = _levels(lines, at, len(bands[column].below)) if end is None else [
                int(index >= end) for index in range(len(lines))]
            for words, level in zip(lines, told, strict=True):
                row.add({column + level: words})


def _lines(words: list[Word]) -> Levels:
    """The ``words`` of a cell by lines. A mark that dirt left over or under the print is of the line next to it, what
    is so low that it is no print too, whatever it reads as; a dash that a bank prints for nothing is a line."""
    lines = [list(line.words) for line in to_lines(words)]
    least = SMALL * max(word.box.bottom - word.box.top for word in words)
    said = [line for line in lines if _is_empty(line, least) or (any(map(str.isalnum, joined(line))) and any(
        word.box.bottom - word.box.top >= least for word in line))]
    for line in lines if len(said) < len(lines) else ():
        if said and line not in said:
            min(said, key=lambda other: abs(_middle(other) - _middle(line))).extend(line)
    return [sorted(line, key=lambda word: word.box.left) for line in said] or lines


def _is_empty(line: list[Word], least: float) -> bool:
    """Whether a bank prints a line for nothing: dashes, as low as they are, or a stroke that is ``least`` as high as
    print is."""
    signs = [(sign, word.box.bottom - word.box.top) for word in line for sign in word.text]
    return is_empty(joined(line)) and any(sign in DASHES or (sign == "/" and high >= least) for sign, high in signs)


def _heights(own: dict[int, Levels], bands: tuple[Band, ...]) -> list[float]:
    """How high the lines of a row stand, by the columns that show all of theirs."""
    whole = [list(map(_middle, lines)) for column, lines in own.items() if len(lines) > len(bands[column].below)]
    return [median(each) for each in zip(*whole, strict=False)]


def _levels(lines: Levels, heights: list[float], last: int) -> list[int]:
    """Which titles the ``lines`` of a cell stand at; what follows the ``last`` goes on with it."""
    if len(lines) > last or not heights:
        return [min(level, last) for level in range(len(lines))]
    return [min(range(min(last + 1, len(heights))), key=lambda level: abs(heights[level] - _middle(words)))
            for words in lines]


def _place(row: Row, bands: tuple[Band, ...]) -> float | None:
    """How high the day and the sums of a row stand that have a column of their own."""
    alone = [word for column, words in row.words.items() for word in words if not bands[column].below
             and bands[column].role in (*MONEY_ROLES, Role.DATE)]
    return _middle(alone) if alone else None


def _middle(words: list[Word]) -> float:
    return Line(tuple(words)).middle  # of the tallest: dirt moves it not
