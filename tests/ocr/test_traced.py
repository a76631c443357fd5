"""Lines of a table that are drawn and no text: outlines of letters, or a picture of the heading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from intake_cli.ocr.text_layer import text_page
from tests.ocr.test_witness import Sheet, sheet_of

RED = (0.85, 0.1, 0.1)


def letters(sheet: Sheet, count: int, x: float, y: float, size: float = 8.0) -> None:
    """So many rings in a row, as round letters are drawn as outlines."""
    for place in range(count):
        path, middle = sheet.beginPath(), (x + (place + 0.5) * 0.6 * size, y + size / 2)
        path.circle(*middle, 0.28 * size)
        path.circle(*middle, 0.18 * size)
        sheet.drawPath(path, stroke=0, fill=1)


def told(path: Path, extra: Callable[[Sheet], None]) -> str:
    sheet_of(path, extra)
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1)
    return found if isinstance(found, str) else ""


def rows(sheet: Sheet, colour: tuple[float, float, float] = (0.0, 0.0, 0.0), top: float = 160) -> None:
    sheet.setFillColorRGB(*colour)
    for y in (top, top - 20):
        letters(sheet, 8, 120, y)


def title(sheet: Sheet) -> None:
    letters(sheet, 6, 150, 285, 14)


def boxes(sheet: Sheet) -> None:
    for y in (160, 140):
        sheet.roundRect(220, y, 60, 10, 3, stroke=0, fill=1)


def strip(sheet: Sheet) -> None:
    sheet.drawImage(ImageReader(Image.new("RGB", (300, 20), "grey")), 20, 258, 340, 14)


@pytest.mark.parametrize("extra", [rows, strip])
def test_what_is_drawn_among_the_lines_is_not_in_the_text_layer(tmp_path: Path, extra: Callable[[Sheet], None]) -> None:
    assert told(tmp_path / "a.pdf", extra) == "traced"


@pytest.mark.parametrize("extra", [title, boxes, lambda sheet: rows(sheet, RED), lambda sheet: rows(sheet, top=240)])
def test_titles_boxes_seals_and_print_over_text_are_no_lines(tmp_path: Path, extra: Callable[[Sheet], None]) -> None:
    assert told(tmp_path / "a.pdf", extra) == ""


def headed(path: Path, lines: int) -> str:
    """What is told of a page whose text layer has a head alone, over so many drawn ``lines``."""
    sheet = Sheet(str(path), pagesize=(400, 300))
    sheet.setFontSize(10)
    sheet.drawString(20, 270, "Account 6214830012345678 Period 2025-03-01 2025-09-10")
    for line in range(lines):
        letters(sheet, 8, 120, 230 - 20 * line)
    sheet.save()
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1)
    return found if isinstance(found, str) else ""


def test_a_table_of_which_the_text_layer_holds_nothing_is_drawn(tmp_path: Path) -> None:
    """Else the statement is said to have no entries. Fewer lines are a bank's mark."""
    assert (headed(tmp_path / "table.pdf", 8), headed(tmp_path / "mark.pdf", 3)) == ("traced", "")
