"""What a table is made of once it is read: cells, rows, and what no cell took."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import compress
from operator import not_

from checks.facts import Box
from intake_cli.layout.lines import around, joined
from intake_cli.layout.values import has_figure, is_empty, money, side_word
from intake_cli.statements.bands import Band
from intake_cli.statements.marks import without_dashes, without_marks, without_strokes
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import Word

MARKED = (Role.DATE, Role.SUMMARY, Role.COUNTERPARTY)
"""Columns in which no mark is print by itself."""


@dataclass(slots=True)
class Row:
    """One printed row while it is put together: words by column index, in reading order. ``tail`` holds words
    that a page break moved to the next page: text of the row, but no part of its box. ``section`` is the label line
    (account, currency) it stands under."""

    page: int
    words: dict[int, list[Word]] = field(default_factory=dict)
    tail: dict[int, list[Word]] = field(default_factory=dict)
    section: str = ""

    def add(self, placed: dict[int, list[Word]]) -> None:
        """Take in the words of one more line."""
        for column, words in placed.items():
            self.words.setdefault(column, []).extend(words)

    def begin(self, placed: dict[int, list[Word]]) -> None:
        """Take in the words of a line above the others."""
        for column, words in placed.items():
            self.words[column] = [*words, *self.words.get(column, [])]

    @property
    def box(self) -> Box:
        return around([word for words in self.words.values() for word in words])


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: text as read, the reading constrained to figures where there is one, place and confidence.
    ``second`` is a reading of the same place that disagreed, ``words`` are those of its own page; ``bare`` tells that
    further looks surely saw no minus before a sum."""

    text: str
    box: Box
    confidence: float
    figures: str | None = None
    figures_confidence: float = 0.0
    second: str | None = None
    words: tuple[Word, ...] = ()
    bare: bool = False

    @property
    def sureness(self) -> float:
        """How sure the surer of its two readings is."""
        return max(self.confidence, self.figures_confidence)

    def at_most(self, sure: float) -> Cell:
        """The same cell, no more than so ``sure``."""
        return replace(self, confidence=min(self.confidence, sure),
                       figures_confidence=min(self.figures_confidence, sure))


def cell_of(own: list[Word], tail: list[Word]) -> Cell:
    """The cell that ``own`` words and those after a page break make; as sure as its least sure word."""
    words = own + tail
    if len(words) == 1:  # nearly all cells
        word = words[0]
        sure = word.numeric_confidence if word.numeric is not None else 0.0
        figures = word.numeric and beside_side(word.text, word.numeric)
        return Cell(word.text.strip(), word.box, word.confidence, figures, sure, None, tuple(own))
    figures = None
    sure = 0.0
    figured = [word for word in words if not _is_text(word)]
    if figured and all(word.numeric is not None for word in figured):
        figures = " ".join(word.numeric or "" for word in figured)
        sure = min(word.numeric_confidence for word in figured)
    return Cell(joined(words), around(own or tail), min(word.confidence for word in words), figures, sure, None,
                tuple(own))


def beside_side(free: str, figures: str) -> str:
    """A reading constrained to ``figures``, without the minus that it makes of the side which the ``free`` one names.

    >>> beside_side("贷5,805.92", "-5,805.92"), beside_side("-5,805.92", "-5,805.92")
    ('5,805.92', '-5,805.92')
    """
    made_of_side = figures.startswith("-") and side_word(free) and (money(free) or 0) > 0
    return figures[1:] if made_of_side else figures


STROKES = frozenset("iIl")
"""Letters as which a reader takes a one that stands alone, as the last figure of a wrapped day does."""


def _is_text(word: Word) -> bool:
    """Whether a word has letters and not one figure: what its reading in figures makes of its other signs is none."""
    return not has_figure(word.text) and any(map(str.isalpha, word.text)) and word.text not in STROKES


@dataclass(frozen=True, slots=True)
class TableRow:
    """A finished row: page, cells by role (the first column of a role), all cells by title; the bands it lies in, and
    whether further looks saw that it prints no day."""

    page: int
    box: Box
    cells: dict[Role, Cell]
    titled: tuple[tuple[Band, Cell], ...]
    section: str = ""
    bands: tuple[Band, ...] = ()
    dayless: bool = False

    @property
    def text(self) -> str:
        return " ".join(cell.text for _, cell in self.titled)


def filled_first(titled: tuple[tuple[Band, Cell], ...]) -> list[tuple[Band, Cell]]:
    """Cells with what they are titled, those that hold nothing last."""
    empty = [is_empty(cell.text) for _, cell in titled]
    return list(titled) if not any(empty) else [*compress(titled, map(not_, empty)), *compress(titled, empty)]


def with_cell(row: TableRow, place: int, cell: Cell) -> TableRow:
    """``row`` with another cell in a ``place`` among its titled ones, and by its role where that one counted."""
    band, before = row.titled[place]
    titled = (*row.titled[:place], (band, cell), *row.titled[place + 1:])
    cells = {**row.cells, band.role: cell} if row.cells.get(band.role) is before else row.cells
    return replace(row, cells=cells, titled=titled)


def with_role(row: TableRow, role: Role, cell: Cell) -> TableRow:
    """``row`` with another cell that counts for ``role``."""
    return replace(row, cells={**row.cells, role: cell})


def finish(row: Row, bands: tuple[Band, ...]) -> TableRow:
    """Cells of ``row``: of two columns with one role the first that is filled counts, dashes and their like last."""
    own = {column: _printed(words, bands[column].role) for column, words in row.words.items()}
    columns = sorted(column for column in {*own, *row.tail} if own.get(column) or row.tail.get(column))
    titled = tuple((bands[c], cell_of(own.get(c, []), row.tail.get(c, []))) for c in columns)
    cells: dict[Role, Cell] = {}
    for band, cell in filled_first(titled):
        cells.setdefault(band.role, cell)
    return TableRow(row.page, row.box, cells, titled, row.section, bands)


def _printed(words: list[Word], role: Role) -> list[Word]:
    """``words`` of a column of that ``role`` without what pixels show there besides."""
    if role in MONEY_ROLES:
        return without_strokes(words)
    if role is Role.COUNTERPARTY_ACCOUNT:
        return without_dashes(words)
    return without_marks(words, role is Role.DATE) if role in MARKED else words
