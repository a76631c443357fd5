"""Words on a page: what every reader returns, text layer or pixels, before anyone asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain

from checks.facts import Box
from intake_cli.distrust import Difference, Unseen
from intake_cli.nets import Affine, Net, Point, around, mapped, placed, turned_affine, turned_net
from intake_cli.sheet_cells import cells_of

Corners = tuple[Point, Point, Point, Point]
"""Clockwise from the top left."""


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a word that are set in one font and size."""

    text: str
    font: str
    size: float


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a gap. ``edges`` holds ``len(text) + 1`` x-positions, so that a word can be
    cut where a column ends; where characters of a text layer stand a little apart or reach over the next, ``ends``
    tells the right end of each. ``numeric`` is the reading constrained to figures with its confidence, where a
    reader has one; ``size`` is the glyph height in page units. ``parts`` tell the type of a word of a text layer that
    is not set in one font and size; ``lines`` are the boxes of one that stood on several lines of its cell, where
    ``box`` is one line high; ``ink`` is the colour of a text layer's, and ``oddness`` how a figure of pixels is
    shaped, as for :class:`checks.typeset.SetFigure`."""

    text: str
    box: Box
    confidence: float = 1.0
    edges: tuple[float, ...] = ()
    numeric: str | None = None
    numeric_confidence: float = 0.0
    size: float = 0.0
    font: str = ""
    parts: tuple[Part, ...] = ()
    ends: tuple[float, ...] = ()
    lines: tuple[Box, ...] = ()
    ink: int = -1
    oddness: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed line: ``position`` is x for a vertical one and y for a horizontal one, from ``start`` to ``end``."""

    vertical: bool
    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a file that is to be read again: ``box`` on the page a viewer shows, in the file's own unit; one not
    ``thorough`` is shown to a second engine only where the readings of the first differ. ``corners`` are those of a
    word that does not lie level there, clockwise from its top left; ``more`` are the boxes of the lines below on which
    what stands there goes on."""

    page: int
    box: Box
    thorough: bool = True
    corners: Corners | None = None
    more: tuple[Box, ...] = ()

    @property
    def outline(self) -> Corners:
        """Its corners, those of its box where it lies level."""
        box = self.box
        return self.corners or ((box.left, box.top), (box.right, box.top), (box.right, box.bottom),
                                (box.left, box.bottom))


@dataclass(frozen=True, slots=True)
class Figures:
    """A run of figures and signs that was read: where it stands, its text, where the middle of each character lies as
    a share of its width, and how surely it was read."""

    place: Place
    text: str
    middles: tuple[float, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Look:
    """How a page that is a picture looks, for finding it again: ``exact`` is equal for the very same dots, ``print``
    (hexadecimal digits) differs in few bits from that of another scan of the sheet."""

    exact: str
    print: str


@dataclass(frozen=True, slots=True)
class SealText:
    """What a round seal says along its ring, how surely it was read, and its place on the page a viewer shows, in the
    file's own unit."""

    text: str
    confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as read. ``unit`` is ``pt`` or ``px``, or ``cell`` for a spreadsheet, whose cells have no place on
    paper; ``rotation`` is the clockwise turn in degrees that made it upright; ``reader`` names the engine. ``distrust``
    says why the text layer of a page read from pixels was not believed (``absent``, ``scant``, ``covered``, ``hidden``,
    ``garbled``, ``traced``, ``filled``, ``disagrees``), empty where none was asked; ``differences`` are the places
    where it was seen to say something else than the pixels, ``unseen`` what it holds besides what is seen. ``sealed``
    are the words that ink of a seal lies on, ``streaked`` those under a streak of dirt, ``retouched`` those put into a
    picture after it was scanned, None where that is not told. ``turned`` are words that stand on their head, as one
    side of a copied card may; their boxes are those of the page turned by half. ``quality`` holds the figures
    of :class:`checks.page_facts.Quality` and of the engine; ``look`` is None for a page that was not read from its
    pixels; ``seals`` are what round seals say, looked for on papers that a firm seals.

    Boxes are in ``unit`` from the top left of the upright, *straightened* page, so that lines of text are level.
    ``affine`` maps such a point to the page as a viewer shows it; None where the two are the same (a level text layer).
    A page that was photographed or did not lie flat has ``grid`` too, a net over the straightened page; ``affine`` is
    then only near it."""

    number: int
    width: float
    height: float
    unit: str
    reader: str
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    dpi: float | None = None
    rotation: int = 0
    quality: dict[str, float] = field(default_factory=dict)
    affine: Affine | None = None
    grid: Net | None = None
    distrust: str = ""
    differences: tuple[Difference, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    sealed: tuple[Box, ...] = ()
    turned: tuple[Word, ...] = ()
    look: Look | None = None
    seals: tuple[SealText, ...] = ()
    streaked: tuple[Box, ...] = ()
    retouched: tuple[Box, ...] | None = None

    def other_way_up(self) -> PageText | None:
        """The words that stand on their head as a page of their own, None where there are none: the page turned by
        half. Its boxes lead to the same places."""
        if not self.turned:
            return None
        return replace(self, words=self.turned, turned=(), rules=(), sealed=(), streaked=(), retouched=None,
                       affine=turned_affine(self.affine, self.width, self.height),
                       grid=None if self.grid is None else turned_net(self.grid))

    def place(self, box: Box) -> Box | None:
        """``box`` as evidence names it: on the page a viewer shows, None on a spreadsheet."""
        return None if self.unit == "cell" else self.on_page(box)

    def home(self, box: Box) -> tuple[int, Box]:
        """The number of the page that ``box`` of this one stands on, and the box there: see
        :class:`intake_cli.statements.side_pages.Abreast`."""
        return self.number, box

    def column(self, left: float, right: float) -> tuple[int, float, float]:
        """The same of a column from ``left`` to ``right``."""
        return self.number, left, right

    def address(self, box: Box) -> str:
        """The cells of a spreadsheet that ``box`` covers, as ``D6`` or ``A6:F6``; empty for a page of paper."""
        return cells_of(box) if self.unit == "cell" else ""

    def under_seal(self, box: Box) -> bool:
        """Whether ink of a seal, or a streak, lies on a word that meets ``box`` of the straightened page."""
        return any(box.left < word.right and word.left < box.right and box.top < word.bottom and word.top < box.bottom
                   for word in chain(self.sealed, self.streaked))

    def on_page(self, box: Box) -> Box:
        """``box`` of the straightened page as the smallest upright box on the page a viewer shows."""
        if self.affine is None:
            return box
        if self.grid is None:
            return Box(*around(self.affine, box.left, box.top, box.right, box.bottom))
        xs, ys = zip(*self.corners(box), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def corners(self, box: Box) -> Corners:
        """The corners of ``box`` of the straightened page on the page a viewer shows, clockwise from its top left."""
        return (self._point(box.left, box.top), self._point(box.right, box.top),
                self._point(box.right, box.bottom), self._point(box.left, box.bottom))

    def _point(self, x: float, y: float) -> Point:
        return mapped(self.affine, x, y) if self.grid is None else placed(self.grid, x / self.width, y / self.height)
