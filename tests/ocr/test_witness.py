"""Text layers that say something else than the page shows, and honest pages that look alike."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from checks.facts import Box
from intake_cli.distrust import Difference
from intake_cli.ocr import digit_shapes, pdf
from intake_cli.ocr.digit_shapes import DIGITS, DigitShapes, inked, patches_of
from intake_cli.ocr.disagreement import certain
from intake_cli.ocr.doubted_words import doubted_figures, looked_at
from intake_cli.ocr.drawing import look
from intake_cli.ocr.drawn_beside import drawn_beside
from intake_cli.ocr.stage import doubted
from intake_cli.ocr.text_layer import text_page
from intake_cli.ocr.upright import page_frame
from intake_cli.ocr.witness import Witness
from intake_cli.words import PageText, Word
from samples.fonts import font, font_file
from tests.ocr.drawn import ROWS
from tests.ocr.test_stage import read

Sheet = canvas.Canvas
PLACES = (20, 120, 220, 320)


def sheet_of(path: Path, extra: Callable[[Sheet], None] = lambda sheet: None,
             first: Callable[[Sheet], None] = lambda sheet: None, left_out: int | None = None) -> Path:
    """The rows of ``drawn`` in a PDF, with something drawn ``first`` and something ``extra`` over them."""
    sheet = canvas.Canvas(str(path), pagesize=(400, 300))
    first(sheet)
    for index, row in enumerate(ROWS):
        sheet.setFont(font(), 10)
        sheet.setFillGray(0)
        for x, text in zip(PLACES, row, strict=True):
            if index != left_out:
                sheet.drawString(x, 240 - 20 * index, text)
    extra(sheet)
    sheet.save()
    return path


def seen(path: Path) -> list[tuple[str, str]]:
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1, Witness())
    assert isinstance(found, PageText)
    return [(each.text, each.pixels) for each in found.differences]


def picture(text: str, alpha: bool = False) -> ImageReader:
    """``text`` in black 40-pixel type on white, or on nothing."""
    path, face = font_file("sans")
    image = Image.new("RGBA", (260, 60), (255, 255, 255, 0 if alpha else 255))
    ImageDraw.Draw(image).text((4, 4), text, font=ImageFont.truetype(str(path), 40, index=face), fill=(0, 0, 0, 255))
    held = io.BytesIO()
    image.save(held, "PNG")
    held.seek(0)
    return ImageReader(held)


def patch(sheet: Sheet) -> None:
    sheet.drawImage(picture("-978.45"), 219, 236, 65, 15)


def hidden_row(mode: int, grey: float) -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        sheet.drawImage(picture("12900.60"), 219, 156, 65, 15)
        text = sheet.beginText(220, 160)
        text.setFont(font(), 10)
        text.setTextRenderMode(mode)
        text.setFillGray(grey)
        text.textLine("72500.10")
        sheet.drawText(text)
    return draw


def painted_over(sheet: Sheet) -> None:
    sheet.setFillGray(1)
    sheet.rect(215, 235, 70, 16, stroke=0, fill=1)
    sheet.setFillGray(0)
    sheet.drawString(220, 240, "-978.45")


def test_a_picture_over_one_figure(tmp_path: Path) -> None:
    assert seen(sheet_of(tmp_path / "a.pdf", patch)) == [("-278.45", "-978.45")]


def test_a_picture_whose_figure_stands_beside_the_one_it_hides(tmp_path: Path) -> None:
    """Of the new figure only its end is seen in the old one's place."""
    assert seen(sheet_of(tmp_path / "a.pdf", lambda sheet: sheet.drawImage(picture("-978.45"), 182, 236, 65, 15))) == [
        ("-278.45", "")]


def heard(path: Path, monkeypatch: pytest.MonkeyPatch, second: str) -> list[tuple[str, str, bool]]:
    """What differs where the second engine reads ``second`` everywhere, and whether it agrees."""
    monkeypatch.setattr("intake_cli.ocr.looks.second_engine", lambda crops: [(second, 0.9) for _ in crops])
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1, Witness())
    assert isinstance(found, PageText)
    return [(each.text, each.pixels, each.agreed) for each in found.differences]


