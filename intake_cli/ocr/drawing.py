"""What is drawn on a PDF page besides text: printed lines, and pictures that cover the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.object_marks import Marks, marks_of
from intake_cli.ocr.overlaps import ByHeight
from intake_cli.ocr.page_objects import Objects, combined, matrix_of, objects_of
from intake_cli.ocr.pdf import FULL_PAGE
from intake_cli.ocr.spoken import spoken, spoken_in_forms
from intake_cli.ocr.upright import Frame, page_box
from intake_cli.words import Rule

THIN = 2.0
"""Points; a filled rectangle no thicker than this is a printed line."""
SHORTEST = 6.0
"""Points; shorter strokes are parts of glyphs or marks."""
MANY_PATHS = 50
MOST_SEGMENTS = 20_000
"""Line segments looked at on one page; more is a drawing, not a table."""
UNSEEN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
PALE, FAINT = 200, 128
"""Levels of 255 above which a colour may not stand out from paper, and below which paint is seen through."""
TALLEST, WIDE, WHITE = 120.0, 1.5, 250
"""Points that the shading of a row is high at most, how many times as wide it is at least, cell by cell as some draw
it, and levels from which a colour is that of paper."""
MOST_COVERS = 60
"""Pictures and filled paths over text that are looked at on one page: the last, as whoever hides text comes late."""

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""


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
                      pale=_listed(texts.only(pale | spoken(len(texts), marks)).bounds()),
                      covered=_listed(texts.only(unseen).bounds()))
    bounds, framed = paths.bounds(), pictures.bounds()
    filled, stroked = paths.painted()
    drawing.segments = _segments(paths, bounds, filled, stroked)
    fills = _fills_page(framed, page_box(page))
    drawing.full_picture = bool(fills.any())
    drawing.picture_on_top = bool((_before(is_text, ~unseen, is_picture)[fills] > 0).any())
    plain = ~unseen & ~pale
    hides = np.zeros(len(items), bool)
    hides[is_path], hides[is_picture] = _hides(paths, bounds, filled), True
    sides = np.zeros((len(items), 4))
    sides[is_path], sides[is_picture] = bounds, framed
    drawing.covered += _under(sides[hides], _before(is_text, plain, hides), texts.only(plain))
    drawing.covered += _annotations(page)
    return drawing


def _before(is_text: np.ndarray, counted: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """How many of the ``counted`` texts are drawn before each of the ``asked`` objects."""
    among = np.zeros(len(is_text), int)
    among[is_text] = counted
    return np.asarray(among.cumsum()[asked])


def _listed(bounds: np.ndarray) -> list[Bounds]:
    return [(left, bottom, right, top) for left, bottom, right, top in bounds.tolist()]


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


def _hides(paths: Objects, bounds: np.ndarray, filled: np.ndarray) -> np.ndarray:
    """Which paths are filled so that nothing is seen through them, and large enough to hide a figure, or nearly white
    ones one digit of it: what is dark and so narrow is a part of a code or a drawing."""
    width, height = (bounds[:, 2:] - bounds[:, :2]).T
    large = filled & (width > THIN) & (height > 2 * THIN)
    colours, known = paths.only(large).fills()
    light = known & (colours[:, :3] > PALE).all(axis=1)
    large[large] = (~known | (colours[:, 3] > 255 - FAINT)) & (light | (width[large] >= SHORTEST))
    return large


def _under(covers: np.ndarray, before: np.ndarray, texts: Objects) -> list[Bounds]:
    """What lies of ``texts`` under each of ``covers`` (n, 4), ``before`` which so many of them are drawn; all of a
    cover that is drawn after the last of them. What is drawn before any text covers none."""
    late = np.flatnonzero(before)[-MOST_COVERS:]
    last = before[late] == len(texts)
    found, among = _listed(covers[late[last]]), late[~last]
    counts = before[among]
    sides = texts.only(np.arange(len(texts)) < counts.max(initial=0)).bounds()
    cover, text = ByHeight(sides).overlapping(covers[among], counts)
    over, own = covers[among][cover], sides[text]
    low, high = np.maximum(own[:, :2], over[:, :2]), np.minimum(own[:, 2:], over[:, 2:])
    return found + _listed(np.hstack((low, high))[(high - low > THIN).all(axis=1)])


def _annotations(page: pdfium.PdfPage) -> Iterator[Bounds]:
    """Where annotations lie that may show something over the page."""
    rect = pdfium_c.FS_RECTF()
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        shows = pdfium_c.FPDFAnnot_GetSubtype(annotation) not in (pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP)
        if shows and pdfium_c.FPDFAnnot_GetRect(annotation, rect):
            yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def _segments(paths: Objects, bounds: np.ndarray, filled: np.ndarray,
              stroked: np.ndarray) -> list[tuple[float, float, float, float]]:
    """Straight lines of painted paths; none of one too small to hold a rule, as the dashes of a dashed line are. The
    upper and the lower edge of a row's shading are lines too: they part it from the rows beside it."""
    x0, y0, x1, y1 = bounds.T
    width, height = x1 - x0, y1 - y0
    large = (filled | stroked) & (np.maximum(width, height) >= SHORTEST)
    thin = large & (np.minimum(width, height) <= THIN)
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    flat = np.where(width > height, (x0, middle_y, x1, middle_y), (middle_x, y0, middle_x, y1)).T
    shaded = large & ~thin & filled & ~stroked & (height <= TALLEST) & (width >= WIDE * height)
    colours, known = paths.only(shaded).fills()
    x0, y0, x1, y1 = bounds[shaded][known & ~(colours[:, :3] >= WHITE).all(axis=1)].T
    found = _listed(np.vstack((flat[thin], *(np.stack((x0, y, x1, y), axis=1) for y in (y0, y1))))[:MOST_SEGMENTS])
    for place in np.flatnonzero(large & ~thin & stroked).tolist():
        if len(found) < MOST_SEGMENTS:
            found += _edges(int(paths.addresses[place]), paths.matrices[place])
    return found


def _edges(address: int, matrix: np.ndarray) -> list[tuple[float, float, float, float]]:
    """The straight segments of a stroked path: cell outlines, or a whole grid drawn at once."""
    path, x, y = ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT), ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = combined(matrix_of(address), matrix).tolist()
    found: list[tuple[float, float, float, float]] = []
    start = last = (0.0, 0.0)
    for index in range(min(pdfium_c.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        here = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            found.append((*last, *here))
        last = here
        if pdfium_c.FPDFPathSegment_GetClose(segment) and here != start:
            found.append((*here, *start))
    return found
