"""Where the entries of a page end and what stands below its table begins."""

from __future__ import annotations

import itertools
from dataclasses import replace

from intake_cli.layout.days import printed_date
from intake_cli.layout.lines import Line, around, aside, joined
from intake_cli.layout.times import printed_time
from intake_cli.statements.bands import Band
from intake_cli.statements.notes_between import is_sentence
from intake_cli.statements.other_lines import has_label, looks_foot, runs_out
from intake_cli.statements.placed import Placed
from intake_cli.statements.vocabulary import NUMERIC_ROLES, Role

NEAR, FLUSH = 0.6, 0.3
"""Text heights that the next line of a cell keeps from the one above it at most, and by which it may stand aside."""
DIRT = 0.2
"""Confidence below which signs are dirt where all of a line below the table are read so."""
FILLED, MOST = 4, 0.6
"""Columns, and their share of all, in which an entry below the last whole one has words."""


def without_foot(marked: list[Placed], bands: tuple[Band, ...]) -> tuple[list[Placed], list[Line]]:
    """Cut off what stands below the table: after the last line with an amount, wrapped text follows
    closely and only inside columns; the first line that does not ends the table."""
    carrying = [index for index, mark in enumerate(marked) if mark.begins or mark.paid]
    said = len(marked)
    while carrying and (is_sentence(marked[carrying[-1]], bands) or _is_dirt(marked[carrying[-1]].line)):
        said = carrying.pop()
    if not carrying:
        return [], [mark.line for mark in marked]
    end = carrying[-1] + 1
    gaps = _wrap_gap(marked[:end])
    while end < len(marked):
        gap = marked[end].line.top - marked[end - 1].line.bottom
        height = marked[end].line.bottom - marked[end].line.top
        entry = marked[carrying[-1]]
        goes_on = _under_cells(marked[end], entry, bands) or ends_its_day(marked[end], entry, bands)
        seen = max(gaps, NEAR * height if goes_on else 0.0)
        unread = _unread_entry(marked[end:], bands)
        foot = looks_foot(marked[end].line) and not _labels_in_cells(marked[end], entry, bands)
        if end == said or (not unread and (
                gap > min(seen, 1.0 * height) or foot or runs_out(marked[end], bands, entry.line))):
            break
        end += unread or 1
    return marked[:end], [mark.line for mark in marked[end:]]


def _is_dirt(line: Line) -> bool:
    """Whether nothing on a line was read: the table that shows below a photographed sheet is full of such signs."""
    return all(max(word.confidence, word.numeric_confidence) < DIRT for word in line.words)


def _unread_entry(below: list[Placed], bands: tuple[Band, ...]) -> int:
    """How many of the lines next below are an entry whose sums were not read: together they have a day and text in as
    many other columns as no foot has; 0 where they are none."""
    count, columns = 0, set[int]()
    for above, mark in zip([*below[:1], *below], below, strict=False):
        apart = mark.line.top - above.line.bottom > NEAR * (mark.line.bottom - mark.line.top)
        if mark.total or looks_foot(mark.line) or apart:
            break
        count += 1
        columns |= mark.words.keys()
    dated = any(mark.dated for mark in below[:count])
    return count if dated and len(columns) >= max(FILLED, MOST * len(bands)) else 0


def _under_cells(mark: Placed, entry: Placed, bands: tuple[Band, ...]) -> bool:
    """True when text stands flush under cells of text of ``entry``, as their next line does, or a time under a day."""
    for column, words in mark.words.items():
        above, role = entry.words.get(column, []), bands[column].role
        timed = role is Role.DATE and printed_time(joined(words)) is not None
        if (role in NUMERIC_ROLES and not timed) or not above:
            return False
        own = around(words)
        if aside(own, around(above)) > FLUSH * (own.bottom - own.top):
            return False
    return True


def _labels_in_cells(mark: Placed, entry: Placed, bands: tuple[Band, ...]) -> bool:
    """Whether nothing but text of cells of ``entry`` makes a line look like a foot: what has a colon there (注:生日快乐
    under 转账备) stands flush under such a cell, and not in the first column, where a foot begins too."""
    labelled = {column: words for column, words in mark.words.items() if has_label(Line(tuple(words)))}
    return 0 not in labelled and bool(labelled) and _under_cells(replace(mark, words=labelled), entry, bands)


def ends_its_day(mark: Placed, entry: Placed, bands: tuple[Band, ...]) -> bool:
    """Whether the line has the last figures of the day of ``entry``, which is none without them, and nothing else."""
    column = min(mark.words)
    if len(mark.words) > 1 or bands[column].role is not Role.DATE:
        return False
    begun = joined(entry.words.get(column, []))
    whole = begun + joined(mark.words[column])
    return bool(begun) and printed_date(begun) is None and printed_date(whole) is not None


def _wrap_gap(marked: list[Placed]) -> float:
    """The widest gap that a wrapped line has been seen to keep from the line above it inside the table."""
    gaps = [mark.line.top - above.line.bottom for above, mark in itertools.pairwise(marked)
            if not mark.begins and not mark.total]
    return max(gaps, default=0.0) + 1.0 if gaps else 0.0
