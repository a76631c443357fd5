"""Papers as blocks one below the other: titles, ruled pairs, lines, sentences, tables, parties who sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples.fonts import font
from samples.papers.drawing import Grid, heading, paragraph, ruled_row, seal, signature
from samples.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Title:
    """A line in the middle."""

    words: str
    size: float = 19.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Ruled rows of label and value; a row of two takes the whole width."""

    rows: Sequence[Sequence[str]]
    widths: tuple[float, ...] = (100.0, 155.0, 100.0, 152.0)


@dataclass(frozen=True, slots=True)
class Rows:
    """A ruled table under its headings."""

    rows: Sequence[Sequence[str]]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines as they stand; two parts of one stand apart."""

    lines: Sequence[str | tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences, each a paragraph."""

    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class Signed:
    """Two who sign: what is printed, who signed by pen behind it, what seal stands over it."""

    left: tuple[str, str, str] = ("", "", "")
    right: tuple[str, str, str] = ("", "", "")


Block = Title | Pairs | Rows | Lines | Prose | Signed


@dataclass(frozen=True, slots=True)
class Look:
    """Type and place of a paper: style of :mod:`samples.fonts`, size in points, left edge, leading in sizes."""

    style: str = "serif"
    size: float = 11.0
    left: float = 44.0
    leading: float = 1.9
    shaded: bool = True
    turn: float = 8.0


def lay(sheet: Sheet, blocks: Sequence[Block], look: Look, y: float = 70.0) -> float:
    """Draw ``blocks`` from height ``y`` on; returns where they end."""
    for block in blocks:
        y = _drawn(sheet, block, look, y)
    return y


def _drawn(sheet: Sheet, block: Block, look: Look, y: float) -> float:
    match block:
        case Title():
            return _title(sheet, block, look, y)
        case Pairs():
            return _pairs(sheet, block, look, y)
        case Rows():
            return _rows(sheet, block, look, y)
        case Lines():
            return _lines(sheet, block, look, y)
        case Prose():
            return _prose(sheet, block, look, y)
        case Signed():
            return _signed(sheet, block, look, y)


def _title(sheet: Sheet, block: Title, look: Look, y: float) -> float:
    heading(sheet, y, block.words, block.size, "sans" if look.style == "sans" else "serif")
    return y + block.size * 1.6


def _pairs(sheet: Sheet, block: Pairs, look: Look, y: float) -> float:
    grid = Grid(look.left, block.widths, look.size * 2.1, look.size * 0.9, look.style)
    for row in block.rows:
        shaded = range(0, len(row), 2) if look.shaded else ()
        spans = (1, len(block.widths) - 1) if len(row) == 2 else ()
        y = ruled_row(sheet, grid, y, row, shaded=shaded, spans=spans)
    return y + look.size * 1.6


def _rows(sheet: Sheet, block: Rows, look: Look, y: float) -> float:
    grid = Grid(look.left, block.widths, look.size * 2.0, look.size * 0.85, look.style)
    for number, row in enumerate(block.rows):
        y = ruled_row(sheet, grid, y, row, shaded=range(len(row)) if number == 0 and look.shaded else ())
    return y + look.size * 1.6


def _lines(sheet: Sheet, block: Lines, look: Look, y: float) -> float:
    for line in block.lines:
        for place, part in enumerate((line,) if isinstance(line, str) else line):
            sheet.text(look.left + place * (sheet.width - 2 * look.left) * 0.52, y, part, font(look.style), look.size)
        y += look.size * look.leading
    return y


def _prose(sheet: Sheet, block: Prose, look: Look, y: float) -> float:
    for sentence in block.sentences:
        y = paragraph(sheet, look.left, y, sheet.width - 2 * look.left, sentence, look.size, look.style, look.leading)
    return y


def _signed(sheet: Sheet, block: Signed, look: Look, y: float) -> float:
    y += 20
    for place, (printed, pen, stamp) in enumerate((block.left, block.right)):
        x = look.left + place * (sheet.width - 2 * look.left) * 0.52
        sheet.text(x, y, printed, font(look.style), look.size)
        if pen:
            signature(sheet, x + look.size * (len(printed) + 0.5), y, pen)
        if stamp:
            seal(sheet, x + 130, y + 6, stamp, "合同专用章", 44, look.turn)
    return y + 40
