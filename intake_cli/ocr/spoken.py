"""Texts of a page that are marked to be read as something else than what is drawn (ActualText)."""

from __future__ import annotations

import ctypes

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
    for place in np.flatnonzero(counts > 0).tolist():
        marks = (_mark_of(handles[place], number) for number in range(counts[place]))
        found[place] = any(_kind_of_value(mark, MARK) > 0 for mark in marks)
    return found
