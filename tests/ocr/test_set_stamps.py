"""Stamps whose text is set as text over the cells of a table."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from intake_cli.ocr.stage import read_pages
from tests.ocr.drawn import ROWS, digital, font

RED, BLACK = (0.8, 0.1, 0.1), (0, 0, 0)


def read(path: Path) -> tuple[list[str], list[str]]:
    (page,) = read_pages(path, {})
    return [word["text"] for word in page["words"]], [f"{each['how']} {each['text']}" for each in page["unseen"]]


def stamped(path: Path, ink: tuple[float, float, float], outline: tuple[float, float, float],
            place: tuple[float, float] = (225, 212), size: tuple[float, float] = (90, 40),
            words: str = "样例银行转讫") -> Path:
    """A page of which a box lies over the cells, with a day in it."""
    over = canvas.Canvas(str(path.with_suffix(".over.pdf")), pagesize=(400, 300))
    over.setStrokeColorRGB(*outline)
    over.rect(*place, *size)
    over.setFillColorRGB(*ink)
    over.setFont(font(), 10)
    over.drawString(place[0] + 5, place[1] + 8, "2025-09-03")
    over.drawString(place[0] + 5, place[1] + 24, words)
    over.save()
    with pikepdf.open(digital(path), allow_overwriting_input=True) as sheet, pikepdf.open(over._filename) as stamp:
        sheet.pages[0].add_overlay(stamp.pages[0])
        sheet.save(path)
    return path


def test_text_in_the_colour_of_the_outline_around_it_is_no_cell_s(tmp_path: Path) -> None:
    """A day of the stamp over a sum was a figure in the place of another: the paper was accused. It is listed, so that
    nothing of the page vanishes."""
    texts, hidden = read(stamped(tmp_path / "a.pdf", RED, RED))
    assert (texts, []) == read(digital(tmp_path / "plain.pdf"))
    assert [sorted(each) for each in hidden] == [sorted("stamp 2025-09-03样例银行转讫")]
    assert len(texts) == sum(map(len, ROWS))
    assert read(stamped(tmp_path / "b.pdf", RED, RED, (20, 20))) == (texts, hidden)


@pytest.mark.parametrize(("ink", "outline", "place", "size"), [
    (BLACK, RED, (225, 212), (90, 40)), (BLACK, BLACK, (225, 212), (90, 40)), (RED, BLACK, (225, 212), (90, 40)),
    (RED, BLACK, (20, 20), (90, 40)), (RED, RED, (20, 20), (360, 250))])
def test_other_text_stays(ink: tuple[float, float, float], outline: tuple[float, float, float],
                          place: tuple[float, float], size: tuple[float, float], tmp_path: Path) -> None:
    """In another ink than the outline, or in one as large as a table."""
    texts, _ = read(stamped(tmp_path / "a.pdf", ink, outline, place, size))
    assert "样例银行转讫" in "".join(texts)


def test_coloured_text_in_an_outline_beside_the_table_stays(tmp_path: Path) -> None:
    """What lies over no print and does not call itself a stamp may be a head in boxes."""
    texts, _ = read(stamped(tmp_path / "a.pdf", RED, RED, (20, 20), words="账号6200000000001234"))
    assert "6200000000001234" in "".join(texts)
