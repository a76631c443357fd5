"""Small pages drawn for the tests of reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen import canvas

from samples.fonts import font, font_file

ROWS = [("2025-02-11", "快捷支付", "-278.45", "4429.57"), ("2025-02-12", "工资", "12000.00", "16429.57"),
        ("2025-02-13", "转账汇款", "-1510.08", "14919.49"), ("2025-02-14", "利息", "3.17", "14922.66")]
COLUMNS = (60, 260, 460, 660)
RED = (205, 40, 50)


def page(rows: Sequence[tuple[str, ...]] = ROWS, ruled: bool = False, seal: bool = False) -> np.ndarray:
    """A table of 20-pixel type as BGR pixels, 900 wide."""
    height = 80 + 50 * len(rows)
    image = Image.new("RGB", (900, height), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    type_ = ImageFont.truetype(str(path), 24, index=face)
    for index, row in enumerate(rows):
        for x, text in zip(COLUMNS, row, strict=False):
            draw.text((x, 40 + 50 * index), text, font=type_, fill="black")
    if ruled:
        for index in range(len(rows) + 1):
            draw.line((40, 30 + 50 * index, 860, 30 + 50 * index), fill="black", width=2)
        for x in (40, 240, 440, 640, 860):
            draw.line((x, 30, x, 30 + 50 * len(rows)), fill="black", width=2)
    if seal:
        draw.ellipse((380, 20, 620, 260), outline=RED, width=8)
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def typed(text: str, right: float = 0.0, down: float = 0.0, noise: float = 0.0, seed: int = 0) -> np.ndarray:
    """A word of 22-pixel type on grey pixels as a scanner sees it and as it is cut out, moved by parts of a pixel."""
    path, face = font_file("sans")
    fine = 8
    image = Image.new("L", ((30 + 24 * len(text)) * fine, 34 * fine), 255)
    ImageDraw.Draw(image).text(((5 + right) * fine, (2 + down) * fine), text, fill=30,
                               font=ImageFont.truetype(str(path), 22 * fine, index=face))
    seen = np.asarray(image.resize((image.width // fine, 34), Image.Resampling.BOX)).astype(float)
    grain = np.random.default_rng(seed).normal(0, noise, seen.shape) if noise else 0
    return np.clip(seen + grain, 0, 255).astype(np.uint8)


def turned(pixels: np.ndarray, degrees: float) -> np.ndarray:
    """``pixels`` turned counter-clockwise about the middle, white outside."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))


def digital(path: Path, rotate: int = 0, watermark: bool = False, doubled: bool = False) -> Path:
    """A one-page PDF with a text layer, 400 x 300 points, the first row 60 points from the top."""
    sheet = canvas.Canvas(str(path), pagesize=(400, 300))
    sheet.setFont(font(), 10)
    for index, row in enumerate(ROWS):
        for x, text in zip((20, 120, 220, 320), row, strict=True):
            for offset in (0.0, 0.4) if doubled else (0.0,):
                sheet.drawString(x + offset, 240 - 20 * index, text)
    sheet.line(15, 255, 385, 255)
    sheet.rect(15, 170, 370, 85)
    if watermark:
        sheet.translate(200, 150)
        sheet.rotate(45)
        sheet.drawString(-60, 0, "仅供样例银行核对使用")
    sheet.save()
    if rotate:
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            document.pages[0].rotate(rotate, relative=False)
            document.save(path)
    return path


def picture_pdf(path: Path, pixels: np.ndarray, dpi: int = 200) -> Path:
    """A PDF whose page is one picture."""
    Image.fromarray(pixels[:, :, ::-1]).save(path, resolution=dpi, quality=85)
    return path
