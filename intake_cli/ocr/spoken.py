"""Texts of a page that are marked to be read as something else than what is drawn (ActualText)."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct
from intake_cli.ocr.object_marks import Marks
from intake_cli.ocr.page_objects import IDENTITY, Objects, mapped

MARK = b"ActualText"
SAME = 0.05
"""Points by which a character may stand out of the bounds of its object."""
_kind_of_value = direct(pdfium_c.FPDFPageObjMark_GetParamValueType, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)


def spoken(count: int, marks: Marks) -> np.ndarray:
    """Which of as many objects as ``count``, which have these ``marks``, programs read as a text of their mark,
    whatever is drawn."""
    found = np.zeros(count, bool)
    for apart, places, which in marks:
        found[places] |= np.array([_kind_of_value(mark, MARK) > 0 for mark in apart])[which]
    return found


def spoken_in_forms(texts: Objects, marks: Marks) -> Objects:
    """Those of ``texts``, which have these ``marks``, that are so marked in a form drawn elsewhere or smaller."""
    inside = (texts.matrices != IDENTITY).any(axis=1)
    return texts.only(inside & spoken(len(texts), marks) if inside.any() else inside)


def in_place(boxes: np.ndarray, objects: np.ndarray, said: Objects) -> np.ndarray:
    """``boxes`` (n, 4: left, top, right, bottom) of characters of the text ``objects`` (n) in user space. PDFium leaves
    those of what is ``said`` (:func:`spoken_in_forms`) where they stand in their form: it parts the bounds of the
    object among its characters."""
    order = np.argsort(said.addresses)
    places = np.minimum(np.searchsorted(said.addresses[order], objects), len(said) - 1)
    of = order[places]
    own = np.flatnonzero(said.addresses[of] == objects)
    turned = mapped(boxes[own][:, [0, 3, 2, 1]].astype(float), said.matrices[of[own]])
    bounds = said.bounds()[of[own]]
    left_there = ((turned[:, :2] >= bounds[:, :2] - SAME) & (turned[:, 2:] <= bounds[:, 2:] + SAME)).all(axis=1)
    found = boxes.copy()
    found[own[left_there]] = turned[left_there][:, [0, 3, 2, 1]]
    return found
