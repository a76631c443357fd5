"""Drawing one symbol on a PDF canvas. Positions and sizes in points, from the bottom left of the page."""

from __future__ import annotations

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas


def draw_qr(canvas: Canvas, payload: str, left: float, bottom: float, size: float) -> None:
    """A QR code of error correction level H, ``size`` without its quiet zone, as one path: no seams in print."""
    symbol = QRCode(None, QRErrorCorrectLevel.H)
    symbol.addData(payload)
    symbol.make()
    module = size / symbol.getModuleCount()
    path = canvas.beginPath()
    for row, cells in enumerate(symbol.modules):
        for column, dark in enumerate(cells):
            if dark:
                path.rect(left + column * module, bottom + size - (row + 1) * module, module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def draw_code128(canvas: Canvas, payload: str, left: float, bottom: float, width: float, height: float) -> None:
    """A Code 128 from left to right, ``width`` without its quiet zones."""
    modules = Code128(payload, barWidth=1, quiet=0).width
    Code128(payload, barWidth=width / modules, barHeight=height, quiet=0).drawOn(canvas, left, bottom)


def draw_code128_upright(canvas: Canvas, payload: str, left: float, bottom: float, width: float, height: float) -> None:
    """A Code 128 that reads from bottom to top: a streak of the scanner cannot cross the bars of both."""
    canvas.saveState()
    canvas.translate(left + width, bottom)
    canvas.rotate(90)
    draw_code128(canvas, payload, 0, 0, height, width)
    canvas.restoreState()
