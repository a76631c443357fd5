"""Text under boxes, notes and other text, and honest pages that are drawn alike."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from checks.facts import Box
from intake_cli.distrust import Unseen
from intake_cli.ocr.doubled import doubled
from intake_cli.ocr.stage import two_in_one_place
from intake_cli.ocr.text_layer import text_page
from intake_cli.words import PageText, Word
from samples.fonts import font
from tests.ocr.drawn import digital
from tests.ocr.test_witness import Sheet, sheet_of

AMOUNT = (220, 240)
"""Where the first row's amount, -278.45, is drawn."""


def unseen(path: Path) -> list[tuple[str, str, str]]:
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1)
        assert isinstance(found, PageText)
        return [(each.how, each.text, each.shown) for each in found.unseen]


def box(sheet: Sheet, grey: float = 1.0, alpha: float = 1.0) -> None:
    sheet.setFillGray(grey, alpha)
    sheet.rect(AMOUNT[0] - 2, AMOUNT[1] - 3, 60, 14, stroke=0, fill=1)
    sheet.setFillGray(0)


def write(sheet: Sheet, text: str, x: float = AMOUNT[0]) -> None:
    sheet.setFont(font(), 10)
    sheet.drawString(x, AMOUNT[1], text)


@pytest.mark.parametrize("grey", [1.0, 0.9, 0.0])
def test_a_box_over_a_figure_shows_what_lies_under_it(tmp_path: Path, grey: float) -> None:
    assert unseen(sheet_of(tmp_path / "a.pdf", lambda sheet: box(sheet, grey))) == [("covered", "-278.45", "")]


def test_a_figure_written_over_the_box_is_shown_too(tmp_path: Path) -> None:
    def forge(sheet: Sheet) -> None:
        box(sheet)
        write(sheet, "-9,278.45")

    assert unseen(sheet_of(tmp_path / "a.pdf", forge)) == [("covered", "-278.45", "-9,278.45")]


def test_a_figure_that_differs_in_few_places_from_the_one_under_the_box(tmp_path: Path) -> None:
    def forge(sheet: Sheet) -> None:
        box(sheet)
        write(sheet, "-978.45")

    (how, hidden, shown), = unseen(sheet_of(tmp_path / "a.pdf", forge))
    assert how == "covered"
    assert "2" in hidden
    assert "9" in shown


def test_where_two_texts_stand_in_one_place_pixels_are_asked() -> None:
    place = Box(0, 0, 1, 1)
    assert two_in_one_place(Unseen("covered", "14", "23,258.40", place))
    assert two_in_one_place(Unseen("doubled", "278.45", "978.45", place))
    assert not two_in_one_place(Unseen("covered", "110101199001010012", "", place))
    assert not two_in_one_place(Unseen("annotation", "已阅", "278.45", place))


def test_a_figure_over_a_figure_without_a_box(tmp_path: Path) -> None:
    found = unseen(sheet_of(tmp_path / "a.pdf", lambda sheet: write(sheet, "-978.45")))
    assert found == [("doubled", "-278.45", "-978.45")]


@pytest.mark.parametrize(("texts", "found"), [
    ([("673.93", 50, 80), ("224", 50, 65), ("31", 70, 80)], [("673.93", "224")]),
    ([("*673.93", 45, 80), ("224", 50, 65)], [("*673.93", "224")]),
    ([("673.93", 50, 80), ("673", 50, 65)], []),
    ([("673.93", 50, 80), ("3", 50, 55)], [("673.93", "3")]),
    ([("673.93", 50, 80), ("3", 60.3, 65.3)], []),
    ([("673.93", 50, 80), ("6222021234", 40, 90)], []),
    ([("22", 50, 60), ("24", 50, 60)], [])])
def test_what_is_left_of_a_figure_in_the_place_of_another(
        texts: list[tuple[str, float, float]], found: list[tuple[str, str]]) -> None:
    words = [Word(text, Box(left, 10, right, 20), 1.0, size=10,
                  edges=tuple(left + (right - left) * place / len(text) for place in range(len(text) + 1)))
             for text, left, right in texts]
    assert [(each.text, each.shown) for each in doubled(words)] == found


