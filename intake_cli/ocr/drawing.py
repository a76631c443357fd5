"""What is drawn on a PDF page besides text: printed lines, and pictures that cover the page."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.pdf import FULL_PAGE
from intake_cli.ocr.upright import Frame, page_box
from intake_cli.words import Rule

THIN = 2.0
"""Points; a filled rectangle no thicker than this is a printed line."""
SHORTEST = 6.0
"""Points; shorter strokes are parts of glyphs or marks."""
MANY_PATHS = 50
MOST_SEGMENTS = 20_000
"""Line segments looked at on one page; more is a drawing, not a table."""
DEEPEST = 4
UNSEEN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
PALE, FAINT = 200, 128
"""Levels of 255 above which a colour may not stand out from paper, and below which paint is seen through."""
MOST_COVERS = 60
"""Pictures and filled paths over text that are looked at on one page: the last, as whoever hides text comes late."""

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """Line segments in user space, how many paths there are, and whether one picture fills the page, lies over text or
    hides it. ``pale`` and ``covered`` are the places, in user space, of text that may not be seen: for its colour; or
    because it is invisible or lies under something drawn later."""

    segments: list[tuple[float, float, float, float]]
    paths: int = 0
    full_picture: bool = False
    picture_on_top: bool = False
    visible_text: int = 0
    hidden_text: int = 0
    pale: list[Bounds] = field(default_factory=list)
    covered: list[Bounds] = field(default_factory=list)

    @property
    def drawn(self) -> bool:
        """Whether there is more than text: lines, or as many paths as letters drawn as outlines are."""
        return bool(self.segments) or self.paths >= MANY_PATHS

    def rules(self, frame: Frame) -> tuple[Rule, ...]:
        """The segments that run along the page's axes, as printed lines of the upright page."""
        found = set()
        for x0, y0, x1, y1 in self.segments:
            (left, top), (right, bottom) = frame.point(x0, y0), frame.point(x1, y1)
            across, down = abs(right - left), abs(bottom - top)
            if across >= SHORTEST and down <= THIN:
                found.add((False, round((top + bottom) / 2, 1), round(min(left, right), 1), round(max(left, right), 1)))
            elif down >= SHORTEST and across <= THIN:
                found.add((True, round((left + right) / 2, 1), round(min(top, bottom), 1), round(max(top, bottom), 1)))
        return tuple(Rule(*each) for each in sorted(found))


def look(page: pdfium.PdfPage) -> Drawing:
    """Walk the page's objects, those inside forms included."""
    drawing = Drawing([])
    left, bottom, right, top = page_box(page)
    area = max((right - left) * (top - bottom), 1.0)
    texts: list[tuple[int, Matrix]] = []
    covers: deque[tuple[int, Bounds]] = deque(maxlen=MOST_COVERS)
    for item, kind, matrix in _objects(page):
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            drawing.paths += 1
            if texts and _hides(item, place := _bounds(item, matrix)):
                covers.append((len(texts), place))
            if len(drawing.segments) < MOST_SEGMENTS:
                drawing.segments.extend(_segments(item, matrix))
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _bounds(item, matrix)
            fills = (min(x1, right) - max(x0, left)) * (min(y1, top) - max(y0, bottom)) >= FULL_PAGE * area
            drawing.full_picture |= fills
            drawing.picture_on_top |= fills and drawing.visible_text > 0
            if texts:
                covers.append((len(texts), (x0, y0, x1, y1)))
        elif kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            if _render_mode(item) in UNSEEN_MODES:
                drawing.hidden_text += 1
                drawing.covered.append(_bounds(item, matrix))
            else:
                drawing.visible_text += 1
                if _pale(item):
                    drawing.pale.append(_bounds(item, matrix))
                else:
                    texts.append((item, matrix))
    drawing.covered += _under(covers, texts)
    drawing.covered += _annotations(page)
    return drawing


def _pale(item: int) -> bool:
    """Whether text is filled with what may not be seen: nearly white, nearly transparent, or no plain colour."""
    if not _fill_of(item, *_PARTS):
        return True
    return _COLOUR[3] < FAINT or (_COLOUR[0] > PALE and _COLOUR[1] > PALE and _COLOUR[2] > PALE)


