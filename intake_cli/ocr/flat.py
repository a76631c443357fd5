"""The sheet that a page shows: cut out and laid flat where it was photographed, no finer than is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from intake_cli.ocr.dark_pages import on_light
from intake_cli.ocr.screened import unshaded
from intake_cli.ocr.sheet_edges import paper_corners
from intake_cli.ocr.shrink import shrunk_by
from intake_cli.ocr.straighten import READING_DPI, known_dpi, sheet_matrix

if TYPE_CHECKING:
    from intake_cli.ocr.images import PageImage

FINER_DPI = 240.0
"""Resolution from which a picture is reduced: every step costs by the pixel, and finer print is not read better."""


@dataclass(frozen=True, slots=True)
class Flat:
    """``pixels`` (height, width, 3) BGR uint8 of the sheet alone; ``dpi`` is None where the file does not say or the
    sheet was photographed; ``matrix`` (3, 3) leads to them from the page as it came, of which they have ``scale``."""

    pixels: np.ndarray
    dpi: float | None
    matrix: np.ndarray
    scale: float

    @property
    def as_it_came(self) -> bool:
        """Whether it is the whole picture, made smaller at most: no photographed sheet was cut out and laid flat."""
        return np.array_equal(self.matrix, np.diag([self.scale, self.scale, 1.0]))


def laid_flat(page: PageImage) -> Flat:
    """The sheet of ``page``. A photograph is reduced before it is rectified, which costs most."""
    pixels, dpi, size = on_light(page.pixels), page.dpi, page.pixels.shape
    corners = paper_corners(pixels) if pixels is page.pixels else None
    if corners is not None:
        dpi, (_, width, height) = None, sheet_matrix(corners)
        size = (height, width)
    known = known_dpi(size, dpi)
    scale = READING_DPI / known if known > FINER_DPI else 1.0
    if scale < 1:
        pixels, dpi = shrunk_by(pixels, scale), READING_DPI
    pixels, matrix = unshaded(pixels), np.diag([scale, scale, 1.0])
    if corners is not None:
        sheet, width, height = sheet_matrix(corners * scale)
        pixels = cv2.warpPerspective(pixels, sheet, (width, height), flags=cv2.INTER_CUBIC)
        matrix = sheet @ matrix
    return Flat(pixels, dpi, matrix, scale)