def test_what_honest_programs_draw_is_nothing(tmp_path: Path) -> None:
    def behind(sheet: Sheet) -> None:
        box(sheet, 0.9)

    def again(sheet: Sheet) -> None:
        box(sheet)
        write(sheet, "-278.45")

    def bold(sheet: Sheet) -> None:
        write(sheet, "-278.45", AMOUNT[0] + 0.3)

    assert unseen(sheet_of(tmp_path / "background.pdf", first=behind)) == []
    assert unseen(sheet_of(tmp_path / "again.pdf", again)) == []
    assert unseen(sheet_of(tmp_path / "bold.pdf", bold)) == []
    assert unseen(sheet_of(tmp_path / "glass.pdf", lambda sheet: box(sheet, 0.5, 0.3))) == []
    assert unseen(digital(tmp_path / "watermark.pdf", watermark=True)) == []
    assert unseen(digital(tmp_path / "doubled.pdf", doubled=True)) == []


@pytest.mark.parametrize(("size", "turn"), [(9, 30), (40, 0)])
def test_bands_of_a_table_over_a_watermark_hide_nothing(tmp_path: Path, size: int, turn: int) -> None:
    def behind(sheet: Sheet) -> None:
        sheet.saveState()
        sheet.translate(AMOUNT[0] - 20, AMOUNT[1] - 15)
        sheet.rotate(turn)
        sheet.setFillGray(0.85)
        sheet.setFont(font(), size)
        sheet.drawString(0, 0, "兴旺银行股份有限公司")
        sheet.restoreState()
        sheet.setFillGray(0.95)
        for y in (AMOUNT[1], AMOUNT[1] - 40):
            sheet.rect(0, y - 12, 400, 32, stroke=0, fill=1)

    assert unseen(sheet_of(tmp_path / "watermark.pdf", first=behind)) == []


def test_invisible_text_is_told_unless_it_repeats_what_is_seen(tmp_path: Path) -> None:
    def invisible(text: str, x: float) -> Path:
        def add(sheet: Sheet) -> None:
            written = sheet.beginText(x, AMOUNT[1])
            written.setTextRenderMode(3)
            written.setFont(font(), 10)
            written.textOut(text)
            sheet.drawText(written)

        return sheet_of(tmp_path / f"{x}.pdf", add)

    assert unseen(invisible("88.00", 170)) == [("invisible", "88.00", "")]
    assert unseen(invisible("-278.45", AMOUNT[0])) == []


@pytest.mark.parametrize(("kind", "how"), [("FreeText", "annotation"), ("Stamp", "stamp"), ("Link", "")])
def test_notes_over_the_page(tmp_path: Path, kind: str, how: str) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/" + kind), Rect=[215, 236, 275, 252],
                                  Contents="-9,278.45")
        document.pages[0].Annots = document.make_indirect([note])
        document.save(path)
    assert unseen(path) == ([(how, "-9,278.45", "-278.45")] if how else [])


@pytest.mark.parametrize(("painted", "found"), [
    (b"1 0 0 RG 1 w 1 1 58 14 re S", []),
    (b"/G gs 1 1 0 RG 12 w 0 8 m 60 8 l S", []),
    (b"1 1 1 rg 0 0 60 16 re f", [("annotation", "", "-278.45")]),
    (b"1 1 0 rg 0 0 60 16 re f", [("annotation", "", "-278.45")]),
    (b"0 0 0 RG 2 w 8 2 m 8 12 l S", [("annotation", "", "-278.45")])])
def test_a_note_without_words_counts_where_it_hides_print_or_may_be_taken_for_it(
        tmp_path: Path, painted: bytes, found: list[tuple[str, str, str]]) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        marker = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G=pikepdf.Dictionary(BM=pikepdf.Name.Multiply)))
        look = document.make_stream(painted, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 60, 16],
                                    Resources=marker)
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Ink, Rect=[215, 236, 275, 252], F=4,
                                  AP=pikepdf.Dictionary(N=look))
        document.pages[0].Annots = document.make_indirect([note])
        document.save(path)
    assert unseen(path) == found


