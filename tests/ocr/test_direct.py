"""What PDFium writes about many characters and objects at once, beside asking it for each."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from intake_cli.ocr import direct

COLOURS = [(10 * number, number, 255 - number, 255) for number in range(7)]


@pytest.fixture
def page() -> pdfium.PdfPage:
    """A page with a box and a short text for each colour."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(200, 200)
    for number, colour in enumerate(COLOURS):
        box = pdfium_c.FPDFPageObj_CreateNewRect(10 * number, 20, 8, 9)
        pdfium_c.FPDFPageObj_SetFillColor(box, *colour)
        pdfium_c.FPDFPage_InsertObject(page.raw, box)
        text = pdfium_c.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 9)
        pdfium_c.FPDFText_SetText(text, (ctypes.c_ushort * 3)(0x31, 0x32, 0))
        pdfium_c.FPDFPageObj_Transform(text, 1, 0, 0, 1, 25 * number, 50)
        pdfium_c.FPDFPage_InsertObject(page.raw, text)
    pdfium_c.FPDFPage_GenerateContent(page.raw)
    return page


@pytest.mark.parametrize("times", [1, direct.CELLS // 8])
def test_columns_about_more_objects_than_there_is_room_for(page: pdfium.PdfPage, times: int) -> None:
    fill_of = direct.direct(pdfium_c.FPDFPageObj_GetFillColor, ctypes.c_int)
    boxes = [pdfium_c.FPDFPage_GetObject(page.raw, 2 * number) for number in range(len(COLOURS))]
    colours, known = direct.written_columns(fill_of, [direct.handle_of(box) for box in boxes] * times, 4, np.uint32)
    assert known.all()
    assert list(map(tuple, colours.tolist())) == COLOURS * times


@pytest.mark.parametrize("times", [1, direct.CELLS // 8])
def test_rows_about_more_characters_than_there_is_room_for(page: pdfium.PdfPage, times: int) -> None:
    textpage = page.get_textpage()
    count = pdfium_c.FPDFText_CountChars(textpage.raw)
    loose_box = direct.direct(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int)
    boxes, known = direct.written_rows(loose_box, direct.handle_of(textpage.raw), list(range(count)) * times, 4)
    asked, each = pdfium_c.FS_RECTF(), []
    for index in range(count):
        assert pdfium_c.FPDFText_GetLooseCharBox(textpage.raw, index, asked)
        each.append([asked.left, asked.top, asked.right, asked.bottom])
    assert known.all()
    assert boxes.tolist() == each * times


def test_what_is_not_known_is_nought(page: pdfium.PdfPage) -> None:
    draw_mode = direct.direct(pdfium_c.FPDFPath_GetDrawMode, ctypes.c_int)
    handles = [direct.handle_of(pdfium_c.FPDFPage_GetObject(page.raw, place)) for place in range(2)]
    modes, known = direct.written_columns(draw_mode, handles, 2, np.int32)
    assert known.tolist() == [True, False]
    assert modes[1].tolist() == [0, 0]
