"""What is drawn on a PDF page besides text: printed lines, and pictures that cover the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.drawn_segments import SHORTEST, THIN, Bounds, listed, segments_of
from intake_cli.ocr.hiding import FAINT, PALE, hides, notes_over, under
from intake_cli.ocr.object_marks import Marks, marks_of
from intake_cli.ocr.page_objects import Objects, objects_of
from intake_cli.ocr.pdf import FULL_PAGE
from intake_cli.ocr.spoken import spoken, spoken_in_forms
from intake_cli.ocr.upright import Frame, page_box
from intake_cli.words import Rule

MANY_PATHS = 50
UNSEEN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)


@dataclass(slots=True)
class Drawing:
    """Line segments in user space, how many paths there are, and whether one picture fills the page, lies over text or
    hides it. ``pale`` and ``covered`` are the places, in user space, of text that may not be seen: for its colour, or
    because it is marked to be read as something else; or because it is invisible or lies under something drawn later.
    ``items`` are the page's objects, while it is open, ``marks`` those of its texts, ``said`` its
    :func:`spoken_in_forms`."""

    segments: list[tuple[float, float, float, float]]
    paths: int = 0
    full_picture: bool = False
    picture_on_top: bool = False
    visible_text: int = 0
    hidden_text: int = 0
    pale: list[Bounds] = field(default_factory=list)
    covered: list[Bounds] = field(default_factory=list)
    items: Objects | None = None
    marks: Marks = field(default_factory=list)
    said: Objects | None = None

    @property
    def drawn(self) -> bool:
        """Whether there is more than text: lines, or as many paths as letters drawn as outlines are."""
        return bool(self.segments) or self.paths >= MANY_PATHS

    def rules(self, frame: Frame) -> tuple[Rule, ...]:
        """The segments that run along the page's axes, as printed lines of the upright page."""
        x0, y0, x1, y1 = np.array(self.segments, float).reshape(-1, 4).T
        (left, top), (right, bottom) = frame.point(x0, y0), frame.point(x1, y1)
        across, down = np.abs(right - left), np.abs(bottom - top)
        level, upright = (across >= SHORTEST) & (down <= THIN), (down >= SHORTEST) & (across <= THIN)
        found = {*_rules(False, (top + bottom) / 2, left, right, level),
                 *_rules(True, (left + right) / 2, top, bottom, upright & ~level)}
        return tuple(Rule(*each) for each in sorted(found))


def _rules(vertical: bool, position: np.ndarray, start: np.ndarray, end: np.ndarray,
           kept: np.ndarray) -> Iterator[tuple[bool, float, float, float]]:
    """Those ``kept`` (n, boolean), to the tenth of a point."""
    numbers = np.stack([position, np.minimum(start, end), np.maximum(start, end)])[:, kept]
    return zip(repeat(vertical), *np.round(numbers, 1).tolist())


def look(page: pdfium.PdfPage) -> Drawing:
    """Walk the page's objects, those inside forms included."""
    items = objects_of(page)
    is_path, is_picture, is_text = (items.kinds == kind for kind in (
        pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_TEXT))
    paths, pictures, texts = items.only(is_path), items.only(is_picture), items.only(is_text)
    unseen, pale = _unseen(texts)
    marks = marks_of(texts)
    drawing = Drawing([], len(paths), items=items, marks=marks, said=spoken_in_forms(texts, marks),
                      visible_text=int((~unseen).sum()), hidden_text=int(unseen.sum()),
                      pale=listed(texts.only(pale | spoken(len(texts), marks)).bounds()),
                      covered=listed(texts.only(unseen).bounds()))
    bounds, framed = paths.bounds(), pictures.bounds()
    filled, stroked = paths.painted()
    drawing.segments = segments_of(paths, bounds, filled, stroked)
    fills = _fills_page(framed, page_box(page))
    drawing.full_picture = bool(fills.any())
    drawing.picture_on_top = bool((_before(is_text, ~unseen, is_picture)[fills] > 0).any())
    plain = ~unseen & ~pale
    over = np.zeros(len(items), bool)
    over[is_path], over[is_picture] = hides(paths, bounds, filled), True
    sides = np.zeros((len(items), 4))
    sides[is_path], sides[is_picture] = bounds, framed
    drawing.covered += under(sides[over], _before(is_text, plain, over), texts.only(plain))
    drawing.covered += notes_over(page)
    return drawing


def _before(is_text: np.ndarray, counted: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """How many of the ``counted`` texts are drawn before each of the ``asked`` objects."""
    among = np.zeros(len(is_text), int)
    among[is_text] = counted
    return np.asarray(among.cumsum()[asked])


def _unseen(texts: Objects) -> tuple[np.ndarray, np.ndarray]:
    """Which texts are drawn so that nothing is seen of them, and which others may not be seen for what they are filled
    with: nearly white, nearly transparent, or no plain colour."""
    unseen = np.isin(texts.modes, UNSEEN_MODES)
    colours, known = texts.fills()
    pale = ~known | (colours[:, 3] < FAINT) | (colours[:, :3] > PALE).all(axis=1)
    return unseen, pale & ~unseen


def _fills_page(bounds: np.ndarray, page: Bounds) -> np.ndarray:
    """Which of ``bounds`` (n, 4) take up so much of the page that they are a picture of a paper: where none does alone,
    all of them if they do together, for scans come in strips and tiles too."""
    low, high = np.maximum(bounds[:, :2], page[:2]), np.minimum(bounds[:, 2:], page[2:])
    area = max((page[2] - page[0]) * (page[3] - page[1]), 1.0)
    shares = (high - low).clip(0).prod(axis=1) / area
    whole = shares >= FULL_PAGE
    return np.asarray(whole if whole.any() else np.full(len(shares), shares.sum() >= FULL_PAGE))
