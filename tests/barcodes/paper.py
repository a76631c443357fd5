"""Printed tags as pixels, and what scanners and hands do to them."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
import pypdfium2

from barcodes.payload import Tag, Use
from barcodes.sheets import LabelGrid, Printed, draw_labels, draw_sheets

SHEET = Tag(Use.SHEET, "2025000123", "03")
STICKER = Tag(Use.STICKER, "2025000123", "03")


def sheet(dpi: int = 200, tag: Tag = SHEET) -> np.ndarray:
    out = BytesIO()
    draw_sheets([Printed(tag, "个人银行流水", "Personal bank statement", ("请按 100% 打印",))], out)
    return drawn(out, dpi)


def sticker(dpi: int = 200, tag: Tag = STICKER) -> np.ndarray:
    """A page with one sticker near its top."""
    out = BytesIO()
    draw_labels([Printed(tag, "个人银行流水", "Personal bank statement")], out, grid=LabelGrid(1, 6, 105, 37))
    return drawn(out, dpi)


def drawn(pdf: BytesIO, dpi: int, page: int = 0) -> np.ndarray:
    document = pypdfium2.PdfDocument(pdf.getvalue())
    try:
        return document[page].render(scale=dpi / 72).to_numpy()[:, :, :3].copy()
    finally:
        document.close()


def blank(dpi: int = 200) -> np.ndarray:
    return np.full((round(11.69 * dpi), round(8.27 * dpi), 3), 250, np.uint8)


def turned(image: np.ndarray, degrees: float) -> np.ndarray:
    """Turned counter-clockwise about the centre, on white."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(image, matrix, (width, height), borderValue=(255, 255, 255))


def jpeg(image: np.ndarray, quality: int) -> np.ndarray:
    return cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def blurred(image: np.ndarray, sigma: float) -> np.ndarray:
    return cv2.GaussianBlur(image, (0, 0), sigma)


def noisy(image: np.ndarray, sigma: float, seed: int = 1) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, sigma, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def stamped(image: np.ndarray, bgr: tuple[int, int, int], where: tuple[tuple[float, float], ...],
            radius: float = 0.1) -> np.ndarray:
    """Discs of translucent ink at places given as shares of width and height."""
    height, width = image.shape[:2]
    ink = np.full_like(image, 255)
    for across, down in where:
        cv2.circle(ink, (round(across * width), round(down * height)), round(radius * width), bgr, -1)
    return cv2.multiply(image, ink, scale=1 / 255)


def taped(image: np.ndarray, boxes: tuple[tuple[int, int, int, int], ...]) -> np.ndarray:
    """Opaque grey patches: left, top, right, bottom in pixels."""
    covered = image.copy()
    for left, top, right, bottom in boxes:
        covered[top:bottom, left:right] = 230
    return covered
