"""Unseen text beneath the picture of a page: what differs from the picture is told, what a reader of scans may misread
is not."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from checks.facts import Box
from intake_cli.ocr import beneath
from intake_cli.words import PageText, Word

FIGURES = [f"{1000 + 37 * row:,}.{row:02d}" for row in range(20)]


def page(figures: list[str], confidence: float = 0.99) -> PageText:
    return PageText(1, 600, 800, "pt", "test", tuple(
        Word(text, Box(300, 20 + 20 * row, 350, 32 + 20 * row), confidence) for row, text in enumerate(figures)))


def changed(count: int, first: str = "8") -> list[str]:
    return [figure.replace("1,", f"{first},", 1) if row < count else figure for row, figure in enumerate(FIGURES)]


@pytest.fixture
def document() -> pdfium.PdfDocument:
    return pdfium.PdfDocument.new()


@pytest.mark.parametrize(("hidden", "shown", "confidence", "found"), [
    (FIGURES, FIGURES, 0.99, 0), (changed(2), FIGURES, 0.99, 0), (changed(3), FIGURES, 0.99, 3),
    (changed(9), FIGURES, 0.5, 0), (changed(9, "7"), FIGURES, 0.99, 0), ([], FIGURES, 0.99, 0)])
def test_figures_beneath_a_picture_are_compared_with_it(monkeypatch: pytest.MonkeyPatch, document: pdfium.PdfDocument,
                                                        hidden: list[str], shown: list[str], confidence: float,
                                                        found: int) -> None:
    monkeypatch.setattr(beneath, "layer_of", lambda document, number: page(hidden))
    differences = beneath.differences_beneath(document, page(shown, confidence))
    assert [(each.text, each.pixels) for each in differences] == list(zip(hidden, shown, strict=False))[:found]
    assert not any(each.agreed for each in differences)


@pytest.mark.parametrize(("hidden", "count", "found"), [
    ("9,999.99", 20, 1), ("9,999.99", 19, 0), ("7,000.00", 20, 0), ("4,689.90", 20, 0), ("000.00", 20, 0),
    ("21,000.00", 20, 0), (FIGURES[5], 20, 0)])
def test_one_figure_of_a_page_that_was_else_read_well_counts_where_it_is_no_slip(
        monkeypatch: pytest.MonkeyPatch, document: pdfium.PdfDocument, hidden: str, count: int, found: int) -> None:
    monkeypatch.setattr(beneath, "layer_of", lambda document, number: page([hidden, *FIGURES[1:count]]))
    assert len(beneath.differences_beneath(document, page(FIGURES))) == found


def test_of_a_page_full_of_figures_a_tenth_must_differ(monkeypatch: pytest.MonkeyPatch,
                                                       document: pdfium.PdfDocument) -> None:
    many = [figure for _ in range(3) for figure in FIGURES]
    monkeypatch.setattr(beneath, "layer_of", lambda document, number: page([*changed(5), *many[20:]]))
    assert beneath.differences_beneath(document, page(many)) == ()
    monkeypatch.setattr(beneath, "layer_of", lambda document, number: page([*changed(6), *many[20:]]))
    assert len(beneath.differences_beneath(document, page(many))) == 6
