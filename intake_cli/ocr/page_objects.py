"""The objects that a PDF page draws, asked all at once: pages hold thousands, and a loop in Python around each call
takes longer than PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct, handle, handle_of, written_columns

DEEPEST = 4
IDENTITY = np.eye(3, 2).ravel()
NO_TEXT = -1
"""What PDFium gives for the mode of an object that is no text."""
_INT = ctypes.c_int
_on_page = direct(pdfium_c.FPDFPage_GetObject, ctypes.c_size_t)
_in_form = direct(pdfium_c.FPDFFormObj_GetObject, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_ulong)
_count_in_form = direct(pdfium_c.FPDFFormObj_CountObjects, _INT)
_kind_of = direct(pdfium_c.FPDFPageObj_GetType, _INT)
_matrix_of = direct(pdfium_c.FPDFPageObj_GetMatrix, _INT)
_bounds_of = direct(pdfium_c.FPDFPageObj_GetBounds, _INT)
_fill_of = direct(pdfium_c.FPDFPageObj_GetFillColor, _INT)
_stroke_of = direct(pdfium_c.FPDFPageObj_GetStrokeColor, _INT)
_draw_mode = direct(pdfium_c.FPDFPath_GetDrawMode, _INT)
_render_mode = direct(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT)


@dataclass(frozen=True, slots=True)
class Everything:
    """What is known of all n objects of a page, in drawing order, those of forms in the place of each form. ``sides``
    (n, 4) are their bounds, NaN until they are asked for."""

    handles: list[Any]
    addresses: np.ndarray
    kinds: np.ndarray
    modes: np.ndarray
    matrices: np.ndarray
    sides: np.ndarray


@dataclass(frozen=True, slots=True)
class Objects:
    """Some objects in drawing order: ``rows`` (n) say which ``of`` the page's."""

    of: Everything
    rows: np.ndarray

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def addresses(self) -> np.ndarray:
        """Where PDFium holds them (n)."""
        return np.asarray(self.of.addresses[self.rows])

    @property
    def kinds(self) -> np.ndarray:
        """Their types (n)."""
        return np.asarray(self.of.kinds[self.rows])

    @property
    def modes(self) -> np.ndarray:
        """How texts (n) are drawn, in the modes of PDF; others 0."""
        return np.asarray(self.of.modes[self.rows])

    @property
    def matrices(self) -> np.ndarray:
        """What brings them (n, 6) from the form that holds them into user space."""
        return np.asarray(self.of.matrices[self.rows])

    def only(self, kept: np.ndarray) -> Objects:
        """Those for which ``kept`` (n, boolean) is true."""
        return Objects(self.of, self.rows[kept])

    def bounds(self) -> np.ndarray:
        """Left, bottom, right and top (n, 4) in user space; zeros where PDFium does not know."""
        sides = self.of.sides
        unknown = np.isnan(sides[self.rows, 0])
        if unknown.any():
            sides[self.rows[unknown]] = self.only(unknown)._asked_bounds()
        return np.asarray(sides[self.rows])

    def _asked_bounds(self) -> np.ndarray:
        sides, known = self._each(_bounds_of, 4, np.float32)
        sides[~known] = 0
        return mapped(sides.astype(float), self.matrices)

    def fills(self) -> tuple[np.ndarray, np.ndarray]:
        """Red, green, blue and alpha of 255 (n, 4), and which objects (n) are filled with a plain colour at all."""
        return self._each(_fill_of, 4, np.uint32)

    def strokes(self) -> tuple[np.ndarray, np.ndarray]:
        """The same of the lines that they are drawn with."""
        return self._each(_stroke_of, 4, np.uint32)

    def painted(self) -> tuple[np.ndarray, np.ndarray]:
        """Which paths (n) are filled, and which have a stroke."""
        modes, known = self._each(_draw_mode, 2, np.int32)
        modes[~known] = 0
        return modes[:, 0] != 0, modes[:, 1] != 0

    def _each(self, function: Any, width: int, kind: Any) -> tuple[np.ndarray, np.ndarray]:
        """What ``function`` writes about each object, and whether it could."""
        return written_columns(function, list(map(self.of.handles.__getitem__, self.rows.tolist())), width, kind)


