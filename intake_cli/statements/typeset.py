"""How the figures of a table are set, from the words of its cells."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from checks.typeset import Face, SetFigure, SetPage, SetRow, SetText, Typeset
from intake_cli.layout.lines import around, joined
from intake_cli.layout.values import money
from intake_cli.statements.cells import Cell, TableRow
from intake_cli.statements.certainty import TEXT_LAYER
from intake_cli.statements.vocabulary import Role
from intake_cli.words import PageText, Part, Word

COLUMNS = (Role.DATE, Role.AMOUNT, Role.DEBIT, Role.CREDIT, Role.BALANCE)
PITCHED = 3
"""Digits of a figure that must tell how far they stand from what follows."""
NAMED = (Role.SUMMARY, Role.COUNTERPARTY)
"""Columns of words that are told by what they hold; others by their titles."""
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[\d*]{12,}")
"""The number of an account, which in a column of sums or days is no figure of it."""
_BORDER = re.compile(r"[|｜¦│]+")
_PITCH_TELLING = frozenset("023456789")
_NO_FACE, _NOWHERE = -1, (0.0, 0.0, 0.0, 0.0, 0.0)


def typeset(rows: list[TableRow], pages: dict[int, PageText], listed: bool = False) -> Typeset:
    """The figures of ``rows``, numbered from 1, on ``pages``; of a spreadsheet how they are written, for its cells have
    neither type nor place. Of entries that are ``listed`` on lines of their own neither their heights nor their texts
    are told: what one of them leaves out moves the rest up."""
    faces: dict[Face, int] = {}
    figures: list[SetFigure] = []
    used: dict[int, SetPage] = {}
    places: list[SetRow] = []
    texts: list[SetText] = []
    reach, tables = _reach(rows, pages), _tables(rows)
    for number, row in enumerate(rows, 1):
        page = pages[row.page]
        if page.unit == "cell":
            figures += [SetFigure(number, role.value, cell.text, _NO_FACE, *_NOWHERE) for role, cell in _figures(row)]
            continue
        digital = page.reader == TEXT_LAYER
        used.setdefault(row.page, SetPage(row.page, None if digital else _resolution(page)))
        top, bottom = reach[number - 1]
        places += [] if listed else [SetRow(number, round(top, 2), round(bottom, 2), tables[number - 1])]
        for role, cell in _figures(row):
            if not digital and page.under_seal(cell.box):  # its box is the ink's of both
                continue
            face = faces.setdefault(_face(cell.words), len(faces)) if digital else _NO_FACE
            figures.append(_placed(number, role, face, cell))
        texts += [SetText(number, column, text, faces.setdefault(face, len(faces)), bottom)
                  for column, cell in (_worded(row) if digital and not listed else ())
                  for text, face, bottom in _texts(cell) if any(map(str.isalnum, text))]  # else a seal's star
    return Typeset(tuple(faces), tuple(used.values()), tuple(figures), tuple(places), tuple(texts))


def _reach(rows: Sequence[TableRow], pages: Mapping[int, PageText]) -> list[tuple[float, float]]:
    """How far up and down each row reaches, with all lines of what its cells broke, and with the notes that stand below
    it and are none of its cells."""
    found = []
    bottoms = {number: sorted(word.box.bottom for word in page.words) for number, page in pages.items()}
    tops = [_edge(row, "top", min) for row in rows]
    for index, row in enumerate(rows):
        bottom = _edge(row, "bottom", max)
        if index + 1 < len(rows) and row.page == rows[index + 1].page:
            before = bisect.bisect_right(bottoms[row.page], tops[index + 1]) - 1
            bottom = max(bottom, bottoms[row.page][before] if before >= 0 else 0.0)
        found.append((tops[index], bottom))
    return found


def _tables(rows: Sequence[TableRow]) -> list[int]:
    """The number of each row's table on its page, from 0: tables below each other have columns of their own."""
    found: list[int] = []
    for above, row in zip([None, *rows], rows, strict=False):
        same = above is not None and above.page == row.page
        found.append(found[-1] + (above.bands is not row.bands) if above is not None and same else 0)
    return found


def _edge(row: TableRow, side: str, outer: Callable[[list[float]], float]) -> float:
    """Where a row ends on one ``side``, at the ``outer`` one of its lines."""
    broken = [box for _, cell in row.titled for word in cell.words for box in word.lines]
    return outer([float(getattr(box, side)) for box in (row.box, *broken)])


def _resolution(page: PageText) -> float:
    """Dots to the inch where the page lay flat, so that its columns are straight; else 0."""
    return page.dpi or 0.0 if page.grid is None else 0.0


