"""The dots of a page as its file holds them, before they were drawn at another size; only of pictures kept without loss
or as a fine JPEG, in which what was done to them before is still seen."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checks.facts import Box
from intake_cli.ocr.images import PIXEL_BUDGET, PageImage, PageSource
from intake_cli.ocr.pdf import FULL_PAGE, load_page
from intake_cli.ocr.upright import page_box

FINE = 15.0
"""Mean step of the first table of a JPEG that is fine: 88 of 100 by the tables of the standard. Scanners and the
programs of offices keep coarser ones."""
_HEAD = 1 << 20
"""Bytes of a file among which its tables stand, behind the small picture that a telephone may put first."""
_LOSSLESS, _TABLE, _SCAN = (b"\x89PNG", b"BM"), 0xDB, 0xDA


class OwnDots(NamedTuple):
    """``pixels`` (height, width, 3; BGR uint8); ``left`` and ``top`` are where they begin on the page as a viewer shows
    it, in the file's own unit, and ``across`` and ``down`` how many there are to one."""

    pixels: np.ndarray
    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, place: Box) -> Box:
        """A ``place`` of the page in dots."""
        return Box((place.left - self.left) * self.across, (place.top - self.top) * self.down,
                   (place.right - self.left) * self.across, (place.bottom - self.top) * self.down)


def own_dots(source: PageSource, image: PageImage) -> OwnDots | None:
    """The dots of the page that ``image`` shows; None where it is no single picture that lies upright, or one that was
    kept coarsely."""
    if source.document is not None:
        try:
            return _of_page(load_page(source.document, image.number)) if image.picture_dpi else None
        except pdfium.PdfiumError:  # a picture that PDFium draws, but does not give
            return None
    with source.path.open("rb") as stream:
        head = stream.read(_HEAD)
    is_kept = not image.screened and (head.startswith(_LOSSLESS) or is_fine(head))
    return OwnDots(image.pixels) if is_kept else None


def is_fine(jpeg: bytes) -> bool:
    """Whether the bytes are those of a JPEG whose first table has small steps."""
    place = 2
    while jpeg.startswith(b"\xff\xd8") and place + 4 < len(jpeg) and jpeg[place] == 0xFF and jpeg[place + 1] != _SCAN:
        if jpeg[place + 1] == _TABLE:
            wide = jpeg[place + 4] > 0xF  # two bytes a step
            steps = np.frombuffer(jpeg[place + 5:place + (133 if wide else 69)], ">u2" if wide else "u1")
            return bool(steps.size) and float(steps.mean()) <= FINE
        place += 2 + int.from_bytes(jpeg[place + 2:place + 4], "big")
    return False


def _of_page(page: pdfium.PdfPage) -> OwnDots | None:
    pictures = list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=1))
    if len(pictures) != 1 or page.get_rotation() or not isinstance(picture := pictures[0], pdfium.PdfImage):
        return None
    left, bottom, right, top = picture.get_bounds()
    page_left, page_bottom, page_right, page_top = page_box(page)
    share = (right - left) * (top - bottom) / max((page_right - page_left) * (page_top - page_bottom), 1.0)
    across, down = picture.get_px_size()
    if share < FULL_PAGE or across * down > PIXEL_BUDGET or not _lies_upright(picture) or not _is_kept(picture):
        return None
    held = picture.get_bitmap().to_numpy()
    pixels = np.repeat(held.reshape(*held.shape[:2], -1)[:, :, :1], 3, axis=2) if held.ndim == 2 or held.shape[2] < 3 \
        else held[:, :, :3]
    height, width = pixels.shape[:2]
    return OwnDots(pixels, left - page_left, page_top - top, width / (right - left), height / (top - bottom))


def _lies_upright(picture: pdfium.PdfImage) -> bool:
    matrix = picture.get_matrix()
    return matrix.a > 0 and matrix.d > 0 and max(abs(matrix.b), abs(matrix.c)) < 1.0


def _is_kept(picture: pdfium.PdfImage) -> bool:
    """Whether a picture of greys or colours was kept without loss or finely."""
    filters = picture.get_filters(skip_simple=True)
    if filters == ["DCTDecode"]:
        return is_fine(bytes(picture.get_data(decode_simple=True)))
    return not filters and picture.get_metadata().bits_per_pixel in (8, 24)
