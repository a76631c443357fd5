"""Reading a place again, with other eyes, when arithmetic or form says that the first reading may be wrong."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np

from checks.facts import Box
from intake_cli.ocr import pdf
from intake_cli.ocr.images import PageImage, PageSource
from intake_cli.ocr.recogniser import careful_recogniser
from intake_cli.ocr.seals import without_seals

FINE_DPI, FINEST_DPI = 300.0, 600.0
"""Resolution at which drawn pages are read again; the most that is taken from a picture."""
MARGIN = 0.18
"""Paper left around the place, in heights of it."""
SMALLEST = 3
"""Pixels below which there is nothing to read."""
LEAST = 1.0
"""Points of a page that a place must show: one beside the paper shows none."""
NOTHING = np.empty((0, 0, 3), np.uint8)
LOOKS = 3
"""Readings that the careful recogniser gives of a crop."""
LINE_HEIGHT = 64
"""Pixels to which a low crop is enlarged: strokes are interpolated once more, in another way."""


class Rereader:
    """An open file whose places can be read again; a context manager. Boxes are in the file's own unit (points of a
    PDF page, pixels of an image), from the top left of the page as a viewer shows it: those of the evidence."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        self._source = PageSource(path, password)
        self._held: PageImage | None = None

    def __enter__(self) -> Rereader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._source.__exit__(kind, error, trace)

    def crop(self, page: int, box: Box, margin: float = MARGIN) -> np.ndarray:
        """BGR pixels of ``box`` and ``margin`` heights of paper around it, as fine as the file has them."""
        spare = margin * (box.bottom - box.top)
        left, top = max(0.0, box.left - spare), max(0.0, box.top - spare)
        right, bottom = box.right + spare, box.bottom + spare
        if self._source.document is not None:
            drawn = pdf.load_page(self._source.document, page)
            width, height = drawn.get_size()
            native = pdf.picture_dpi(drawn)
            dpi = FINE_DPI if native is None else min(max(native, 200.0), FINEST_DPI)
            right, bottom = min(right, width), min(bottom, height)
            if right - left < LEAST or bottom - top < LEAST:
                return NOTHING
            return pdf.render(drawn, dpi, (left, top, right, bottom))
        if self._held is None or self._held.number != page:
            self._held = self._source.image(page)
        part: np.ndarray = self._held.pixels[int(top):round(bottom), int(left):round(right)]
        return part

    def readings(self, page: int, box: Box, numeric: bool, thorough: bool = True) -> list[tuple[str, float]]:
        """Further readings of a place with their confidences, best means first; empty ones are left out.

        The crop is taken from the file again and read without its red ink, with it, and sharpened; figures by
        Tesseract too, where it is installed; not ``thorough``, only where the others differ. ``numeric`` asks for the
        reading in figures only.
        """
        crop = self.crop(page, box)
        if crop.size == 0 or min(crop.shape[:2]) < SMALLEST:
            return []
        found = model_readings(crop, numeric)
        agreed = len(found) == LOOKS and len({text for text, _ in found}) == 1
        second = second_engine(crop) if numeric and (thorough or not agreed) else None
        return found + ([second] if second else [])


def model_readings(crop: np.ndarray, numeric: bool) -> list[tuple[str, float]]:
    """What the careful recogniser reads in a BGR crop without its red ink, with it, and sharpened; nothing left out but
    empty readings."""
    plain = _stretched(without_seals(crop)[0])
    looks = [plain, _stretched(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)), _sharpened(plain)]
    pairs = careful_recogniser().read(looks)
    return _cleaned([(figure.text, figure.confidence) if numeric else (free.text, free.confidence)
                     for free, figure in pairs])


def second_engine(crop: np.ndarray) -> tuple[str, float] | None:
    """The figures that Tesseract reads in a BGR crop, None where it reads none or is not installed."""
    if not _tesseract_installed():
        return None
    from intake_cli.ocr import tesseract

    found = _cleaned([tesseract.figure(_stretched(without_seals(crop)[0]))])
    return found[0] if found else None


def _cleaned(readings: list[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(unicodedata.normalize("NFKC", text).strip(), sure) for text, sure in readings if text.strip()]


def _stretched(grey: np.ndarray) -> np.ndarray:
    """The crop with paper white and ink dark, enlarged to a comfortable height."""
    dark, light = np.percentile(grey, (1, 90))
    spread = max(float(light - dark), 1.0)
    full = np.clip((grey.astype(np.float32) - dark) * (235.0 / spread) + 20, 0, 255).astype(np.uint8)
    factor = LINE_HEIGHT / full.shape[0]
    return full if factor <= 1 else cv2.resize(full, None, fx=factor, fy=factor, interpolation=cv2.INTER_LANCZOS4)


def _sharpened(grey: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.addWeighted(grey, 1.7, cv2.GaussianBlur(grey, (0, 0), 2.0), -0.7, 0))


def _tesseract_installed() -> bool:
    """Looked up on the path first, so that its wrapper is imported only where it can work."""
    return shutil.which("tesseract") is not None
