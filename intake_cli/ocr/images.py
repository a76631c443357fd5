"""Pages of a file as upright pixels: PDF, TIFF, JPEG, PNG, WebP and BMP, within a pixel budget."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, Unsupported
from intake_cli.ocr import pdf

PIXEL_BUDGET = 40_000_000
"""Pixels of one page in memory; an A4 page at 600 dpi has 35 million."""
IMAGE_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")
"""First bytes of images."""
IMAGE_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
COARSEST_DPI = 36.0
"""A page so large that the budget allows less than this holds no text that could be read."""
SANE_DPI = (50.0, 1300.0)
"""Resolutions outside are what cameras and editors write without meaning it."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One upright page: ``pixels`` is (height, width, 3) BGR uint8; ``dpi`` is None when the file does not say.

    ``unit`` is that of the file's own coordinates: ``pt`` for PDF, where ``width_pt`` and ``height_pt`` give the
    page, ``px`` for image files, where they are None unless the resolution is known.
    """

    number: int
    pixels: np.ndarray
    dpi: float | None
    width_pt: float | None
    height_pt: float | None
    unit: str


class PageSource:
    """An open file whose pages can be drawn one after the other; a context manager.

    Raises CorruptInput, PasswordNeeded, Unsupported or LimitExceeded of ``intake_cli.isolation.outcomes``.
    """

    def __init__(self, path: Path, password: str | None = None) -> None:
        self.path = path
        self.document = pdf.open_pdf(path, password) if is_pdf(path) else None
        self.count = len(self.document) if self.document is not None else _frame_count(path)
        if self.count < 1:
            raise CorruptInput("the file holds no page")

    def __enter__(self) -> PageSource:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self.document is not None:
            self.document.close()

    def image(self, number: int, dpi: float = 200) -> PageImage:
        """Page ``number``, counted from 1. ``dpi`` applies to PDF pages: drawn pages are rendered at it; a page
        that is one picture keeps the picture's resolution between it and 300 dpi."""
        if not 1 <= number <= self.count:
            raise CorruptInput(f"there is no page {number} of {self.count}")
        if self.document is None:
            return _file_image(self.path, number)
        page = pdf.load_page(self.document, number)
        width, height = page.get_size()
        native = pdf.picture_dpi(page)
        wanted = dpi if native is None else max(dpi, min(native, pdf.FINEST_DPI))
        wanted = within_budget(width, height, wanted)
        if native is not None and COARSEST_DPI < native < wanted:
            drawn = pdf.render(page, native)
            import cv2

            factor = wanted / native
            drawn = cv2.resize(drawn, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        else:
            drawn = pdf.render(page, wanted)
        return PageImage(number, drawn, wanted, width, height, "pt")


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


def _open_image(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(path, formats=IMAGE_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LimitExceeded(str(error)) from error
    except UnidentifiedImageError as error:
        raise Unsupported("neither a PDF nor a PNG, JPEG, TIFF, WebP or BMP image") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise CorruptInput(str(error)) from error
    return image


def _frame_count(path: Path) -> int:
    with _open_image(path) as image:
        if image.format != "TIFF":
            return 1
        try:
            return int(getattr(image, "n_frames", 1))
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as error:
            raise CorruptInput(str(error)) from error


def _file_image(path: Path, number: int) -> PageImage:
    with _open_image(path) as image:
        try:
            image.seek(number - 1)
            width, height = image.size
            if width * height > PIXEL_BUDGET:
                raise LimitExceeded(f"{width} x {height} pixels; at most {PIXEL_BUDGET // 1_000_000} million are read")
            dpi = _stated_dpi(image)
            upright = ImageOps.exif_transpose(image)
            pixels = _bgr(upright)
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as error:
            raise CorruptInput(str(error)) from error
    height, width = pixels.shape[:2]
    inch = 72.0 / dpi if dpi else None
    return PageImage(number, pixels, dpi, inch and width * inch, inch and height * inch, "px")


def _stated_dpi(image: Image.Image) -> float | None:
    stated = image.info.get("dpi")
    if not stated:
        return None
    across = float(stated[0])
    return across if SANE_DPI[0] <= across <= SANE_DPI[1] and across != 72 else None


def _bgr(image: Image.Image) -> np.ndarray:
    """BGR pixels of any mode; transparency lies on white paper, 16-bit grey is scaled."""
    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image, dtype=np.float32)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        grey = np.clip(values * (255.0 / top), 0, 255).astype(np.uint8)
        return np.repeat(grey[:, :, None], 3, axis=2)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        image = Image.alpha_composite(paper, layered)
    return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])
