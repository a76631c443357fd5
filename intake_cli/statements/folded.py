"""Rows of several lines that each have titles of their own, read as rows of one line: what stands on the second line is
moved beside the page, to the height of the first, and back to its place once the table is read."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from checks.facts import Box
from intake_cli.layout.lines import Line, around, to_lines
from intake_cli.statements.bands import Band
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.row_headings import again, row_titles
from intake_cli.statements.row_lines import by_titles, levels_of, rest_above
from intake_cli.statements.row_titles import Leveled, RowTitles
from intake_cli.statements.table import PageTable, Table
from intake_cli.words import PageText, Word


@dataclass(slots=True)
class Folded:
    """A page whose rows are folded: ``width`` is that of the page itself, ``moved`` are heights to which lines of a
    level were moved, in their order, and how far down they were; ``own`` are the words as they stood."""

    page: PageText
    width: float
    moved: list[tuple[float, int, float]] = field(default_factory=list)
    own: dict[int, Word] = field(default_factory=dict)


def folded(pages: Sequence[PageText]) -> tuple[list[PageText], dict[int, Folded]]:
    """``pages`` with their rows folded, and what was done, by the number of the page; nothing where none of them has
    such a heading. Pages of pixels are left: their cells are read again at their places."""
    if not pages or any(page.reader != TEXT_LAYER for page in pages):
        return list(pages), {}
    lines = [to_lines(page.words) for page in pages]
    found = next((titles for titles in map(row_titles, lines) if titles is not None), None)
    if found is None:
        return list(pages), {}
    width = max(page.width for page in pages)
    done = {page.number: _folded(page, own, found[0], width) for page, own in zip(pages, lines, strict=True)}
    return [done[page.number].page for page in pages], done


def _folded(page: PageText, lines: list[Line], titles: RowTitles, width: float) -> Folded:
    first, depth = again(titles, lines), len(titles.lines)
    body = lines if first is None else lines[first + depth:]
    titled = lines[first:first + depth] if first is not None else []
    head = [Leveled(line, level, line.middle - titled[0].middle) for level, line in enumerate(titled)]
    done, rows = Folded(page, width), [by_titles(titles, row) for row in levels_of(titles, body)]
    words = {id(word): word for word in page.words}
    for line, level, up in chain(head, rest_above(titles, body), *rows):
        for word in line.words if level else ():
            words[id(word)] = moved = _moved(word, level * width, -up)
            done.own[id(moved)] = word
        done.moved += [(line.middle - up, level, up)] if level else []
    done.moved.sort()
    spans = [(row[0].line.top, row[-1].line.bottom) for row in rows]
    rules = tuple(rule for rule in page.rules if not rule.vertical  # they stand between columns of one line
                  and not any(top < rule.position < bottom for top, bottom in spans))
    done.page = replace(page, words=tuple(words.values()), rules=rules, width=depth * width)
    return done


def _moved(word: Word, right: float, down: float) -> Word:
    box = word.box
    return replace(word, box=Box(box.left + right, box.top + down, box.right + right, box.bottom + down),
                   edges=tuple(edge + right for edge in word.edges), ends=tuple(end + right for end in word.ends),
                   lines=tuple(Box(each.left + right, each.top + down, each.right + right, each.bottom + down)
                               for each in word.lines))


def unfolded(table: Table, done: dict[int, Folded], pages: Sequence[PageText]) -> Table:
    """``table`` with all its words where they stand on ``pages``. The bands of its rows stay as they were found."""
    own = {page.number: page for page in pages}
    table.rows = [_row_back(row, done[row.page]) for row in table.rows]
    table.pages = [_page_back(each, own[each.page.number], done[each.page.number]) for each in table.pages]
    table.unplaced = [(own[page.number], _line_back(line, done[page.number])) for page, line in table.unplaced]
    return table


def _page_back(each: PageTable, page: PageText, done: Folded) -> PageTable:
    above, totals, below, headings = ([_line_back(line, done) for line in lines]
                                      for lines in (each.above, each.totals, each.below, each.headings))
    return PageTable(page, above, totals, below, headings, tuple(_band_back(band, done.width) for band in each.bands))


def _band_back(band: Band, width: float) -> Band:
    """A column at its place on the page: that of the level where most of it lies."""
    left = max(0, int((max(band.left, 0.0) + band.right) / 2 // width)) * width
    return replace(band, left=max(band.left, left) - left, right=min(band.right, left + width) - left)


def _row_back(row: TableRow, done: Folded) -> TableRow:
    cells = {id(cell): _cell_back(cell, done) for cell in (*row.cells.values(), *(cell for _, cell in row.titled))}
    titled = tuple((band, cells[id(cell)]) for band, cell in row.titled)
    shown = [cell.box for _, cell in titled]
    box = Box(min(each.left for each in shown), min(each.top for each in shown),
              max(each.right for each in shown), max(each.bottom for each in shown)) if shown else row.box
    return replace(row, box=box, cells={role: cells[id(cell)] for role, cell in row.cells.items()}, titled=titled)


def _cell_back(cell: Cell, done: Folded) -> Cell:
    words = tuple(_word_back(word, done) for word in cell.words)
    box = around(words) if words else _box_back(cell.box, done)
    return replace(cell, box=box, words=words)


def _line_back(line: Line, done: Folded) -> Line:
    return Line(tuple(_word_back(word, done) for word in line.words))


def _word_back(word: Word, done: Folded) -> Word:
    """The word as it stood; one that was put together or cut meanwhile goes back as far as its place was moved."""
    if word.box.left < done.width:
        return word
    right, down = _way_back(word.box, done)
    return done.own.get(id(word)) or _moved(word, right, down)


def _box_back(box: Box, done: Folded) -> Box:
    right, down = _way_back(box, done) if box.left >= done.width else (0.0, 0.0)
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def _way_back(box: Box, done: Folded) -> tuple[float, float]:
    """How far right and down what was moved goes back."""
    level, middle = int(box.left // done.width), (box.top + box.bottom) / 2
    moved = [each for each in done.moved if each[1] == level]
    place = bisect(moved, (middle, level, 0.0))
    near = min(moved[max(0, place - 1):place + 1], key=lambda each: abs(each[0] - middle), default=None)
    return -level * done.width, near[2] if near is not None else 0.0
