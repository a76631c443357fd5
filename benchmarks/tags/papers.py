"""Pages to look at: cover sheets, stickers on papers, papers without a tag, stickers cut out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from barcodes.fonts import cjk_font
from barcodes.payload import Tag, Use
from barcodes.sheets import LabelGrid, Printed, draw_labels, draw_sheets
from benchmarks.tags.spoils import Box, Page, Random
from intake_cli.kinds import KIND_CODES

A4 = (595.0, 842.0)
FINE = 3
"""How many times finer than the page a sticker is drawn, so that its bars do not lie on the page's pixels."""
EDGE_MM = 10.0


@dataclass(frozen=True)
class Tagged:
    """A page with a tag, and where on it."""

    page: Page
    box: Box
    tag: Tag


def a_tag(use: Use, random: Random) -> Tag:
    return Tag(use, f"{random.integers(10**10):010d}", str(random.choice(list(KIND_CODES.values()))))


def sheet(tag: Tag, dpi: int) -> Tagged:
    out = BytesIO()
    draw_sheets([Printed(tag, "个人银行流水", "Personal bank statement", ("请按 100% 打印，不要缩放。",))], out)
    page = next(rendered(out, dpi))
    return Tagged(page, inked(page), tag)


def stickered(tag: Tag, dpi: int, random: Random, paper: Page | None = None) -> Tagged:
    """A paper with a sticker somewhere on it, 10 mm or more from the edges."""
    page = (lined(random, dpi) if paper is None else paper).copy()
    fine = label(tag, FINE * dpi)
    offset = random.integers(0, FINE, 2)
    fine = cv2.copyMakeBorder(fine, int(offset[0]), 0, int(offset[1]), 0, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    small = cv2.resize(fine, (fine.shape[1] // FINE, fine.shape[0] // FINE), interpolation=cv2.INTER_AREA)
    height, width = small.shape[:2]
    edge = round(EDGE_MM / 25.4 * dpi)
    top = int(random.integers(edge, page.shape[0] - edge - height))
    left = int(random.integers(edge, page.shape[1] - edge - width))
    page[top:top + height, left:left + width] = small
    across, down, right, bottom = inked(small)
    return Tagged(page, (left + across, top + down, left + right, top + bottom), tag)


def label(tag: Tag, dpi: int) -> Page:
    """One sticker with its white border."""
    out = BytesIO()
    draw_labels([Printed(tag, "个人银行流水", "Personal bank statement")], out, grid=LabelGrid(1, 4, 105, 37))
    page = next(rendered(out, dpi))
    left, top, right, bottom = inked(page)
    quiet = round(6.4 / 25.4 * dpi)
    return page[max(0, top - quiet):bottom + quiet, max(0, left - quiet):right + quiet]


def lined(random: Random, dpi: int = 200) -> Page:
    """Dense Chinese text, a ruled table, or a form, at random."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    [_text, _table, _form][int(random.integers(3))](canvas, random)
    canvas.save()
    return next(rendered(out, dpi))


def _words(random: Random, count: int) -> str:
    return "".join(chr(code) for code in random.integers(0x4E00, 0x7000, count))


def _text(canvas: Canvas, random: Random) -> None:
    canvas.setFont(cjk_font(), 9)
    for line in range(47):
        canvas.drawString(40, 800 - 16 * line, _words(random, 55))


def _table(canvas: Canvas, random: Random) -> None:
    canvas.setFont(cjk_font(), 8)
    for line in range(52):
        low = 800 - 14.5 * line
        for across, text in zip((44, 110, 190, 270, 350), (
                f"2025-{line % 12 + 1:02d}-{line % 28 + 1:02d}", _words(random, 5), f"{random.uniform(-9e4, 9e4):,.2f}",
                f"{random.uniform(0, 9e5):,.2f}", _words(random, 12)), strict=True):
            canvas.drawString(across, low, text)
        canvas.line(40, low - 4, 555, low - 4)
    for across in (40, 106, 186, 266, 346, 555):
        canvas.line(across, 810, across, 800 - 14.5 * 51 - 4)


def _form(canvas: Canvas, random: Random) -> None:
    """Boxes, bars and hatching, which look most like codes."""
    canvas.setFont(cjk_font(), 10)
    for line in range(20):
        low = 780 - 36 * line
        canvas.drawString(40, low, _words(random, 6))
        for cell in range(int(random.integers(6, 20))):
            canvas.rect(140 + 18 * cell, low - 4, 16, 16, fill=int(random.random() < 0.15))
    for bar in range(60):
        canvas.setLineWidth(float(random.choice((0.5, 1, 1.5, 2))))
        canvas.line(330 + 3.4 * bar, 40, 330 + 3.4 * bar, 90)


def rendered(pdf: BytesIO, dpi: int) -> Iterator[Page]:
    document = pypdfium2.PdfDocument(pdf.getvalue())
    for page in document:
        yield page.render(scale=dpi / 72).to_numpy()[:, :, :3].copy()


def inked(page: Page) -> Box:
    down, across = np.nonzero(page[:, :, 1] < 128)
    return int(across.min()), int(down.min()), int(across.max()) + 1, int(down.max()) + 1
