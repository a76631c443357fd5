"""Text layers that cannot be taken at their word: bitmap fonts, fonts without a meaning, somebody else's OCR."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.degrade import render
from samples.fonts import font, font_file
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger, write_statement
from tests.conftest import Intake

Rows = list[tuple[str, str, str]]
SIDE = 40
"""Pixels of a bitmap glyph."""
LINES = [["交易日期", "交易金额", "账户余额"], ["2025-03-01", "1,000.00", "1,500.00"],
         ["2025-03-05", "-200.50", "1,299.50"], ["2025-03-09", "8,000.00", "9,299.50"],
         ["2025-03-10", "-299.50", "9,000.00"]]
TRUE: Rows = [(day, amount.replace(",", ""), left.replace(",", "")) for day, amount, left in LINES[1:]]
SIGNS = sorted({sign for line in LINES for text in line for sign in text})


def read(path: Path, intake: Intake) -> tuple[Rows, str]:
    """Dates, amounts and balances as read, and what the screen says."""
    out = path.with_suffix(".csv")
    call = intake("ocr", path, "--csv", out, "--unmask")
    assert call.code == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        return [(row["date"], row["amount"], row["balance"]) for row in csv.DictReader(stream)], call.out


def bitmap_font(pdf: pikepdf.Pdf, meaning: Callable[[str], str] | None) -> pikepdf.Object:
    """A Type 3 font whose glyphs are pictures. Their codes count from 33 and are no letters of the text; ``meaning``
    is what the font says that they mean, None where it says nothing."""
    path, face = font_file("sans")
    pen = ImageFont.truetype(str(path), SIDE - 6, index=face)
    drawn = {}
    for number, sign in enumerate(SIGNS):
        bits = Image.new("1", (SIDE, SIDE), 1)
        ImageDraw.Draw(bits).text((2, 0), sign, font=pen, fill=0)
        image = (f"1000 0 0 0 1000 1000 d1 q 1000 0 0 1000 0 -200 cm BI /W {SIDE} /H {SIDE} /IM true /BPC 1 "
                 f"/D [0 1] ID ").encode()
        drawn[f"/g{number}"] = pdf.make_stream(image + bits.tobytes() + b" EI Q")
    built = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -200, 1000, 1000]), FontMatrix=Array(
            [0.001, 0, 0, 0.001, 0, 0]), FirstChar=33, LastChar=32 + len(SIGNS), Widths=Array([600] * len(SIGNS)),
        CharProcs=Dictionary(drawn), Resources=Dictionary(),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([33, *(Name(name) for name in drawn)])))
    if meaning is not None:
        pairs = "\n".join(f"<{33 + number:02X}> <{ord(meaning(sign)):04X}>" for number, sign in enumerate(SIGNS))
        built.ToUnicode = pdf.make_stream(
            f"/CMapName /C def begincmap 1 begincodespacerange <00> <FF> endcodespacerange {len(SIGNS)} beginbfchar\n"
            f"{pairs}\nendbfchar endcmap".encode())
    return pdf.make_indirect(built)


def in_bitmaps(path: Path, meaning: Callable[[str], str] | None) -> Path:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(420, 200))
    page.Resources = Dictionary(Font=Dictionary(F=bitmap_font(pdf, meaning)))
    content = []
    for row, line in enumerate(LINES):
        for column, text in enumerate(line):
            codes = bytes(33 + SIGNS.index(sign) for sign in text).hex()
            content.append(f"BT /F 11 Tf {30 + 130 * column} {160 - 24 * row} Td <{codes}> Tj ET")
    page.Contents = pdf.make_stream("\n".join(content).encode())
    pdf.save(path)
    return path


@pytest.mark.parametrize(("meaning", "said"), [
    (lambda sign: sign, "text layer"), (lambda sign: {"2": "9", "9": "2"}.get(sign, sign), "pixels")])
def test_bitmap_fonts(tmp_path: Path, intake: Intake, meaning: Callable[[str], str], said: str) -> None:
    """With a false meaning the pictures are read; with the true one the text is."""
    rows, shown = read(in_bitmaps(tmp_path / "a.pdf", meaning), intake)
    assert rows == TRUE
    assert f"p. 1: {said}" in shown


def test_a_bitmap_font_without_a_meaning_is_never_taken_for_figures(tmp_path: Path, intake: Intake) -> None:
    path = in_bitmaps(tmp_path / "a.pdf", None)
    rows, _ = read(path, intake)
    assert rows in ([], TRUE)
    report = json.loads(intake("check", path, "--as-of", "2025-04-01", "--format", "json").out)
    assert report["verdict"] != "clear"


@pytest.fixture(scope="module")
def digital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = LAYOUTS["plain"]
    return write_statement(tmp_path_factory.mktemp("digital"), layout, sample_ledger(layout, 3, rows=12))[0]


def truth_of(digital: Path) -> Rows:
    rows = json.loads(digital.with_suffix(".truth.json").read_text("utf-8"))["rows"]
    return [(row["date"], row["amount"], row["balance"]) for row in rows]


def test_subsets_of_fonts_without_a_meaning(digital: Path, tmp_path: Path, intake: Intake) -> None:
    with pikepdf.open(digital) as pdf:
        for item in pdf.objects:
            if isinstance(item, Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        pdf.save(tmp_path / "a.pdf")
    assert read(tmp_path / "a.pdf", intake)[0] == truth_of(digital)


def test_a_scan_whose_unseen_text_was_edited(digital: Path, tmp_path: Path, intake: Intake) -> None:
    """Somebody's OCR lies under the picture, and one sum of it was raised: the picture is what counts."""
    expected = truth_of(digital)
    held = io.BytesIO()
    Image.fromarray(render(digital, 200)[0][:, :, ::-1]).save(held, "PNG")
    sheet = Canvas(str(tmp_path / "a.pdf"))
    sheet.drawImage(ImageReader(held), 0, 0, *sheet._pagesize)
    text = sheet.beginText(40, 760)
    text.setTextRenderMode(3)
    text.setFont(font(), 9)
    for line in ("交易日期 摘要 收入/支出金额 余额", *(" ".join((day, "消费", amount.replace("-", "9", 1), left))
                                              for day, amount, left in expected)):
        text.textLine(line)
    sheet.drawText(text)
    sheet.save()
    rows, shown = read(tmp_path / "a.pdf", intake)
    assert rows == expected
    assert "p. 1: pixels" in shown
