from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from intake_cli.layout.cuts import cut_word
from intake_cli.ocr.drawing import Drawing
from intake_cli.ocr.glyph_runs import Run
from intake_cli.ocr.glyph_words import words_of
from intake_cli.ocr.glyphs import Glyphs
from intake_cli.ocr.text_layer import distrust, text_page
from intake_cli.words import PageText
from samples.fonts import font
from tests.ocr.drawn import ROWS, digital, page, picture_pdf

RUN = Run(10.0, "Test", 0)


def _told(path: Path) -> PageText | str:
    with pdfium.PdfDocument(path) as document:
        return text_page(document, 1)


def _read(path: Path) -> PageText:
    found = _told(path)
    assert isinstance(found, PageText)
    return found


Placed = tuple[str, float, float, float, float]
"""A text with its left, top, right and bottom."""


def _glyphs(*found: Placed) -> Glyphs:
    boxes = np.array([box for _, *box in found], float).T
    return Glyphs([text for text, *_ in found], boxes, np.zeros(len(found), int), [RUN])


def _row(text: str, left: float = 0.0, advance: float = 5.0, top: float = 0.0) -> list[Placed]:
    return [(char, left + advance * i, top, left + advance * (i + 1), top + 10) for i, char in enumerate(text)]


def test_words_with_their_places(tmp_path: Path) -> None:
    read = _read(digital(tmp_path / "a.pdf"))
    assert [word.text for word in read.words] == [text for row in ROWS for text in row]
    first = read.words[0]
    assert (read.width, read.height, read.unit) == (400, 300, "pt")
    assert first.box.left == pytest.approx(20, abs=0.5)
    assert 50 < first.box.top < 60 <= first.box.bottom < 66
    assert len(first.edges) == len(first.text) + 1
    assert list(first.edges) == sorted(first.edges)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path: Path, rotate: int) -> None:
    level, turned = _read(digital(tmp_path / "a.pdf")), _read(digital(tmp_path / "b.pdf", rotate=rotate))
    assert [word.text for word in turned.words] == [word.text for word in level.words]
    assert turned.words[5].box.left == pytest.approx(level.words[5].box.left, abs=0.5)
    assert turned.words[5].box.top == pytest.approx(level.words[5].box.top, abs=0.5)
    assert turned.rotation == (360 - rotate) % 360
    shown = turned.on_page(turned.words[0].box)
    corner = {90: (shown.top, 300 - shown.right), 180: (400 - shown.right, 300 - shown.bottom),
              270: (400 - shown.bottom, shown.left)}[rotate]
    assert corner == pytest.approx((level.words[0].box.left, level.words[0].box.top), abs=0.5)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_words_of_a_turned_page_are_whole_whose_signs_are_set_in_another_font(tmp_path: Path, rotate: int) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 300))
    for down, text in enumerate(["-2,600.00", "2025-02-11", "balance of account", "14,922.66"]):
        left = 50.0
        for sign in text:
            face = "Courier" if sign in "-,." else font()
            sheet.setFont(face, 10)
            sheet.drawString(left, 250 - 20 * down, sign)
            left += stringWidth(sign, face, 10)
    sheet.setPageRotation(rotate)
    sheet.save()
    assert [word.text for word in _read(tmp_path / "a.pdf").words] == [
        "-2,600.00", "2025-02-11", "balance", "of", "account", "14,922.66"]