def _hides(path: int, place: Bounds) -> bool:
    """Whether a path is filled so that nothing is seen through it, and large enough to hide a figure."""
    left, bottom, right, top = place
    if right - left < SHORTEST or top - bottom <= 2 * THIN:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _mode_of(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return bool(fill.value and (not _fill_of(path, *_PARTS) or _COLOUR[3] > 255 - FAINT))


def _under(covers: Iterable[tuple[int, Bounds]], texts: list[tuple[int, Matrix]]) -> list[Bounds]:
    """What lies of earlier text under each of ``covers``, which say after how many texts they were drawn; all of one
    that was drawn last."""
    found = [cover for before, cover in covers if before == len(texts)]
    among = [(before, cover) for before, cover in covers if before < len(texts)]
    places = np.array([_bounds(*text) for text in texts[:among[-1][0]]] if among else []).reshape(-1, 4)
    for before, (left, bottom, right, top) in among:
        earlier = places[:before]
        low, high = np.maximum(earlier[:, :2], (left, bottom)), np.minimum(earlier[:, 2:], (right, top))
        for index in np.flatnonzero((high - low > THIN).all(axis=1)):
            found.append((*low[index].tolist(), *high[index].tolist()))
    return found


def _annotations(page: pdfium.PdfPage) -> Iterator[Bounds]:
    """Where annotations lie that may show something over the page."""
    rect = pdfium_c.FS_RECTF()
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        shows = pdfium_c.FPDFAnnot_GetSubtype(annotation) not in (pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP)
        if shows and pdfium_c.FPDFAnnot_GetRect(annotation, rect):
            yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
        pdfium_c.FPDFPage_CloseAnnot(annotation)


_kind_of = direct(pdfium_c.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_on_page = direct(pdfium_c.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_in_form = direct(pdfium_c.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
_count_in_form = direct(pdfium_c.FPDFFormObj_CountObjects, ctypes.c_int, ctypes.c_void_p)
_render_mode = direct(pdfium_c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
_bounds_of = direct(pdfium_c.FPDFPageObj_GetBounds, ctypes.c_int, *(ctypes.c_void_p,) * 5)
_fill_of = direct(pdfium_c.FPDFPageObj_GetFillColor, ctypes.c_int, *(ctypes.c_void_p,) * 5)
_COLOUR = (ctypes.c_uint * 4)()
_PARTS = tuple(ctypes.addressof(_COLOUR) + 4 * part for part in range(4))
_mode_of = direct(pdfium_c.FPDFPath_GetDrawMode, ctypes.c_int, *(ctypes.c_void_p,) * 3)


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, int, Matrix]]:
    """Address, type and matrix of each object, in drawing order."""
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    for index in range(pdfium_c.FPDFPage_CountObjects(page.raw)):
        item = _on_page(handle, index)
        kind = _kind_of(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            yield from _expand(item, IDENTITY, 0)
        else:
            yield item, kind, IDENTITY


def _expand(form: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    if depth >= DEEPEST:
        return
    inner = _times(_matrix(form), matrix)
    for index in range(_count_in_form(form)):
        item = _in_form(form, index)
        kind = _kind_of(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            yield from _expand(item, inner, depth + 1)
        else:
            yield item, kind, inner


def _segments(path: int, matrix: Matrix) -> list[tuple[float, float, float, float]]:
    """Straight lines of a path; none of one too small to hold a rule, as the dashes of a dashed line are."""
    x0, y0, x1, y1 = _bounds(path, matrix)
    if max(x1 - x0, y1 - y0) < SHORTEST:
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not _mode_of(path, ctypes.addressof(fill), ctypes.addressof(stroke)) or not (fill.value or stroke.value):
        return []
    if min(x1 - x0, y1 - y0) <= THIN:
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        flat = (x0, middle_y, x1, middle_y) if x1 - x0 > y1 - y0 else (middle_x, y0, middle_x, y1)
        return [flat]
    return _edges(path, _times(_matrix(path), matrix)) if stroke.value else []


def _edges(address: int, matrix: Matrix) -> list[tuple[float, float, float, float]]:
    """The straight segments of a stroked path: cell outlines, or a whole grid drawn at once."""
    path, x, y = _checked(address), ctypes.c_float(), ctypes.c_float()
    found: list[tuple[float, float, float, float]] = []
    start = last = (0.0, 0.0)
    for index in range(min(pdfium_c.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        here = _apply(matrix, x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            found.append((*last, *here))
        last = here
        if pdfium_c.FPDFPathSegment_GetClose(segment) and here != start:
            found.append((*here, *start))
    return found


_SIDES = (ctypes.c_float * 4)()
_PLACES = tuple(ctypes.addressof(_SIDES) + 4 * side for side in range(4))


def _bounds(item: int, matrix: Matrix) -> tuple[float, float, float, float]:
    """Left, bottom, right, top."""
    if not _bounds_of(item, *_PLACES):
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = _SIDES
    if matrix is IDENTITY:
        return left, bottom, right, top
    corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _checked(address: int) -> Any:
    return ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)


def _matrix(address: int) -> Matrix:
    held = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(_checked(address), held):
        return IDENTITY
    return held.a, held.b, held.c, held.d, held.e, held.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
