"""Characters of a text layer of which the file does not say which they are: a font without the table that names them.
PDFium names each by its number in the font, so that a name may come as ``!有之``."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.direct import direct, handle_of

UNREAD = "\ufffd"
_has_no_name = direct(pdfium_c.FPDFText_HasUnicodeMapError, ctypes.c_int)


def marked(textpage: pdfium_c.FPDF_TEXTPAGE, numbers: Sequence[int], texts: list[str]) -> list[str]:
    """``texts`` of the characters of a page that have these ``numbers``, with :data:`UNREAD` for those that the file
    does not name; a space where one shows no ink."""
    owner = handle_of(textpage)
    unnamed = np.fromiter(map(_has_no_name, repeat(owner), numbers), np.int32, len(texts)) == 1
    if not unnamed.any():
        return texts
    return [text if not wrong else UNREAD if _has_ink(textpage, number) else " "
            for number, text, wrong in zip(numbers, texts, unnamed.tolist(), strict=True)]


def _has_ink(textpage: pdfium_c.FPDF_TEXTPAGE, number: int) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    known = pdfium_c.FPDFText_GetCharBox(textpage, number, left, right, bottom, top)
    return not known or (right.value - left.value) * (top.value - bottom.value) > 0
