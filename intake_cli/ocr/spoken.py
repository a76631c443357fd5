"""Texts of a page that are marked to be read as something else than what is drawn (ActualText)."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.object_marks import marks_of
from intake_cli.ocr.page_objects import Objects

MARK = b"ActualText"
_kind_of_value = direct(pdfium_c.FPDFPageObjMark_GetParamValueType, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)


def spoken(objects: Objects) -> np.ndarray:
    """Which of ``objects`` (n) programs read as a text of their mark, whatever is drawn."""
    found = np.zeros(len(objects), bool)
    for marks, places, which in marks_of(objects):
        found[places] |= np.array([_kind_of_value(mark, MARK) > 0 for mark in marks])[which]
    return found
