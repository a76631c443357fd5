"""PDF files through PDFium, opened only when PDFium and qpdf see the same pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake_cli.isolation.outcomes import CorruptInput, PasswordNeeded

if TYPE_CHECKING:
    import numpy as np

POINTS_PER_INCH = 72.0
ASKEW = 0.01
"""Slope from which a picture is drawn askew, which PDFium does none too finely."""
FINEST_DPI = 300.0
"""Scans are rendered at their own resolution up to this one; more costs time and reads no better."""
FULL_PAGE = 0.7
"""Share of a page that pictures must cover for the page to be one of a paper."""


def open_pdf(path: Path, password: str | None = None, counted: int | None = None) -> pdfium.PdfDocument:
    """The document, its page count confirmed by a second parser, or the same that was ``counted`` so before.

    Raises PasswordNeeded, or CorruptInput when either parser fails or the two disagree: a file that shows
    different pages to different readers cannot be vouched for.
    """
    try:
        document = pdfium.PdfDocument(path, password=password)
        seen = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise PasswordNeeded("the document is encrypted") from error
        raise CorruptInput(f"PDFium: {error}") from error
    confirmed = _counted_by_qpdf(path, password) if counted is None else counted
    if seen != confirmed:
        raise CorruptInput(f"PDFium sees {seen} pages, qpdf sees {confirmed}")
    return document


def _counted_by_qpdf(path: Path, password: str | None) -> int:
    import pikepdf  # which the child that counts pages needs, and those after it do not

    try:
        with pikepdf.open(path, password=password or "") as structure:
            return len(structure.pages)
    except pikepdf.PasswordError as error:
        raise PasswordNeeded("the document is encrypted") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise CorruptInput("qpdf" + str(error).replace(str(path), "")) from error


def load_page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """Page ``number``, counted from 1."""
    try:
        return document[number - 1]
    except (pdfium.PdfiumError, IndexError) as error:
        raise CorruptInput(f"page {number}: {error}") from error


def render(page: pdfium.PdfPage, dpi: float, box: tuple[float, float, float, float] | None = None,
           notes: bool = True) -> np.ndarray:
    """The page, or the part of it inside ``box`` (points from the top left of the upright page), as BGR pixels, with
    the ``notes`` that are laid over it or without."""
    import numpy as np  # which takes longer to load than counting the pages of a file

    width, height = page.get_size()
    left, top, right, bottom = box or (0.0, 0.0, width, height)
    crop = (max(left, 0.0), max(height - bottom, 0.0), max(width - right, 0.0), max(top, 0.0))
    try:
        bitmap = page.render(scale=dpi / POINTS_PER_INCH, crop=crop, rev_byteorder=False, fill_color=(255,) * 4,
                             may_draw_forms=notes, draw_annots=notes)
        pixels = bitmap.to_numpy()
    except (pdfium.PdfiumError, ValueError) as error:
        raise CorruptInput(f"the page cannot be drawn: {error}") from error
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[:, :, None], 3, axis=2)
    return np.ascontiguousarray(pixels[:, :, :3])


def is_askew(page: pdfium.PdfPage) -> bool:
    """Whether a picture of the page, or a form with one, is drawn at another angle than quarter turns."""
    kinds = [pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM]
    matrices = (item.get_matrix() for item in page.get_objects(filter=kinds, max_depth=1))
    return any(min(abs(matrix.a), abs(matrix.b)) > ASKEW * max(abs(matrix.a), abs(matrix.b)) for matrix in matrices)
