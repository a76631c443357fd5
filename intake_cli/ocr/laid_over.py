"""Notes that are laid over a PDF's page: what they say, and what stands below."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.distrust import Unseen
from intake_cli.ocr.doubled import shares
from intake_cli.ocr.upright import Frame
from intake_cli.words import PageText

NOTES = {pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_SQUARE, pdfium_c.FPDF_ANNOT_CIRCLE,
         pdfium_c.FPDF_ANNOT_POLYGON, pdfium_c.FPDF_ANNOT_INK, pdfium_c.FPDF_ANNOT_REDACT}
"""Kinds of notes that may show something."""


def laid_over(page: pdfium.PdfPage, text: PageText, frame: Frame) -> Iterator[Unseen]:
    """Notes laid over the page, with what they say and what stands below; stamps apart, for seals come as such. A field
    to fill in is one where it says something over print."""
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        kind, rect = pdfium_c.FPDFAnnot_GetSubtype(note), pdfium_c.FS_RECTF()
        field = kind == pdfium_c.FPDF_ANNOT_WIDGET
        if (field or kind in NOTES or kind == pdfium_c.FPDF_ANNOT_STAMP) and pdfium_c.FPDFAnnot_GetRect(note, rect):
            box = frame.box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
            below = " ".join(word.text for word in text.words if shares(word.box, box))
            says = _string(note, b"V" if field else b"Contents")
            if (says and below) if field else (says or below):
                how = "stamp" if kind == pdfium_c.FPDF_ANNOT_STAMP else "annotation"
                yield Unseen(how, below, says, box) if not says else Unseen(how, says, below, box)
        pdfium_c.FPDFPage_CloseAnnot(note)


def _string(note: pdfium_c.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium_c.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAnnot_GetStringValue(note, key, ctypes.cast(held, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    return held.raw[:size - 2].decode("utf-16-le", "replace").strip()
