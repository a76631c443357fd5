"""Clean pages to what a scanner or a phone makes of them: skew, blur, noise, shade, seals, JPEG.

Pixels are BGR, uint8. Every function is deterministic for a seed.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import font_file

Pixels = np.ndarray
SEAL_RED = (60, 40, 205)
"""BGR of stamp ink."""
SEAL_RADIUS_MM = 21
"""Round seals of banks are 42 mm across."""


def render(pdf: Path, dpi: int) -> list[Pixels]:
    """The pages of ``pdf`` as a perfect scanner at ``dpi`` would see them."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_numpy()[:, :, :3].copy() for page in document]
    finally:
        document.close()


def office_scan(pixels: Pixels, seed: int, seal: tuple[int, int, int] | None = None) -> Pixels:
    """A flat-bed scan of an office: up to 0.7 degrees of skew, slight blur and noise, JPEG 75. ``seal`` is a stamp
    at x, y with a radius, in pixels."""
    rng = np.random.default_rng(seed)
    stamped = pixels if seal is None else stamp(pixels, *seal, angle=float(rng.uniform(-20, 20)))
    turned = skew(stamped, float(rng.uniform(-0.7, 0.7)))
    return jpeg(noise(shade(blur(turned, 0.5), 0.08, rng), 3.0, rng), 75)


def rough_scan(pixels: Pixels, seed: int, seal: tuple[int, int, int] | None = None) -> Pixels:
    """A worn scanner: 1.8 degrees, more blur, noise and shade, JPEG 62."""
    rng = np.random.default_rng(seed)
    stamped = pixels if seal is None else stamp(pixels, *seal, angle=float(rng.uniform(-20, 20)))
    turned = skew(stamped, 1.8 * (1 if seed % 2 else -1))
    return jpeg(noise(shade(blur(turned, 0.8), 0.25, rng), 6.0, rng), 62)