@pytest.mark.parametrize("rotate", [0, 90])
def test_texts_marked_to_be_read_as_others_stand_where_the_form_that_holds_them_is_drawn(
        tmp_path: Path, rotate: int) -> None:
    level = _read(digital(tmp_path / "a.pdf"))
    with pikepdf.open(tmp_path / "a.pdf") as document:
        page = document.pages[0]
        drawn = page.Contents.read_bytes()
        start, end = drawn.rindex(b"BT", 0, drawn.index(b"Tj")), drawn.index(b"ET", drawn.index(b"Tj")) + 2
        said = ROWS[0][0].encode("utf-16-be").hex().encode()
        page.Contents = document.make_stream(b"%b/Span <</ActualText <FEFF%b>>> BDC %b EMC%b" % (
            drawn[:start], said, drawn[start:end], drawn[end:]))
        form = document.make_indirect(page.as_form_xobject())
        document.add_blank_page(page_size=(400, 300))
        document.pages[1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
        document.pages[1].Contents = document.make_stream(b"q 0.5 0 0 0.5 100 50 cm /Fm Do Q")
        document.pages[1].rotate(rotate, relative=False)
        del document.pages[0]
        document.save(tmp_path / "b.pdf")
    small = _read(tmp_path / "b.pdf")
    assert [word.text for word in small.words] == [word.text for word in level.words]
    assert [word.box.left for word in small.words] == pytest.approx(
        [100 + word.box.left / 2 for word in level.words], abs=1)


def test_watermarks_and_shadows_are_dropped(tmp_path: Path) -> None:
    plain = _read(digital(tmp_path / "a.pdf"))
    crowded = _read(digital(tmp_path / "b.pdf", watermark=True, doubled=True))
    assert [word.text for word in crowded.words] == [word.text for word in plain.words]


def test_the_edges_of_a_rows_shading_are_lines_and_those_of_white_paint_and_large_boxes_none(tmp_path: Path) -> None:
    """Rows whose wrapped cells stand close were parted by their shading alone."""
    path = digital(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0]
        paint = b"q 0.93 g 20 100 300 24 re f 1 g 20 140 300 24 re f 0.9 g 20 20 300 200 re f Q "
        page.Contents = document.make_stream(paint + page.Contents.read_bytes())
        document.save(path)
    edges = {rule.position for rule in _read(path).rules if not rule.vertical and rule.start == 20 and rule.end == 320}
    assert edges == {300 - 100, 300 - 124}


def test_printed_lines_are_found(tmp_path: Path) -> None:
    read = _read(digital(tmp_path / "a.pdf"))
    assert any(not rule.vertical and rule.position == pytest.approx(45, abs=0.6) for rule in read.rules)
    assert sorted(rule.position for rule in read.rules if rule.vertical) == pytest.approx([15, 385], abs=0.6)


def test_a_picture_has_no_text_layer(tmp_path: Path) -> None:
    assert _told(picture_pdf(tmp_path / "a.pdf", page())) == "absent"


def test_invisible_text_over_a_picture_is_somebody_elses_ocr(tmp_path: Path) -> None:
    picture_pdf(tmp_path / "picture.pdf", page())
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 300))
    text = sheet.beginText(20, 200)
    text.setTextRenderMode(3)
    text.textLine("2025-02-11 278.45 4429.57 and more")
    sheet.drawText(text)
    sheet.save()
    assert _told(tmp_path / "a.pdf") == "hidden"


@pytest.mark.parametrize(("text", "drawing", "reason"), [
    ("2025-02-11 -278.45", Drawing([]), ""),
    ("2025-02-11 -278.45", Drawing([], full_picture=True, visible_text=9), ""),
    ("2025-02-11 -278.45", Drawing([], full_picture=True, picture_on_top=True, visible_text=9), "covered"),
    ("2025-02-11 -278.45", Drawing([], full_picture=True, hidden_text=9), "hidden"),
    ("stamp", Drawing([], full_picture=True), "scant"),
    ("stamp", Drawing([]), ""),
    ("", Drawing([]), "absent"),
    ("\ue000" * 50 + "12", Drawing([]), "garbled"),
    ("\ufffd" * 50, Drawing([]), "garbled"),
    ("abcdefgh" * 20, Drawing([]), "garbled"),
    ("abcdefgh1" * 20, Drawing([]), ""), ("abcdefgh1é" * 20, Drawing([]), "garbled"),
    ("abcdefgh1é" * 20 + "余额", Drawing([]), ""),
])
def test_which_text_layers_are_believed(text: str, drawing: Drawing, reason: str) -> None:
    assert distrust(text, drawing) == reason


def test_gaps_part_words_and_overlaps_do_not() -> None:
    words = words_of(_glyphs(*_row("12"), *_row("34", left=13.0), *_row("56", left=22.5)))
    assert [word.text for word in words] == ["12", "3456"]


