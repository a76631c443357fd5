"""Marks that embrace objects of a page (marked content)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.page_objects import Objects

_marks_on = direct(pdfium_c.FPDFPageObj_CountMarks, ctypes.c_int)
_mark_of = direct(pdfium_c.FPDFPageObj_GetMark, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_ulong)


def marks_of(objects: Objects) -> Iterator[tuple[int, np.ndarray]]:
    """Each mark by its address, once for every depth in which it stands, and the places of those of ``objects`` that
    it embraces."""
    handles = [objects.of.handles[row] for row in objects.rows.tolist()]
    counts = np.fromiter(map(_marks_on, handles), np.int32, len(handles))
    for number in range(counts.max(initial=0)):
        places = np.flatnonzero(counts > number)
        marks = np.fromiter(map(_mark_of, map(handles.__getitem__, places.tolist()), repeat(number)), np.uint64,
                            len(places))
        order = np.argsort(marks, kind="stable")
        apart, starts = np.unique(marks[order], return_index=True)
        yield from zip(apart.tolist(), np.split(places[order], starts[1:]), strict=True)
