from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from intake_cli.ocr.drawing import look
from intake_cli.ocr.images import page_image
from intake_cli.ocr.page_pictures import picture_dpi
from tests.ocr.drawn import digital

INCHES = (4, 3)
Part = tuple[float, float, float, float]


def _page(path: Path, parts: list[tuple[int, Part]], texts: int = 0) -> Path:
    """A page of four by three inches with pictures of a resolution, each in inches from its lower left corner (x, y,
    width, height), and so many words drawn over them."""
    sheet = Canvas(str(path), pagesize=tuple(72 * side for side in INCHES))
    for dpi, (x, y, wide, high) in parts:
        stripes = np.zeros((round(high * dpi), round(wide * dpi)), np.uint8)
        stripes[::2] = 255
        sheet.drawImage(ImageReader(Image.fromarray(stripes)), 72 * x, 72 * y, 72 * wide, 72 * high)
    for number in range(texts):
        sheet.drawString(72, number, "word")
    sheet.showPage()
    sheet.save()
    return path


WHOLE = (0, 0, 4, 3)
STRIPS = [(300, (0, part / 4, 4, 1 / 4)) for part in range(12)]
MADE_UP = [
    ([(150, WHOLE)], 0, 150), ([(150, (1, 1, 2, 1))], 0, None),
    (STRIPS, 0, 300),
    ([(75, WHOLE), *STRIPS], 0, 300),
    ([(75, WHOLE), *STRIPS[:3]], 0, 300),
    ([(150, WHOLE), (600, (3, 0, 0.5, 0.5))], 0, 150),  # a stamp
    ([(72, WHOLE)], 60, None),  # the ground of a drawn page
    ([(150, WHOLE)], 5, 150),
]


@pytest.mark.parametrize(("parts", "texts", "dpi"), MADE_UP)
def test_pictures_that_make_up_a_page_tell_its_resolution(tmp_path: Path, parts: list[tuple[int, Part]], texts: int,
                                                          dpi: float | None) -> None:
    with pdfium.PdfDocument(_page(tmp_path / "a.pdf", parts, texts)) as document:
        assert picture_dpi(document[0]) == (dpi and pytest.approx(dpi, abs=1))


def test_print_in_strips_over_a_coarse_ground_is_drawn_as_fine_as_it_is(tmp_path: Path) -> None:
    image = page_image(_page(tmp_path / "a.pdf", [(75, WHOLE), *STRIPS]), 1)
    assert image.dpi == pytest.approx(300, abs=1)
    assert np.ptp(image.pixels[10:-10, 10:-10].mean(axis=(1, 2))) > 200  # of lines one dot high


def test_what_is_drawn_over_a_coarse_ground_is_drawn_anew(tmp_path: Path) -> None:
    assert page_image(_page(tmp_path / "a.pdf", [(72, WHOLE)], texts=60), 1).picture_dpi is None


def test_strips_over_text_are_a_picture_over_it(tmp_path: Path) -> None:
    with pdfium.PdfDocument(_page(tmp_path / "strips.pdf", STRIPS)) as strips, \
            pdfium.PdfDocument(digital(tmp_path / "text.pdf")) as text:
        assert look(strips[0]).full_picture
        assert not look(text[0]).full_picture
