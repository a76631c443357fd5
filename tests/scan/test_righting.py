"""Pages askew, with black borders, photographed: what is filed of them, and that others stay what they were."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
from PIL import Image

from intake_cli.codec import decode, encode
from intake_cli.ocr.images import PageImage, PageSource, page_image
from intake_cli.ocr.pdf import is_askew
from intake_cli.scan.filing import Filed, Filing
from intake_cli.scan.pages import Outline, ScannedPage
from intake_cli.scan.righting import right_picture
from intake_cli.scan.stage import file_pages, look_at, read_tags
from tests.barcodes import paper

DPI = 200


def lines(height: int = 1170, width: int = 827) -> np.ndarray:
    """A level page of print, A6 at 200 dpi."""
    page = np.full((height, width, 3), 245, np.uint8)
    for number, top in enumerate(range(120, height - 100, 40)):
        for place, word in enumerate(("Payments", "received", "Balance")):
            cv2.putText(page, word, (80 + 230 * place + 11 * (number % 4), top), cv2.FONT_HERSHEY_SIMPLEX, 0.8,
                        (40, 40, 40), 2, cv2.LINE_AA)
    return page


def askew(page: np.ndarray, degrees: float, around: int = 245) -> np.ndarray:
    """``page`` with lines that sink by so many degrees to the right."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(around,) * 3)


def bordered(page: np.ndarray, width: int = 50) -> np.ndarray:
    return cv2.copyMakeBorder(page, 0, width, width, width, cv2.BORDER_CONSTANT, value=(12, 12, 12))


def photographed(page: np.ndarray) -> np.ndarray:
    """On a dark table, the camera not straight above it."""
    height, width = page.shape[:2]
    sheet = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    lies = np.array([[90, 60], [width + 60, 110], [width + 30, height + 90], [50, height + 40]], np.float32)
    return cv2.warpPerspective(page, cv2.getPerspectiveTransform(sheet, lies), (width + 150, height + 150),
                               borderValue=(40, 45, 50))


@pytest.fixture(scope="module")
def level() -> np.ndarray:
    return lines()


def outline(page: np.ndarray) -> Outline | None:
    return look_at(PageImage(1, page, DPI, None, None, "px")).outline


def test_a_level_page_is_left_as_it_is(level: np.ndarray) -> None:
    assert outline(level) is None
    assert outline(askew(level, 0.2)) is None
    assert outline(paper.blank()) is None


@pytest.mark.parametrize("degrees", [1.4, -3.0])
def test_skew_is_taken_out_and_nothing_lost(level: np.ndarray, degrees: float) -> None:
    found = outline(askew(level, degrees))
    assert found is not None
    assert found.done == ["deskewed"]
    assert found.skew == pytest.approx(degrees, abs=0.1)
    assert min(min(corner) for corner in found.corners) < 0  # the frame holds all of the page


def test_black_borders_are_cropped_and_the_page_is_whole(level: np.ndarray) -> None:
    found = outline(bordered(level))
    assert found is not None
    assert found.done == ["cropped"]
    (left, top), _, (right, bottom), _ = found.corners
    assert (left, right) == pytest.approx((50 / 927, 877 / 927), abs=0.007)
    assert (top, bottom) == pytest.approx((0, 1170 / 1220), abs=0.007)


def test_a_sheet_drawn_in_askew_before_a_black_bed_is_level_and_without_it(level: np.ndarray) -> None:
    found = outline(askew(level, 1.7, around=12))
    assert found is not None
    assert found.done == ["deskewed", "cropped"]


def test_before_a_black_bed_slight_skew_is_taken_out_too_with_the_wedges_that_it_leaves(level: np.ndarray) -> None:
    scan = askew(cv2.copyMakeBorder(level, 8, 8, 8, 8, cv2.BORDER_CONSTANT, value=(12, 12, 12)), -0.8, around=12)
    page = look_at(PageImage(1, scan, DPI, None, None, "px"))
    assert page.outline is not None
    assert page.outline.done == ["deskewed", "cropped"]
    made = np.array(right_picture(PageImage(1, scan, DPI, None, None, "px"), page.outline).convert("L"))
    assert min(side.min() for side in (made[2], made[-3], made[:, 2], made[:, -3])) > 120
    assert outline(askew(level, -0.8)) is None  # white all around: it does not show


def test_noise_on_the_black_bed_is_no_ink(level: np.ndarray) -> None:
    scan = paper.noisy(cv2.copyMakeBorder(level, 0, 60, 60, 60, cv2.BORDER_CONSTANT, value=(6, 6, 6)), 4)
    quality = look_at(PageImage(1, scan, DPI, None, None, "px")).quality
    assert quality is not None
    assert max(quality.cut) <= 1


def test_a_photograph_is_rectified_but_not_where_another_sheet_lies_beside_it(level: np.ndarray) -> None:
    photo = photographed(level)
    page = look_at(PageImage(1, photo, DPI, None, None, "px"))
    found = page.outline
    assert found is not None
    assert found.done == ["rectified"]
    assert page.quality is not None
    assert page.quality.shadow < 0.1  # the table casts none
    assert np.array(found.corners) * photo.shape[1::-1] == pytest.approx(
        np.array([[90, 60], [887, 110], [857, 1260], [50, 1210]]), abs=9)
    assert outline(np.hstack([photo, photo])) is None


