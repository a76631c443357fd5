"""Texts of a page that are marked to be read as something else than what is drawn (ActualText)."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.object_marks import Marks

MARK = b"ActualText"
_kind_of_value = direct(pdfium_c.FPDFPageObjMark_GetParamValueType, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)


def spoken(count: int, marks: Marks) -> np.ndarray:
    """Which of as many objects as ``count``, which have these ``marks``, programs read as a text of their mark,
    whatever is drawn."""
    found = np.zeros(count, bool)
    for apart, places, which in marks:
        found[places] |= np.array([_kind_of_value(mark, MARK) > 0 for mark in apart])[which]
    return found
