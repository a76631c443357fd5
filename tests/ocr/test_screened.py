from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from intake_cli.ocr.images import page_image
from intake_cli.ocr.reread import Rereader
from intake_cli.ocr.screened import unscreened, unshaded
from tests.ocr.drawn import page, picture_pdf


def _dithered() -> np.ndarray:
    """A page whose paper is hardly off white, as a scanner in black and white that makes greys of dots gives it."""
    grey = np.minimum(cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY), 240)
    return cv2.cvtColor(np.asarray(Image.fromarray(grey).convert("1")).astype(np.uint8) * 255, cv2.COLOR_GRAY2BGR)


def _printed(pitch: float = 4.5) -> np.ndarray:
    """A page whose paper a printer made grey by dots so many pixels apart."""
    down, across = np.mgrid[:300, :900] * 2 * np.pi / pitch
    dots = np.where(np.cos(down) + np.cos(across) > 1.2, 0, 255).astype(np.uint8)
    soft = cv2.GaussianBlur(dots, (0, 0), 0.7)
    return np.minimum(page(), cv2.cvtColor(soft, cv2.COLOR_GRAY2BGR)[:len(page())])


def _shaded(pitch: float) -> np.ndarray:
    """A page of which a printer shaded the heading by dots so many pixels apart, under two lines of its print."""
    heading = page()
    down, across = np.mgrid[:44, :heading.shape[1]] * np.pi / pitch
    dots = np.where(np.cos(down + across) + np.cos(down - across) > 0.9, 0, 255).astype(np.uint8)
    strip = cv2.GaussianBlur(dots, (0, 0), 0.6)[:, :, None]
    heading[100:144] = np.minimum(heading[100:144], strip)
    return heading


def _paper(pixels: np.ndarray) -> np.ndarray:
    """Levels beside the table, where nothing is printed."""
    return pixels[8:30, 20:-20, 1]


@pytest.mark.parametrize("screened", [_dithered, _printed])
def test_dots_that_stand_for_a_grey_become_one(screened: Callable[[], np.ndarray]) -> None:
    pixels = screened()
    grey = unscreened(pixels)
    assert _paper(pixels).min() < 140
    assert _paper(grey).min() > 180
    assert grey[30:, :, 1].min() < 100  # print is print


@pytest.mark.parametrize("plain", [page(), np.where(page() < 128, 0, 255).astype(np.uint8)])
def test_a_page_without_such_dots_stays_as_it_is(plain: np.ndarray) -> None:
    assert unscreened(plain) is plain


@pytest.mark.parametrize("pitch", [2.0, 2.35, 3.3])
def test_dots_that_shade_a_heading_become_grey_and_the_rest_stays(pitch: float) -> None:
    pixels = _shaded(pitch)
    grey = unshaded(pixels)
    assert unscreened(pixels) is pixels  # the page as a whole is none of dots
    between = slice(104, 140), slice(20, 400), 1
    assert grey[between].std() < 0.6 * pixels[between].std()
    assert np.array_equal(grey[200:], pixels[200:])


def test_print_alone_shades_nothing() -> None:
    for plain in (page(), np.where(page() < 128, 0, 255).astype(np.uint8)):
        assert unshaded(plain) is plain


def test_shades_are_grey_on_the_page_and_for_every_further_look(tmp_path: Path) -> None:
    path = picture_pdf(tmp_path / "a.pdf", _shaded(2.35), 200)
    shown = page_image(path, 1)
    assert not shown.screened
    with Rereader(path) as rereader:
        for pixels in (shown.flat.pixels, rereader._picture(1)[0]):
            assert pixels[104:140, 20:400, 1].std() < 0.6 * shown.pixels[104:140, 20:400, 1].std()


def test_pages_of_pdfs_and_pictures_are_unscreened_for_every_look(tmp_path: Path) -> None:
    Image.fromarray(_dithered()[:, :, 1]).convert("1").save(tmp_path / "a.png")
    path = picture_pdf(tmp_path / "a.pdf", _dithered(), 200)
    for image in (page_image(tmp_path / "a.png", 1), page_image(path, 1)):
        assert _paper(image.pixels).min() > 150
        assert image.screened
    assert not page_image(picture_pdf(tmp_path / "b.pdf", page(), 200), 1).screened
    with Rereader(path) as rereader:
        assert _paper(rereader._picture(1)[0]).min() > 150
