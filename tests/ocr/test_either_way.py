"""Copies of cards whichever way up they lie, with notes across."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake_cli.codec import decode
from intake_cli.ocr import either_way
from intake_cli.ocr.ctc import Reading
from intake_cli.ocr.detector import lines_of_text
from intake_cli.ocr.either_way import Line, read_either_way
from intake_cli.ocr.notes import together, without_notes
from intake_cli.ocr.stage import read_pages
from intake_cli.words import PageText
from samples.fonts import font_file

FRONT = ("姓名 张样例", "性别 男 民族 汉", "公民身份号码 110101198001010010")
BACK = ("居民身份证", "签发机关 样例市公安局样例分局", "有效期限 2015.03.02-2035.03.02")


def side(lines: tuple[str, ...]) -> Image.Image:
    path, face = font_file("sans")
    drawn = Image.new("L", (720, 300), 255)
    write, font = ImageDraw.Draw(drawn), ImageFont.truetype(str(path), 36, index=face)
    for row, line in enumerate(lines):
        write.text((30, 30 + 90 * row), line, 0, font)
    return drawn


def sheet(*sides: Image.Image) -> Image.Image:
    """Sides beside one another."""
    page = Image.new("L", (780 * len(sides) + 60, 420), 255)
    for place, each in enumerate(sides):
        page.paste(each, (60 + 780 * place, 60))
    return page


def note_across(page: Image.Image) -> Image.Image:
    path, face = font_file("sans")
    note = Image.new("L", page.size, 0)
    ImageDraw.Draw(note).text((40, 180), "仅供样例银行贷款申请使用", 150, ImageFont.truetype(str(path), 34, index=face))
    return Image.composite(Image.new("L", page.size, 90), page, note.rotate(24))


def read(page: Image.Image, folder: Path) -> tuple[str, str]:
    """What is read upright and on its head, without blanks."""
    path = folder / "card.png"
    page.save(path, dpi=(300, 300))
    text = decode(PageText, next(iter(read_pages(path, {"kind": "id_card"}))))
    upright, turned = ("".join(word.text for word in words).replace(" ", "") for words in (text.words, text.turned))
    return upright, turned


def said(lines: tuple[str, ...], text: str) -> bool:
    return all(word in text for line in lines for word in line.split())


def test_one_side_on_its_head_beside_the_other(tmp_path: Path) -> None:
    upright, turned = read(sheet(side(FRONT), side(BACK).rotate(180)), tmp_path)
    assert said(FRONT, upright)
    assert said(BACK, turned)


@pytest.mark.parametrize("angle", [90, 270, 20])
def test_a_page_that_lies_on_its_side_or_askew(angle: int, tmp_path: Path) -> None:
    upright, turned = read(sheet(side(FRONT)).rotate(angle, expand=True, fillcolor=255), tmp_path)
    assert said(FRONT, upright)
    assert not turned


def test_a_note_written_across_is_no_part_of_the_card(tmp_path: Path) -> None:
    upright, _ = read(note_across(sheet(side(BACK))), tmp_path)
    assert "仅供" not in upright
    assert "样例市公安局样例分局" in upright


def line(top: float, text: str, confidence: float, left: float = 0.0) -> Line:
    corners = np.array([[left, top], [left + 100, top], [left + 100, top + 20], [left, top + 20]], np.float32)
    return Line(corners, (Reading(text, confidence, ()), Reading("", 0.0, ())))


def test_what_is_as_pale_as_a_note_is_taken_off_and_print_stays() -> None:
    print_ = np.full((100, 200), 255, np.uint8)
    print_[40:60:2, 10:190] = 170
    print_[45:55, 100:110] = 30
    note = line(40, "", 0.0).corners * np.float32((1.9, 1.0))
    lifted = without_notes(print_, [note])
    assert set(np.unique(lifted)) == {30, 255}
    print_[print_ == 170] = 60
    assert without_notes(print_, [note]) is print_


def test_what_is_surely_read_beneath_a_note_takes_the_place_of_both_in_one() -> None:
    first = [line(0, "姓名张样例", 1.0), line(40, "仅号10单元", 0.97), line(80, "出生", 0.9)]
    lifted = [line(2, "姓名张样", 0.6), line(41, "号10单元", 0.99), line(120, "1980年1月1日", 0.7)]
    assert [each.reading[0].text for each in together(first, lifted)] == [
        "姓名张样例", "出生", "号10单元", "1980年1月1日"]


def test_what_is_unsure_both_ways_stands_as_its_neighbour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The recogniser is told what to say by how dark a crop begins."""
    said_of = {10: ("样例", 0.95), 20: ("例样", 0.3), 30: ("样本", 0.4), 40: ("本样", 0.6)}

    class Said:
        def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
            return [(Reading(*said_of[int(crop[0, 0])], (0.5,) * 2), Reading("", 0.0, ())) for crop in crops]

    monkeypatch.setattr(either_way, "careful_recogniser", Said)
    grey = np.full((400, 200), 255, np.uint8)
    tops = {0: (20, 10), 60: (30, 40), 300: (10, 20), 360: (30, 40)}  # begins so, ends so
    for top, (first, last) in tops.items():
        grey[top:top + 40] = np.where(np.arange(200) < 100, first, last)
    corners = [np.array([[0, top], [199, top], [199, top + 39], [0, top + 39]], np.float32) for top in tops]
    found = read_either_way(grey, grey, corners)
    assert [line.turned for line in found] == [True, True, False, False]


def test_a_blank_page_has_no_lines() -> None:
    assert lines_of_text(cv2.blur(np.full((300, 400), 255, np.uint8), (3, 3))) == []