@pytest.mark.parametrize(("bottom", "found"), [(236, [("annotation", "", "-278.45")]), (224, [])],
                         ids=["over it", "below it"])
def test_strokes_over_one_digit_count_and_those_below_a_figure_do_not(
        tmp_path: Path, bottom: int, found: list[tuple[str, str, str]]) -> None:
    """The place of the strokes is mostly beside the figure."""
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        look = document.make_stream(b"0 0 0 RG 1 w 14 4 m 20 4 l 14 8 l 20 12 l 14 12 l S", Type=pikepdf.Name.XObject,
                                    Subtype=pikepdf.Name.Form, BBox=[0, 0, 24, 16])
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Ink, F=4,
                                  Rect=[208, bottom, 232, bottom + 16], AP=pikepdf.Dictionary(N=look))
        document.pages[0].Annots = document.make_indirect([note])
        document.save(path)
    assert unseen(path) == found


@pytest.mark.parametrize(("value", "place", "found"), [
    ("-9,278.45", [215, 236, 275, 252], [("annotation", "-9,278.45", "-278.45")]),
    ("", [215, 236, 275, 252], []), ("张样例", [215, 20, 275, 36], [])])
def test_a_field_to_fill_in_counts_where_it_says_something_over_print(
        tmp_path: Path, value: str, place: list[int], found: list[tuple[str, str, str]]) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="a",
                                   Rect=place, V=value)
        document.pages[0].Annots = document.make_indirect([field])
        document.save(path)
    assert unseen(path) == found


@pytest.mark.parametrize(("kind", "written", "found"), [
    ("", b"(-9,278\\.45)", [("annotation", "-9,278.45", "-278.45")]),
    ("", b"<001200130014>", [("annotation", "…", "-278.45")]), ("Sig", b"(-9,278\\.45)", [])])
def test_a_field_whose_value_stands_with_its_parent_says_what_it_shows(
        tmp_path: Path, kind: str, written: bytes, found: list[tuple[str, str, str]]) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        shown = document.make_stream(b"/Tx BMC 1 g 0 0 60 16 re f BT /F1 9 Tf 0 g %b Tj ET EMC" % written)
        shown.Type, shown.Subtype, shown.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 60, 16]
        place = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[215, 236, 275, 252],
                                   AP=pikepdf.Dictionary(N=shown))
        if kind:
            place.FT = pikepdf.Name("/" + kind)
        document.pages[0].Annots = document.make_indirect([place])
        document.save(path)
    assert unseen(path) == found


def test_many_fields_over_print_do_not_hide_that_they_are(tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        shown = document.make_stream(b"BT /F1 9 Tf (-9,278.45) Tj ET")
        shown.Type, shown.Subtype, shown.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 60, 16]
        fields = [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx,
                                     T=f"a{place}", Rect=[215, bottom, 275, bottom + 16], V="-9,278.45",
                                     AP=pikepdf.Dictionary(N=shown))
                  for place, bottom in enumerate((236, 20, 40))]
        document.pages[0].Annots = document.make_indirect(fields)
        document.save(path)
    assert unseen(path) == [("annotation", "-9,278.45", "-278.45")]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages_name_the_place_a_viewer_shows(tmp_path: Path, rotate: int) -> None:
    path = sheet_of(tmp_path / "a.pdf", box)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].rotate(rotate, relative=False)
        document.save(path)
    with pdfium.PdfDocument(path) as document:
        found = text_page(document, 1)
        width, height = document[0].get_size()
    assert isinstance(found, PageText)
    place, = (each.box for each in found.unseen)
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    across, down = {90: (300 - 56, 238), 180: (400 - 238, 300 - 56), 270: (56, 400 - 238)}[rotate]
    assert found.unseen[0].text == "-278.45"
    assert (x, y) == (pytest.approx(across, abs=6), pytest.approx(down, abs=6))
    assert 0 < place.left < place.right < width
    assert 0 < place.top < place.bottom < height
