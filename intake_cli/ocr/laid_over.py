"""Notes that are laid over a PDF's page: what they say, and what stands below."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checks.facts import Box
from intake_cli.distrust import Unseen
from intake_cli.ocr import pdf
from intake_cli.ocr.doubled import shares
from intake_cli.ocr.filled import shown_by
from intake_cli.ocr.upright import Frame
from intake_cli.words import PageText, Word

NOTES = {pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_SQUARE, pdfium_c.FPDF_ANNOT_CIRCLE,
         pdfium_c.FPDF_ANNOT_POLYGON, pdfium_c.FPDF_ANNOT_INK, pdfium_c.FPDF_ANNOT_REDACT}
"""Kinds of notes that may show something."""
DPI = 100.0
CHANGED, GREY, DARK = 60, 40, 128
"""Levels of 255 by which a note changes a pixel, below which the colours of one differ that is grey, and below which
print is dark."""
TICK = 12
"""Grey pixels that are no more than the edge of a coloured stroke."""
PATCH = 0.6
"""Share of one character of a figure that a note must lie over."""
LOST = 0.5
"""Share of the dark pixels of a word that a note takes away which hides it."""


def laid_over(page: pdfium.PdfPage, text: PageText, frame: Frame) -> Iterator[Unseen]:
    """Notes laid over the page, with what they say and what stands below; stamps apart, for seals come as such. A field
    to fill in is one where it says something over print."""
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        kind, rect = pdfium_c.FPDFAnnot_GetSubtype(note), pdfium_c.FS_RECTF()
        field = kind == pdfium_c.FPDF_ANNOT_WIDGET
        if (field or kind in NOTES or kind == pdfium_c.FPDF_ANNOT_STAMP) and pdfium_c.FPDFAnnot_GetRect(note, rect):
            box = frame.box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
            says = _says(note) if field else _string(note, b"Contents")
            strokes = not says and kind in NOTES
            under = [word for word in text.words if shares(word.box, box) or (strokes and _meets_a_digit(word, box))]
            below = " ".join(word.text for word in under)
            how = "stamp" if kind == pdfium_c.FPDF_ANNOT_STAMP else "annotation"
            if (says and below) if field else (says or (below and (how == "stamp" or _changes(page, text, under)))):
                yield Unseen(how, says, below, box)
        pdfium_c.FPDFPage_CloseAnnot(note)


def _meets_a_digit(word: Word, box: Box) -> bool:
    """Whether a note lies over as much of a figure as one of its characters, and over its middle: strokes make a 3 of a
    5, and a line below it says that it matters."""
    one = word.box
    across = min(one.right, box.right) - max(one.left, box.left)
    down = min(one.bottom, box.bottom) - max(one.top, box.top)
    least = PATCH * (one.right - one.left) * (one.bottom - one.top) / len(word.text)
    crossed = across > 0 and box.top < (one.top + one.bottom) / 2 < box.bottom
    return crossed and across * down >= least and any(map(str.isdigit, word.text))


def _changes(page: pdfium.PdfPage, text: PageText, under: list[Word]) -> bool:
    """Whether a note without words hides one of the words ``under`` it, or paints there in black, grey or
    white, as print and its ground are. A line around figures in red, or a yellow one across them, says which matter."""
    places = [text.on_page(word.box) for word in under]
    area = Box(min(box.left for box in places), min(box.top for box in places),
               max(box.right for box in places), max(box.bottom for box in places))
    before, after = (pdf.render(page, DPI, (area.left, area.top, area.right, area.bottom), notes).astype(int)
                     for notes in (False, True))
    changed = np.abs(after - before).max(axis=2) >= CHANGED
    grey = changed & (after.max(axis=2) - after.min(axis=2) < GREY)
    dark = before.max(axis=2) < DARK
    lost = dark & changed & (after.max(axis=2) >= DARK)
    for box in places:
        place = _pixels(box, area)
        if grey[place].sum() > TICK or lost[place].sum() > LOST * max(dark[place].sum(), 1):
            return True
    return False


def _pixels(box: Box, area: Box) -> tuple[slice, slice]:
    """Rows and columns of a ``box`` in the picture of the ``area`` it lies in."""
    left, top, right, bottom = (side * DPI / pdf.POINTS_PER_INCH for side in (
        box.left - area.left, box.top - area.top, box.right - area.left, box.bottom - area.top))
    return slice(int(top), math.ceil(bottom)), slice(int(left), math.ceil(right))


def _says(field: pdfium_c.FPDF_ANNOTATION) -> str:
    """The value of a field, or what it shows where its value stands elsewhere. A bank's signature, which may show who
    signed over any rows, is no text that replaces them."""
    return _string(field, b"V") or ("" if _string(field, b"FT") == "Sig" else shown_by(field))


def _string(note: pdfium_c.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium_c.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAnnot_GetStringValue(note, key, ctypes.cast(held, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    return held.raw[:size - 2].decode("utf-16-le", "replace").strip()
