"""Text layers whose lines rise a degree or two, and fields of a form that were filled in."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen import canvas

from intake_cli.ocr.stage import read_pages
from intake_cli.ocr.text_layer import text_page
from intake_cli.words import PageText

CELLS = ["2025-03-01", "1,000.00", "25,500.00", "SAMPLE LTD"]
LINES = 12


def _drawn(path: Path, degrees: float, turn: int = 0, fields: int = 0) -> pdfium.PdfDocument:
    """A page of rows whose text and rules rise so many ``degrees`` beyond quarter turns; the last ``fields`` rows print
    their sums in fields of a form."""
    sheet = canvas.Canvas(str(path), pagesize=(800, 800))
    sheet.translate(400, 400)
    sheet.rotate(90 * turn + degrees)
    sheet.translate(-400, -400)
    for line in range(LINES):
        y = 700 - 12 * line
        sheet.line(40, y - 3, 560, y - 3)
        for column, cell in enumerate(CELLS):
            if column == 2 and line >= LINES - fields:
                sheet.acroForm.textfield(name=f"f{line}", value=cell, x=60 + 130 * column, y=y - 2, width=80, height=11,
                                         fontSize=9, borderWidth=0)
            else:
                sheet.drawString(60 + 130 * column, y, cell)
    sheet.save()
    return pdfium.PdfDocument(path)


def _page(document: pdfium.PdfDocument) -> PageText:
    page = text_page(document, 1)
    assert isinstance(page, PageText)
    return page


@pytest.mark.parametrize("degrees", [-2.5, -1.0, 1.5, 2.0])
@pytest.mark.parametrize("turn", [0, 1, 3])
def test_lines_that_rise_are_laid_level(tmp_path: Path, degrees: float, turn: int) -> None:
    level, leaning = _page(_drawn(tmp_path / "a.pdf", 0, turn)), _page(_drawn(tmp_path / "b.pdf", degrees, turn))
    assert [word.text for word in leaning.words] == [word.text for word in level.words]
    for one, other in zip(level.words, leaning.words, strict=True):
        assert (other.box.left, other.box.bottom) == pytest.approx((one.box.left, one.box.bottom), abs=1)
    assert [rule.position for rule in leaning.rules] == pytest.approx([rule.position for rule in level.rules], abs=0.5)


def test_a_place_on_a_page_that_leans_is_where_a_viewer_shows_it(tmp_path: Path) -> None:
    """Far right of the middle what rises two degrees stands higher."""
    level, leaning = _page(_drawn(tmp_path / "a.pdf", 0)), _page(_drawn(tmp_path / "b.pdf", 2))
    word, same = level.words[3].box, leaning.words[3].box
    assert leaning.on_page(same).bottom == pytest.approx(word.bottom - 4, abs=4)
    assert leaning.on_page(same).top < word.top - 3


def test_a_heading_aslant_leans_no_page(tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 800))
    for line in range(LINES):
        sheet.drawString(60, 700 - 12 * line, "2025-03-01 1,000.00")
    sheet.rotate(2)
    sheet.drawString(60, 740, "SAMPLE BANK")
    sheet.save()
    assert _page(pdfium.PdfDocument(tmp_path / "a.pdf")).affine is None


def test_what_fields_of_a_form_hold_is_read_where_it_shows(tmp_path: Path) -> None:
    """One field may be a signature's; a row of them is the table."""
    assert isinstance(text_page(_drawn(tmp_path / "a.pdf", 0, fields=1), 1), PageText)
    assert text_page(_drawn(tmp_path / "b.pdf", 0, fields=4), 1) == "filled"
    (page,) = read_pages(tmp_path / "b.pdf", {})
    assert sum(word["text"] == "25,500.00" for word in page["words"]) == LINES
