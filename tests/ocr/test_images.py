from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from intake_cli.isolation.outcomes import CorruptInput, LimitExceeded, PasswordNeeded, Unsupported
from intake_cli.ocr.images import PIXEL_BUDGET, PageSource, page_count, page_image, within_budget
from tests.ocr.drawn import digital, page, picture_pdf


def _grey(path: Path, **options: object) -> Path:
    Image.fromarray(np.full((40, 60), 200, np.uint8)).save(path, **options)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "webp", "bmp"])
def test_image_files_are_one_page_of_bgr(tmp_path: Path, suffix: str) -> None:
    image = page_image(_grey(tmp_path / f"a.{suffix}"), 1)
    assert image.pixels.shape == (40, 60, 3)
    assert image.pixels.dtype == np.uint8
    assert image.unit == "px"


def test_frames_of_a_tiff_are_pages(tmp_path: Path) -> None:
    frames = [Image.new("L", (30 + 10 * index, 20)) for index in range(3)]
    path = tmp_path / "a.tif"
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert page_count(path) == 3
    assert page_image(path, 3).pixels.shape == (20, 50, 3)


def test_exif_orientation_is_undone(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert page_image(_grey(tmp_path / "a.jpg", exif=exif), 1).pixels.shape == (60, 40, 3)


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 80)), (6, (80, 60))])
def test_dots_of_a_fax_are_made_square(tmp_path: Path, orientation: int, size: tuple[int, int]) -> None:
    """A page of 60 by 40 dots, of which 204 by 102 make an inch, as it stands or lying on its side."""
    page = Image.new("1", (60, 40), 1)
    page.save(tmp_path / "a.tif", compression="group4", dpi=(204, 102), tiffinfo={274: orientation})
    image = page_image(tmp_path / "a.tif", 1)
    assert image.pixels.shape[1::-1] == size
    assert image.dpi == pytest.approx(204, abs=0.5)


def test_transparency_lies_on_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert page_image(tmp_path / "a.png", 1).pixels.min() == 255


def test_sixteen_bit_grey_is_scaled(tmp_path: Path) -> None:
    Image.fromarray(np.full((10, 10), 65535, np.uint16)).save(tmp_path / "a.png")
    assert page_image(tmp_path / "a.png", 1).pixels.min() == 255


def test_resolution_is_the_files_own_unless_it_is_a_default(tmp_path: Path) -> None:
    assert page_image(_grey(tmp_path / "a.png", dpi=(200, 200)), 1).dpi == pytest.approx(200, abs=0.1)
    assert page_image(_grey(tmp_path / "b.jpg", dpi=(72, 72)), 1).dpi is None


def test_a_cut_off_jpeg_is_corrupt(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(page()).save(path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(CorruptInput):
        page_image(path, 1)


def test_text_is_unsupported(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("not a document")
    with pytest.raises(Unsupported):
        page_count(tmp_path / "a.pdf")


def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    Image.new("1", (10_000, PIXEL_BUDGET // 10_000 + 1)).save(tmp_path / "a.png")
    with pytest.raises(LimitExceeded):
        page_image(tmp_path / "a.png", 1)


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorruptInput):
        page_image(_grey(tmp_path / "a.png"), 2)


def test_drawn_pdf_is_rendered_at_the_dpi_asked_for(tmp_path: Path) -> None:
    image = page_image(digital(tmp_path / "a.pdf"), 1, dpi=144)
    assert image.pixels.shape == (600, 800, 3)
    assert (image.dpi, image.width_pt, image.unit) == (144, 400, "pt")


@pytest.mark.parametrize(("native", "used"), [(150, 200), (250, 250), (600, 300)])
def test_a_picture_keeps_its_resolution_between_two_bounds(tmp_path: Path, native: int, used: int) -> None:
    path = picture_pdf(tmp_path / "a.pdf", page(), native)
    assert page_image(path, 1, dpi=200).dpi == pytest.approx(used, abs=0.5)


def test_an_encrypted_pdf_needs_its_password(tmp_path: Path) -> None:
    digital(tmp_path / "plain.pdf")
    with pikepdf.open(tmp_path / "plain.pdf") as document:
        document.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="secret", owner="owner"))
    with pytest.raises(PasswordNeeded):
        page_count(tmp_path / "a.pdf")
    with pytest.raises(PasswordNeeded):
        page_count(tmp_path / "a.pdf", "wrong")
    assert page_count(tmp_path / "a.pdf", "secret") == 1


def test_readers_that_disagree_about_the_pages_are_reported(corpora: Path) -> None:
    path = corpora / "hostile" / "27-T02-02_007_page-tree-wrong-count.pdf"
    if not path.is_file():
        pytest.skip("the hostile corpus is not here")
    with pytest.raises(CorruptInput, match="PDFium sees 9 pages, qpdf sees 1"):
        page_count(path)


def test_a_file_that_was_counted_must_show_as_many_pages_again(tmp_path: Path) -> None:
    path = digital(tmp_path / "a.pdf")
    with PageSource(path, counted=1) as source:
        assert source.count == 1
    with pytest.raises(CorruptInput, match="PDFium sees 1 pages"):
        PageSource(path, counted=2)


def test_a_huge_page_is_drawn_coarser_or_not_at_all() -> None:
    dpi = within_budget(7_200, 7_200, 200)
    assert (7_200 / 72 * dpi) ** 2 <= PIXEL_BUDGET * 1.001
    with pytest.raises(LimitExceeded):
        within_budget(144_000, 144_000, 200)


def test_a_long_pdf_is_opened_anew_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the pictures of all pages read so far stay in memory."""
    monkeypatch.setattr("intake_cli.ocr.images.AFRESH", 2)
    path = picture_pdf(tmp_path / "a.pdf", page(), 100)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages.extend([document.pages[0]] * 4)
        document.save(path, encryption=pikepdf.Encryption(user="secret", owner="owner"))
    with PageSource(path, "secret") as source:
        opened = []
        for number in range(1, 6):
            assert source.image(number, 100).pixels.min() < 100
            opened.append(source.document)
        assert len({id(document) for document in opened}) == 3
        assert source.count == 5


def test_source_is_closed_after_use(tmp_path: Path) -> None:
    with PageSource(digital(tmp_path / "a.pdf")) as source:
        assert source.count == 1
    (tmp_path / "a.pdf").unlink()


def test_a_picture_drawn_askew_has_the_resolution_it_says_however_large(tmp_path: Path,
                                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    Image.new("L", (600, 800), 255).save(path, "PDF", resolution=150)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(b"q 0.999 0.03 -0.03 0.999 0 0 cm q\n", prepend=True)
        pdf.pages[0].contents_add(b"\nQ Q")
        pdf.save(path)
    monkeypatch.setattr("intake_cli.ocr.images.PIXEL_BUDGET", 1_000_000)  # too few for twice 200 dpi
    page = page_image(path, 1)
    assert page.dpi == 200
    assert page.pixels.shape[:2] == pytest.approx((800 * 200 / 150, 600 * 200 / 150), abs=2)
