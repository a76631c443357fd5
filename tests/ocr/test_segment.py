from __future__ import annotations

import pytest

from intake_cli.ocr.clean import clean
from intake_cli.ocr.crops import crop_of, line_bands
from intake_cli.ocr.images import PageImage
from intake_cli.ocr.segment import segment
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
    crop, (left, right) = crop_of(sheet.grey, pieces[hyphen], (top, bottom), em)
    assert crop.shape[1] == right - left
    assert crop.shape[0] >= em


def test_an_empty_page_has_no_words() -> None:
    assert segment(clean(PageImage(1, page([]), 200.0, None, None, "px")))[0] == []
