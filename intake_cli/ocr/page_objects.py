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

from intake_cli.ocr.direct import direct, places

DEEPEST = 4
IDENTITY = np.eye(3, 2).ravel()
_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_on_page = direct(pdfium_c.FPDFPage_GetObject, _ADDRESS)
"""Takes a pointer object and an int: left unchecked, as it is called for every object."""
_in_form = direct(pdfium_c.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
_count_in_form = direct(pdfium_c.FPDFFormObj_CountObjects, _INT, _ADDRESS)
_kind_of = direct(pdfium_c.FPDFPageObj_GetType, _INT, _ADDRESS)
_matrix_of = direct(pdfium_c.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
_bounds_of = direct(pdfium_c.FPDFPageObj_GetBounds, _INT, *(_ADDRESS,) * 5)
_fill_of = direct(pdfium_c.FPDFPageObj_GetFillColor, _INT, *(_ADDRESS,) * 5)
_draw_mode = direct(pdfium_c.FPDFPath_GetDrawMode, _INT, *(_ADDRESS,) * 3)
_render_mode = direct(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)


@dataclass(frozen=True, slots=True)
class Objects:
    """Objects in drawing order: their addresses (n), their types (n), the matrices (n, 6) that bring them from the form
    that holds them into user space, and how texts (n) are drawn, in the modes of PDF (others 0).

    ``sides`` (m, 4) are the bounds of all objects of the page, NaN until they are asked for, and ``rows`` (n) say where
    in it those of these objects stand: pages whose every letter is an object have thousands, and are asked twice."""

    addresses: np.ndarray
    kinds: np.ndarray
    matrices: np.ndarray
    modes: np.ndarray
    sides: np.ndarray
    rows: np.ndarray

    def only(self, kept: np.ndarray) -> Objects:
        """Those for which ``kept`` (n, boolean) is true."""
        return Objects(self.addresses[kept], self.kinds[kept], self.matrices[kept], self.modes[kept], self.sides,
                       self.rows[kept])

    def bounds(self) -> np.ndarray:
        """Left, bottom, right and top (n, 4) in user space; zeros where PDFium does not know."""
        unknown = np.isnan(self.sides[self.rows, 0])
        if unknown.any():
            self.sides[self.rows[unknown]] = self.only(unknown)._asked_bounds()
        return np.asarray(self.sides[self.rows])

    def _asked_bounds(self) -> np.ndarray:
        sides = np.zeros((len(self.addresses), 4), np.float32)
        sides[~self._each(_bounds_of, sides)] = 0
        left, bottom, right, top = sides.T.astype(float)
        a, b, c, d, e, f = self.matrices.T
        across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        down = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        return np.stack([np.min(across, axis=0), np.min(down, axis=0), np.max(across, axis=0), np.max(down, axis=0)], 1)

    def fills(self) -> tuple[np.ndarray, np.ndarray]:
        """Red, green, blue and alpha of 255 (n, 4), and which objects (n) are filled with a plain colour at all."""
        colours = np.zeros((len(self.addresses), 4), np.uint32)
        return colours, self._each(_fill_of, colours)

    def painted(self) -> tuple[np.ndarray, np.ndarray]:
        """Which paths (n) are filled, and which have a stroke."""
        modes = np.zeros((len(self.addresses), 2), np.int32)
        modes[~self._each(_draw_mode, modes)] = 0
        return modes[:, 0] != 0, modes[:, 1] != 0

    def _each(self, function: Any, table: np.ndarray) -> np.ndarray:
        """Whether ``function`` could write about each object into the columns of ``table``."""
        return np.fromiter(map(function, self.addresses.tolist(), *places(table)), np.int32, len(table)) != 0


def objects_of(page: pdfium.PdfPage) -> Objects:
    """Every object of the page; for a form, the objects in it."""
    pointer = ctypes.cast(page.raw, _ADDRESS)
    own = list(map(_on_page, repeat(pointer), range(pdfium_c.FPDFPage_CountObjects(page.raw))))
    levels = list(_expanded(own, IDENTITY, 0))
    addresses = np.array(list(chain.from_iterable(items for items, _, _ in levels)), np.uint64)
    kinds = np.concatenate([each for _, each, _ in levels])
    is_text = kinds == pdfium_c.FPDF_PAGEOBJ_TEXT
    modes = np.zeros(len(kinds), np.int32)
    modes[is_text] = np.fromiter(map(_render_mode, addresses[is_text].tolist()), np.int32)
    matrices = np.concatenate([np.broadcast_to(matrix, (len(items), 6)) for items, _, matrix in levels])
    return Objects(addresses, kinds, matrices, modes, np.full((len(kinds), 4), np.nan), np.arange(len(kinds)))


def _expanded(items: list[int], matrix: np.ndarray, depth: int) -> Iterator[tuple[list[int], np.ndarray, np.ndarray]]:
    """``items`` in pieces with their types and matrix, in place of each form what is in it."""
    kinds = np.fromiter(map(_kind_of, items), np.int32, len(items))
    start = 0
    for place in np.flatnonzero(kinds == pdfium_c.FPDF_PAGEOBJ_FORM).tolist():
        yield items[start:place], kinds[start:place], matrix
        start = place + 1
        if depth < DEEPEST:
            form = items[place]
            inside = list(map(_in_form, repeat(form), range(_count_in_form(form))))
            yield from _expanded(inside, combined(matrix_of(form), matrix), depth + 1)
    yield items[start:], kinds[start:], matrix


def matrix_of(address: int) -> np.ndarray:
    """The matrix (6) of one object."""
    held = np.zeros((1, 6), np.float32)
    return held[0].astype(float) if _matrix_of(address, held.ctypes.data) else IDENTITY


def combined(first: np.ndarray, then: np.ndarray) -> np.ndarray:
    """The matrix of ``first`` followed by ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return np.array((a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u))
