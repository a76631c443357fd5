"""Pages of a file as upright pixels, within a pixel budget: those of a PDF drawn, others as ``image_files`` reads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded
from intake_cli.ocr import pdf

if TYPE_CHECKING:
    import numpy as np
    from pypdfium2 import PdfDocument

    from intake_cli.ocr.flat import Flat

PIXEL_BUDGET = 40_000_000
"""Pixels of one page in memory; an A4 page at 600 dpi has 35 million."""
IMAGE_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")
"""First bytes of images."""
COARSE_DPI = 240.0
"""Resolution below which a page that shows its picture askew is drawn twice as fine, and shrunk."""
AFRESH = 16
"""So many pages of a PDF are drawn, then it is opened anew: PDFium keeps the pictures of every page it has read."""
COARSEST_DPI = 36.0
"""A page so large that the budget allows less than this holds no text that could be read."""


@dataclass(frozen=True)
class PageImage:
    """One upright page: ``pixels`` is (height, width, 3) BGR uint8; ``dpi`` is None when the file does not say.

    ``unit`` is that of the file's own coordinates: ``pt`` for PDF, where ``width_pt`` and ``height_pt`` give the
    page, ``px`` for image files, where they are None unless the resolution is known. ``picture_dpi`` is the resolution
    of the picture that the page is, before it was drawn at another; None for a page that is none, or does not say.
    ``screened`` are pages whose greys were made of dots; here they are greys again.
    """

    number: int
    pixels: np.ndarray
    dpi: float | None
    width_pt: float | None
    height_pt: float | None
    unit: str
    picture_dpi: float | None = None
    screened: bool = False

    @cached_property
    def flat(self) -> Flat:
        """The sheet laid flat, found once: reading and quality figures both want it."""
        from intake_cli.ocr.flat import laid_flat  # and with it OpenCV

        return laid_flat(self)


class PageSource:
    """An open file whose pages can be drawn one after the other; a context manager. ``counted`` are the pages of a PDF
    that two parsers were seen to agree on, where they were asked before.

    Raises CorruptInput, PasswordNeeded, Unsupported or LimitExceeded of ``intake_cli.isolation.outcomes``.
    """

    def __init__(self, path: Path, password: str | None = None, counted: int | None = None) -> None:
        self.path, self._password, self._drawn = path, password, 0
        self.document = pdf.open_pdf(path, password, counted) if is_pdf(path) else None
        self.count = len(self.document) if self.document is not None else self._frames()
        if self.count < 1:
            raise CorruptInput("the file holds no page")

    def __enter__(self) -> PageSource:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self.document is not None:
            self.document.close()

    def _frames(self) -> int:
        from intake_cli.ocr.image_files import frame_count  # and with it Pillow, which PDFs do not need

        return frame_count(self.path)

    def _not_too_full(self, document: PdfDocument) -> PdfDocument:
        """The document, or the same opened anew."""
        if self._drawn and self._drawn % AFRESH == 0:
            document.close()
            self.document = document = pdf.open_pdf(self.path, self._password, self.count)
        self._drawn += 1
        return document

    def image(self, number: int, dpi: float = 200) -> PageImage:
        """Page ``number``, counted from 1. ``dpi`` applies to PDF pages: drawn pages are rendered at it; a page
        that is one picture keeps the picture's resolution between it and 300 dpi."""
        if not 1 <= number <= self.count:
            raise CorruptInput(f"there is no page {number} of {self.count}")
        if self.document is None:
            from intake_cli.ocr.image_files import file_image

            return file_image(self.path, number)
        from intake_cli.ocr.filled import with_fields
        from intake_cli.ocr.page_pictures import picture_dpi  # and with it numpy, which counting pages does not need
        from intake_cli.ocr.screened import unscreened

        document = self._not_too_full(self.document)
        page = with_fields(document, pdf.load_page(document, number), number)
        width, height = page.get_size()
        native = picture_dpi(page)
        wanted = dpi if native is None else max(dpi, min(native, pdf.FINEST_DPI))
        wanted = within_budget(width, height, wanted)
        if native is not None and wanted < COARSE_DPI and pdf.is_askew(page):
            from intake_cli.ocr.shrink import shrunk_by

            finer = within_budget(width, height, 2 * wanted)
            drawn = shrunk_by(pdf.render(page, finer), wanted / finer)
        elif native is not None and COARSEST_DPI < native < wanted:
            drawn = pdf.render(page, native)
            import cv2

            factor = wanted / native
            drawn = cv2.resize(drawn, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        else:
            drawn = pdf.render(page, wanted)
        grey = drawn if native is None else unscreened(drawn)
        return PageImage(number, grey, wanted, width, height, "pt", native, grey is not drawn)


def page_count(path: Path, password: str | None = None) -> int:
    """How many pages the file has (frames of a TIFF; 1 for other images)."""
    with PageSource(path, password) as source:
        return source.count


def page_image(path: Path, number: int, dpi: float = 200, password: str | None = None) -> PageImage:
    """One page of a file, opened for this page only; see :meth:`PageSource.image`."""
    with PageSource(path, password) as source:
        return source.image(number, dpi)


def is_pdf(path: Path) -> bool:
    """Whether the content is a PDF, whatever the name says. Junk may stand before its header, a picture may not."""
    with path.open("rb") as stream:
        head = stream.read(1024)
    return b"%PDF-" in head and not head.startswith(IMAGE_STARTS)


def within_budget(width_pt: float, height_pt: float, dpi: float) -> float:
    """``dpi``, lowered so that the page fits the pixel budget.

    >>> within_budget(595, 842, 200)
    200
    >>> round(within_budget(5950, 8420, 300))
    64
    """
    inches = width_pt * height_pt / pdf.POINTS_PER_INCH**2
    if inches <= 0:
        raise CorruptInput("the page has no area")
    allowed = math.sqrt(PIXEL_BUDGET / inches)
    if allowed < COARSEST_DPI:
        raise LimitExceeded(f"a page of {width_pt:.0f} x {height_pt:.0f} points is too large to read")
    return min(dpi, allowed)
