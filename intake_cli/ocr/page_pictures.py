"""The pictures that a PDF page is made of: one, or strips and tiles of one, or layers, as copiers compress scans: its
paper coarse, its print fine."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.ocr.page_objects import Objects, combined, matrix_of, objects_of
from intake_cli.ocr.pdf import FULL_PAGE, POINTS_PER_INCH

PRINTED = 0.1
"""Share of a page that its finest pictures cover where they hold its print, and are no stamp on it."""
DRAWN = 50
"""Texts and paths drawn over pictures that make a page a drawn one on a pictured ground."""
_UNSEEN = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)


def picture_dpi(page: pdfium.PdfPage) -> float | None:
    """Resolution of the pictures that fill the page, the finest of those that make it up; None when none do, or when
    they are the ground of what is drawn."""
    items = objects_of(page)
    is_picture = items.kinds == pdfium_c.FPDF_PAGEOBJ_IMAGE
    if not is_picture.any():
        return None
    pictures = items.only(is_picture)
    width, height = page.get_size()
    left, bottom, right, top = pictures.bounds().T
    shares = (right - left) * (top - bottom) / max(width * height, 1.0)
    if shares.sum() < FULL_PAGE or _drawn_over(items, is_picture) >= DRAWN:
        return None
    known = np.array([_dpi(int(address), matrix)
                      for address, matrix in zip(pictures.addresses, pictures.matrices, strict=True)])
    finest = np.argsort(-known)
    place = int(np.searchsorted(shares[finest].cumsum(), PRINTED))
    return float(known[finest[place]]) or None


def _drawn_over(items: Objects, is_picture: np.ndarray) -> int:
    """How many texts that are seen, and paths, are drawn after the first picture."""
    kinds = items.kinds[int(is_picture.argmax()):]
    modes = items.modes[int(is_picture.argmax()):]
    texts = (kinds == pdfium_c.FPDF_PAGEOBJ_TEXT) & ~np.isin(modes, _UNSEEN)
    return int((texts | (kinds == pdfium_c.FPDF_PAGEOBJ_PATH)).sum())


def _dpi(address: int, form: np.ndarray) -> float:
    """Dots of a picture to the inch of the page; 0 where it does not say."""
    across, down = ctypes.c_uint(), ctypes.c_uint()
    found = pdfium_c.FPDFImageObj_GetImagePixelSize(ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT), across, down)
    a, b = combined(matrix_of(address), form)[:2]
    span = float(np.hypot(a, b))
    return across.value / span * POINTS_PER_INCH if found and span > 1 else 0.0
