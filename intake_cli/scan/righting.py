"""Pages filed within their outlines: of a PDF by how it draws them, the streams untouched; pictures, and photographed
sheets, drawn anew."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2.raw as pdfium_c
from PIL import Image

from intake_cli.ocr import pdf as pages
from intake_cli.ocr.images import PageImage, PageSource
from intake_cli.ocr.measure import STANDARD_DPI
from intake_cli.ocr.straighten import sheet_matrix
from intake_cli.scan.pages import Outline

QUALITY = 95
"""Of JPEG, for a picture that came as JPEG, and a photographed sheet: the case's store keeps it as it came."""
POINTS = 72.0


def may_be_righted(source: PageSource, number: int, outline: Outline) -> bool:
    """Whether nothing of a page would be lost or misplaced within ``outline``: links and marks of a PDF, and its text
    where it is drawn anew."""
    if source.document is None:
        return True
    page = pages.load_page(source.document, number)
    if pdfium_c.FPDFPage_GetAnnotCount(page.raw):
        return False
    texts = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=4)
    return not outline.rectified or next(texts, None) is None


def right_picture(page: PageImage, outline: Outline) -> Image.Image:
    """The picture within ``outline``, in colour; white where that reaches beyond it."""
    height, width = page.pixels.shape[:2]
    matrix, wide, high = sheet_matrix(np.array(outline.corners) * (width, height))
    drawn = cv2.warpPerspective(page.pixels, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return Image.fromarray(np.ascontiguousarray(drawn[:, :, ::-1]))


def show_right(pdf: pikepdf.Pdf, page: pikepdf.Page, outline: Outline) -> None:
    """Have ``page`` show what is within ``outline``, by a matrix before what it draws."""
    page.trimbox = page.cropbox  # which a form of it is cut to
    form = page.as_form_xobject(handle_transformations=False)
    form.write(form.read_bytes())  # else it asks for what the page draws when all is saved: for itself
    top_left, top_right, _, bottom_left = _in_user_space(page, outline)
    wide, high = np.hypot(*(top_right - top_left)), np.hypot(*(top_left - bottom_left))
    across, up = (top_right - top_left) / wide, (top_left - bottom_left) / high
    matrix = pikepdf.Matrix(*across, *up, *bottom_left).inverse()
    _now_draws(pdf, page, form, matrix, (float(wide), float(high)))


def _in_user_space(page: pikepdf.Page, outline: Outline) -> np.ndarray:
    """Corners (4, 2) of an outline where the page draws."""
    left, bottom, right, top = (float(side) for side in page.cropbox)
    x, y = np.array(outline.corners).T
    turned = int(page.get("/Rotate", 0)) // 90 % 4
    if turned % 2:
        x, y = (y, 1 - x) if turned == 1 else (1 - y, x)
    elif turned:
        x, y = 1 - x, 1 - y
    return np.stack([left + x * (right - left), top - y * (top - bottom)], axis=1)


def draw_right(pdf: pikepdf.Pdf, page: pikepdf.Page, path: Path, number: int, outline: Outline,
               password: str | None) -> None:
    """Have ``page`` show the photographed sheet within ``outline`` of page ``number`` of the file."""
    with PageSource(path, password) as source:
        image = source.image(number, STANDARD_DPI)
    sheet, stream = right_picture(image, outline), io.BytesIO()
    sheet.save(stream, "JPEG", quality=QUALITY, subsampling=0)
    picture = pdf.make_stream(stream.getvalue(), {
        "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": sheet.width, "/Height": sheet.height,
        "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceRGB, "/Filter": pikepdf.Name.DCTDecode})
    points = POINTS / (image.dpi or STANDARD_DPI)
    wide, high = sheet.width * points, sheet.height * points
    _now_draws(pdf, page, picture, pikepdf.Matrix(wide, 0, 0, high, 0, 0), (wide, high))


def _now_draws(pdf: pikepdf.Pdf, page: pikepdf.Page, what: pikepdf.Object, matrix: pikepdf.Matrix,
               size: tuple[float, float]) -> None:
    """Have ``page``, of ``size`` in points and upright, draw ``what`` under ``matrix``, and nothing else."""
    for box in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if box in page:
            del page[box]
    page.MediaBox = page.CropBox = pikepdf.Array([0, 0, *(round(side, 3) for side in size)])
    page.Rotate = 0
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=pdf.make_indirect(what)))
    page.Contents = pdf.make_stream(b"q " + matrix.encode() + b" cm /Page Do Q")
