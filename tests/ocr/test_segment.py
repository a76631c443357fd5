from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake_cli.ocr.clean import clean
from intake_cli.ocr.crops import crop_of, line_bands
from intake_cli.ocr.gather import Piece, gathered
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.segment import segment
from intake_cli.ocr.type_lines import levels_of
from samples.fonts import font_file
from tests.ocr.drawn import COLUMNS, ROWS, page


@pytest.mark.parametrize("ruled", [False, True])
def test_every_cell_is_one_word(ruled: bool) -> None:
    pieces, em = segment(clean(PageImage(1, page(ruled=ruled), 200.0, None, None, "px")))
    assert len(pieces) == sum(len(row) for row in ROWS)
    assert 18 < em < 32
    assert sorted({min(COLUMNS, key=lambda x: abs(x - piece.left)) for piece in pieces}) == list(COLUMNS)


def test_a_lone_hyphen_is_cropped_at_its_height_in_the_line() -> None:
    sheet = clean(PageImage(1, page([("2025-02-11", "-", "12.00", "工资")] * 4), 200.0, None, None, "px"))
    pieces, em = segment(sheet)
    hyphen = next(index for index, piece in enumerate(pieces) if piece.height < 0.3 * em)
    top, bottom = line_bands(pieces, em)[hyphen]
    assert bottom - top > 0.6 * em
    crop = crop_of(sheet.grey, pieces[hyphen], (top, bottom), em)
    left, right = crop.sides
    assert crop.pixels.shape[1] == right - left
    assert crop.pixels.shape[0] >= em


def test_an_empty_page_has_no_words() -> None:
    assert segment(clean(PageImage(1, page([]), 200.0, None, None, "px")))[0] == []


def test_two_tight_lines_of_one_cell_are_two_words() -> None:
    image = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    type_ = ImageFont.truetype(str(path), 24, index=face)
    for top in range(40, 440, 100):
        draw.text((60, top), "微信支付虚构充电服务", font=type_, fill=0)
        draw.text((60, top + 27), "342873147434650", font=type_, fill=0)
        draw.text((460, top + 14), "66,249.34", font=type_, fill=0)
    pieces, em = segment(clean(PageImage(1, np.asarray(image)[:, :, ::-1].copy(), 200.0, None, None, "px")))
    assert len(pieces) == 12
    assert max(piece.height for piece in pieces) < 1.3 * em


@pytest.mark.parametrize(("gap", "indent", "leading"), [(9, 80, 32), (5, 0, 30)])
def test_a_sum_beside_a_cell_of_two_lines_is_a_word_by_itself_however_near(gap: int, indent: int, leading: int) -> None:
    """Its head stands as high as the foot of the first line, which begins right behind it, as the second may."""
    image = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    type_ = ImageFont.truetype(str(path), 24, index=face)
    for top in range(40, 440, 100):
        draw.text((60, top + 16), "66249.34", font=type_, fill=0)
        left = 60 + round(draw.textlength("66249.34", font=type_)) + gap
        draw.text((left, top), "虚构供应链管理有限", font=type_, fill=0)
        draw.text((left + indent, top + leading), "公司", font=type_, fill=0)
        for column in (520, 680):
            draw.text((column, top + 16), "转账存入", font=type_, fill=0)
            draw.text((column, top + 56), "批量代发", font=type_, fill=0)
    pieces, _ = segment(clean(PageImage(1, np.asarray(image)[:, :, ::-1].copy(), 200.0, None, None, "px")))
    assert len(pieces) == 4 * (3 + 4)