def objects_of(page: pdfium.PdfPage) -> Objects:
    """Every object of the page; for a form, the objects in it."""
    count, owner = pdfium_c.FPDFPage_CountObjects(page.raw), handle_of(page.raw)
    levels = list(_expanded(np.fromiter(map(_on_page, repeat(owner), range(count)), np.uint64, count), IDENTITY, 0))
    addresses, kinds, modes, matrices = (np.concatenate(column) for column in list(zip(*levels, strict=True))[1:])
    handles = list(chain.from_iterable(level[0] for level in levels))
    sides = np.full((len(addresses), 4), np.nan)
    return Objects(Everything(handles, addresses, kinds, modes, matrices, sides), np.arange(len(addresses)))


Level = tuple[list[Any], np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""What passes the addresses of objects, these, their types, modes and matrices."""


def _expanded(addresses: np.ndarray, matrix: np.ndarray, depth: int) -> Iterator[Level]:
    """The objects at ``addresses`` in pieces, in place of each form what is in it."""
    handles = list(map(handle, addresses.tolist()))
    kinds, modes = _kinds_and_modes(handles)
    level = handles, addresses, kinds, modes, np.broadcast_to(matrix, (len(handles), 6))
    start = 0
    for place in np.flatnonzero(kinds == pdfium_c.FPDF_PAGEOBJ_FORM).tolist():
        yield _piece(level, slice(start, place))
        start = place + 1
        if depth < DEEPEST:
            count = _count_in_form(handles[place])
            inside = np.fromiter(map(_in_form, repeat(handles[place]), range(count)), np.uint64, count)
            yield from _expanded(inside, combined(matrix_of(int(addresses[place])), matrix), depth + 1)
    yield _piece(level, slice(start, None))


def _piece(level: Level, part: slice) -> Level:
    handles, addresses, kinds, modes, matrices = level
    return handles[part], addresses[part], kinds[part], modes[part], matrices[part]


def _kinds_and_modes(handles: list[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Types, and modes of texts: what has a mode is a text, as most objects are, and need not be asked what it is."""
    modes = np.fromiter(map(_render_mode, handles), np.int32, len(handles))
    kinds = np.full(len(handles), pdfium_c.FPDF_PAGEOBJ_TEXT, np.int32)
    others = np.flatnonzero(modes == NO_TEXT)
    kinds[others] = np.fromiter(map(_kind_of, map(handles.__getitem__, others.tolist())), np.int32, len(others))
    modes[others] = 0
    return kinds, modes


def matrix_of(address: int) -> np.ndarray:
    """The matrix (6) of one object."""
    held = (ctypes.c_float * 6)()
    return np.array(held, float) if _matrix_of(handle(address), ctypes.byref(held)) else IDENTITY


def combined(first: np.ndarray, then: np.ndarray) -> np.ndarray:
    """The matrix of ``first`` followed by ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return np.array((a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u))


def mapped(sides: np.ndarray, matrices: np.ndarray) -> np.ndarray:
    """Left, bottom, right and top (n, 4) of boxes with these ``sides`` (n, 4) where ``matrices`` (n, 6) bring them."""
    left, bottom, right, top = sides.T
    if (matrices == IDENTITY).all():
        return np.stack([np.minimum(left, right), np.minimum(bottom, top), np.maximum(left, right),
                         np.maximum(bottom, top)], 1)
    a, b, c, d, e, f = matrices.T
    across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    down = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return np.stack([np.min(across, axis=0), np.min(down, axis=0), np.max(across, axis=0), np.max(down, axis=0)], 1)
