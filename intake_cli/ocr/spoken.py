"""Texts of a page that are marked to be read as something else than what is drawn (ActualText)."""

from __future__ import annotations

import ctypes
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.page_objects import Objects

MARK = b"ActualText"
_marks_on = direct(pdfium_c.FPDFPageObj_CountMarks, ctypes.c_int)
_mark_of = direct(pdfium_c.FPDFPageObj_GetMark, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_ulong)
_kind_of_value = direct(pdfium_c.FPDFPageObjMark_GetParamValueType, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)


def spoken(objects: Objects) -> np.ndarray:
    """Which of ``objects`` (n) programs read as a text of their mark, whatever is drawn."""
    handles = [objects.of.handles[row] for row in objects.rows.tolist()]
    counts = np.fromiter(map(_marks_on, handles), np.int32, len(handles))
    found = np.zeros(len(handles), bool)
    for number in range(counts.max(initial=0)):
        places = np.flatnonzero(counts > number)
        marks = np.fromiter(map(_mark_of, map(handles.__getitem__, places.tolist()), repeat(number)), np.uint64,
                            len(places))
        apart, which = np.unique(marks, return_inverse=True)  # one mark is on all that it embraces
        found[places] |= np.array([_kind_of_value(mark, MARK) > 0 for mark in apart.tolist()])[which]
    return found
