"""One page of a filed paper gives way to others: pages of PDFs move untouched, pictures keep every pixel, upright."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from intake_cli.isolation.outcomes import CorruptInput, PasswordNeeded
from intake_cli.ocr.image_files import file_image, frame_count
from intake_cli.ocr.images import PageImage, is_pdf

UNKNOWN_DPI = 200.0


def patch(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Write the paper ``path`` with the pages of ``params["new"]`` in place of its page ``params["page"]`` (from 1)
    into the PDF ``params["target"]``; one item with the number of pages before. Without such a page nothing is
    written. ``params["password"]`` opens either. Raises CorruptInput or PasswordNeeded of ``isolation.outcomes``.
    """
    number, password = params["page"], params.get("password") or ""
    try:
        with _as_pdf(path, password) as paper, _as_pdf(Path(params["new"]), password) as new, pikepdf.new() as result:
            count = len(paper.pages)
            if number <= count:
                for page in (*paper.pages[:number - 1], *new.pages, *paper.pages[number:]):
                    result.pages.append(page)
                result.remove_unreferenced_resources()
                result.save(params["target"], deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise PasswordNeeded("the PDF is encrypted") from error
    except (pikepdf.PdfError, OSError) as error:
        raise CorruptInput(type(error).__name__) from error
    yield {"pages": count}


def _as_pdf(path: Path, password: str) -> pikepdf.Pdf:
    if is_pdf(path):
        return pikepdf.open(path, password=password)
    pdf = pikepdf.new()
    for number in range(1, frame_count(path) + 1):
        _append(pdf, file_image(path, number))
    return pdf


def _append(pdf: pikepdf.Pdf, page: PageImage) -> None:
    """A page of the size that the picture's resolution gives it, packed without loss."""
    pixels = page.pixels[:, :, ::-1]
    grey = bool((pixels == pixels[:, :, :1]).all())
    height, width = pixels.shape[:2]
    data = (pixels[:, :, 0] if grey else pixels).tobytes()
    picture = pdf.make_stream(zlib.compress(data), {
        "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": width, "/Height": height,
        "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB,
        "/Filter": pikepdf.Name.FlateDecode})
    points = 72 / (page.dpi or UNKNOWN_DPI)
    added = pdf.add_blank_page(page_size=(width * points, height * points))
    added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
    added.Contents = pdf.make_stream(f"q {width * points:.4f} 0 0 {height * points:.4f} 0 0 cm /Scan Do Q".encode())
