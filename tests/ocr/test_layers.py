"""Text on layers of a PDF that a viewer does not show."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from intake_cli.ocr.text_layer import text_page
from intake_cli.words import PageText
from tests.ocr.test_unseen import AMOUNT, write
from tests.ocr.test_witness import ROWS, Sheet, sheet_of


def layered(path: Path, text: str, shown: bool) -> PageText:
    """The page of ``drawn`` with ``text`` over the first amount, on a layer that is on or off."""
    def extra(sheet: Sheet) -> None:
        sheet._code.append("/OC /Layer BDC")
        write(sheet, text, AMOUNT[0] + 5)
        sheet._code.append("EMC")

    sheet_of(path, extra)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        group = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Print"))
        resources = file.pages[0].Resources
        resources.Properties = pikepdf.Dictionary(Layer=group)
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary({
            "/ON" if shown else "/OFF": pikepdf.Array([group])}))
        file.save(path)
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1)
    assert isinstance(found, PageText)
    return found


@pytest.mark.parametrize("text", ["-9,278.45", "PRINTED COPY", "副本 请勿外传"])
def test_text_of_a_layer_that_is_off_is_no_text_of_the_page_but_named(tmp_path: Path, text: str) -> None:
    page = layered(tmp_path / "a.pdf", text, shown=False)
    assert [word.text for word in page.words] == [cell for row in ROWS for cell in row]
    assert [(each.how, each.text, each.shown) for each in page.unseen] == [("invisible", text, "")]


def test_text_of_a_layer_that_is_on_is_read(tmp_path: Path) -> None:
    page = layered(tmp_path / "a.pdf", "PRINTED", shown=True)
    assert "PRINTED" in "".join(word.text for word in page.words)
    assert not [each for each in page.unseen if each.how == "invisible"]