def as_pdf(path: Path, *pages: np.ndarray) -> Path:
    images = [Image.fromarray(page[:, :, ::-1]) for page in pages]
    images[0].save(path, "PDF", save_all=True, append_images=images[1:], resolution=DPI)
    return path


def filed(path: Path, folder: Path) -> Path:
    """The file, filed as a paper by what is seen on its pages."""
    pages = [decode(ScannedPage, item) for item in read_tags(path, {})]
    plan = [Filing("papers/id_card", tuple(page.number for page in pages), "id_card", "", whole=True,
                   turns=tuple(page.turns for page in pages), outlines=tuple(page.outline for page in pages))]
    done = [decode(Filed, item)
            for item in file_pages(path, {"folder": str(folder), "filings": encode(plan, list[Filing])})]
    return folder / done[0].file


def skew_of(path: Path, number: int = 1) -> float:
    quality = look_at(page_image(path, number, DPI)).quality
    assert quality is not None
    assert quality.ink > 0.01  # the print is there
    return quality.skew


def test_a_pdf_is_made_right_by_how_it_is_drawn_its_pictures_untouched(tmp_path: Path, level: np.ndarray) -> None:
    path = as_pdf(tmp_path / "a.pdf", level, askew(level, 2.0), photographed(level))
    right = filed(path, tmp_path)
    assert filed(path, tmp_path) == right  # the same bytes again
    with pikepdf.open(path) as before, pikepdf.open(right) as after:
        assert after.pages[0].Contents.read_bytes() == before.pages[0].Contents.read_bytes()
        form = after.pages[1].Resources.XObject.Page
        assert next(iter(form.Resources.XObject.values())).read_raw_bytes() == \
            next(iter(before.pages[1].Resources.XObject.values())).read_raw_bytes()
    assert abs(skew_of(right, 2)) < 0.3
    with PageSource(right) as source:  # what PDFium draws askew is drawn twice as fine, and read from that
        assert source.document is not None
        assert [is_askew(source.document[place]) for place in range(3)] == [False, True, False]
        plain, finer = source.document[1].render(scale=DPI / 72).to_numpy(), source.image(2, DPI).pixels
        assert (plain[:1000, :700, :3] != finer[:1000, :700]).any()
    sheet = page_image(right, 3, DPI)
    assert sheet.pixels.shape[0] / sheet.pixels.shape[1] == pytest.approx(1170 / 827, rel=0.03)
    assert sheet.pixels[[5, -5]].mean() > 200  # no table is left


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_a_pdf_turns_is_made_level_as_it_is_shown(tmp_path: Path, level: np.ndarray, turned: int) -> None:
    shown = askew(level, 2.0)
    path = as_pdf(tmp_path / "a.pdf", np.ascontiguousarray(np.rot90(shown, turned // 90)))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(turned, relative=False)
        pdf.save(path)
    page = look_at(page_image(path, 1, DPI))
    assert page.outline is not None
    plan = [Filing("papers/x", (1,), "", "", whole=True, outlines=(page.outline,))]
    done = list(file_pages(path, {"folder": str(tmp_path), "filings": encode(plan, list[Filing])}))
    right = page_image(tmp_path / done[0]["file"], 1, DPI).pixels
    assert cv2.matchTemplate(right, level[100:-100, 80:-80], cv2.TM_CCOEFF_NORMED).max() > 0.9


def test_marks_on_a_page_of_a_pdf_keep_it_as_it_came(tmp_path: Path, level: np.ndarray) -> None:
    path = as_pdf(tmp_path / "a.pdf", askew(level, 2.0))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[100, 100, 200, 200])
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.save(path)
    assert filed(path, tmp_path).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("suffix", "mode"), [(".jpg", "RGB"), (".png", "L"), (".tif", "1"), (".webp", "RGB")])
def test_pictures_are_made_level_in_their_own_form(tmp_path: Path, level: np.ndarray, suffix: str, mode: str) -> None:
    path = tmp_path / f"a{suffix}"
    before = Image.fromarray(askew(level, 2.0)[:, :, ::-1]).convert(mode)
    before.save(path, **({} if suffix == ".webp" else {"dpi": (DPI, DPI)}),
                **({"compression": "group4"} if mode == "1" else {}))
    right = filed(path, tmp_path)
    assert right.suffix == suffix
    assert abs(skew_of(right)) < 0.3
    with Image.open(right) as after:
        assert after.mode == mode
        if suffix != ".webp":
            assert round(after.info["dpi"][0]) == DPI


def test_a_fax_keeps_its_dots(tmp_path: Path, level: np.ndarray) -> None:
    """They are wider than high, and lie twice as close along a line as the lines do."""
    path = tmp_path / "a.tif"
    Image.fromarray(askew(level, 2.0)[:, :, 0]).resize((827, 585)).save(path, dpi=(200, 100))
    with Image.open(filed(path, tmp_path)) as after:
        assert after.width / after.height == pytest.approx(827 / 585, rel=0.05)
        assert after.info["dpi"] == (200, 100)


def test_level_pages_are_filed_byte_for_byte(tmp_path: Path, level: np.ndarray) -> None:
    stream = io.BytesIO()
    Image.fromarray(level).save(stream, "JPEG", dpi=(DPI, DPI))
    (tmp_path / "a.jpg").write_bytes(stream.getvalue())
    assert filed(tmp_path / "a.jpg", tmp_path).read_bytes() == stream.getvalue()
