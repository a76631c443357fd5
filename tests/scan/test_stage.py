"""A stack of paper goes through: symbols, quality, blank pages, a broken page."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from barcodes.reader import tags_in
from intake_cli.codec import decode
from intake_cli.isolation.outcomes import CorruptInput
from intake_cli.kinds import KIND_CODES
from intake_cli.ocr.images import PageImage, PageSource
from intake_cli.ocr.way_up import WayUp
from intake_cli.scan import stage
from intake_cli.scan.pages import ScannedPage
from intake_cli.scan.printing import print_labels, print_sheets
from intake_cli.scan.stage import look_at, read_tags
from tests.barcodes import paper

CASE = "2025000123"


def read(path: Path, **params: object) -> list[ScannedPage]:
    return [decode(ScannedPage, item) for item in read_tags(path, params)]


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    print_sheets(CASE, ["id_card", "other"], tmp_path / "sheets.pdf", both_sides=True)
    return tmp_path / "sheets.pdf"


def test_every_page_of_a_pdf_in_points(sheets: Path) -> None:
    pages = read(sheets)
    assert [page.number for page in pages] == [1, 2, 3, 4]
    assert [tags_in(page.symbols)[0].code for page in pages] == ["02", "02", "13", "13"]
    assert pages[0].unit == "pt"
    assert pages[0].symbols[0].box == pytest.approx((62, 62, 147, 147), abs=2)
    assert (pages[0].width, pages[0].height) == pytest.approx((595, 842), abs=2)


def test_a_range_of_pages(sheets: Path) -> None:
    assert [page.number for page in read(sheets, first=2, last=3)] == [2, 3]


def test_a_second_look_is_at_the_pages_asked_for(sheets: Path) -> None:
    assert [len(page.symbols) > 0 for page in read(sheets, thorough=[2])] == [False, True, False, False]


def test_a_broken_page_costs_only_itself(sheets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def image(source: PageSource, number: int, dpi: float) -> PageImage:
        if number == 2:
            raise CorruptInput("no such stream")
        return drawn(source, number, dpi)

    drawn = PageSource.image
    monkeypatch.setattr(PageSource, "image", image)
    assert [page.failure for page in read(sheets)] == ["", "CorruptInput", "", ""]


def test_a_fine_scan_is_shrunk_and_boxes_are_its_own_pixels(tmp_path: Path) -> None:
    path = tmp_path / "fine.png"
    Image.fromarray(paper.sheet(400)).save(path, dpi=(400, 400))
    page = read(path)[0]
    assert page.unit == "px"
    assert page.symbols[0].box == pytest.approx((346, 346, 818, 818), abs=8)
    assert page.quality is not None
    assert page.quality.dpi == 400


def test_a_photo_of_unknown_resolution(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    cv2.imwrite(str(path), paper.turned(paper.sheet(350), 3))
    page = read(path)[0]
    assert tags_in(page.symbols) == [paper.SHEET]
    assert page.quality is not None
    assert page.quality.dpi is None


def test_stickers_of_all_kinds(tmp_path: Path) -> None:
    tags = print_labels(CASE, list(KIND_CODES), tmp_path / "labels.pdf")
    found = {tag for page in read(tmp_path / "labels.pdf") for tag in tags_in(page.symbols)}
    assert found == set(tags)


@pytest.mark.parametrize(("kinds", "case"), [([], CASE), (["shopping_list"], CASE), (["id_card"], "123")])
def test_what_cannot_be_printed(kinds: list[str], case: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".+"):
        print_sheets(case, kinds, tmp_path / "sheets.pdf")


def page_of(pixels: np.ndarray) -> ScannedPage:
    return look_at(PageImage(1, pixels, 200.0, 595, 842, "pt"))


def text_page() -> np.ndarray:
    page = paper.blank()
    for row in range(40):
        for column in range(60):
            left, top = 150 + 22 * column, 150 + 50 * row
            cv2.rectangle(page, (left, top), (left + 14, top + 16), (30, 30, 30), 2)
    return page


def faded(page: np.ndarray, share: float) -> np.ndarray:
    """``page`` with that share of its ink."""
    return np.asarray(255 - (255 - page.astype(float)) * share, np.uint8)


def test_pale_print_is_not_blank() -> None:
    """A faint receipt or a worn ribbon: crisp, other than print that shines through from the back."""
    assert not page_of(paper.noisy(faded(text_page(), 0.15), 4)).blank


def test_blank_pages_with_noise_shadow_and_print_shining_through() -> None:
    shade = np.linspace(0.8, 1, 1654)[None, :, None]
    ghost = paper.blurred(faded(text_page(), 0.2), 3)
    for page in (paper.blank(), paper.noisy(paper.blank(), 6), (paper.blank() * shade).astype(np.uint8), ghost):
        assert page_of(page).blank


def test_little_ink_is_not_blank() -> None:
    number = cv2.putText(paper.blank(), "12", (800, 2200), cv2.FONT_HERSHEY_SIMPLEX, 1, (60, 60, 60), 3)
    seal = cv2.circle(paper.blank(), (800, 1200), 140, (120, 110, 220), 3)
    assert not page_of(number).blank
    assert not page_of(seal).blank
    assert not page_of(paper.sheet()).blank


def test_quality_figures_have_their_units() -> None:
    sharp, soft = page_of(text_page()).quality, page_of(paper.blurred(text_page(), 2)).quality
    assert sharp is not None
    assert soft is not None
    assert sharp.sharpness > 0.8
    assert soft.sharpness == pytest.approx(0.26, abs=0.05)
    assert sharp.brightness == pytest.approx(250, abs=2)
    assert sharp.contrast == pytest.approx(220, abs=10)


@pytest.mark.parametrize("degrees", [-6.0, -1.5, 0.0, 0.7, 4.0])
@pytest.mark.parametrize("quarters", [0, 1])
def test_skew_is_positive_when_lines_sink_to_the_right(degrees: float, quarters: int) -> None:
    page = page_of(np.rot90(paper.turned(text_page(), -degrees), quarters).copy())
    assert page.quality is not None
    assert page.quality.skew == pytest.approx(degrees, abs=0.25)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_sticker_tells_which_way_up_its_page_lies_where_nothing_else_does(
        quarters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "way_up", lambda image, ink: WayUp(0, True))
    page = look_at(PageImage(1, np.ascontiguousarray(np.rot90(paper.sticker(), quarters)), 200.0, None, None, "px"))
    assert {symbol.turns for symbol in page.symbols} == {quarters}
    assert (page.turns, page.way_doubtful) == (quarters, False)
