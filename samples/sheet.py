"""A page to draw on, measured from its top left corner in points."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas


class Sheet:
    """A PDF being drawn: reportlab's canvas with y running down and the same bytes for the same drawing."""

    def __init__(self, path: Path, wide: bool = False, title: str = "", producer: str = "Sample Report Engine") -> None:
        self.width, self.height = landscape(A4) if wide else A4
        self.canvas = Canvas(str(path), pagesize=(self.width, self.height), invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setProducer(producer)
        self.canvas.setCreator(producer)

    def text(self, x: float, baseline: float, words: str, font: str, size: float, align: str = "left",
             spacing: float = 0.0, grey: float = 0.0) -> None:
        """One line of text; ``x`` is its left end, right end or middle after ``align``. ``spacing`` is added between
        its characters, ``grey`` is its lightness."""
        self.canvas.setFont(font, size)
        y = self.height - baseline
        draw = {"left": self.canvas.drawString, "right": self.canvas.drawRightString}
        if grey:
            self.canvas.setFillGray(grey)
        draw.get(align, self.canvas.drawCentredString)(x, y, words, charSpace=spacing)
        if grey:
            self.canvas.setFillGray(0)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """A straight black line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def next_page(self) -> None:
        """End this page."""
        self.canvas.showPage()

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()


def wrap(words: str, width: float, font: str, size: float) -> list[str]:
    """Break at the character that would leave the width, as banks' printers do; line feeds break too."""
    lines = []
    for part in words.split("\n"):
        current = ""
        for character in part:
            if current and stringWidth(current + character, font, size) > width:
                lines.append(current)
                current = ""
            current += character
        lines.append(current)
    return lines


def cut(words: str, width: float, font: str, size: float) -> list[str]:
    """Every line cut off where it would leave the width, as narrow printers do."""
    return [wrap(part, width, font, size)[0] for part in words.split("\n")]
