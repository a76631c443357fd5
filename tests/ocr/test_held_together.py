"""Strokes of a pen and the rim of a seal over the text of several rows, and large type beside small lines."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from intake_cli.ocr.clean import clean
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.held_together import parted_as_beside
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.segment import segment
from samples.fonts import font_file

LINES = ["交易日期 摘要 对方户名", "2025-02-11 快捷支付 样例科技有限公司", "2025-02-12 代发工资 样例市自来水公司",
         "2025-02-13 转账汇款 样友"]
PITCH, LEFT = 36, (40, 240, 460)


def drawn(lines: list[str], large: str = "") -> np.ndarray:
    image = Image.new("RGB", (1654, 400), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    small, tall = (ImageFont.truetype(str(path), size, index=face) for size in (24, 54))
    for number, line in enumerate(lines):
        for left, text in zip(LEFT, line.split(), strict=False):
            draw.text((left, 60 + PITCH * number), text, font=small, fill="black")
    draw.text((800, 58), large, font=tall, fill="black")
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def heights(pixels: np.ndarray) -> list[int]:
    pieces, _ = segment(clean(PageImage(1, pixels, 200.0, None, None, "px")))
    return [piece.height for piece in pieces]


def test_rows_that_a_stroke_holds_together_are_each_read() -> None:
    pixels = drawn(LINES)
    plain = len(heights(pixels))
    stroke = np.array([(470, 91), (520, 146), (540, 120), (640, 120), (700, 156)], np.int32)
    cv2.polylines(pixels, [stroke], False, (30, 30, 30), 3, cv2.LINE_AA)
    found = heights(pixels)
    assert len(found) == plain
    assert max(found) < PITCH + 6


def test_rows_that_what_is_left_of_a_rim_holds_together_are_parted() -> None:
    ink = np.zeros((160, 300), np.uint8)
    beside = [Piece(20, top, 120, top + 18) for top in (20, 50, 80, 110)]
    for piece in beside:
        ink[piece.top:piece.bottom, piece.left:piece.right:2] = 1
    for top in (50, 80):
        ink[top:top + 18, 200:280:2] = 1
    ink[68:84, 210:214] = 1
    ink[78:86, 190:290] = 1  # the rim lies over the lower row and reaches the upper one
    held = Piece(190, 50, 290, 98)
    found = parted_as_beside(ink, [*beside, held], 18.0, 5.0)
    upper, lower = found[4:]
    assert (upper.top, lower.bottom) == (50, 98)
    assert 66 <= upper.bottom <= lower.top <= 80


def test_rows_of_two_lines_that_a_ring_holds_together_are_parted() -> None:
    """Their lines lie nearer to each other than those of the next row."""
    ink = np.zeros((260, 300), np.uint8)
    tops = [row + line for row in (20, 90, 160) for line in (0, 24)]
    beside = [Piece(20, top, 120, top + 18) for top in tops]
    for piece in beside:
        ink[piece.top:piece.bottom, piece.left:piece.right:2] = 1
        ink[piece.top:piece.bottom, 200:240:2] = 1
    cv2.ellipse(ink, (228, 111), (40, 22), 0, 0, 360, 1, 2)
    rows = ink[80:140, 186:272].any(axis=1).nonzero()[0]
    found = parted_as_beside(ink, [*beside, Piece(186, 80 + rows[0], 270, 81 + rows[-1])], 18.0, 5.0)
    assert sorted({piece.bottom for piece in found[6:]})[0] in range(107, 116)


def test_large_type_beside_small_lines_stays_whole() -> None:
    assert min(sorted(heights(drawn(LINES[1:], "华岳银行个人账户")))[-2:]) > 48
