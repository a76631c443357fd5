"""The pixels of a word of a text layer, as its page shows them."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium

from intake_cli.ocr import pdf
from intake_cli.words import PageText, Word

INKED, INK_SHARE = 60, 0.03
"""Spread of colour of seal ink, and the share of it from which a word is said to lie under a seal."""


def pixels_of(page: pdfium.PdfPage, text: PageText, word: Word, dpi: float) -> np.ndarray:
    """BGR pixels of a word, upright; one white pixel where it lies beside the page."""
    box = text.on_page(word.box)
    width, height = page.get_size()
    left, top, right, bottom = max(box.left, 0.0), max(box.top, 0.0), min(box.right, width), min(box.bottom, height)
    if right - left < 1.0 or bottom - top < 1.0:
        return np.full((1, 1, 3), 255, np.uint8)
    crop = pdf.render(page, dpi, (left, top, right, bottom))
    return np.ascontiguousarray(np.rot90(crop, -text.rotation // 90)) if text.rotation else crop


def grey_of(crop: np.ndarray) -> np.ndarray:
    """Lightness of BGR pixels, as 0 to 255."""
    return np.asarray(crop @ np.array([0.114, 0.587, 0.299], np.float32))


def coloured(crop: np.ndarray) -> np.ndarray:
    """Where BGR pixels are of coloured ink."""
    spread: np.ndarray = crop.max(axis=2).astype(np.int16) - crop.min(axis=2)
    return spread > INKED


def is_sealed(crop: np.ndarray) -> bool:
    """Whether a crop shows coloured ink: what a seal leaves of a word is not read with certainty."""
    return bool(coloured(crop).mean() > INK_SHARE)
