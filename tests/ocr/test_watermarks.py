"""Watermarks that run as the lines of their page do."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from intake_cli.ocr.text_layer import text_page
from intake_cli.words import PageText

LINES = 12
FONT = "STSong-Light"


def _texts(path: Path, size: float, grey: float, places: int) -> list[str]:
    """The words of a page of rows over which the same is set in so many ``places``, of this ``size`` and shade."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    sheet = canvas.Canvas(str(path), pagesize=(600, 800))
    sheet.setFont(FONT, 9)
    for line in range(LINES):
        sheet.drawString(60, 700 - 14 * line, "2025-03-01")
        sheet.drawString(200, 700 - 14 * line, "样例超市")
    sheet.setFont(FONT, size)
    sheet.setFillGray(grey)
    for place in range(places):
        sheet.drawString(140, 690 - 42 * place, "样例银行")
    sheet.save()
    page = text_page(pdfium.PdfDocument(path), 1)
    assert isinstance(page, PageText)
    return [word.text for word in page.words]


@pytest.mark.parametrize(("size", "grey", "places", "kept"), [
    (13, 0.85, 3, 0), (13, 0.85, 2, 2), (13, 0.2, 3, 3), (9, 0.85, 3, 3)])
def test_pale_text_of_its_own_size_in_several_places_is_a_watermark(
        tmp_path: Path, size: float, grey: float, places: int, kept: int) -> None:
    texts = _texts(tmp_path / "a.pdf", size, grey, places)
    assert texts.count("样例银行") == kept
    assert texts.count("样例超市") == LINES