@pytest.mark.parametrize(("text", "count"), [("行业", 1), ("1业", 2), ("行2", 2)])
def test_chinese_is_set_wider(text: str, count: int) -> None:
    assert len(words_of(_glyphs(*_row(text[0]), *_row(text[1], left=7.8)))) == count


def test_a_day_that_touches_the_text_of_the_next_column_ends_where_its_last_digit_does() -> None:
    """Cut apart, it stands in its column as one that no text follows."""
    (glued,) = words_of(_glyphs(*_row("2025/2/6"), *_row("消费", left=41.5)))
    day, text = cut_word(glued, [8])
    assert (day.text, day.box.right, day.edges[-1]) == ("2025/2/6", 40, 40)
    assert (text.text, text.box.left, text.box.right) == ("消费", 41.5, 51.5)
    assert all(word.ends == () for word in words_of(_glyphs(*_row("快捷支付"))))


def test_a_sum_that_reaches_into_the_next_column_ends_where_its_last_digit_does() -> None:
    (glued,) = words_of(_glyphs(*_row("78.45"), *_row("消费", left=23.0)))
    total, _ = cut_word(glued, [5])
    assert (total.text, total.box.right, total.edges[-1]) == ("78.45", 23, 25)


@pytest.mark.parametrize(("piece", "left", "top", "read"), [
    ("1", 95.0, 0.0, "12,200.00"), ("1", 95.6, 0.5, "12,200.00"), ("11", 90.4, 0.0, "112,200.00"),
    ("1", 93.0, 0.0, None), ("1", 95.0, 4.0, None), ("1234", 80.0, 0.0, None), ("贷", 95.0, 0.0, None)])
def test_a_figure_that_was_set_before_a_sum_later_is_part_of_it(piece: str, left: float, top: float,
                                                                read: str | None) -> None:
    """Who looks sees one sum, and who raised it so was not found: the figure was lost."""
    page_ = [*_row("2,200.00", left=100.0), *_row("日 期", left=0.0, top=80.0), *_row(piece, left=left, top=top)]
    words = [word.text for word in words_of(_glyphs(*page_))]
    assert words == (["日", "期", read] if read else ["2,200.00", "日", "期", piece])


def test_the_number_of_a_row_that_touches_its_day_is_no_part_of_a_sum() -> None:
    rows = [*_row("2025-03-01", left=100.0), *_row("日 期", left=0.0, top=80.0), *_row("1", left=95.0)]
    assert [word.text for word in words_of(_glyphs(*rows))] == ["2025-03-01", "日", "期", "1"]


def test_a_space_parts_words_however_narrow() -> None:
    words = words_of(_glyphs(*_row("日"), *_row(" ", left=5.0, advance=0.0), *_row("志", left=5.0)))
    assert [word.text for word in words] == ["日", "志"]


def test_a_blank_of_condensed_type_parts_a_day_from_its_time() -> None:
    placed = _row("2025/11/15") + _row("204758", 52.0)
    assert [word.text for word in words_of(_glyphs(*placed))] == ["2025/11/15", "204758"]


def test_figures_that_are_spaced_out_are_one_word() -> None:
    assert [word.text for word in words_of(_glyphs(*_row("20251115204758", advance=7.0)))] == ["20251115204758"]


def test_pieces_out_of_order_are_joined_where_the_page_has_no_spaces() -> None:
    assert [word.text for word in words_of(_glyphs(*_row(".45", left=15.0), *_row("278")))] == ["278.45"]


def test_a_character_printed_again_and_again_is_one() -> None:
    words = words_of(_glyphs(*(sign for char in _row("行业") for sign in [char] * 4)))
    assert [word.text for word in words] == ["行业"]


def test_a_word_printed_again_is_one_and_the_same_word_elsewhere_another() -> None:
    words = words_of(_glyphs(*_row("278"), *_row("278", left=0.4, top=0.3), *_row("278", left=1.2, top=30.0)))
    assert [(word.text, word.box.top) for word in words] == [("278", 0), ("278", 30)]


