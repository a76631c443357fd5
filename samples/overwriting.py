"""Figures of a finished PDF overwritten as editors of PDFs do it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import font
from samples.pages import PADDING

PICTURE_DPI = 300


@dataclass(frozen=True, slots=True)
class Overwritten:
    """A cell given new words: ``row`` as printed, ``role`` of its column, in a font (style) and size, ``right`` points
    beside its place. ``how``: ``covered`` (a white box below the words), ``doubled`` (nothing between), ``note`` (a
    text note laid over the page) or ``picture`` (white box and words are one picture)."""

    row: int
    role: str
    words: str
    how: str
    style: str
    size: float
    align: str
    right: float = 0.0

    def __call__(self, path: Path, truth: Mapping[str, Any]) -> None:
        place = next(row for row in truth["rows"] if row["row"] == self.row)
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            page = document.pages[place["page"] - 1]
            height = float(page.mediabox[3])
            left, top, right, bottom = place["boxes"][self.role]
            box = (left, height - bottom, right, height - top)
            if self.how == "note":
                self._note(document, page, box)
            else:
                width = float(page.mediabox[2])
                with pikepdf.open(io.BytesIO(self._drawn(width, height, box))) as layer:
                    page.add_overlay(layer.pages[0])
            document.save(path)

    def _drawn(self, width: float, height: float, box: tuple[float, float, float, float]) -> bytes:
        """A page of that size with the words in ``box`` (left, bottom, right, top)."""
        held = io.BytesIO()
        canvas = Canvas(held, pagesize=(width, height), invariant=1)
        left, bottom, right, top = box
        if self.how == "picture":
            picture = ImageReader(io.BytesIO(self._picture(right - left - 1, top - bottom - 1)))
            canvas.drawImage(picture, left + 0.5, bottom + 0.5, right - left - 1, top - bottom - 1)
        else:
            self._write(canvas, left, bottom, right, top, boxed=self.how != "doubled")
        canvas.save()
        return held.getvalue()

    def _write(self, canvas: Canvas, left: float, bottom: float, right: float, top: float, boxed: bool) -> None:
        name = font(self.style)
        if boxed:
            canvas.setFillColorRGB(1, 1, 1)
            canvas.rect(left + 0.5, bottom + 0.5, right - left - 1, top - bottom - 1, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(name, self.size)
        width = stringWidth(self.words, name, self.size)
        starts = {"left": left + PADDING, "right": right - PADDING - width, "center": (left + right - width) / 2}
        canvas.drawString(starts[self.align] + self.right, (bottom + top) / 2 - self.size * 0.36, self.words)

    def _picture(self, width: float, height: float) -> bytes:
        """The words on white, as PNG."""
        from PIL import Image

        held = io.BytesIO()
        canvas = Canvas(held, pagesize=(width, height), invariant=1)
        self._write(canvas, 0, 0, width, height, boxed=True)
        canvas.save()
        pixels = _pixels(held.getvalue())
        png = io.BytesIO()
        Image.fromarray(pixels).save(png, "PNG")
        return png.getvalue()

    def _note(self, document: pikepdf.Pdf, page: pikepdf.Page, box: tuple[float, float, float, float]) -> None:
        left, bottom, right, top = box
        held = io.BytesIO()
        canvas = Canvas(held, pagesize=(right - left, top - bottom), invariant=1)
        self._write(canvas, 0, 0, right - left, top - bottom, boxed=True)
        canvas.save()
        with pikepdf.open(held) as drawn:
            look = document.copy_foreign(drawn.pages[0].as_form_xobject())
            note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=list(box), F=4,
                                      Contents=self.words, AP=pikepdf.Dictionary(N=look))
            page.obj.Annots = document.make_indirect(pikepdf.Array([document.make_indirect(note)]))


def _pixels(data: bytes) -> Any:
    """The only page of a PDF as pixels."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    pixels = document[0].render(scale=PICTURE_DPI / 72).to_numpy()[:, :, ::-1].copy()
    document.close()
    return pixels
