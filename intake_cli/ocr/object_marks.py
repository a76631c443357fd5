"""Marks that embrace objects of a page (marked content)."""

from __future__ import annotations

import ctypes
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.page_objects import Objects

MOST_BYTES = 256
Marks = list[tuple[list[int], np.ndarray, np.ndarray]]
"""For every depth in which marks stand their addresses, each once, the places (n) of those of some objects that have
one there, and which of the marks (n) it is."""
_name_of = direct(pdfium_c.FPDFPageObjMark_GetName, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong,
                  ctypes.c_void_p)
_marks_on = direct(pdfium_c.FPDFPageObj_CountMarks, ctypes.c_int)
_mark_of = direct(pdfium_c.FPDFPageObj_GetMark, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_ulong)


def marks_of(objects: Objects) -> Marks:
    """The marks of ``objects``."""
    found: Marks = []
    handles = [objects.of.handles[row] for row in objects.rows.tolist()]
    counts = np.fromiter(map(_marks_on, handles), np.int32, len(handles))
    for number in range(counts.max(initial=0)):
        places = np.flatnonzero(counts > number)
        marks = np.fromiter(map(_mark_of, map(handles.__getitem__, places.tolist()), repeat(number)), np.uint64,
                            len(places))
        apart, which = np.unique(marks, return_inverse=True)
        found.append((apart.tolist(), places, which))
    return found


def named(mark: int, name: str) -> bool:
    """Whether the mark at an address has this name. Its length is asked first, which most marks tells apart."""
    held, length = _room()
    size = 2 * len(name) + 2
    if not _name_of(mark, None, 0, length[1]) or length[0].value != size:
        return False
    return bool(_name_of(mark, held, size, length[1])) and held.raw[:size - 2].decode("utf-16-le", "replace") == name


@cache
def _room() -> tuple[Any, tuple[ctypes.c_ulong, Any]]:
    """Where PDFium writes a name, and its length."""
    length = ctypes.c_ulong()
    return ctypes.create_string_buffer(MOST_BYTES), (length, ctypes.byref(length))
