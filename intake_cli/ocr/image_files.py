"""Pages of image files as upright pixels: TIFF, JPEG, PNG, WebP, HEIC and BMP.

Functions raise CorruptInput, Unsupported or LimitExceeded of ``intake_cli.isolation.outcomes``.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, Unsupported
from intake_cli.ocr.images import PIXEL_BUDGET, PageImage
from intake_cli.ocr.screened import unscreened

IMAGE_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_ORIENTATION, _LYING = 0x0112, 5
"""Where EXIF says how a picture lies, and from which value on its rows are columns of the page."""
_SANE_STRETCH, _SQUARE_ENOUGH = (0.25, 4.0), 0.03
SANE_DPI = (50.0, 1300.0)
"""Resolutions outside are what cameras and editors write without meaning it."""


def _open_image(path: Path) -> Image.Image:
    formats: tuple[str, ...] = IMAGE_FORMATS
    if _is_of_boxes(path):
        from intake_cli.ocr import heic  # which other pictures do not need

        heic.know_heic()
        formats = ("HEIF",)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(path, formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LimitExceeded(str(error)) from error
    except UnidentifiedImageError as error:
        raise Unsupported("neither a PDF nor a PNG, JPEG, TIFF, WebP, HEIC or BMP image") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise CorruptInput(str(error)) from error
    return image


def _is_of_boxes(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(8)[4:] == b"ftyp"


def frame_count(path: Path) -> int:
    """How many pages the file has: frames of a TIFF, 1 of other images."""
    with _open_image(path) as image:
        if image.format != "TIFF":
            return 1
        try:
            return int(getattr(image, "n_frames", 1))
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as error:
            raise CorruptInput(str(error)) from error


def file_image(path: Path, number: int) -> PageImage:
    """Page ``number`` of the file, counted from 1."""
    with _open_image(path) as image:
        try:
            if image.format == "TIFF":  # a photo of a telephone may hold others beside the one that is meant
                image.seek(number - 1)
            elif number != 1:
                raise CorruptInput(f"there is no page {number} of 1")
            width, height = image.size
            if width * height > PIXEL_BUDGET:
                raise LimitExceeded(f"{width} x {height} pixels; at most {PIXEL_BUDGET // 1_000_000} million are read")
            dpi = _stated_dpi(image)
            if image.format == "HEIF":
                from intake_cli.ocr import heic

                heic.with_stated_turn(image, path)
            stretch = _stretch(image)
            dotted = _squared(_bgr(ImageOps.exif_transpose(image)), stretch)
            pixels = unscreened(dotted)
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as error:
            raise CorruptInput(str(error)) from error
    height, width = pixels.shape[:2]
    inch = 72.0 / dpi if dpi else None
    return PageImage(number, pixels, dpi, inch and width * inch, inch and height * inch, "px", dpi,
                     pixels is not dotted)


def _stretch(image: Image.Image) -> float:
    """How many times wider than high the dots of an upright page are: fax machines send 204 by 98 to the inch."""
    across, down = (float(value) for value in image.info.get("dpi", (1, 1)))
    stretch = down / across if across > 0 and down > 0 else 1.0
    if image.getexif().get(_ORIENTATION, 1) >= _LYING:
        stretch = 1 / stretch
    return stretch if _SANE_STRETCH[0] <= stretch <= _SANE_STRETCH[1] else 1.0


def _squared(pixels: np.ndarray, stretch: float) -> np.ndarray:
    """The page with square dots, as many as its finer side has."""
    if abs(stretch - 1) < _SQUARE_ENOUGH:
        return pixels
    import cv2

    height, width = pixels.shape[:2]
    size = (width, round(height / stretch)) if stretch < 1 else (round(width * stretch), height)
    if size[0] * size[1] > PIXEL_BUDGET:
        raise LimitExceeded(f"{size[0]} x {size[1]} pixels; at most {PIXEL_BUDGET // 1_000_000} million are read")
    return cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)


def _stated_dpi(image: Image.Image) -> float | None:
    stated = image.info.get("dpi")
    if not stated:
        return None
    across = max(map(float, stated))  # dots that are not square are made so, by the finer side
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