def _figures(row: TableRow) -> Iterator[tuple[Role, Cell]]:
    """Cells with digits that stand on one line of their own page."""
    for role in COLUMNS:
        cell = row.cells.get(role)
        cell = None if cell is None else _without_borders(cell)
        if cell is not None and any(_DIGIT.search(word.text) for word in cell.words) and \
                _on_one_line(cell.words) and not _NUMBER.fullmatch(cell.text) and \
                (role is Role.DATE or money(cell.text) is not None):
            yield role, cell


def _worded(row: TableRow) -> Iterator[tuple[str, Cell]]:
    """Cells that are neither days nor money, with the names of their columns."""
    named = {role: row.cells[role] for role in NAMED if role in row.cells}
    yield from ((role.value, cell) for role, cell in named.items())
    for band, cell in row.titled:
        if band.title and band.role not in COLUMNS and named.get(band.role) is not cell:
            yield band.title, cell


def _without_borders(cell: Cell) -> Cell:
    """``cell`` without the strokes that tables typed in letters have between their columns."""
    kept = tuple(word for word in cell.words if not _BORDER.fullmatch(word.text))
    return cell if len(kept) == len(cell.words) else replace(cell, words=kept, text=joined(list(kept)))


def _texts(cell: Cell) -> Iterator[tuple[str, Face, float | None]]:
    """What a cell says in each face, and the bottom of its line: a word of several faces has the lowest of theirs."""
    said: dict[Face, str] = {}
    bottoms: dict[Face, float | None] = {}
    flat = bool(cell.words) and _on_one_line(cell.words)
    for word in cell.words:
        for part in word.parts or (Part(word.text, word.font, word.size),):
            face = _plain_face(part.font, part.size)
            said[face] = said.get(face, "") + part.text
            bottoms.setdefault(face, round(word.box.bottom, 2) if flat and len(word.parts) < 2 else None)
    return ((text, face, bottoms[face]) for face, text in said.items())


def _on_one_line(words: tuple[Word, ...]) -> bool:
    """Whether each word reaches above the middle of every other: boxes of lines set close overlap a little. One that
    its cell broke over lines has neither a line nor a width of its own."""
    middles = [(word.box.top + word.box.bottom) / 2 for word in words]
    return not any(word.lines for word in words) and max([word.box.top for word in words]) < min(middles)


def _placed(number: int, role: Role, face: int, cell: Cell) -> SetFigure:
    words = cell.words
    box = around(words)
    last = max([word for word in words if _DIGIT.search(word.text)], key=lambda word: word.box.right)
    end = len(last.text)
    while not last.text[end - 1].isdigit():
        end -= 1
    edge = last.edges[end] if len(last.edges) == len(last.text) + 1 else last.box.right
    inks = [word.ink for word in words]
    return SetFigure(number, role.value, cell.text, face, round(box.left, 2), round(box.top, 2), round(box.right, 2),
                     round(box.bottom, 2), round(edge, 2), _pitch(words) if face != _NO_FACE else 0.0,
                     min(inks, key=inks.count), max([word.oddness for word in words]))


def _pitch(words: tuple[Word, ...]) -> float:
    """How far digits stand from the character behind them, in points; 0 where fewer than PITCHED of them tell. Ones do
    not: many fonts set them narrower, or closer to each other. Nor does a digit before a character of Chinese (9月),
    which has room on both sides."""
    steps = [after - before for word in words if len(word.edges) == len(word.text) + 1
             for (sign, behind), before, after in zip(pairwise(word.text), word.edges, word.edges[1:], strict=False)
             if sign in _PITCH_TELLING and behind.isascii()]
    return round(median(steps), 3) if len(steps) >= PITCHED else 0.0


def _face(words: tuple[Word, ...]) -> Face:
    """The face of the digits; where they have several, the one of fewest digits, and what the others have."""
    if len(words) == 1 and len(words[0].parts) < 2:  # nearly all
        only = words[0].parts[0] if words[0].parts else words[0]
        return _plain_face(only.font, only.size)
    counts: dict[tuple[str, float], str] = {}
    for word in words:
        for part in word.parts or (Part(word.text, word.font, word.size),):
            digits = "".join(_DIGIT.findall(part.text))
            if digits:
                face = _plain_face(part.font, part.size)
                key = (face.font, face.size)
                counts[key] = counts.get(key, "") + digits
    (font, size), digits = min(counts.items(), key=lambda each: len(each[1]))
    if len(counts) == 1:
        return Face(font, size)
    return Face(font, size, digits, ", ".join(f"{name} {points:g}" for name, points in counts if (name, points) !=
                                              (font, size)))


@lru_cache(maxsize=1_000)
def _plain_face(font: str, size: float) -> Face:
    return Face(_SUBSET.sub("", font), round(size, 2))