def test_what_reaches_into_the_box_of_another_line_is_not_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sum of a page that slants by a degree runs into the second line of the cell beside it: with it the foot of the
    first line was read."""
    monkeypatch.setattr("intake_cli.ocr.clean.skew_of", lambda ink: 0.985)
    image = Image.new("RGB", (1100, 260), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    type_ = ImageFont.truetype(str(path), 32, index=face)
    for top in (40, 140):
        draw.text((60, top + 14), "6973.62", font=type_, fill=0)
        left = 78 + round(draw.textlength("6973.62", font=type_))
        for place, text in ((left, "拼多多-南岭"), (620, "转账存入"), (880, "转账存入")):
            draw.text((place, top if place == left else top + 18), text, font=type_, fill=0)
        draw.text((left, top + 36), "王书店", font=type_, fill=0)
    pieces, _ = segment(clean(PageImage(1, np.asarray(image)[:, :, ::-1].copy(), 200.0, None, None, "px")))
    assert len(pieces) == 2 * (3 + 2)


def test_a_text_beside_a_number_of_which_a_second_line_reaches_little_lower_is_a_word_by_itself() -> None:
    """The foot of the second line is of another piece."""
    ink = np.zeros((35, 294), np.uint8)
    ink[:18, :183:3] = ink[28:, :48:3] = ink[8:34, 197::3] = 1
    parts = levels_of(ink, Piece(0, 0, 294, 35), 25.0)
    assert [(part.left, part.right) for part in parts] == [(0, 181), (197, 294)]


@pytest.mark.parametrize("leading", [21, 22])
def test_lines_of_smaller_type_that_all_but_touch_are_words_each(leading: int) -> None:
    """The head of a statement, set closer than its table."""
    image = Image.new("RGB", (900, 700), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    small, large = (ImageFont.truetype(str(path), size, index=face) for size in (20, 25))
    labels = ["客户姓名", "打印时间", "借方发生数", "行数", "按收支筛选"]
    for place, label in enumerate(labels):
        draw.text((60, 20 + leading * place), label, font=small, fill=0)
    for top in range(220, 680, 40):
        draw.text((60, top), "转账存入", font=large, fill=0)
        draw.text((460, top), "66,249.34", font=large, fill=0)
    pieces, _ = segment(clean(PageImage(1, np.asarray(image)[:, :, ::-1].copy(), 200.0, None, None, "px")))
    assert len([piece for piece in pieces if piece.top < 210]) == len(labels)


def test_a_character_of_a_title_stays_whole_though_its_parts_stand_above_each_other() -> None:
    image = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    small, large = (ImageFont.truetype(str(path), size, index=face) for size in (24, 60))
    for place, sign in enumerate("个人营业"):
        draw.text((200 + 100 * place, 20), sign, font=large, fill=0)
    for top in range(120, 480, 40):
        draw.text((60, top), "转账存入", font=small, fill=0)
        draw.text((460, top), "66,249.34", font=small, fill=0)
    pieces, em = segment(clean(PageImage(1, np.asarray(image)[:, :, ::-1].copy(), 200.0, None, None, "px")))
    title = [piece for piece in pieces if piece.top < 110]
    assert len(title) <= 4
    assert min(piece.height for piece in title) > 1.8 * em


@pytest.mark.parametrize("stroke", [(440, 60, 15, 400), (440, 100, 5, 60)])
def test_no_words_belong_to_a_drawing(stroke: tuple[int, int, int, int]) -> None:
    """A line that could not be erased, a stroke of a pen: high as large type, and nothing beside it is part of it."""
    image = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    type_ = ImageFont.truetype(str(path), 24, index=face)
    for top in range(60, 460, 40):
        draw.text((60, top), "转账存入", font=type_, fill=0)
        draw.text((480, top), "3.17", font=type_, fill=0)
    sheet = clean(PageImage(1, np.asarray(image)[:, :, ::-1].copy(), 200.0, None, None, "px"))
    left, top, width, height = stroke
    sheet.ink[top:top + height, left:left + width:3] = sheet.ink[top:top + height, left:left + 3] = 1
    pieces, _ = segment(sheet)
    assert len([piece for piece in pieces if piece.left > 470]) == 10


def test_words_on_both_sides_of_a_line_end_where_their_ink_does() -> None:
    """Close to one another they are smeared up to the line between them."""
    image = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    type_ = ImageFont.truetype(str(path), 24, index=face)
    draw.line([(300, 20), (300, 480)], fill=0, width=2)
    for row, top in enumerate(range(40, 440, 50)):
        draw.text((296 - draw.textlength("3,869.91", font=type_), top), "3,869.91", font=type_, fill=0)
        draw.text((306 if row % 2 else 380, top), "乌有试样", font=type_, fill=0)
    pieces, _ = segment(clean(PageImage(1, np.asarray(image)[:, :, ::-1].copy(), 200.0, None, None, "px")))
    sums = [piece for piece in pieces if piece.left < 300]
    assert len(sums) == 8
    assert max(piece.right for piece in sums) - min(piece.right for piece in sums) <= 1


def test_two_lines_of_smaller_type_that_touch_are_two_words() -> None:
    image = Image.new("RGB", (1400, 700), "white")
    draw = ImageDraw.Draw(image)
    path, face = font_file("sans")
    large, small = (ImageFont.truetype(str(path), size, index=face) for size in (26, 19))
    for top in range(40, 640, 60):
        draw.text((60, top), "支付机构提现", font=large, fill=0)
        draw.text((900, top - 6), "535415186924627/子虚试样建筑装", font=small, fill=0)
        draw.text((900, top + 12), "饰工程有限公司", font=small, fill=0)
    pixels = cv2.GaussianBlur(np.asarray(image)[:, :, ::-1].copy(), (0, 0), 1.0)
    pieces, em = segment(clean(PageImage(1, pixels, 200.0, None, None, "px")))
    right = [piece for piece in pieces if piece.left > 800]
    assert max(piece.height for piece in right) < em
    assert len({piece.top for piece in right if piece.left < 905}) == 20


def test_a_sum_in_wide_figures_is_one_word_though_its_comma_faces_none() -> None:
    parts = [Piece(589, 489, 610, 510), Piece(617, 489, 669, 506), Piece(676, 487, 811, 511)]
    wide, walled = (gathered([replace(part) for part in parts], 24.0, lambda one, other, cut=cut: cut)
                    for cut in (False, True))
    assert [(word.left, word.right) for word in wide] == [(589, 811)]
    assert len(walled) == 3
    far = [parts[0], replace(parts[1], left=625)]
    assert len(gathered(far, 24.0, lambda one, other: False)) == 2


def test_marks_of_which_each_lies_above_another_are_no_part_of_the_line_below() -> None:
    pieces = [Piece(22, 34, 256, 52), Piece(100, 25, 103, 28), Piece(110, 18, 113, 22), Piece(120, 8, 123, 14)]
    words = sorted(gathered(pieces, 20.4, lambda one, other: False), key=lambda word: word.left)
    assert (words[0].top, words[0].bottom) == (25, 52)
    assert len(words) > 1
