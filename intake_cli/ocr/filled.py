"""Fields of a form that were filled in: a viewer shows what they hold, the text of a PDF's page does not."""

from __future__ import annotations

import ctypes
import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

FEWEST = 3
"""Fields with text from which a page is a form that was filled in; a signature or two may show their own."""
TEXT = ("Tj".encode("utf-16-le"), "TJ".encode("utf-16-le"))
"""The operators that show text."""
UNTOLD = "…"
"""Stands for a text that is shown and cannot be told."""
_WRITTEN, _ESCAPED = re.compile(r"\(((?:[^\\()]|\\.)*)\)(?=[^()]*T[jJ])"), re.compile(r"\\(.)")
"""A string that one of them shows, and a character in it that is written behind a backslash."""


def filled(page: pdfium.PdfPage) -> bool:
    """Whether several fields of ``page`` show text."""
    found = 0
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        field = pdfium_c.FPDFAnnot_GetSubtype(annotation) == pdfium_c.FPDF_ANNOT_WIDGET
        found += field and _shows_text(_appearance(annotation))
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if found >= FEWEST:
            return True
    return False


def with_fields(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> pdfium.PdfPage:
    """``page`` of this ``number`` (from 1), such that its fields are drawn where some were filled in."""
    if not filled(page):
        return page
    document.init_forms()
    return document[number - 1]


def shown_by(annotation: pdfium_c.FPDF_ANNOTATION) -> str:
    """What the appearance of a field says, UNTOLD where it shows text by the numbers of its font: the value itself may
    stand with the field of which the annotation is but one of several places."""
    drawn = _appearance(annotation)
    texts = _WRITTEN.findall(drawn.decode("utf-16-le", "replace"))
    said = "".join(_ESCAPED.sub(r"\1", text) for text in texts).strip()
    return said or (UNTOLD if _shows_text(drawn) else "")


def _shows_text(drawn: bytes) -> bool:
    return any(operator in drawn for operator in TEXT)


def _appearance(annotation: pdfium_c.FPDF_ANNOTATION) -> bytes:
    """The operators that draw a field, in UTF-16."""
    kind = pdfium_c.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    size = pdfium_c.FPDFAnnot_GetAP(annotation, kind, None, 0)
    held = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAnnot_GetAP(annotation, kind, ctypes.cast(held, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    return held.raw
