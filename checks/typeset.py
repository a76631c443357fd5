"""How the figures of a statement's table are set: facts about type and place, apart from what the figures say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

UNNAMED = "?"
"""For a font without a name: programs that draw the letters themselves give it none."""


class Face(NamedTuple):
    """A font by its name without the mark of a subset, and its size in points. Figures whose digits are not all of one
    face have a face of their own: ``digits`` are those in ``font``, ``rest`` is the font and size of the others."""

    font: str
    size: float
    digits: str = ""
    rest: str = ""


class SetFigure(NamedTuple):
    """A figure of ``row`` in the column ``column`` (``date``, ``amount``, ``debit``, ``credit``, ``balance``) as
    printed, its face by number (-1 on a page read from pixels), and its place on the upright, level page: the box in
    the page's own unit, and the right end of its last digit. Of a text layer ``pitch`` is how far one digit stands from
    the next character, in points (0 where too few tell), and ``ink`` its colour, red, green and blue in eight bits
    each, of several the one of fewest characters (-1 where it is no plain colour). Of pixels ``oddness`` is how many
    times as far as usual its digits lie from the shape that others of its column have (0 where that is not told)."""

    row: int
    column: str
    text: str
    face: int
    left: float
    top: float
    right: float
    bottom: float
    last: float
    pitch: float = 0.0
    ink: int = -1
    oddness: float = 0.0


class SetText(NamedTuple):
    """Text of ``row`` in the column ``column`` (``summary``, ``counterparty``, another by its title) of a text layer
    that is set in one face, by its number; a cell in several fonts has several. ``bottom`` is that of its line, in
    points, None where the cell takes several lines or it is not told."""

    row: int
    column: str
    text: str
    face: int
    bottom: float | None = None


class SetField(NamedTuple):
    """The value of a ``field`` of the head on a text layer: the ``font`` of its Chinese, or of its digits where it is
    told by these, how many runs of such type on its page are ``alike`` besides, and the ``usual`` font with the runs
    that it sets; its ``size`` in points, 0 where it has several, and whether that is ``seen`` elsewhere on the page."""

    field: str
    font: str
    alike: int
    usual: str
    runs: int
    size: float = 0.0
    seen: bool = True


class SetRow(NamedTuple):
    """How far down its page a row reaches, with all the lines of its cells. ``table`` counts the tables of its page,
    each of which may have its columns elsewhere."""

    row: int
    top: float
    bottom: float
    table: int = 0


class SetPage(NamedTuple):
    """A page with figures. ``dpi`` is that of the picture it was read from, 0 where that is not known or the page was
    not flat; None for a text layer, whose unit is the point."""

    page: int
    dpi: float | None


@dataclass(frozen=True, slots=True)
class Typeset:
    """The figures and the texts of all rows, and the rows, in printed order, and fields of the head; nothing of a
    spreadsheet, no texts and no rows of a list whose entries take lines of their own."""

    faces: tuple[Face, ...] = ()
    pages: tuple[SetPage, ...] = ()
    figures: tuple[SetFigure, ...] = ()
    rows: tuple[SetRow, ...] = ()
    texts: tuple[SetText, ...] = ()
    head: tuple[SetField, ...] = ()
