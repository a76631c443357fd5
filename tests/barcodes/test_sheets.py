"""Sheets and stickers as PDF: pages, sizes, both languages, the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.units import mm

from barcodes.fonts import cjk_font
from barcodes.payload import Tag, Use
from barcodes.reader import read_symbols, tags_in
from barcodes.sheets import GRIDS, Printed, draw_labels, draw_sheets
from barcodes.symbols import Symbology
from tests.barcodes import paper

PRINTED = [Printed(Tag(Use.SHEET, "2025000123", f"{code:02d}"), "身份证", "ID card", ("请按 100% 打印",))
           for code in (2, 3, 4)]


def test_one_page_a_sheet_or_two_with_both_sides(tmp_path: Path) -> None:
    draw_sheets(PRINTED, tmp_path / "one.pdf")
    draw_sheets(PRINTED, tmp_path / "two.pdf", both_sides=True)
    assert [len(pypdfium2.PdfDocument(tmp_path / name)) for name in ("one.pdf", "two.pdf")] == [3, 6]
    out = BytesIO((tmp_path / "two.pdf").read_bytes())
    read = [tags_in(read_symbols(paper.drawn(out, 150, page)).symbols) for page in range(6)]
    assert read == [[one.tag] for one in PRINTED for _ in range(2)]


def test_the_same_sheets_give_the_same_bytes() -> None:
    one, two = BytesIO(), BytesIO()
    draw_sheets(PRINTED, one)
    draw_sheets(PRINTED, two)
    assert one.getvalue() == two.getvalue()


def test_people_can_read_the_sheet_in_both_languages() -> None:
    out = BytesIO()
    draw_sheets(PRINTED[:1], out)
    text = pypdfium2.PdfDocument(out.getvalue())[0].get_textpage().get_text_bounded()
    for expected in ("身份证", "ID card", "2025000123", "LS1 2025000123 02", "请按 100% 打印"):
        assert expected in text


def test_modules_are_thick_enough_for_a_coarse_scan() -> None:
    for symbol in read_symbols(paper.sheet(200)).symbols:
        left, top, right, bottom = (edge / 200 * 25.4 for edge in symbol.box)
        if symbol.symbology is Symbology.QR:
            assert right - left == pytest.approx(30, abs=0.5)
        else:
            assert max(right - left, bottom - top) == pytest.approx(110, abs=0.5)
        assert min(left, top, 210 - right, 297 - bottom) > 20


@pytest.mark.parametrize("name", GRIDS)
def test_a_full_sheet_of_stickers_decodes_and_skips_used_places(name: str) -> None:
    grid, out = GRIDS[name], BytesIO()
    labels = [Printed(Tag(Use.STICKER, "2025000123", f"{code:02d}"), "身份证")
              for code in range(grid.columns * grid.rows)]
    draw_labels(labels, out, grid=grid, skip=3)
    assert len(pypdfium2.PdfDocument(out.getvalue())) == 2
    tags = [tag for page in range(2) for tag in tags_in(read_symbols(paper.drawn(out, 200, page)).symbols)]
    assert sorted(tags, key=lambda tag: tag.code) == [label.tag for label in labels]


def test_a_long_title_is_set_smaller_and_stays_on_the_sheet() -> None:
    out = BytesIO()
    draw_sheets([Printed(PRINTED[0].tag, "很长的材料名称" * 8, "a very long name of a paper " * 8)], out)
    page = pypdfium2.PdfDocument(out.getvalue())[0].get_textpage()
    boxes = [page.get_charbox(index) for index in range(page.count_chars())]
    assert max(right for _, _, right, _ in boxes) < 165 * mm


def test_without_anything_to_draw() -> None:
    with pytest.raises(ValueError, match="sheet"):
        draw_sheets([], BytesIO())
    with pytest.raises(ValueError, match="label"):
        draw_labels([], BytesIO())


def test_a_system_without_a_chinese_font_names_one() -> None:
    assert cjk_font((Path("nowhere.ttf"),)) == "STSong-Light"