def test_a_picture_wider_than_the_figure_it_lies_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of the old figure all is as it was; the digit before it makes the sum another."""
    old = ROWS[0][3]
    path = sheet_of(tmp_path / "a.pdf", lambda sheet: sheet.drawImage(picture("1" + old), 313, 236, 65, 15))
    assert heard(path, monkeypatch, "1" + old) == [(old, "1" + old, True)]


@pytest.mark.parametrize(("figure", "second", "found"), [
    ("-978.45", "-978.45", [("-278.45", "-978.45", True)]), ("-978.45", "-378.45", []), ("-278.45", "-978.45", [])])
def test_a_patch_is_read_however_alike_its_shapes_are(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: str, second: str,
        found: list[tuple[str, str, bool]]) -> None:
    """The 4 of some fonts is as much like a 1 as the shapes of other fonts allow; but strokes of a watermark make one
    reader see another figure too."""
    monkeypatch.setattr(digit_shapes, "SLACK", 2.0)
    path = sheet_of(tmp_path / "a.pdf", lambda sheet: sheet.drawImage(picture(figure), 219, 236, 65, 15))
    assert heard(path, monkeypatch, second) == found


@pytest.mark.parametrize("beside", [
    lambda sheet: sheet.line(312, 225, 312, 255), lambda sheet: sheet.drawString(313, 240, "￥"),
    lambda sheet: sheet.line(300, 232, 390, 232)])
def test_what_stands_beside_a_picture_of_the_same_figure_makes_it_no_other(
        tmp_path: Path, beside: Callable[[Sheet], None]) -> None:
    def both(sheet: Sheet) -> None:
        sheet.drawImage(picture(ROWS[0][3], alpha=True), 319, 236, 65, 15, mask="auto")
        beside(sheet)

    assert seen(sheet_of(tmp_path / "a.pdf", both)) == []


def seal(sheet: Sheet) -> None:
    """A ring of opaque ink over figures of the last column."""
    image = Image.new("RGBA", (260, 260))
    ImageDraw.Draw(image).ellipse((8, 8, 252, 252), outline=(210, 30, 30, 255), width=15)
    held = io.BytesIO()
    image.save(held, "PNG")
    held.seek(0)
    sheet.drawImage(ImageReader(held), 320, 150, 110, 110, mask="auto")


def test_a_seal_over_figures_says_nothing_else(tmp_path: Path) -> None:
    assert seen(sheet_of(tmp_path / "a.pdf", seal)) == []


def test_a_picture_over_a_figure_beneath_a_seal(tmp_path: Path) -> None:
    def both(sheet: Sheet) -> None:
        sheet.drawImage(picture("9278.45"), 319, 236, 65, 15)
        seal(sheet)

    assert ROWS[0][3] in [text for text, _ in seen(sheet_of(tmp_path / "a.pdf", both))]


@pytest.mark.parametrize(("marked", "found"), [("99000.10", [("99000.10", "72500.10")]), ("72500.10", [])])
def test_a_figure_marked_to_be_read_as_another(tmp_path: Path, marked: str, found: list[tuple[str, str]]) -> None:
    """Programs read the mark, people what is drawn."""
    def draw(sheet: Sheet) -> None:
        sheet._code.append(f"/Span <</ActualText ({marked})>> BDC")
        sheet.drawString(220, 100, "72500.10")
        sheet._code.append("EMC")

    assert seen(sheet_of(tmp_path / "a.pdf", draw)) == found


@pytest.mark.parametrize(("drawn", "found"), [
    ("2026年4月2日", []), ("2026年4月12日", [("2026年4月2日", "2026年4月12日")])])
def test_the_characters_of_a_day_are_no_figures(tmp_path: Path, drawn: str, found: list[tuple[str, str]]) -> None:
    """Small type in the style of a brush: read in figures alone, 日 is an 8."""
    def draw(sheet: Sheet) -> None:
        sheet.setFont(font("kai"), 11)
        sheet._code.append(f"/Span <</ActualText <{'2026年4月2日'.encode('utf-16').hex()}>>> BDC")
        sheet.drawString(60, 60, drawn)
        sheet._code.append("EMC")

    assert seen(sheet_of(tmp_path / "a.pdf", draw)) == found


@pytest.mark.parametrize(("looks", "second", "told"), [
    ([("978.45", 0.95), ("918.45", 0.6)], None, [("-278.45", "978.45", False)]),
    ([("978.45", 0.95), ("918.45", 0.6)], ("278.45", 0.9), []), ([("978.45", 0.95), ("278.45", 0.6)], None, []),
    ([("", 0.5), ("918.45", 0.6)], None, [])])
def test_looks_that_disagree_tell_that_it_is_not_what_none_of_them_gives(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: list[tuple[str, float]],
        second: tuple[str, float] | None, told: list[tuple[str, str, bool]]) -> None:
    monkeypatch.setattr("intake_cli.ocr.looks.model_readings", lambda crops, numeric: [looks for _ in crops])
    monkeypatch.setattr("intake_cli.ocr.looks.second_engine", lambda crops: [second for _ in crops])
    with pdfium.PdfDocument(sheet_of(tmp_path / "a.pdf", patch)) as document:
        found = text_page(document, 1, Witness())
    assert isinstance(found, PageText)
    assert [(each.text, each.pixels, each.agreed) for each in found.differences] == told


@pytest.mark.parametrize(("mode", "grey"), [(3, 0.0), (0, 1.0)])
def test_unseen_text_over_a_picture_of_another(tmp_path: Path, mode: int, grey: float) -> None:
    assert seen(sheet_of(tmp_path / "a.pdf", hidden_row(mode, grey))) == [("72500.10", "12900.60")]


def test_a_white_figure_on_white_paper_is_not_seen(tmp_path: Path) -> None:
    def white(sheet: Sheet) -> None:
        sheet.setFillGray(1)
        sheet.drawString(220, 100, "5000.00")

    assert seen(sheet_of(tmp_path / "a.pdf", white)) == [("5000.00", "")]


def test_a_figure_painted_over_and_written_anew(tmp_path: Path) -> None:
    assert ("-278.45", "-978.45") in seen(sheet_of(tmp_path / "a.pdf", painted_over))


def test_a_name_under_a_picture(tmp_path: Path) -> None:
    def named(sheet: Sheet) -> None:
        sheet.drawString(20, 270, "张样例")
        sheet.drawImage(picture("李无有"), 19, 266, 65, 15)

    assert seen(sheet_of(tmp_path / "a.pdf", named)) == [("张样例", "李无有")]


def test_a_font_whose_figures_are_mapped_to_others(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and b"begincmap" in item.read_bytes():
                data = item.read_bytes()
                item.write(data.replace(b"<0032>", b"<00xx>").replace(b"<0039>", b"<0032>").replace(b"<00xx>",
                                                                                                    b"<0039>"))
        document.save(path)
    found = seen(path)
    assert ("-978.45", "-278.45") in found
    assert all(text != pixels for text, pixels in found)


def translucent_seal(sheet: Sheet) -> None:
    seal = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(seal).ellipse((10, 10, 290, 290), outline=(205, 40, 50, 150), width=18)
    ImageDraw.Draw(seal).polygon([(150, 90), (190, 200), (90, 130), (210, 130), (110, 200)], fill=(205, 40, 50, 150))
    held = io.BytesIO()
    seal.save(held, "PNG")
    held.seek(0)
    sheet.drawImage(ImageReader(held), 190, 170, 100, 100, mask="auto")


def watermark(sheet: Sheet) -> None:
    sheet.saveState()
    sheet.setFillGray(0.85)
    sheet.setFont(font(), 36)
    sheet.translate(200, 150)
    sheet.rotate(30)
    sheet.drawString(-150, 0, "2025-02-11 样例")
    sheet.restoreState()


def dark_bar(sheet: Sheet) -> None:
    sheet.setFillColorRGB(0.1, 0.2, 0.5)
    sheet.rect(15, 265, 370, 20, stroke=0, fill=1)
    sheet.setFillGray(1)
    sheet.drawString(20, 270, "5000.00")
    sheet.setFillGray(0.85)
    sheet.rect(15, 95, 370, 20, stroke=0, fill=1)
    sheet.setFillGray(0.4)
    sheet.drawString(20, 100, "1234.56")


def other_fonts(sheet: Sheet) -> None:
    for row, name in enumerate(("Helvetica", "Times-Roman", "Courier", "Times-BoldItalic", "Helvetica-Oblique")):
        sheet.setFont(name, 9)
        sheet.drawString(20, 120 - 15 * row, "2025-06-07")
        sheet.drawString(120, 120 - 15 * row, "14,893.05")


def clear_picture(sheet: Sheet) -> None:
    sheet.drawImage(picture("", alpha=True), 219, 236, 65, 15, mask="auto")


def rules(sheet: Sheet) -> None:
    sheet.grid([15, 115, 215, 315, 385], [172, 194, 214, 234, 254])


def bands(sheet: Sheet) -> None:
    for index, row in enumerate(ROWS):
        sheet.setFillGray(0.9)
        sheet.rect(15, 96 - 20 * index, 370, 20, stroke=0, fill=1)
        sheet.setFillGray(0)
        for x, text in zip(PLACES, row, strict=True):
            sheet.drawString(x, 100 - 20 * index, text)


@pytest.mark.parametrize("extra", [translucent_seal, watermark, dark_bar, other_fonts, clear_picture, rules, bands])
def test_honest_pages_are_believed(tmp_path: Path, extra: Callable[[Sheet], None]) -> None:
    assert seen(sheet_of(tmp_path / "a.pdf", extra)) == []
    assert seen(sheet_of(tmp_path / "b.pdf", first=extra)) == []


def test_the_page_is_read_by_its_pixels_and_the_difference_kept(tmp_path: Path) -> None:
    found = read(sheet_of(tmp_path / "a.pdf", patch))[0]
    assert (found.reader, found.distrust) == ("cells", "disagrees")
    difference = found.differences[0]
    assert (difference.text, difference.pixels) == ("-278.45", "-978.45")
    assert 215 < difference.box.left < 225
    assert 45 < difference.box.top < difference.box.bottom < 68
    assert "-978.45" in [word.text for word in found.words]
    assert "-278.45" not in [word.text for word in found.words]


def test_words_at_a_difference_that_one_engine_alone_saw_are_in_doubt() -> None:
    words = (Word("9.45", Box(10, 10, 30, 20)), Word("7.00", Box(10, 30, 30, 40)))
    unsure = PageText(1, 100, 100, "pt", "cells", words, differences=(Difference("2.45", "9.45", Box(8, 8, 32, 22)),))
    assert [word.confidence for word in doubted(unsure).words] == [0.5, 1.0]


def test_shapes_tell_digits_apart() -> None:
    path, face = font_file("sans")
    type_ = ImageFont.truetype(str(path), 30, index=face)
    shapes, confused = DigitShapes(), 0
    for drawn in DIGITS:
        image = Image.new("L", (50, 50), 255)
        ImageDraw.Draw(image).text((12, 4), drawn, font=type_, fill=0)
        ink = patches_of(inked(np.asarray(image)), [(0, image.width)])
        assert shapes.fits(drawn, ink)
        confused += sum(shapes.fits(other, ink) for other in DIGITS if other != drawn)
    assert confused <= 4
    assert not shapes.fits("7", [None])


def test_certain_needs_every_look_to_agree() -> None:
    assert certain([("1.00", 0.99), ("1.00", 0.5)]) is None
    assert certain([("1.00", 0.99), ("1.00", 0.95), ("1.00", 0.5)]) == "1.00"
    assert certain([]) is None


def test_the_same_words_are_looked_at_each_time(tmp_path: Path) -> None:
    with pdfium.PdfDocument(sheet_of(tmp_path / "a.pdf")) as document:
        found = text_page(document, 1)
    assert isinstance(found, PageText)
    chosen = looked_at(found.words)
    assert chosen == looked_at(found.words)
    assert set("".join(word.text for word in chosen)) >= set("0123456789")


def test_every_figure_that_a_page_does_not_show_is_found(tmp_path: Path) -> None:
    """A row clipped away, and rows beyond the edge to which the page is cropped: the file still says them."""
    honest = sheet_of(tmp_path / "honest.pdf")
    assert seen(honest) == []
    row = 240 - 20 * (len(ROWS) - 1)
    for name, crop, clip in (("cropped", [0, row + 14, 400, 300], b""),
                             ("clipped", None, b"0 %d 400 300 re W n\n" % (row + 14))):
        path = tmp_path / f"{name}.pdf"
        with pikepdf.open(honest) as document:
            page = document.pages[0]
            if crop:
                page.obj.CropBox = crop
            page.Contents = document.make_stream(clip + page.Contents.read_bytes())
            document.save(path)
        figures = {text for text in ROWS[-1] if any(char.isdigit() for char in text)}
        assert set(seen(path)) == {(text, "") for text in figures}, name


def test_a_page_that_inherits_its_size_is_looked_at_where_it_shows_its_words(tmp_path: Path) -> None:
    """PDFium names the size of a Letter where a page has none of its own."""
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.Root.Pages.MediaBox = document.Root.Pages.Kids[0].MediaBox
        del document.Root.Pages.Kids[0].MediaBox
        document.save(path)
    assert seen(path) == []


def test_a_page_drawn_for_what_it_hides_has_no_resolution_of_a_scan(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].obj.CropBox = [0, 200, 400, 300]
        document.save(path)
    found = read(path)[0]
    assert found.distrust == "disagrees"
    assert "dpi" not in found.quality
    assert "sharpness" in found.quality


def test_a_sheet_of_any_size_is_looked_at_in_a_small_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].obj.MediaBox = [0, 0, 14400, 14400]
        document.save(path)
    drawn: list[int] = []

    def render(page: pdfium.PdfPage, dpi: float, box: tuple[float, float, float, float] | None = None) -> np.ndarray:
        pixels = plainly(page, dpi, box)
        drawn.append(pixels.shape[0] * pixels.shape[1])
        return pixels

    plainly = pdf.render
    monkeypatch.setattr(pdf, "render", render)
    assert seen(path) == []
    assert max(drawn) <= 4_100_000


def test_a_figure_in_a_font_that_bears_the_name_of_another_and_says_other_digits(tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 600))
    for place in range(24):
        sheet.setFont(font(), 10)
        sheet.drawString(220, 580 - 20 * place, f"{12 + place},{340 + 7 * place}.{98 - place}")
    sheet.save()
    with pikepdf.open(tmp_path / "a.pdf") as document:
        page = document.pages[0]
        name, own = next(each for each in page.Resources.Font.items() if "/ToUnicode" in each[1])
        lying = pikepdf.Dictionary(own)
        told = own.ToUnicode.read_bytes()
        lying.ToUnicode = document.make_stream(re.sub(rb"<0032>", b"<0039>", told))
        page.Resources.Font["/Lie"] = document.make_indirect(lying)
        drawn = page.Contents.read_bytes()
        start = drawn.index(b"BT 1 0 0 1 220 380 Tm")
        page.Contents = document.make_stream(
            drawn[:start] + drawn[start:].replace(name[1:].encode() + b" 10 Tf", b"Lie 10 Tf", 1))
        document.save(tmp_path / "b.pdf")
    assert seen(tmp_path / "a.pdf") == []
    assert seen(tmp_path / "b.pdf") == [("99,410.88", "22,410.88")]


def test_a_figure_of_which_something_small_covers_a_single_digit_is_looked_at() -> None:
    """A picture of a 9 over the 1 of 12,300.00 is an eighth of the sum, and the seal that touches it none of it."""
    words = [Word(f"1{index},300.00", Box(20, 20 * index, 70, 20 * index + 10)) for index in range(10, 50)]
    one = words[7]
    digit = Box(20, one.box.top - 1, 25.5, one.box.bottom + 1)
    assert doubted_figures(words, [], [digit], []) == [one]
    assert doubted_figures(words, [], [Box(0, one.box.top - 30, 25.5, one.box.bottom + 30)], []) == []


def test_a_patch_among_many_honest_things_over_figures(tmp_path: Path) -> None:
    """Bands over every row hide none of a hundred figures; among them all one that was patched is seen."""
    path = tmp_path / "a.pdf"
    sheet = canvas.Canvas(str(path), pagesize=(400, 900))
    sheet.setFont(font(), 10)
    for row in range(50):
        for place, x in enumerate((20, 220)):
            sheet.drawString(x, 860 - 16 * row, f"{1200 + 7 * row + place}.00")
    sheet.drawImage(picture("9326.00"), 19, 860 - 16 * 18 - 4, 65, 15)
    for row in range(50):
        sheet.drawImage(picture("", alpha=True), 15, 858 - 16 * row, 370, 10, mask="auto")
    sheet.save()
    assert seen(path) == [("1326.00", "9326.00")]


def bar(sheet: Sheet, x: float, y: float) -> None:
    """A 1 of 10 points drawn as strokes."""
    sheet.rect(x, y, 0.9, 7.2, stroke=0, fill=1)
    path = sheet.beginPath()
    path.moveTo(x - 1.6, y + 5.4)
    path.lineTo(x + 0.9, y + 7.2)
    path.lineTo(x + 0.9, y + 6.1)
    path.lineTo(x - 1.4, y + 4.6)
    path.close()
    sheet.drawPath(path, stroke=0, fill=1)


def test_a_figure_that_is_drawn_before_a_sum(tmp_path: Path) -> None:
    """No text says that it is there, and whoever looks reads another sum."""
    text, raised = ROWS[1][3], "1" + ROWS[1][3]
    assert seen(sheet_of(tmp_path / "a.pdf", lambda sheet: bar(sheet, 316.5, 220))) == [(text, raised)]


def white_patch(sheet: Sheet) -> None:
    sheet.setFillGray(1)
    sheet.rect(319.6, 218.5, 5.7, 9.5, stroke=0, fill=1)


def test_a_white_patch_over_a_single_digit(tmp_path: Path) -> None:
    """It is narrower than any that was looked under, and the page shows another sum."""
    found, = seen(sheet_of(tmp_path / "a.pdf", white_patch))
    assert found == (ROWS[1][3], ROWS[1][3][1:])


def test_a_stroke_on_a_figure_is_looked_at_and_a_line_under_it_is_none(tmp_path: Path) -> None:
    def strokes(sheet: Sheet) -> None:
        sheet.line(332, 243.5, 336, 243.5)
        sheet.line(320, 218.4, 365, 218.4)
    with pdfium.PdfDocument(sheet_of(tmp_path / "a.pdf", strokes)) as document:
        text, page = text_page(document, 1), document[0]
        items = look(page).items
        assert isinstance(text, PageText)
        assert items is not None
        assert [word.text for word in drawn_beside(items, text.words, page_frame(page, 0))] == [ROWS[0][3]]


@pytest.mark.parametrize("extra", [
    lambda sheet: [bar(sheet, 316.5, 260 - 20 * row) for row in range(12)],  # marks of rows, with an entry and without
    lambda sheet: [bar(sheet, x - 3.5, 240 - 20 * row) for row in range(len(ROWS)) for x in PLACES[2:]],
    lambda sheet: sheet.rect(316, 218, 0.5, 20, stroke=0, fill=1)], ids=["marks", "before all", "border"])
def test_strokes_of_a_table_are_no_figures(tmp_path: Path, extra: Callable[[Sheet], None]) -> None:
    with pdfium.PdfDocument(sheet_of(tmp_path / "a.pdf", extra)) as document:
        text, page = text_page(document, 1), document[0]
        items = look(page).items
        assert isinstance(text, PageText)
        assert items is not None
        assert drawn_beside(items, text.words, page_frame(page, 0)) == []


def test_a_figure_into_which_another_text_runs_is_in_doubt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two engines may read the ink of both as the same third figure."""
    monkeypatch.setattr("intake_cli.ocr.looks.second_engine", lambda crops: [("-27825", 0.9)] * len(crops))
    monkeypatch.setattr("intake_cli.ocr.looks.model_readings", lambda crops, numeric: [[("-27825", 0.99)]] * len(crops))
    path = sheet_of(tmp_path / "a.pdf", lambda sheet: sheet.drawString(238, 240, "8231.77"))
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1, Witness())
    assert isinstance(found, PageText)
    assert [(each.text, each.pixels, each.agreed) for each in found.differences] == [("-278.45", "-27825", False)]
