"""Tags to print: A4 cover sheets and sheets of stickers. All words on them are the caller's.

A sheet carries two QR codes diagonally opposite and two Code 128 at right angles, so that neither a cut corner,
a stamp nor a streak of the scanner takes all of them. Sizes keep a module above 3 pixels at 200 dpi.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from barcodes.fonts import cjk_font
from barcodes.ink import draw_code128, draw_code128_upright, draw_qr
from barcodes.payload import Tag

MARGIN = 22 * mm
SHEET_QR = 30 * mm
SHEET_CODE128 = 110 * mm
LABEL_QR = 20 * mm
LABEL_CODE128 = 70 * mm
QUIET = 5 * mm
"""More than four modules of a label's QR and ten of its Code 128."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A tag with the words that people read: ``title`` large, ``subtitle`` below it, ``notes`` small."""

    tag: Tag
    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelGrid:
    """A sheet of stickers on A4, in millimetres: no gaps, centred on the paper."""

    columns: int
    rows: int
    width: float
    height: float


GRIDS = {
    "105x37": LabelGrid(2, 8, 105.0, 37.0),
    "105x29.7": LabelGrid(2, 10, 105.0, 29.7),
    "105x42.3": LabelGrid(2, 7, 105.0, 42.3),
    "105x48": LabelGrid(2, 6, 105.0, 48.0),
}
"""Common sticker sheets by the size of one sticker."""


def draw_sheets(sheets: Sequence[Printed], out: Path | BinaryIO, *, both_sides: bool = False) -> None:
    """Write a PDF with one A4 page per sheet, twice in a row with ``both_sides`` (for a duplex printer, so that it
    does not matter which way up a sheet is fed). The same sheets give the same bytes. ValueError without a sheet.
    """
    if not sheets:
        raise ValueError("no sheet to draw")
    canvas = _canvas(out)
    for sheet in sheets:
        for _ in range(2 if both_sides else 1):
            _draw_sheet(canvas, sheet)
            canvas.showPage()
    canvas.save()


def draw_labels(labels: Sequence[Printed], out: Path | BinaryIO, *, grid: LabelGrid = GRIDS["105x37"],
                skip: int = 0) -> None:
    """Write a PDF of stickers, row by row, leaving the first ``skip`` places of the first page free (a sheet that
    was used before). ValueError without a label."""
    if not labels:
        raise ValueError("no label to draw")
    canvas = _canvas(out)
    per_page = grid.columns * grid.rows
    left, top = (A4[0] - grid.columns * grid.width * mm) / 2, (A4[1] + grid.rows * grid.height * mm) / 2
    for place, label in enumerate(labels, start=skip):
        if place > skip and place % per_page == 0:
            canvas.showPage()
        row, column = divmod(place % per_page, grid.columns)
        _draw_label(canvas, label, left + column * grid.width * mm, top - (row + 1) * grid.height * mm, grid)
    canvas.showPage()
    canvas.save()


def _canvas(out: Path | BinaryIO) -> Canvas:
    canvas = Canvas(str(out) if isinstance(out, Path) else out, pagesize=A4, invariant=1)
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def _draw_sheet(canvas: Canvas, sheet: Printed) -> None:
    payload = sheet.tag.payload
    right, top = A4[0] - MARGIN, A4[1] - MARGIN
    draw_qr(canvas, payload, MARGIN, top - SHEET_QR, SHEET_QR)
    draw_qr(canvas, payload, right - SHEET_QR, MARGIN, SHEET_QR)
    draw_code128(canvas, payload, MARGIN, MARGIN, SHEET_CODE128, 26 * mm)
    draw_code128_upright(canvas, payload, right - 22 * mm, top - SHEET_CODE128, 22 * mm, SHEET_CODE128)
    width = right - 22 * mm - 12 * mm - MARGIN
    _text(canvas, sheet.title, MARGIN, 204 * mm, size=44, width=width, bold=True)
    _text(canvas, sheet.subtitle, MARGIN, 190 * mm, size=20, width=width)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, 182 * mm, MARGIN + width, 182 * mm)
    _text(canvas, sheet.tag.case, MARGIN, 165 * mm, size=30, width=width, bold=True)
    _text(canvas, _spaced(payload), MARGIN, 154 * mm, size=13, width=width)
    for line, note in enumerate(sheet.notes):
        _text(canvas, note, MARGIN, (128 - 8.5 * line) * mm, size=13, width=A4[0] - 2 * MARGIN)


def _draw_label(canvas: Canvas, label: Printed, left: float, bottom: float, grid: LabelGrid) -> None:
    payload = label.tag.payload
    middle = bottom + grid.height * mm / 2
    draw_qr(canvas, payload, left + QUIET, middle - LABEL_QR / 2, LABEL_QR)
    start = left + QUIET + LABEL_QR + QUIET
    draw_code128(canvas, payload, start, middle - 6 * mm, LABEL_CODE128, 12 * mm)
    _text(canvas, f"{label.title}  {label.subtitle}".rstrip(), start, middle + 7.5 * mm, size=10, width=LABEL_CODE128)
    _text(canvas, _spaced(payload), start, middle - 9.5 * mm, size=8, width=LABEL_CODE128)


def _text(canvas: Canvas, text: str, left: float, bottom: float, *, size: float, width: float,
          bold: bool = False) -> None:
    """One line, set smaller where it would be wider than ``width``."""
    font = cjk_font()
    size = min(size, size * width / max(stringWidth(text, font, size), 1.0))
    line = canvas.beginText(left, bottom)
    line.setFont(font, size)
    line.setTextRenderMode(2 if bold else 0)
    canvas.setLineWidth(size / 40)
    line.textOut(text)
    line.setTextRenderMode(0)
    canvas.drawText(line)


def _spaced(payload: str) -> str:
    """The payload in groups for people: kind and version, case, type, check characters."""
    return " ".join((payload[:3], payload[3:13], payload[13:15], payload[15:]))
