"""Scans keep what is on the page and lose what a scanner loses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pdfplumber
import pytest
from PIL import Image

from samples.degrade import image_files, image_pdf, office_scan, photo, render, rough_scan, stamp
from samples.layouts import LAYOUTS
from samples.statements import sample_ledger, scan_statement, write_statement

DPI = 72


@pytest.fixture
def page() -> np.ndarray:
    """White with a black bar in the middle."""
    pixels = np.full((300, 220, 3), 255, np.uint8)
    pixels[140:160, 30:190] = 0
    return pixels


@pytest.mark.parametrize("manner", [office_scan, rough_scan, photo])
def test_same_seed_same_scan(manner, page):
    assert np.array_equal(manner(page, 5), manner(page, 5))
    assert not np.array_equal(manner(page, 5), manner(page, 6))


def test_worse_manners_are_worse(page):
    def away(scan: np.ndarray) -> float:
        return float(np.abs(scan.astype(float) - page).mean())
    assert 0 < away(office_scan(page, 1)) < away(rough_scan(page, 1))


def test_print_shines_through_the_seal(page):
    sealed = stamp(page, 110, 150, 60)
    red = (sealed[:, :, 2] > 180) & (sealed[:, :, 1] < 150)
    assert red.sum() > 500
    assert sealed[140:160, 30:190, 2].max() < 10, "ink makes no black lighter"
    assert np.array_equal(sealed[:80], page[:80]), "nothing outside the seal changes"


def test_a_seal_may_hang_over_the_edge(page):
    assert stamp(page, 0, 299, 60).shape == page.shape


def test_scan_has_no_text_and_the_right_size(tmp_path: Path):
    layout = LAYOUTS["flag"]
    path, truth = write_statement(tmp_path, layout, sample_ledger(layout, 1, rows=60))
    scan = scan_statement(path, DPI, "office", 1)
    with pdfplumber.open(scan) as pdf:
        assert len(pdf.pages) == len(truth["pages"])
        assert all(not each.chars and len(each.images) == 1 for each in pdf.pages)
        assert pdf.pages[0].width == pytest.approx(842, abs=1)
    assert scan.read_bytes() == scan_statement(path, DPI, "office", 1).read_bytes()


def test_image_pdf_takes_pages_one_at_a_time(tmp_path: Path, page):
    image_pdf((page for _ in range(3)), tmp_path / "a.pdf", DPI)
    assert len(render(tmp_path / "a.pdf", DPI)) == 3
    assert render(tmp_path / "a.pdf", DPI)[0].shape == page.shape


def test_pictures_know_their_resolution(tmp_path: Path, page):
    (tiff,) = image_files([page, page], tmp_path / "a.tiff", 200)
    with Image.open(tiff) as image:
        assert image.n_frames == 2
    pictures = [*image_files([page, page], tmp_path / "a.jpg", 200), *image_files([page], tmp_path / "b.png", 200)]
    assert [path.name for path in pictures] == ["a-1.jpg", "a-2.jpg", "b-1.png"]
    for path in (tiff, *pictures):
        with Image.open(path) as image:
            assert float(image.info["dpi"][0]) == pytest.approx(200, abs=0.1)