def streaked_scan(pixels: Pixels, seed: int, seal: tuple[int, int, int] | None = None) -> Pixels:
    """An office scan by a feeder with dust on its glass: three streaks all down the page."""
    rng = np.random.default_rng(seed + 1)
    page = office_scan(pixels, seed, seal)
    for left in rng.integers(page.shape[1] // 20, page.shape[1], 3):
        streak = page[:, left:left + int(rng.integers(1, 4))]
        np.minimum(streak, int(rng.integers(90, 190)), out=streak)
    return page


def photo(pixels: Pixels, seed: int) -> Pixels:
    """A phone's picture: perspective, dark surround, shade, noise, JPEG 80."""
    rng = np.random.default_rng(seed)
    height, width = pixels.shape[:2]
    margin = int(0.06 * width)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = corners * 1.0 + margin + rng.uniform(-0.025 * width, 0.025 * width, (4, 2)).astype(np.float32)
    size = (width + 2 * margin, height + 2 * margin)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    table = np.full((size[1], size[0], 3), 45, np.uint8)
    cv2.warpPerspective(pixels, matrix, size, dst=table, borderMode=cv2.BORDER_TRANSPARENT, flags=cv2.INTER_AREA)
    return jpeg(noise(shade(blur(table, 0.6), 0.3, rng), 4.0, rng), 80)


def skew(pixels: Pixels, degrees: float) -> Pixels:
    """``pixels`` turned about its middle, white outside."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))


def blur(pixels: Pixels, sigma: float) -> Pixels:
    """Out of focus by ``sigma`` pixels at 200 dpi."""
    return cv2.GaussianBlur(pixels, (0, 0), sigma)


def shade(pixels: Pixels, depth: float, rng: np.random.Generator) -> Pixels:
    """Light that falls off over the page by the share ``depth``, in a random direction."""
    height, width = pixels.shape[:2]
    angle = rng.uniform(0, 2 * math.pi)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = (x / width - 0.5) * math.cos(angle) + (y / height - 0.5) * math.sin(angle)
    light = 1 - depth * (slope + 0.5)
    return np.clip(pixels * light[:, :, None], 0, 255).astype(np.uint8)


def noise(pixels: Pixels, sigma: float, rng: np.random.Generator) -> Pixels:
    """Grain of ``sigma`` grey levels."""
    grain = sigma * rng.standard_normal(pixels.shape, np.float32)
    return np.clip(pixels + grain, 0, 255).astype(np.uint8)


def jpeg(pixels: Pixels, quality: int) -> Pixels:
    """``pixels`` through JPEG and back."""
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert decoded is not None
    return np.asarray(decoded, np.uint8)


def stamp(pixels: Pixels, x: int, y: int, radius: int, angle: float = 0.0, text: str = "样例银行业务专用章") -> Pixels:
    """A round red seal over the page: ring, star and ring text. Ink lets the print below shine through."""
    size = 2 * radius + 8
    ink = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(ink)
    middle, line = size / 2, max(2, radius // 25)
    draw.ellipse((4, 4, size - 4, size - 4), outline=255, width=line)
    points = [(middle + r * math.sin(k * math.pi / 5), middle - r * math.cos(k * math.pi / 5))
              for k, r in zip(range(10), [0.3 * radius, 0.115 * radius] * 5, strict=True)]
    draw.polygon(points, fill=255)
    _ring_text(ink, text, middle, 0.78 * radius, max(10, radius // 5))
    mask = np.asarray(ink.rotate(angle), np.float32)[:, :, None] / 255 * 0.8
    return _inked(pixels, mask, x - size // 2, y - size // 2)


def _ring_text(ink: Image.Image, text: str, middle: float, radius: float, height: int) -> None:
    path, face = font_file("sans")
    font = ImageFont.truetype(str(path), height, index=face)
    for index, char in enumerate(text):
        turn = 240 * (index - (len(text) - 1) / 2) / len(text)
        glyph = Image.new("L", (2 * height, 2 * height), 0)
        ImageDraw.Draw(glyph).text((height, height), char, font=font, fill=255, anchor="mm")
        glyph = glyph.rotate(-turn)
        left = middle + radius * math.sin(math.radians(turn)) - height
        top = middle - radius * math.cos(math.radians(turn)) - height
        ink.paste(255, (round(left), round(top)), glyph)


def _inked(pixels: Pixels, mask: np.ndarray, left: int, top: int) -> Pixels:
    """Ink of the seal's colour where ``mask`` says, multiplied onto the page as stamp ink is."""
    result = pixels.astype(np.float32)
    height, width = pixels.shape[:2]
    x0, y0, x1, y1 = max(0, left), max(0, top), min(width, left + mask.shape[1]), min(height, top + mask.shape[0])
    part = mask[y0 - top:y1 - top, x0 - left:x1 - left]
    colour = np.array(SEAL_RED, np.float32) / 255
    result[y0:y1, x0:x1] *= 1 - part * (1 - colour)
    return result.astype(np.uint8)


def image_pdf(pages: Iterable[Pixels], out: Path, dpi: int, quality: int = 75) -> None:
    """One PDF of JPEG pages without any text layer, as a scan station writes it. Pages are taken one at a time."""
    canvas = Canvas(str(out), invariant=1)
    canvas.setProducer("Sample Scan Station")
    for page in pages:
        height, width = (side * 72 / dpi for side in page.shape[:2])
        _, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(data.tobytes())), 0, 0, width, height)
        canvas.showPage()
    canvas.save()


def image_files(pages: Sequence[Pixels], out: Path, dpi: int) -> list[Path]:
    """The pages as pictures that know their resolution: one TIFF of all, or a JPEG or PNG each (``out`` with ``-1``,
    ``-2`` ... in its name), by the ending of ``out``."""
    images = [Image.fromarray(cv2.cvtColor(page, cv2.COLOR_BGR2RGB)) for page in pages]
    if out.suffix.lower() in (".tif", ".tiff"):
        images[0].save(out, save_all=True, append_images=images[1:], dpi=(dpi, dpi), compression="tiff_lzw")
        return [out]
    paths = [out.with_stem(f"{out.stem}-{number}") for number in range(1, len(images) + 1)]
    for path, image in zip(paths, images, strict=True):
        image.save(path, dpi=(dpi, dpi))
    return paths