def test_a_value_printed_again_over_its_label_and_value_is_one() -> None:
    whole, value = _row("打印日期:2025-09-09"), _row("2025-09-09", 25.3)
    assert [word.text for word in words_of(_glyphs(*whole, *value))] == ["打印日期:2025-09-09"]
    other = _row("2025-02-30", 25.3)
    assert len(words_of(_glyphs(*whole, *other))) == 2


@pytest.mark.parametrize("by_sign", [True, False])
def test_texts_that_run_over_one_another_are_each_read_whole(tmp_path: Path, by_sign: bool) -> None:
    """PDFium sorts their characters by place: the name lost its end to its neighbour in silence."""
    path = tmp_path / "over.pdf"
    drawn = canvas.Canvas(str(path))
    drawn.setFont(font("sans"), 9)
    for place in range(10):
        for left, text in ((40, "测试电力供应有限责任公司"), (120.5, "手机银行"), (300, f"-{place}8.{place}0")):
            for sign, char in enumerate(text) if by_sign else [(0, text)]:
                drawn.drawString(left + 9 * sign, 700 - 20 * place, char)
    drawn.save()
    words = [word.text for word in _read(path).words]
    assert (words.count("测试电力供应有限责任公司"), words.count("手机银行")) == (10, 10)


def test_no_glyphs_make_no_words() -> None:
    assert words_of(Glyphs([], np.zeros((4, 0)), np.zeros(0, int), [])) == []


def test_one_sign_for_several_characters_keeps_an_edge_for_each() -> None:
    word = words_of(_glyphs(("(株)", 0, 0, 9, 10), ("A", 9, 0, 14, 10)))[0]
    assert (word.text, word.edges) == ("(株)A", (0, 3, 6, 9, 14))


@pytest.mark.parametrize("name", ["00AD", "2010", "2011"])
def test_a_minus_that_a_font_calls_another_hyphen_is_one(tmp_path: Path, name: str) -> None:
    path = digital(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                named = re.sub(rb"<002d>", b"<%s>" % name.encode(), each.ToUnicode.read_bytes(), flags=re.IGNORECASE)
                each.ToUnicode = document.make_stream(named)
        document.save(path)
    assert [word.text for word in _read(path).words] == [text for row in ROWS for text in row]


def test_a_hyphen_at_the_end_of_a_line_stays(tmp_path: Path) -> None:
    lines = ["881375981630172/支付宝-", "虚构便民超市", "Alipay-", "abcdef"]
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 300))
    sheet.setFont(font(), 10)
    for index, text in enumerate(lines):
        sheet.drawString(40, 200 - 12 * index, text)
    sheet.save()
    assert [word.text for word in _read(tmp_path / "a.pdf").words] == lines


def _in_fonts(*found: tuple[str, float, int], fonts: tuple[Run, ...]) -> list[str]:
    """The words of texts, each with its left edge and the number of its font, drawn one after the other; far below a
    blank that the page has of its own."""
    glyphs = [(glyph, owner) for text, left, owner in found for glyph in _row(text, left, 10.0 if owner else 5.0)]
    glyphs += [(glyph, 0) for glyph in _row("a b", top=200)]
    boxes = np.array([box for (_, *box), _ in glyphs], float).T
    drawn = Glyphs([glyph[0] for glyph, _ in glyphs], boxes, np.array([owner for _, owner in glyphs]), list(fonts))
    return [word.text for word in words_of(drawn)][:-2]


def test_a_word_whose_fonts_are_drawn_one_after_the_other() -> None:
    """All figures and Latin letters first, then all Chinese: 金额(CNY) and POS机 were two words each."""
    fonts = (RUN, Run(10.0, "Other", 0))
    shown = _in_fonts(("(CNY)", 20, 0), ("POS", 100, 0), ("12", 145, 0), ("金额", 0, 1), ("机", 115, 1), ("元", 160, 1),
                      fonts=fonts)
    assert sorted(shown) == ["12", "POS机", "元", "金额(CNY)"]
    assert sorted(_in_fonts(("12", 0, 0), ("x", 300, 0), ("34", 10, 1), fonts=fonts)) == ["12", "34", "x"]
