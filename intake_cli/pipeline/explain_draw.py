"""The stage that draws marks on the pictures of pages, run in a child like all that opens a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from intake_cli.ocr.images import PageImage, PageSource
from intake_cli.pipeline.explain_pen import Pen

DPI = 150.0
WIDEST = 1700
"""Pixels of a picture's long side where its resolution is not known: about A4 at DPI."""
FADED = 0.7
"""How much of the paper's contrast is left under the marks."""
COLOURS = 128
"""Colours of the picture's palette: enough for marks, and a third of the bytes."""


def draw_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``{"page", "file"}`` for each page from ``params["first"]`` to ``params["last"]``: a PNG in
    ``params["folder"]``. ``marks`` holds (shape, corners, label) by page number as text, ``legend`` pairs of shape
    and word."""
    with PageSource(path, params.get("password")) as source:
        for number in range(params.get("first") or 1, (params.get("last") or source.count) + 1):
            target = Path(params["folder"]) / f"{number:04}.png"
            picture = _drawn(source.image(number, DPI), params["marks"].get(str(number), []),
                             params["legend"])
            picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(target, "PNG")
            yield {"page": number, "file": target.name}


def _drawn(page: PageImage, marks: Sequence[Any],
           legend: Sequence[tuple[str, str]]) -> Image.Image:
    height, width = page.pixels.shape[:2]
    shrink = DPI / page.dpi if page.dpi else min(1.0, WIDEST / max(height, width))
    size = max(1, round(width * shrink)), max(1, round(height * shrink))
    grey = cv2.cvtColor(cv2.resize(page.pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    faded = 255 - (255 - grey.astype(float)) * FADED
    unit = page.dpi / 72 if page.unit == "pt" and page.dpi else 1.0
    pen = Pen(Image.fromarray(faded.astype("uint8")).convert("RGB"), unit * shrink)
    for shape, corners, label in marks:
        pen.draw(shape, corners, label)
    return pen.finished(legend)


def bind(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``{"file": path}`` of a PDF with a page for each of the PNG files ``params["files"]``."""
    canvas = Canvas(params["target"])
    for file in params["files"]:
        image = ImageReader(file)
        width, height = (edge * 72 / DPI for edge in image.getSize())
        canvas.setPageSize((width, height))
        canvas.drawImage(image, 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    yield {"file": params["target"]}
